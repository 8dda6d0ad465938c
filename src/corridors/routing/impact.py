"""What a project changes: the best route of each pair without it, and with it open."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from corridors.catalog.kept import kept
from corridors.catalog.network import Network
from corridors.catalog.snapshot import Snapshot
from corridors.model.network import Edge, Pair
from corridors.routing.durations import HoursRange
from corridors.routing.graph import RouteGraph
from corridors.routing.route import Route, hours_between, route_along
from corridors.routing.state import State, Step, state_of
from corridors.view.values import Objective

# A smaller difference counts as none: lengths of the network are exact to a kilometre.
LEAST_KM = 1.0
LEAST_HOURS = 0.05


@dataclass(frozen=True)
class PairImpact:
    """The best route of a pair without a project and with it, or None where there is none."""

    pair: Pair
    without: Route | None
    with_project: Route | None

    @property
    def delta_km(self) -> float | None:
        """How much longer the route is with the project; None where only one case has a route."""
        if self.without is None or self.with_project is None:
            return None
        return self.with_project.km - self.without.km

    @property
    def delta_hours(self) -> HoursRange | None:
        """How much longer it takes, least, typical and most hours each by itself.

        None where there is a route in one case only, or where the two leave out different parts:
        their hours are then not of the same things.
        """
        if self.without is None or self.with_project is None:
            return None
        return hours_between(self.without, self.with_project)

    @property
    def changes_km(self) -> bool:
        """Whether the distance changes, or the route is there in one case only."""
        km = self.delta_km
        return (self.without is not self.with_project) if km is None else abs(km) >= LEAST_KM

    @property
    def changes_hours(self) -> bool:
        """Whether another way is taken or its hours change, be it the least or most of them."""
        if self.without is None or self.with_project is None:
            return self.without is not self.with_project
        if self.without.steps != self.with_project.steps:
            return True
        hours = self.with_project.hours - self.without.hours
        return max(abs(hours.low), abs(hours.typical), abs(hours.high)) >= LEAST_HOURS


@dataclass(frozen=True)
class Impact:
    """What a project changes by distance and by time, the greatest change first.

    `pairs` is how many were looked at, `edges` are those of the project.
    """

    by_distance: tuple[PairImpact, ...]
    by_time: tuple[PairImpact, ...]
    pairs: int
    edges: tuple[Edge, ...]

    @cached_property
    def unchanged(self) -> int:
        """Of how many pairs neither distance nor hours change."""
        changed = {change.pair.id for change in (*self.by_distance, *self.by_time)}
        return self.pairs - len(changed)


@kept(32)
def effects_of(project: str, snapshot: Snapshot) -> Impact | None:
    """Return what a project changes in the network known on a day; None without an edge there.

    Everything else is as it is on that day; with the project, all of it counts as open.
    """
    network = snapshot.network
    own = [edge for edge in network.edges.values() if edge.project == project]
    if not own:
        return None
    states = state_of(snapshot, (), (project,)), state_of(snapshot, (project,))
    distance, time = (_changes(network, states, by) for by in (Objective.DISTANCE, Objective.TIME))
    return Impact(
        tuple(sorted((c for c in distance if c.changes_km), key=_by_km)),
        tuple(sorted((c for c in time if c.changes_hours), key=_by_hours)),
        len(network.pairs),
        tuple(own),
    )


def _best_steps(network: Network, state: State, by: Objective) -> dict[str, tuple[Step, ...]]:
    """Return the steps of the best route of each pair in a state, or none, by its id."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for pair in network.pairs.values():
        ends[pair.start].add(pair.end)
    graph = RouteGraph.build(network, state, by, frozenset(), {*ends, *chain(*ends.values())})
    steps_from = {start: graph.best_steps_to(start, of_start) for start, of_start in ends.items()}
    return {name: steps_from[pair.start].get(pair.end, ()) for name, pair in network.pairs.items()}


def _changes(network: Network, states: tuple[State, State], by: Objective) -> Iterator[PairImpact]:
    """Yield the pairs of which the routes in two states may differ.

    A route of the same steps is the same, unless one of them is better in one of the states.
    """
    without, with_project = states
    better = without.improved ^ with_project.improved
    all_before, all_after = (_best_steps(network, state, by) for state in states)
    for name, pair in network.pairs.items():
        before, after = all_before[name], all_after[name]
        if before != after or any(step.edge.id in better for step in after):
            routes = (
                route_along(steps, network, state) if steps else None
                for steps, state in ((before, without), (after, with_project))
            )
            yield PairImpact(pair, *routes)


def _by_km(change: PairImpact) -> tuple[float, ...]:
    """Return the key that sorts new routes first, then by change; of equals the shortest."""
    if change.delta_km is None or change.without is None:
        return (0,)
    return 1, -round(abs(change.delta_km)), change.without.km


def _by_hours(change: PairImpact) -> tuple[float, ...]:
    """Return the key that sorts as for km; pairs that cannot be compared come last."""
    if change.without is None:
        return (0,)
    if change.delta_hours is None:
        return (2,)
    more = change.delta_hours
    greatest = -round(abs(more.typical)), -round(abs(more.low) + abs(more.high))
    return 1, *greatest, change.without.hours.typical
