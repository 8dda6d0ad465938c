"""Ways in the shipped network: checked by hand, and beside published figures."""

import time
from datetime import date

import pytest

from corridors.routing.alternatives import compare_published, find_routes
from corridors.routing.durations import Component, HoursRange
from corridors.routing.route import Route
from corridors.routing.state import State, state_of
from corridors.view.route_query import RouteQuery
from corridors.view.values import Objective
from tests.scenes import CATALOG, NEWEST

NETWORK = CATALOG.network
NOW = state_of(NEWEST)
CORRIDOR = ("AZ", "GE", "KZ")


def _best(question: RouteQuery, state: State = NOW) -> Route:
    return find_routes(NETWORK, state, question)[0]


def test_altynkol_to_aktau_port_is_within_1_percent_of_the_published_3128_km() -> None:
    way = _best(RouteQuery("altynkol", "aktau-port"))
    assert way.km == pytest.approx(3108.8, abs=0.05)
    assert way.km == pytest.approx(3128, rel=0.01)
    assert (way.borders, way.gauge_breaks, way.transshipments) == ((), (), ())
    assert way.unknown == ()


def test_moyynty_to_kyzylzhar_saves_142_where_149_km_are_published() -> None:
    question = RouteQuery("moyynty", "kyzylzhar")
    built = state_of(NEWEST, ["moyynty-kyzylzhar"])
    assert _best(question).places == ("moyynty", "zharyk", "kyzylzhar")
    assert _best(question).km - _best(question, built).km == pytest.approx(141.7)


def test_dostyk_to_poti_is_3862_km_by_rail_and_470_by_sea() -> None:
    way = _best(RouteQuery("dostyk", "poti"))
    assert {str(mode): round(km) for mode, km in way.km_by_mode.items()} == {
        "rail": 3862,
        "sea": 470,
    }
    assert way.borders == (("KZ", "AZ"), ("AZ", "GE"))
    assert way.transshipments == ("aktau-port", "alat")
    assert way.gauge_breaks == ()
    # 3.7 h leaving Aktau, 2 to 4 h at each of the Azerbaijani borders; Georgia was not found
    assert way.hours_of(Component.BORDERS) == HoursRange(7.7, 9.7, 11.7)
    assert way.hours_of(Component.SEA) == HoursRange(18, 24, 30)
    assert [(p.kind, p.country or p.where) for p in way.unknown] == [
        (Component.BORDERS, "GE"),
        (Component.PORTS, "aktau-port"),
        (Component.PORTS, "alat"),
    ]
    # 834 km at 800 km/day, 2,255.1 at 941 km/day, 772.8 km at 43.6 km/h
    moving = 834 / 800 * 24 + 2255.1 / 941 * 24 + 772.8 / 43.6
    assert way.hours_of(Component.MOVING).typical == pytest.approx(moving, abs=0.05)


def test_differences_from_published_figures_are_shown() -> None:
    found = {c.published.id: round(c.difference_km, 1) for c in compare_published(NEWEST)}
    assert found == {
        "dostyk-poti-rail": -388.2,
        "aktau-baku-sea": -72.3,
        "moyynty-kyzylzhar-saved": -7.3,
    }


def test_the_shortest_way_is_not_always_the_corridor() -> None:
    assert "turkmenbashi" in _best(RouteQuery("altynkol", "poti")).places
    within = _best(RouteQuery("altynkol", "poti", within=CORRIDOR))
    assert set(within.km_by_country) == {("KZ",), ("AZ",), ("GE",)}
    assert "aktau-port" in _best(RouteQuery("altynkol", "poti", via=("aktau-port",))).places


def test_from_china_the_gauge_is_changed_within_the_time_at_the_border() -> None:
    way = _best(RouteQuery("urumqi", "aktogay"))
    assert way.gauge_breaks == ("dostyk",)
    assert way.hours_of(Component.BORDERS) == HoursRange(17.5 + 45, 30.5 + 60, 80.2 + 83)
    assert way.unknown == ()


def test_at_akhalkalaki_the_gauge_is_changed_by_itself() -> None:
    way = _best(RouteQuery("tbilisi", "kars"))
    assert way.gauge_breaks == ("akhalkalaki",)
    assert way.hours_of(Component.BORDERS).typical == 9


def test_a_second_track_changes_no_distance_and_no_measured_time() -> None:
    question = RouteQuery("dostyk", "poti")
    without = _best(question, state_of(NEWEST, (), ["dostyk-moyynty"]))
    assert without.km == _best(question).km
    assert without.hours.typical == _best(question).hours.typical
    assert without.hours.low - _best(question).hours.low == pytest.approx(
        834 * 24 * (1 / 800 - 1 / 1500)
    )
    assert _best(question).has_promised_hours
    assert not without.has_promised_hours


def test_the_state_follows_the_history_of_the_map() -> None:
    before, after = (state_of(CATALOG.as_of(date(year, 1, 1))) for year in (2025, 2026))
    assert "rail-dostyk-aktogay" in before.edges
    assert "rail-dostyk-aktogay" not in before.improved
    assert "rail-dostyk-aktogay" in after.improved
    assert "rail-moyynty-kyzylzhar" not in after.edges
    assert "rail-akhalkalaki-kars" in after.edges


@pytest.mark.parametrize("project", CATALOG.network.projects)
def test_a_project_that_is_on_no_way_changes_nothing(project: str) -> None:
    own = {e.id for e in NETWORK.edges.values() if e.project == project}
    compared = 0
    for start, end in (("dostyk", "poti"), ("urumqi", "tashkent"), ("uzen", "turkmenbashi")):
        question = RouteQuery(start, end)
        on, off = (
            _best(question, state)
            for state in (state_of(NEWEST, [project]), state_of(NEWEST, (), [project]))
        )
        assert on.km <= off.km
        if not own & {step.edge.id for step in on.steps}:
            compared += 1
            assert on == off
    assert compared > 0


@pytest.mark.parametrize("by", Objective)
def test_every_place_can_be_reached_from_dostyk(by: Objective) -> None:
    everything = state_of(NEWEST, CATALOG.network.projects)
    for name in list(NETWORK.places)[::8]:
        if name != "dostyk":
            assert find_routes(NETWORK, everything, RouteQuery("dostyk", name, by)), name


def test_a_question_is_answered_in_a_moment() -> None:
    _best(RouteQuery("urumqi", "kars"))
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        _best(RouteQuery("urumqi", "kars", Objective.TIME))
        taken.append(time.perf_counter() - begun)
    assert min(taken) < 0.05
