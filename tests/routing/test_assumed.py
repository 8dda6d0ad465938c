"""Figures of a reader stand in place of those of the data."""

import pytest

from corridors.model.network import Assumption
from corridors.routing.alternatives import find_routes
from corridors.routing.durations import assume, figures_of
from corridors.routing.route import Route
from corridors.routing.state import state_of
from corridors.view.route_query import RouteQuery
from corridors.view.values import AssumptionOverride, Objective
from tests.routing.networks import assumption
from tests.scenes import CATALOG, NEWEST

NETWORK = CATALOG.network
SPEED = "kz-rail-speed"


def _best(*assumed: AssumptionOverride, by: Objective = Objective.DISTANCE) -> Route:
    network = assume(NETWORK, assumed)
    return find_routes(network, state_of(NEWEST), RouteQuery("dostyk", "poti", by))[0]


def test_a_faster_speed_takes_fewer_hours_over_the_same_distance() -> None:
    as_it_is, faster = _best(), _best(AssumptionOverride(SPEED, 1000, 1100, 1200))
    assert faster.hours.low < as_it_is.hours.low
    assert faster.hours.typical < as_it_is.hours.typical
    assert faster.hours.high < as_it_is.hours.high
    assert faster.km == as_it_is.km
    assert faster.steps == as_it_is.steps


def test_a_time_may_lead_another_way() -> None:
    slow = AssumptionOverride(SPEED, 20, 20, 20)
    assert _best(slow, by=Objective.TIME).steps != _best(by=Objective.TIME).steps


@pytest.mark.parametrize("by", Objective)
def test_the_figures_of_the_data_change_nothing(by: Objective) -> None:
    same = [AssumptionOverride.parse(str(figures_of(a))) for a in NETWORK.assumptions.values()]
    assert assume(NETWORK, same).assumptions == NETWORK.assumptions
    assert _best(*same, by=by) == _best(by=by)


def test_only_the_named_assumption_is_changed() -> None:
    changed = assume(NETWORK, [AssumptionOverride(SPEED, 1, 2, 3)]).assumptions
    assert list(changed) == list(NETWORK.assumptions)
    assert [name for name in changed if changed[name] != NETWORK.assumptions[name]] == [SPEED]
    assert changed[SPEED].source == NETWORK.assumptions[SPEED].source


@pytest.mark.parametrize(
    ("given", "figures"),
    [
        (assumption("a", "border", low=1, high=4), (1, 2.5, 4)),
        (assumption("a", "border", typical=4), (4, 4, 4)),
        (assumption("a", "border", low=2, typical=4), (2, 4, 4)),
    ],
)
def test_a_bound_that_is_not_given_is_filled_in(
    given: Assumption, figures: tuple[float, float, float]
) -> None:
    assert figures_of(given) == AssumptionOverride("a", *figures)


def test_an_unknown_assumption_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        assume(NETWORK, [AssumptionOverride("nothing", 1, 2, 3)])
