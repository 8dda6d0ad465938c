"""The ways between two places, to the words of a question."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.model import Language
from corridors.planner import PLAN_WORDS, Plan, answer, read_plan, record
from corridors.strict import ignored
from corridors.web.asked import cached_for_all, json_answer, words_of

NEEDED = ("from", "to")
# The answer holds ids and no texts: `lang` is taken, as of any link, and changes nothing.
WAYS_WORDS = {**PLAN_WORDS, "lang": "en, kk or ru; the answer is the same in each"}
PAGE_WORDS = ignored(WAYS_WORDS)


async def answer_ways(request: Request) -> Response:
    """Answer with the ways as `python -m corridors ways --json` prints them."""
    catalog = current_catalog()
    try:
        plan = _plan(words_of(request), catalog)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error

    return await cached_for_all(
        request, catalog, lambda: json_answer(record(answer(plan, catalog), catalog))
    )


def _plan(words: dict[str, str], catalog: Catalog) -> Plan:
    """Return what the words ask; raises ValueError that names the word that means nothing."""
    for word in words:
        if word not in {*WAYS_WORDS, *PAGE_WORDS}:
            message = f"{word}: is no word of a question; there are {', '.join(WAYS_WORDS)}"
            raise ValueError(message)
    for word in NEEDED:
        if word not in words:
            message = f"{word}: is needed, {WAYS_WORDS[word]}"
            raise ValueError(message)
    if words.get("lang", Language.EN) not in {language.value for language in Language}:
        message = f"lang: {words['lang']!r} means nothing here ({WAYS_WORDS['lang']})"
        raise ValueError(message)
    return read_plan(words, catalog)
