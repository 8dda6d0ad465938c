"""A link means what it meant when it was copied, whatever mails, chats and trackers made of it."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalog.arrival import arrive, split
from corridors.model.vocabulary import ProjectType, StatusCode
from corridors.view.route_query import RouteQuery
from corridors.view.values import Objective, ProjectSet, Tab, clean_search, sorted_choices
from corridors.view.view import View
from tests.hostile.corpus import QUERIES
from tests.scenes import CATALOG

LINK = "lang=ru&type=railway,port&country=KZ&asof=2025-06-30&project=bakhty-ayagoz"
CANONICAL = f"?{LINK.replace('&asof=2025-06-30&project=bakhty-ayagoz', '')}"
CANONICAL += "&project=bakhty-ayagoz&asof=2025-06-30"
DAMAGED = {
    "as it was": LINK,
    "in another order": "&".join(reversed(LINK.split("&"))),
    "as HTML": LINK.replace("&", "&amp;"),
    "as HTML twice": LINK.replace("&", "&amp;amp;"),
    "as HTML with numbers": LINK.replace("&", "%26%23038%3B"),
    "as HTML with sixteens": LINK.replace("&", "&%23x26;"),
    "as HTML, encoded": LINK.replace("&", "&amp%3B"),
    "as HTML, all encoded": LINK.replace("&", "%26amp%3B"),
    "encoded": quote(LINK, safe=""),
    "encoded twice": quote(quote(LINK, safe=""), safe=""),
    "its signs encoded": LINK.replace("&", "%26").replace("lang%3D", "lang="),
    "its values encoded twice": LINK.replace(",", "%252C").replace("-", "%252D"),
    "with large letters": LINK.replace(",", "%2C"),
    "with small letters": LINK.replace(",", "%2c"),
    "words in large letters": LINK.replace("lang=", "LANG=").replace("type=", "Type="),
    "as JSON": LINK.replace("&", "\\u0026"),
    "with semicolons": LINK.replace("&", ";"),
    "of a mail": LINK.replace("=", "=3D"),
    "with two question marks": f"?{LINK}",
    "with spaces": LINK.replace(",", ",+").replace("=KZ", "=+KZ%20"),
    "with spaces for commas": LINK.replace(",", "%20"),
    "with long dashes": LINK.replace("-", "%E2%80%93"),
    "with signs that nobody sees": LINK.replace("=", "=%E2%80%8B") + "%EF%BB%BF",
    "repeated": LINK.replace(",", "&type="),
    "repeated and the same": f"{LINK}&project=bakhty-ayagoz&lang=ru&type=port",
    "repeated and empty": f"{LINK}&project=&lang=&q=",
    "with trackers": f"utm_source=x&{LINK}&fbclid=1&UTM_Medium=y&gclid=2&yclid=3&msclkid=4",
    "with other trackers": f"mc_eid=1&{LINK}&igshid=2&_openstat=3&ref=https%3A//x/%3Flang%3Dkk",
    "with trackers after a question mark": f"{LINK}?utm_source=mail&utm_medium=mail",
    "with defaults": f"{LINK}&scope=speech&tab=map&by=distance",
    **{
        f"before {sign}": LINK + quote(sign) for sign in (".", ")", ">", "),", "”.", "»", "/", "**")
    },
}
LOST = {
    "project=moon": {("project", "moon")},
    "project=<b>moon</b>&type=railway": {("project", "<b>moon</b>")},
    "type=railway,tramway": {("type", "tramway")},
    "type=Railway": {("type", "Railway")},
    "status=late&country=XX": {("status", "late"), ("country", "XX")},
    "lang=en&lang=ru": {("lang", "en")},
    "project=bakhty-ayagoz&project=moon": {("project", "moon")},
    "asof=2025-06&since=yesterday": {("asof", "2025-06"), ("since", "yesterday")},
    "map=north": {("map", "north")},
    "scope=everything&tab=nonsense": {("scope", "everything"), ("tab", "nonsense")},
    "from=dostyk&to=dostyk": {("to", "dostyk")},
    "from=moon&to=poti&via=moon,alat": {("from", "moon"), ("via", "moon")},
    "by=time": {("by", "time")},
    "with=dostyk-moyynty": {("with", "dostyk-moyynty")},
    "from=dostyk&to=poti&assume=x:1/2/3": {("assume", "x:1/2/3")},
    "foo=bar&utm_source=x": {("foo", "bar")},
    "foo": {("foo", "")},
    "embed=true&embed_options=light_theme": set(),
    "type=&project=": set(),
    "assume=kz-rail-speed:800/900.50/1000": set(),
}

views = st.builds(
    View,
    types=st.sets(st.sampled_from(ProjectType)).map(
        lambda kinds: sorted_choices(kinds, ProjectType)
    ),
    statuses=st.sets(st.sampled_from(StatusCode)).map(
        lambda codes: sorted_choices(codes, StatusCode)
    ),
    search=st.text(max_size=60).map(clean_search),
    project_set=st.sampled_from(ProjectSet),
    project=st.none() | st.sampled_from(sorted(CATALOG.projects)),
    route=st.builds(
        RouteQuery,
        start=st.sampled_from(sorted(CATALOG.network.places)),
        objective=st.sampled_from(Objective),
        switched_on=st.sampled_from(CATALOG.network.projects).map(lambda name: (name,)),
    )
    | st.just(RouteQuery()),
    tab=st.sampled_from(Tab),
)


@pytest.mark.parametrize("query", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_link_is_mended(query: str) -> None:
    arrival = arrive(split(query), CATALOG)
    assert arrival.link == CANONICAL
    assert arrival.lost == ()


@pytest.mark.parametrize(("query", "lost"), LOST.items(), ids=LOST.keys())
def test_what_means_nothing_is_named_as_it_was_written(
    query: str, lost: set[tuple[str, str]]
) -> None:
    assert set(arrive(split(query), CATALOG).lost) == lost


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ("project=bakhty-ayagoz%23map=6/46/77", "?project=bakhty-ayagoz#map=6/46/77"),
        ("map=6/46.20/77.90.&type=port", "?type=port#map=6/46.2/77.9"),
        ("embed=true&type=port&lang=en", "?lang=en&type=port&embed=true"),
        ("foo=bar", ""),
    ],
)
def test_the_link_is_written_as_it_should_have_been(query: str, link: str) -> None:
    assert arrive(split(query), CATALOG).link == link


@pytest.mark.parametrize(
    ("query", "search"),
    [
        ("q=a%26type%3Dport", "a&type=port"),
        ("q=R%26D", "R&D"),
        ("q=what%3F;", "what?;"),
        ("q=50%25", "50%"),
        ("q=container+hub", "container hub"),
        ("q=container%2520hub", "container hub"),
        (f"q={quote(quote('Достық'))}", "Достық"),
        ("q=dostyk%26amp%3Blang%3Dru", "dostyk"),
        ("q=dostyk?utm_source=mail", "dostyk"),
    ],
)
def test_a_search_keeps_its_signs_unless_it_is_clearly_damaged(query: str, search: str) -> None:
    assert arrive(split(query), CATALOG).view.search == search


@given(views)
def test_a_link_that_was_not_damaged_arrives_as_it_is(view: View) -> None:
    arrival = arrive(split(urlencode(view.to_query())), CATALOG)
    assert arrival.view == view
    assert arrival.lost == ()
    assert arrive(split(view.link("").removeprefix("?")), CATALOG).view == view


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:20])
def test_a_hostile_link_arrives_as_one_that_can_be_written(query: str) -> None:
    link = arrive(split(query), CATALOG).link
    again = arrive(split(link.partition("#")[0].removeprefix("?")), CATALOG)
    assert again.link == link.partition("#")[0]
    assert again.lost == ()


@given(st.text())
def test_any_link_arrives(query: str) -> None:
    arrival = arrive(split(query), CATALOG)
    assert CATALOG.resolve(arrival.view) == arrival.view
