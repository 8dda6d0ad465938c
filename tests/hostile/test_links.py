"""Whatever a link asks, the server answers soon, without failing and without repeating it raw."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import cycle
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridors.catalog.resolve import strict_view
from corridors.model.vocabulary import ProjectType, StatusCode
from corridors.view import words as link_words
from corridors.view.values import MAX_SEARCH_LENGTH
from corridors.view.view import View
from tests.hostile.corpus import HOSTS, LANGUAGES, MARK, NAMES, QUERIES, VALUES, WORDS
from tests.scenes import CATALOG
from tests.web.site import client

SITE = client()
SOON = timedelta(seconds=5)  # far above what any answer takes: it finds what never ends
LIGHT = (
    "/",
    "/share/",
    "/share/bakhty-ayagoz",
    "/api/projects",
    "/api/projects/bakhty-ayagoz",
    "/api/routes.geojson",
    "/api/places.geojson",
    "/api/statements.csv",
    "/api/sources",
    "/api/changes",
    "/api/feed.atom",
    "/api/plan",
    "/api/openapi.json",
    "/sitemap.xml",
    "/robots.txt",
)
PICTURE = "/preview.png"
NAMED = (
    "/share/",
    "/api/",
    "/api/projects/",
    "/static/js/",
    "/static/css/",
    "/static/media/",
    "/static/",
    "/data/",
    "/",
)
FUZZ = settings(
    deadline=SOON, max_examples=25, suppress_health_check=[HealthCheck.too_slow], database=None
)
MORE = settings(FUZZ, max_examples=600)

words = st.sampled_from(WORDS)
values = st.one_of(
    st.sampled_from(VALUES),
    st.text(max_size=200),
    st.lists(st.sampled_from([*ProjectType, *StatusCode, "KZ", "XX", "<b>", ""])).map(",".join),
    st.tuples(st.floats(), st.floats(), st.floats()).map(lambda parts: "/".join(map(str, parts))),
    st.dates().map(str),
    st.sampled_from(sorted(CATALOG.projects)),
)
queries = st.dictionaries(words | st.text(max_size=20), values, max_size=6)
addresses = st.sampled_from(LIGHT)


def _encode(query: dict[str, str]) -> str:
    return urlencode(query, errors="surrogatepass")


def _expect_harmless(address: str, **head: str) -> None:
    """Ask for an address, and expect an answer that neither fails nor runs in a browser."""
    names = {name.replace("_", "-"): value for name, value in head.items()}
    answer = SITE.get(
        address,
        headers=[(name.encode(), value.encode("latin-1")) for name, value in names.items()],
    )
    assert answer.status_code < 500, address
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    kind = answer.headers.get("content-type", "")
    if "html" in kind or "xml" in kind:
        assert MARK not in answer.text
        assert "<b>" not in answer.text
    assert "root:x:0" not in answer.text


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    with SITE:  # one loop for all that is asked
        for address in (*LIGHT, PICTURE):
            assert SITE.get(address).status_code in {200, 400}
        yield


def _corpus(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from QUERIES
    for word, value in pairs:
        yield _encode({word: value})


# what is read everywhere, with every value; what only the ways read, and others take and ignore:
# there each value with one of the words (and with all of them below, where they are read)
ROUTE_ONLY = [word for word in link_words.ROUTE_WORDS if word not in link_words.PROJECT_WORDS]
READ = [(word, value) for word in WORDS if word not in ROUTE_ONLY for value in VALUES]
IGNORED = list(zip(cycle(ROUTE_ONLY), VALUES, strict=False))
EVERY = [(word, value) for word in WORDS for value in VALUES]


@pytest.mark.parametrize("address", LIGHT)
def test_no_query_of_the_corpus_breaks_an_address(address: str) -> None:
    dealt = list(_corpus([*READ, *IGNORED]))[LIGHT.index(address) :: len(LIGHT)]  # its share
    assert len(dealt) > 30
    for query in (*QUERIES, *dealt):
        _expect_harmless(f"{address}?{query}")


@pytest.mark.parametrize("word", link_words.ROUTE_WORDS)
def test_no_word_of_a_question_breaks_its_answer(word: str) -> None:
    for value in (*VALUES, ",".join(["alat", "dostyk"] * 140), "dostyk", "dostyk,"):
        _expect_harmless(f"/api/plan?{_encode({'from': 'dostyk', 'to': 'poti', word: value})}")


@pytest.mark.all
@pytest.mark.parametrize("address", LIGHT)
def test_no_query_at_all_breaks_an_address(address: str) -> None:
    for query in _corpus(EVERY):
        _expect_harmless(f"{address}?{query}")


@pytest.mark.parametrize(
    "query", ["map=6/-90/0", "map=0/90/180", "map=18/85.06/180", *QUERIES[-3:]]
)
def test_a_picture_is_drawn_of_any_view(query: str) -> None:
    _expect_harmless(f"{PICTURE}?{query}")
    assert SITE.get(f"{PICTURE}?{query}").content.startswith(b"\x89PNG")


@pytest.mark.all
@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value[:20]))
def test_a_picture_is_drawn_whatever_is_searched(value: str) -> None:
    _expect_harmless(f"{PICTURE}?{_encode(dict.fromkeys(WORDS, value))}")


@pytest.mark.parametrize("start", NAMED)
def test_no_name_in_an_address_breaks_it_or_leads_out(start: str) -> None:
    for name in NAMES:
        _expect_harmless(start + name)
        if "static" in start:
            for suffix in (".js", ".woff2"):
                _expect_harmless(start + name + suffix, Accept_Encoding="br")


HEADS = (*HOSTS, *LANGUAGES)


def _expect_no_head_to_break(address: str, values: Iterable[str]) -> None:
    for value in values:
        head = {"Host": value, "If_None_Match": value, "Accept_Encoding": value}
        _expect_harmless(address, **head, Accept_Language=value)


@pytest.mark.parametrize("address", LIGHT)
def test_no_head_of_a_request_breaks_an_address(address: str) -> None:
    dealt = HEADS[LIGHT.index(address) % 3 :: 3]  # the same code reads heads for all addresses
    assert len(dealt) == 5
    _expect_no_head_to_break(address, dealt)


@pytest.mark.all
@pytest.mark.parametrize("address", LIGHT)
def test_no_head_at_all_breaks_an_address(address: str) -> None:
    _expect_no_head_to_break(address, HEADS)


def test_an_api_error_quotes_a_word_as_json_only() -> None:
    answer = SITE.get(f"/api/projects?type={quote(MARK)}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert MARK in answer.json()["error"]["message"]


def test_a_search_is_text_in_the_page_that_repeats_it() -> None:
    page = SITE.get(f"/share/?lang=en&q={quote(MARK)}").text
    assert MARK not in page
    assert "&lt;img src=x onerror=window.hacked=1&gt;" in page


@given(queries)
@settings(FUZZ, max_examples=300)
def test_any_query_is_a_view_or_a_sentence(query: dict[str, str]) -> None:
    view = CATALOG.resolve(View.from_query(query))
    assert len(view.search) <= MAX_SEARCH_LENGTH
    assert view.project is None or view.project in CATALOG.projects
    CATALOG.as_of(view.as_of).select(view)
    try:
        strict = strict_view(query, CATALOG)
    except ValueError as error:
        assert any(str(error).startswith(f"{word}: ") for word in query)  # noqa: PT017 - a good end
    else:
        assert strict == view
        assert set(query) <= {*link_words.WORDS, *link_words.EMBEDDING}


@given(addresses, queries)
@FUZZ
def test_any_address_answers_any_query(address: str, query: dict[str, str]) -> None:
    _expect_harmless(f"{address}?{_encode(query)}")


@pytest.mark.all
@given(addresses, queries)
@MORE
def test_any_address_answers_many_queries(address: str, query: dict[str, str]) -> None:
    _expect_harmless(f"{address}?{_encode(query)}")


@given(st.text(max_size=300), st.sampled_from(NAMED))
@settings(FUZZ, max_examples=60)
def test_any_name_in_an_address_is_answered(name: str, start: str) -> None:
    _expect_harmless(start + quote(name, errors="surrogatepass"))
