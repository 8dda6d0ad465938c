"""A link restores exactly the view that somebody shared, and a bad link is forgiven."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.model.vocabulary import DateMove, Language, ProjectType, StatusCode
from corridors.view.route_query import RouteQuery
from corridors.view.values import (
    MAX_COUNTRIES,
    MAX_ID_LENGTH,
    MAX_SEARCH_LENGTH,
    AssumptionOverride,
    MapView,
    Objective,
    Order,
    ProjectSet,
    Tab,
    clean_search,
    sorted_choices,
)
from corridors.view.view import View

KEYS = (
    "lang",
    "type",
    "status",
    "moved",
    "country",
    "q",
    "scope",
    "sort",
    "project",
    "asof",
    "since",
    "from",
    "to",
    "by",
    "via",
    "within",
    "with",
    "without",
    "assume",
    "tab",
    "map",
)
EVERYTHING = View(
    language=Language.KK,
    types=(ProjectType.RAILWAY, ProjectType.HIGHWAY),
    statuses=(StatusCode.CONSTRUCTION,),
    moves=(DateMove.LATER,),
    countries=("KZ",),
    search="dostyk",
    project_set=ProjectSet.ALL,
    order=Order.DUE,
    project="dostyk-moyynty",
    as_of=date(2025, 6, 30),
    since=date(2023, 9, 14),
    route=RouteQuery(
        "dostyk",
        "poti",
        Objective.TIME,
        ("aktau-port", "alat"),
        ("AZ", "GE", "KZ"),
        ("moyynty-kyzylzhar",),
        ("dostyk-moyynty",),
        (AssumptionOverride("kz-rail-speed", 800, 900.5, 1000),),
    ),
    tab=Tab.TIMELINE,
    map=MapView(6, 46.2, 77.9),
)
EARLIER = replace(EVERYTHING, moves=(), order=Order.MOVED)  # before these words were there
UNASKED = replace(EARLIER, route=RouteQuery(), tab=Tab.MAP)
# Links that were handed out: never change or remove one, add to them.
PUBLISHED = {
    "": View(),
    "lang=en": View(language=Language.EN),
    "lang=ru": View(language=Language.RU),
    "type=railway": View(types=(ProjectType.RAILWAY,)),
    "type=corridor,port": View(types=(ProjectType.CORRIDOR, ProjectType.PORT)),
    "status=planned,construction": View(
        statuses=(StatusCode.PLANNED, StatusCode.CONSTRUCTION),
    ),
    "status=proposed,planned,construction,partial,operational,suspended,cancelled,unknown": View(
        statuses=tuple(StatusCode),
    ),
    "country=KZ,TM": View(countries=("KZ", "TM")),
    "q=%D0%94%D0%BE%D1%81%D1%82%D1%8B%D2%9B": View(search="Достық"),
    "q=container+hub": View(search="container hub"),
    "project=dostyk-moyynty": View(project="dostyk-moyynty"),
    "project=bakhty-ayagoz": View(project="bakhty-ayagoz"),
    "project=darbaza-maktaaral": View(project="darbaza-maktaaral"),
    "project=zhanaozen-turkmenistan": View(project="zhanaozen-turkmenistan"),
    "project=trans-caspian": View(project="trans-caspian"),
    "project=aktau-container-hub": View(project="aktau-container-hub"),
    "tab=kilometres": View(tab=Tab.KILOMETRES),
    "tab=nonsense": View(),
    "map=6/46.20/77.90": View(map=MapView(6, 46.2, 77.9)),
    "map=4.5/-3.125/-70": View(map=MapView(4.5, -3.125, -70)),
    "lang=kk&type=railway,highway&status=construction&country=KZ&q=dostyk"
    "&project=dostyk-moyynty&map=6/46.2/77.9": replace(
        UNASKED, project_set=ProjectSet.SPEECH, as_of=None, since=None
    ),
    "scope=all": View(project_set=ProjectSet.ALL),
    "scope=speech": View(),
    "asof=2023-09-14": View(as_of=date(2023, 9, 14)),
    "lang=kk&type=railway,highway&status=construction&country=KZ&q=dostyk&scope=all"
    "&project=dostyk-moyynty&asof=2025-06-30&since=2023-09-14&map=6/46.2/77.9": UNASKED,
    "lang=kk&type=railway,highway&status=construction&country=KZ&q=dostyk&scope=all"
    "&project=dostyk-moyynty&asof=2025-06-30&since=2023-09-14&from=dostyk&to=poti&by=time"
    "&via=aktau-port,alat&within=AZ,GE,KZ&with=moyynty-kyzylzhar&without=dostyk-moyynty"
    "&assume=kz-rail-speed:800/900.5/1000&map=6/46.2/77.9": replace(EARLIER, tab=Tab.MAP),
    "lang=kk&type=railway,highway&status=construction&country=KZ&q=dostyk&scope=all"
    "&project=dostyk-moyynty&asof=2025-06-30&since=2023-09-14&from=dostyk&to=poti&by=time"
    "&via=aktau-port,alat&within=AZ,GE,KZ&with=moyynty-kyzylzhar&without=dostyk-moyynty"
    "&assume=kz-rail-speed:800/900.5/1000&tab=timeline&map=6/46.2/77.9": EARLIER,
    "moved=later": View(moves=(DateMove.LATER,)),
    "moved=kept,later,earlier": View(moves=tuple(DateMove)),
    **{f"sort={order}": View(order=order) for order in Order},
    "lang=kk&type=railway,highway&status=construction&moved=later&country=KZ&q=dostyk&scope=all"
    "&sort=due&project=dostyk-moyynty&asof=2025-06-30&since=2023-09-14&from=dostyk&to=poti&by=time"
    "&via=aktau-port,alat&within=AZ,GE,KZ&with=moyynty-kyzylzhar&without=dostyk-moyynty"
    "&assume=kz-rail-speed:800/900.5/1000&tab=timeline&map=6/46.2/77.9": EVERYTHING,
    "from=altynkol&to=poti": View(route=RouteQuery("altynkol", "poti")),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "' OR 1=1 --",
    "../../etc/passwd",
    "None",
    "NaN",
    "inf/inf/inf",
    "nan/nan/nan",
    "-1",
    "1e9/1e9/1e9",
    "[]",
    "{}",
    ",,,",
    "\x00",
    "\ud800",
    "\u0666/\u0664\u0666/\u0667\u0667",
    "dostyk-moyynty\n",
    "a" * 100_000,
    "railway" * 20_000,
    "Railway",
    "KAZ",
)

maps = st.builds(
    MapView,
    zoom=st.integers(0, 1_800).map(lambda number: number / 100),
    lat=st.integers(-90_000, 90_000).map(lambda number: number / 1_000),
    lon=st.integers(-180_000, 180_000).map(lambda number: number / 1_000),
)
ids = st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}\Z")
figures = st.lists(st.integers(1, 900_000), min_size=3, max_size=3).map(
    lambda numbers: [number / 100 for number in sorted(numbers)]
)
several = st.lists(ids, max_size=3, unique=True).map(tuple)
journeys = st.builds(
    RouteQuery,
    start=st.none() | ids,
    objective=st.sampled_from(Objective),
    via=several,
    switched_on=several.map(sorted).map(tuple),
    overrides=st.tuples(ids, figures).map(lambda each: (AssumptionOverride(each[0], *each[1]),))
    | st.just(()),
)
views = st.builds(
    View,
    language=st.none() | st.sampled_from(Language),
    types=st.sets(st.sampled_from(ProjectType)).map(
        lambda kinds: sorted_choices(kinds, ProjectType)
    ),
    statuses=st.sets(st.sampled_from(StatusCode)).map(
        lambda codes: sorted_choices(codes, StatusCode)
    ),
    countries=st.sets(st.from_regex(r"\A[A-Z]{2}\Z"), max_size=MAX_COUNTRIES).map(
        lambda codes: tuple(sorted(codes))
    ),
    search=st.text().map(clean_search),
    moves=st.sets(st.sampled_from(DateMove)).map(lambda moves: sorted_choices(moves, DateMove)),
    project_set=st.sampled_from(ProjectSet),
    order=st.sampled_from(Order),
    project=st.none() | ids,
    route=journeys,
    as_of=st.none() | st.dates(),
    since=st.none() | st.dates(),
    tab=st.sampled_from(Tab),
    map=st.none() | maps,
)
almost_maps = st.from_regex(r"\A\d{1,2}(\.\d{1,2})?(/-?\d{1,3}(\.\d{1,7})?){2}\Z")
words = st.sampled_from(
    [*Language, *ProjectType, *StatusCode, *DateMove, *Order, "KZ", "TM", *HOSTILE]
)
queries = st.dictionaries(
    st.sampled_from(KEYS) | st.text(),
    st.text() | almost_maps | st.lists(words, max_size=5).map(",".join),
)


@given(views)
def test_a_link_restores_its_view(view: View) -> None:
    assert View.from_query(view.to_query()) == view


@given(queries)
def test_any_link_gives_a_view_that_its_own_link_restores(query: dict[str, str]) -> None:
    link = View.from_query(query).to_query()
    assert View.from_query(link).to_query() == link


@pytest.mark.parametrize(("link", "view"), PUBLISHED.items())
def test_a_published_link_stays_valid(link: str, view: View) -> None:
    assert View.from_query(dict(parse_qsl(link))) == view


def test_a_link_as_the_browser_encodes_it_means_the_same() -> None:
    assert View.from_query(dict(parse_qsl(urlencode(EVERYTHING.to_query())))) == EVERYTHING


@pytest.mark.parametrize("key", [key for key in KEYS if key != "q"])
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:20]))
def test_a_bad_value_shows_everything(key: str, value: str) -> None:
    assert View.from_query({key: value}) == View()


@pytest.mark.parametrize("key", ["lang", "type", "status", "country", "map"])
@pytest.mark.parametrize("value", ["null", "true", "0", "kz", "railways", "6"])
def test_a_word_of_another_kind_shows_everything(key: str, value: str) -> None:
    assert View.from_query({key: value}) == View()


def test_a_bad_value_leaves_the_good_ones_beside_it() -> None:
    query = {"type": "railway,<script>,port", "status": "late", "country": "KZ,kz,KAZ"}
    assert View.from_query(query) == View(
        types=(ProjectType.RAILWAY, ProjectType.PORT), countries=("KZ",)
    )


def test_a_thousand_other_parameters_are_ignored() -> None:
    others = {f"utm_{number}": "x" for number in range(1_000)}
    assert View.from_query({**others, **EVERYTHING.to_query(), "embed": "true"}) == EVERYTHING


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("0/0/0", MapView(0, 0, 0)),
        ("18/90/180", MapView(18, 90, 180)),
        ("18/-90/-180", MapView(18, -90, -180)),
        ("6.25/46.123456/77.9", MapView(6.25, 46.123456, 77.9)),
        ("18.01/0/0", None),
        ("6/90.1/0", None),
        ("6/0/-180.1", None),
        ("-1/0/0", None),
        ("6/46", None),
        ("6/46/77/0", None),
        ("6/46,2/77,9", None),
        (" 6/46/77", None),
        ("6/+46/77", None),
        ("6//77", None),
    ],
)
def test_a_map_view_lies_on_the_globe_or_is_none(text: str, view: MapView | None) -> None:
    assert MapView.parse(text) == view


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("06.00/46.20/77.90", "6/46.2/77.9"),
        ("10/50/100", "10/50/100"),
        ("6/46.123456/77.9996", "6/46.123/78"),
        ("5/-0.0001/-0", "5/0/0"),
    ],
)
def test_a_map_view_is_written_in_one_short_way(text: str, written: str) -> None:
    assert str(MapView.parse(text)) == written


def test_every_zoom_that_is_written_is_read() -> None:
    view = MapView(5.125, 46.2, 77.9)
    assert MapView.parse(str(view)) == view


def test_a_link_has_a_fixed_order() -> None:
    assert tuple(EVERYTHING.to_query()) == KEYS


@pytest.mark.parametrize(
    ("link", "ordered"),
    [
        ({"type": "port,railway,port"}, {"type": "railway,port"}),
        ({"status": "unknown,planned"}, {"status": "planned,unknown"}),
        ({"country": "TM,KZ,TM"}, {"country": "KZ,TM"}),
        ({"map": "6/46/77", "lang": "kk"}, {"lang": "kk", "map": "6/46/77"}),
    ],
)
def test_choices_stand_once_and_in_order(link: dict[str, str], ordered: dict[str, str]) -> None:
    assert list(View.from_query(link).to_query().items()) == list(ordered.items())


def test_defaults_are_left_out_of_a_link() -> None:
    assert View().to_query() == {}


@pytest.mark.parametrize("language", Language)
def test_every_language_has_a_link(language: Language) -> None:
    assert View.from_query({"lang": language.value}) == View(language=language)


@pytest.mark.parametrize("kind", ProjectType)
def test_every_type_has_a_link(kind: ProjectType) -> None:
    assert View.from_query({"type": kind.value}) == View(types=(kind,))


@pytest.mark.parametrize("code", StatusCode)
def test_every_status_has_a_link(code: StatusCode) -> None:
    assert View.from_query({"status": code.value}) == View(statuses=(code,))


def test_countries_have_an_end() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = ",".join(first + second for first in letters for second in letters)
    assert len(View.from_query({"country": codes}).countries) == MAX_COUNTRIES


@pytest.mark.parametrize(("length", "is_kept"), [(MAX_ID_LENGTH, True), (MAX_ID_LENGTH + 1, False)])
def test_an_id_has_an_end(length: int, *, is_kept: bool) -> None:
    assert bool(View.from_query({"project": "a" * length}).project) is is_kept


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("  Dostyk   Moyynty ", "Dostyk Moyynty"),
        ("Достық\t\n\x00\u200b Мойынты", "Достық Мойынты"),
        ("<script>", "<script>"),
        ("\u202edostyk", "dostyk"),
        ("a" * 100_000, "a" * MAX_SEARCH_LENGTH),
        ("a" * (MAX_SEARCH_LENGTH - 1) + " b", "a" * (MAX_SEARCH_LENGTH - 1)),
        (" \x07 ", ""),
    ],
)
def test_a_search_keeps_its_printable_words(typed: str, search: str) -> None:
    assert clean_search(typed) == search


@given(st.text())
def test_a_clean_search_stays_as_it_is(text: str) -> None:
    assert clean_search(clean_search(text)) == clean_search(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kz-rail-speed:800/900", "is not written as id:low/typical/high"),
        ("kz-rail-speed:900/800/1000", "not in order"),
        ("kz-rail-speed:0/1/2", "above 0"),
        ("kz-rail-speed:1/2/1e9", "is not written"),
        ("kz-rail-speed:1..2/2/3", "is not written"),
    ],
)
def test_a_figure_of_a_reader_that_means_nothing_is_named_and_left_out(
    text: str, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        AssumptionOverride.parse(text)
    assert View.from_query({"assume": text}) == View()


def test_a_journey_does_not_end_where_it_begins_nor_switch_a_project_twice() -> None:
    query = {"from": "poti", "to": "poti", "with": "a,b", "without": "b,c"}
    assert View.from_query(query).route == RouteQuery(
        "poti", switched_on=("a", "b"), switched_off=("c",)
    )
