"""What a project changes: checked by hand on small networks, and on the shipped one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridors.catalog.catalog import Catalog
from corridors.catalog.network import Network
from corridors.catalog.snapshot import Snapshot
from corridors.model.network import Assumption, Edge, Pair
from corridors.model.vocabulary import StatusCode
from corridors.routing.alternatives import find_routes
from corridors.routing.durations import HoursRange
from corridors.routing.impact import Impact, PairImpact, effects_of
from corridors.routing.route import Route
from corridors.routing.state import state_of
from corridors.view.route_query import RouteQuery
from corridors.view.values import Objective
from tests.routing.networks import assumption, edge, network, networks, pair, place
from tests.scenes import CATALOG, NEWEST

BUILT, OPEN = "bakhty-ayagoz", "khorgos-zhetygen"  # the first is being built, the second in service
COUNTRIES = {"aa": "KZ", "bb": "KZ", "cc": "UZ", "dd": "KZ"}
ASSUMPTIONS = [
    assumption("kz", "speed", countries=["KZ"], low=20, typical=40, high=80),
    assumption("uz", "speed", countries=["UZ"], typical=40),
    assumption("uz-border", "border", countries=["UZ"], typical=10),
    assumption("region", "border", low=20, typical=40, high=50),
]
AROUND = [edge("aa", "bb", 300), edge("bb", "dd", 100)]
PAIRS = [pair("aa", "bb"), pair("aa", "dd")]


def _snapshot(
    edges: Iterable[Edge],
    pairs: Iterable[Pair] = PAIRS,
    assumptions: Iterable[Assumption] = ASSUMPTIONS,
) -> Snapshot:
    places = [place(name, country) for name, country in COUNTRIES.items()]
    return replace(CATALOG, network=network(places, edges, assumptions, pairs)).as_of(None)


def _effects(snapshot: Snapshot, project: str = BUILT) -> Impact:
    found = effects_of(project, snapshot)
    assert found is not None
    return found


def _km(changes: Iterable[PairImpact]) -> dict[str, float | None]:
    return {change.pair.id: change.delta_km for change in changes}


def test_a_new_link_shortens_the_pairs_that_it_lies_between() -> None:
    link = edge("aa", "dd", 240, project=BUILT, effect="new_link")
    found = _effects(_snapshot([*AROUND, link]))
    assert _km(found.by_distance) == {"aa-dd": -160}
    (change,) = found.by_time
    assert change.delta_hours == HoursRange(-2, -4, -8)  # 160 km at 80, 40 and 20 km/h
    assert (found.pairs, found.unchanged) == (2, 1)


def test_a_project_in_service_is_compared_with_the_network_without_it() -> None:
    link = edge("aa", "dd", 240, project=OPEN, effect="new_link")
    (change,) = _effects(_snapshot([*AROUND, link]), OPEN).by_distance
    assert change.without is not None
    assert change.with_project is not None
    assert (change.without.km, change.with_project.km) == (400, 240)


def test_the_greatest_change_comes_first_and_a_new_way_before_it() -> None:
    links = [
        edge("aa", "dd", 240, project=BUILT, effect="new_link"),
        edge("cc", "dd", 50, project=BUILT, effect="new_link", countries=["KZ", "UZ"]),
        edge("aa", "bb", 250, id="shortcut", project=BUILT, effect="new_link"),
    ]
    pairs = [*PAIRS, pair("bb", "dd"), pair("dd", "cc")]
    found = _effects(_snapshot([*AROUND, *links], pairs))
    assert _km(found.by_distance) == {"dd-cc": None, "aa-dd": -160, "aa-bb": -50}
    assert list(_km(found.by_distance)) == ["dd-cc", "aa-dd", "aa-bb"]
    assert found.by_distance[0].without is None
    assert found.unchanged == 1


def test_less_than_a_kilometre_is_no_change() -> None:
    link = edge("aa", "dd", 399.5, project=BUILT, effect="new_link")
    assert _effects(_snapshot([*AROUND, link])).by_distance == ()


def test_a_second_track_changes_no_distance_but_the_least_hours() -> None:
    track = edge("aa", "bb", 300, project=BUILT, effect="capacity")
    speeds = [
        assumption("before", "speed", project=BUILT, typical=30),
        assumption("after", "speed", project=BUILT, typical=60, kind="planned"),
    ]
    found = _effects(_snapshot([track, AROUND[1]], assumptions=[*ASSUMPTIONS, *speeds]))
    assert found.by_distance == ()
    assert [change.delta_hours for change in found.by_time] == [HoursRange(-5, 0, 0)] * 2


def test_hours_that_leave_out_different_parts_are_not_compared() -> None:
    """By Uzbekistan 2 × 40 h stand for two sides of Kazakhstan that no figure was found for."""
    abroad = [
        edge("aa", "cc", 20, countries=["KZ", "UZ"]),
        edge("cc", "dd", 20, countries=["KZ", "UZ"]),
    ]
    link = edge("aa", "dd", 240, project=BUILT, effect="new_link")
    (change,) = _effects(_snapshot([*abroad, link], [pair("aa", "dd")])).by_time
    assert change.without is not None
    assert change.with_project is not None
    assert [len(way.unknown) for way in (change.without, change.with_project)] == [2, 0]
    assert change.delta_hours is None


def test_a_project_without_an_edge_has_no_effects() -> None:
    assert effects_of(OPEN, _snapshot(AROUND)) is None
    assert effects_of("trans-caspian", NEWEST) is None


def _best(catalog: Catalog, change: Pair, *, on: bool, by: Objective) -> Route | None:
    state = (
        state_of(catalog.as_of(None), [BUILT], [])
        if on
        else state_of(catalog.as_of(None), [], [BUILT])
    )
    question = RouteQuery(change.start, change.end, by)
    return next(iter(find_routes(catalog.network, state, question)), None)


@settings(max_examples=60, deadline=None)
@given(networks(), st.data())
def test_with_a_project_no_way_is_longer_and_all_are_those_of_the_search(
    whole: Network, data: st.DataObject
) -> None:
    own = data.draw(st.sets(st.sampled_from(sorted(whole.edges)), min_size=1))
    edges = {
        name: e.model_copy(update={"project": BUILT, "effect": "new_link"}) if name in own else e
        for name, e in whole.edges.items()
    }
    names = list(whole.places)
    pairs = [pair(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    catalog = replace(CATALOG, network=replace(whole, edges=edges, pairs={p.id: p for p in pairs}))
    found = _effects(catalog.as_of(None))
    assert all(c.delta_km is None or c.delta_km < 0 for c in found.by_distance)
    assert all(c.with_project is not None for c in found.by_distance)
    for change in found.by_distance:
        for on, way in ((False, change.without), (True, change.with_project)):
            best = _best(catalog, change.pair, on=on, by=Objective.DISTANCE)
            assert (way and way.km) == (best and pytest.approx(best.km))


@pytest.mark.parametrize("project", CATALOG.network.projects)
def test_every_project_is_counted_over_all_pairs(project: str) -> None:
    found = _effects(NEWEST, project)
    assert found.pairs == len(CATALOG.network.pairs) >= 30
    assert all(change.delta_km is None or change.delta_km < 0 for change in found.by_distance)
    assert 0 <= found.unchanged <= found.pairs


def test_moyynty_kyzylzhar_saves_142_km_between_its_ends_and_on_the_way_to_the_sea() -> None:
    found = _km(_effects(NEWEST, "moyynty-kyzylzhar").by_distance)
    assert found["moyynty-kyzylzhar"] == pytest.approx(-141.7)
    assert found["dostyk-poti"] == pytest.approx(-141.7)


def test_the_second_track_dostyk_moyynty_changes_no_kilometre() -> None:
    found = _effects(NEWEST, "dostyk-moyynty")
    assert found.by_distance == ()
    least = 834 * 24 * (1 / 800 - 1 / 1500)
    change = next(c for c in found.by_time if c.pair.id == "dostyk-poti")
    assert change.delta_hours is not None
    assert change.delta_hours.low == pytest.approx(-least)
    assert (change.delta_hours.typical, change.delta_hours.high) == (0, 0)


def test_a_renewed_road_changes_nothing() -> None:
    found = _effects(NEWEST, "zhanaozen-turkmenistan")
    assert (found.by_distance, found.by_time) == ((), ())
    assert found.unchanged == found.pairs


def test_everything_else_is_as_known_on_the_day() -> None:
    """Until the line from Khorgos was known to be open, all went from China by Dostyk."""
    statuses = CATALOG.projects[OPEN].statuses
    opened = min(
        CATALOG.sources[said.source].published_by.last
        for said in statuses
        if said.status is StatusCode.OPERATIONAL
    )
    passed = []
    for day in (opened - timedelta(days=1), opened, None):
        state = state_of(CATALOG.as_of(day))
        way = find_routes(CATALOG.network, state, RouteQuery("urumqi", "tashkent"))[0]
        passed.append({"dostyk", "altynkol"} & set(way.places))
    assert passed == [{"dostyk"}, {"altynkol"}, {"altynkol"}]


def test_a_line_is_not_there_on_a_day_on_which_its_length_was_not_known() -> None:
    known = CATALOG.network.edges["rail-tacheng-bakhty"].source
    assert known
    assert str(CATALOG.sources[known].published_by) == "2023-10-29"
    before, after = (CATALOG.as_of(date(2023, 10, day)) for day in (28, 29))
    assert "bakhty-ayagoz" in before.projects
    assert "rail-tacheng-bakhty" not in before.network.edges
    assert "rail-tacheng-bakhty" in after.network.edges


def test_an_equal_question_is_worked_out_once() -> None:
    assert _effects(NEWEST, "almaty-bypass") is _effects(NEWEST, "almaty-bypass")
