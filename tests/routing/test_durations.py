"""Times are made of parts: no border is counted twice, and what is unknown is left out."""

import pytest

from corridors.model.network import Assumption, AssumptionKind, Edge
from corridors.routing.alternatives import find_routes
from corridors.routing.durations import Component, HoursRange
from corridors.routing.route import Route
from corridors.view.route_query import RouteQuery
from tests.routing.networks import all_open, assumption, edge, network, place
from tests.scenes import CATALOG

SPEED = assumption("speed", "speed", countries=["KZ"], low=20, typical=40, high=50)
CHINA = assumption("china", "speed", countries=["CN"], typical=80)
LEAVING = assumption("leaving", "border", countries=["CN"], direction="leaving", typical=10)
ENTERING = assumption(
    "entering", "border", places=["gate"], countries=["KZ"], direction="entering", typical=5
)
AT_ALL = assumption("at-all", "border", countries=["KZ"], typical=99)
PLACES = [place("far", "CN"), place("gate"), place("town"), place("port"), place("quay", "AZ")]
WIDE = edge("gate", "town", 200)
NARROW = edge("far", "gate", 80, gauge=1435, countries=["CN"])


def _way(edges: list[Edge], assumptions: list[Assumption], start: str, end: str) -> Route:
    whole = network(PLACES, edges, assumptions)
    (way,) = find_routes(whole, all_open(whole), RouteQuery(start, end))
    return way


def test_the_fastest_speed_gives_the_least_hours() -> None:
    assert _way([WIDE], [SPEED], "gate", "town").hours == HoursRange(4, 5, 10)


def test_a_speed_a_day_is_that_of_24_hours() -> None:
    day = {"low": 480, "typical": 960, "high": 1200, "unit": "km/day"}
    speed = assumption("speed", "speed", countries=["KZ"], **day)
    assert _way([WIDE], [speed], "gate", "town").hours == HoursRange(4, 5, 10)


def test_a_range_without_middle_is_an_estimate() -> None:
    speed = assumption("speed", "speed", countries=["KZ"], low=40, high=60)
    way = _way([WIDE], [speed], "gate", "town")
    assert way.hours == HoursRange(200 / 60, 4, 5)
    assert way.has_estimated_hours(Component.MOVING)
    assert not way.has_estimated_hours(Component.BORDERS)


def test_both_sides_of_a_border_are_added_and_a_place_goes_before_its_country() -> None:
    way = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING, AT_ALL, ENTERING], "far", "town")
    assert way.hours_of(Component.BORDERS).typical == 15
    assert way.hours_of(Component.MOVING).typical == 1 + 5
    assert way.borders == (("CN", "KZ"),)
    assert way.km_by_country == {("CN",): 80, ("KZ",): 200}


def test_a_side_of_a_border_without_a_figure_is_left_out_and_named() -> None:
    way = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING], "far", "town")
    assert way.hours_of(Component.BORDERS).typical == 10
    sides = [part.country for part in way.unknown if part.country]
    assert sides == ["KZ"]


def test_a_figure_of_one_direction_says_nothing_of_the_other() -> None:
    way = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING, ENTERING], "town", "far")
    assert way.hours_of(Component.BORDERS) == HoursRange()
    assert [part.country for part in way.unknown if part.country] == ["KZ", "CN"]


def test_a_figure_of_the_whole_crossing_is_counted_once() -> None:
    whole = assumption("union", "border", countries=["CN", "KZ"], whole_crossing=True, typical=4)
    way = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING, ENTERING, whole], "far", "town")
    assert way.hours_of(Component.BORDERS).typical == 4


def test_a_change_of_gauge_is_not_added_to_a_border_that_contains_it() -> None:
    gauge = assumption("gauge", "gauge", places=["gate"], typical=7)
    apart = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING, ENTERING, gauge], "far", "town")
    contained = ENTERING.model_copy(update={"contains_gauge": True})
    within = _way([NARROW, WIDE], [SPEED, CHINA, LEAVING, contained, gauge], "far", "town")
    assert apart.gauge_breaks == within.gauge_breaks == ("gate",)
    assert apart.hours_of(Component.BORDERS).typical == 22
    assert within.hours_of(Component.BORDERS).typical == 15


def test_time_in_ports_is_unknown_and_handling_is_counted() -> None:
    sailing = assumption("sailing", "sea", mode="sea", low=14, high=20)
    ferry = edge("port", "quay", 300, mode="sea", length="computed", method="x", crossing="sailing")
    way = _way([edge("town", "port", 40), ferry], [SPEED, sailing], "town", "quay")
    assert way.transshipments == ("port",)
    assert way.hours_of(Component.SEA) == HoursRange(14, 17, 20)
    assert [part.where for part in way.unknown if part.kind is Component.PORTS] == ["port"]
    assert way.has_estimated_km


def test_a_line_over_a_border_takes_both_speeds() -> None:
    across = edge("far", "town", 80, countries=["CN", "KZ"])
    way = _way([across], [SPEED, CHINA], "far", "town")
    assert way.hours_of(Component.MOVING) == HoursRange(1, 1.5, 4)
    assert way.has_estimated_hours()
    assert way.km_by_country == {("CN", "KZ"): 80}


def test_a_promised_speed_counts_for_the_least_hours_only() -> None:
    line = edge("gate", "town", 200, project="line", effect="capacity")
    before = assumption("before", "speed", project="line", typical=20)
    after = assumption("after", "speed", project="line", typical=50, kind="planned")
    way = _way([line], [SPEED, before, after], "gate", "town")
    assert way.hours == HoursRange(4, 10, 10)
    assert way.has_promised_hours


def test_what_has_no_speed_is_unknown() -> None:
    way = _way([WIDE], [CHINA], "gate", "town")
    assert way.hours == HoursRange()
    assert [part.where for part in way.unknown] == ["gate-town"]


@pytest.mark.parametrize("assumption", CATALOG.network.assumptions.values(), ids=lambda a: a.id)
def test_no_speed_of_the_data_contains_time_at_borders(assumption: Assumption) -> None:
    # Speeds with delay of CPMM are 8.9 to 15.3 km/h by rail in Kazakhstan, 13.5 to 15 in China,
    # 9.7 to 11.8 in Uzbekistan, 13.7 to 14 in Turkmenistan, 16.8 to 19 in the region.
    with_delay = {8.9, 10.4, 15.3, 14.6, 13.5, 15.0, 9.7, 11.2, 11.8, 13.7, 13.9, 14.0, 16.8, 19.0}
    figures = {assumption.low, assumption.typical, assumption.high}
    assert assumption.measure is not AssumptionKind.SPEED or not figures & with_delay
