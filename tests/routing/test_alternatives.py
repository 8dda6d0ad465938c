"""The best way is found first; properties that hold in every network."""

from itertools import groupby

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corridors.catalog.network import Network
from corridors.model.vocabulary import Mode
from corridors.routing.alternatives import find_routes
from corridors.routing.durations import Component
from corridors.routing.route import Route
from corridors.routing.state import State
from corridors.view.route_query import RouteQuery
from corridors.view.values import Objective
from tests.routing.networks import (
    ASSUMPTIONS,
    COUNTRIES,
    NAMES,
    all_open,
    assumption,
    edge,
    network,
    networks,
    place,
)


def _best(whole: Network, state: State, question: RouteQuery) -> Route | None:
    return next(iter(find_routes(whole, state, question)), None)


@settings(max_examples=60, deadline=None)
@given(networks(), st.data())
def test_removing_an_edge_never_shortens(whole: Network, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(whole.edges)))
    left = {name: e for name, e in whole.edges.items() if name != gone}
    before = _best(whole, all_open(whole), RouteQuery("aa", "ff"))
    after = _best(whole, State(left, frozenset(left)), RouteQuery("aa", "ff"))
    assert after is None or (before is not None and before.km <= after.km + 1e-9)


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(Objective), st.data())
def test_an_edge_that_is_on_no_way_changes_nothing(
    whole: Network, by: Objective, data: st.DataObject
) -> None:
    question = RouteQuery("aa", "ff", by)
    before = _best(whole, all_open(whole), question)
    used = {step.edge.id for step in before.steps} if before else set()
    unused = sorted(whole.edges.keys() - used)
    assume(unused)
    gone = data.draw(st.sampled_from(unused))
    left = {name: e for name, e in whole.edges.items() if name != gone}
    after = _best(whole, State(left, frozenset(left)), question)
    assert (after.steps if after else None) == (before.steps if before else None)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_there_and_back_are_equally_far(whole: Network) -> None:
    there = _best(whole, all_open(whole), RouteQuery("aa", "ff"))
    back = _best(whole, all_open(whole), RouteQuery("ff", "aa"))
    assert (there is None) == (back is None)
    if there and back:
        assert there.km == pytest.approx(back.km)


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(Objective))
def test_low_is_at_most_typical_is_at_most_high(whole: Network, by: Objective) -> None:
    for way in find_routes(whole, all_open(whole), RouteQuery("aa", "ff", by)):
        for hours in (way.hours, *(way.hours_of(kind) for kind in Component)):
            assert 0 <= hours.low <= hours.typical <= hours.high
        assert sum(way.km_by_mode.values()) == pytest.approx(way.km)
        assert way.places[0] == "aa"
        assert way.places[-1] == "ff"


@settings(max_examples=60, deadline=None)
@given(networks())
def test_ways_are_clearly_different_and_the_shortest_is_first(whole: Network) -> None:
    ways = find_routes(whole, all_open(whole), RouteQuery("aa", "ff"))
    assert [way.km for way in ways] == sorted(way.km for way in ways)
    assert len(ways) <= 3
    for i, way in enumerate(ways):
        for other in ways[i + 1 :]:
            common = {s.edge.id for s in way.steps} & {s.edge.id for s in other.steps}
            shared_km = sum(whole.edges[name].km for name in common)
            assert shared_km <= 0.7 * min(way.km, other.km) + 1e-9


def _square() -> Network:
    edges = [
        edge("aa", "bb", 10),
        edge("bb", "ff", 10),
        edge("aa", "cc", 8, countries=["CN"]),
        edge("cc", "ff", 8, countries=["CN"]),
        edge("aa", "ff", 30, mode="road"),
    ]
    return network([place(n, COUNTRIES[n]) for n in NAMES], edges, ASSUMPTIONS)


def _ways(
    by: Objective = Objective.DISTANCE,
    via: tuple[str, ...] = (),
    within: tuple[str, ...] = (),
) -> list[tuple[str, ...]]:
    whole = _square()
    question = RouteQuery("aa", "ff", by, via, within)
    return [way.places for way in find_routes(whole, all_open(whole), question)]


def test_all_different_ways_are_found() -> None:
    assert _ways() == [("aa", "cc", "ff"), ("aa", "bb", "ff"), ("aa", "ff")]


def test_by_time_borders_count() -> None:
    assert _ways(by=Objective.TIME)[0] == (
        "aa",
        "ff",
    )  # 0.6 h by road, 0.7 h by rail, 100 h by China


def test_by_time_a_change_of_gauge_counts() -> None:
    edges = [
        edge("aa", "bb", 30, gauge=1435),
        edge("bb", "ff", 30),
        edge("aa", "ff", 180),
    ]
    gauge = assumption("gauge", "gauge", places=["bb"], typical=9)
    whole = network([place(n, COUNTRIES[n]) for n in NAMES], edges, [*ASSUMPTIONS, gauge])
    found = find_routes(whole, all_open(whole), RouteQuery("aa", "ff", Objective.TIME))
    assert [way.hours.typical for way in found] == [6, 11]  # 9 of the 11 hours at the break


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(Objective))
def test_no_way_leaves_the_railway_for_a_road_between(whole: Network, by: Objective) -> None:
    for way in find_routes(whole, all_open(whole), RouteQuery("aa", "ff", by)):
        on_land = [step.edge.mode for step in way.steps if step.edge.mode is not Mode.SEA]
        runs = [mode for mode, _ in groupby(on_land)]
        assert runs.count(Mode.RAIL) <= 1


def test_cargo_comes_and_leaves_by_road() -> None:
    edges = [
        edge("aa", "bb", 10, mode="road"),
        edge("bb", "cc", 90),
        edge("bb", "dd", 10, mode="road"),
        edge("dd", "cc", 10, mode="road"),
        edge("cc", "ee", 90),
        edge("ee", "ff", 10, mode="road"),
    ]
    whole = network(map(place, NAMES), edges)
    (way,) = find_routes(whole, all_open(whole), RouteQuery("aa", "ff"))
    assert way.places == ("aa", "bb", "dd", "cc", "ee", "ff")  # all road before the railway
    (way,) = find_routes(whole, all_open(whole), RouteQuery("bb", "ff"))
    assert way.places == ("bb", "dd", "cc", "ee", "ff")
    rail = network(map(place, NAMES), [edge("aa", "bb", 10), *edges[1:]])
    (way,) = find_routes(rail, all_open(rail), RouteQuery("aa", "ff"))
    assert way.places == ("aa", "bb", "cc", "ee", "ff")  # no road between two railways


def test_within_countries_leaves_the_others_out() -> None:
    assert _ways(within=("KZ",)) == [("aa", "bb", "ff"), ("aa", "ff")]


def test_via_passes_the_place() -> None:
    assert _ways(via=("bb",))[0] == ("aa", "bb", "ff")


def test_no_way_is_nothing() -> None:
    assert _ways(via=("ee",)) == []


def test_an_unknown_place_is_an_error() -> None:
    with pytest.raises(KeyError, match="zz"):
        _ways(via=("zz",))
