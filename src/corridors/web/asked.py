"""What a request asks for: its words, the scene of its link, and answers that browsers keep."""

import hashlib
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from corridors.arrival import Arrival, arrive, split
from corridors.catalog import Catalog
from corridors.current import current_catalog, version_of
from corridors.model import Language
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text import Words, preferred_language, words_for
from corridors.view import View, clean_search
from corridors.web.encoding import pack
from corridors.web.place import PREFIX_HEADER, prefix_of
from corridors.web.release import release
from corridors.web.work import Busy, Desk

FRESH_SECONDS = 300
MOST_QUERY_LETTERS = 8_000  # a link with many figures of its reader is that long
JSON = "application/json"
# pages of any host may read an answer, and its name and tag
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Retry-After",
}
_MOST_NAMED = 3
_RETRY_SECONDS = 10
_PICTURE = "image/png"  # is as small as it gets


@dataclass(frozen=True)
class Answer:
    """What is sent: content, media type, the name under which a browser saves it, and its form."""

    content: bytes
    mime: str
    name: str = ""
    encoding: str = ""

    def size(self) -> int:
        """Return about how many bytes it takes to keep it."""
        return len(self.content) + 1_000


# All that machines and messengers ask for is written here: pages, tables, ways, pictures.
_ANSWERS: Desk[Answer] = Desk(most_waiting=32, most_bytes=32_000_000, size=Answer.size, rest=2)


def words_of(request: Request) -> dict[str, str]:
    """Return the words of a query without those of trackers.

    Raises HTTPException where the query is long or a word stands twice.
    """
    if len(request.url.query) > MOST_QUERY_LETTERS:
        raise HTTPException(414, f"the query is longer than {MOST_QUERY_LETTERS} letters")
    pairs = split(request.url.query)
    words = dict(pairs)
    if len(words) < len(pairs):
        raise HTTPException(400, "a word stands twice: put commas between its values")
    return words


def json_answer(content: object) -> Answer:
    """Return what is sent for plain values."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Answer(text.encode(), JSON)


def scene_of(view: View, language: Language, catalog: Catalog | None = None) -> Scene:
    """Return what a view shows on the day of the data, in the light theme."""
    whole = catalog or current_catalog()
    edition = whole.edition
    now = edition.data_through.last if edition else date.max
    named = replace(view, language=language)
    return Scene(whole, named, words_for(language), Theme.LIGHT, now)


def arrival_of(request: Request) -> Arrival:
    """Return what the link of a request asks for, and what of it means nothing."""
    return arrive(split(request.url.query), current_catalog())


def forgiving_scene(request: Request) -> Scene:
    """Return the scene of a link as a browser follows it: what means nothing is ignored."""
    view = arrival_of(request).view
    asked = view.language or preferred_language(request.headers.get("accept-language", ""))
    return scene_of(view, asked)


def lost_text(arrival: Arrival, words: Words) -> str:
    """Return the sentence that names what of a link means nothing, or "" where all of it does."""
    parts = [clean_search(f"{word}={value}" if value else word) for word, value in arrival.lost]
    rest = ["…"] if len(parts) > _MOST_NAMED else []
    return words("link.lost", parts=", ".join([*parts[:_MOST_NAMED], *rest])) if parts else ""


def base_of(request: Request) -> str:
    """Return the address of the dashboard: this server's, with the path below which it stands."""
    return f"{request.url.scheme}://{request.url.netloc}{prefix_of(request.scope)}/"


async def cached(
    request: Request,
    catalog: Catalog,
    write: Callable[[], Answer],
    *,
    vary: str = "",
    key: Hashable = None,
) -> Response:
    """Return the answer, or 304 without writing it where the browser has it already.

    Answers are equal for equal program, data, address, language and encoding, so the tag can be
    known beforehand: `catalog` is the current one that the answer is written from. An answer is
    kept by its tag, or by a `key` where it rests on less. Raises HTTPException where too many wait.
    """
    asked = [release(), version_of(catalog)]
    asked += [request.url.path, request.url.query, base_of(request)]
    asked += [request.headers.get("accept-encoding", "")]
    asked += [preferred_language(request.headers.get("accept-language", ""))] if vary else []
    tag = f'"{hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={FRESH_SECONDS}",
        "Vary": ", ".join(filter(None, [vary, PREFIX_HEADER])),  # links carry it
    }
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    answer = await _written(key or tag, lambda: _packed(request, write()))
    if answer.name:
        headers["Content-Disposition"] = f'attachment; filename="{answer.name}"'
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    return Response(answer.content, media_type=answer.mime, headers=headers)


async def cached_for_all(
    request: Request, catalog: Catalog, write: Callable[[], Answer]
) -> Response:
    """Return the answer as `cached`, which pages of any other host may read."""
    response = await cached(request, catalog, write)
    response.headers.update(FOR_ALL)
    return response


def forget_answers() -> None:
    """Forget what was written from data that are not shown any longer."""
    _ANSWERS.forget()


async def _written(key: Hashable, write: Callable[[], Answer]) -> Answer:
    try:
        return await _ANSWERS.get(key, write)
    except Busy:
        message = f"too many questions wait for an answer: ask again in {_RETRY_SECONDS} seconds"
        headers = {"Retry-After": str(_RETRY_SECONDS)}
        raise HTTPException(503, message, headers) from None


def _packed(request: Request, answer: Answer) -> Answer:
    if answer.mime == _PICTURE:
        return answer
    content, encoding = pack(request, answer.content)
    return replace(answer, content=content, encoding=encoding)


def has(request: Request, tag: str) -> bool:
    """Whether the browser has an answer with this tag.

    A proxy that compresses may have made its tags weak.
    """
    given = request.headers.get("if-none-match", "").split(",")
    return tag in {part.strip().removeprefix("W/") for part in given}
