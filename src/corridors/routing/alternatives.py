"""The search: up to three clearly different routes, the best one first."""

from dataclasses import dataclass

from corridors.catalog.kept import kept
from corridors.catalog.network import Network
from corridors.catalog.snapshot import Snapshot
from corridors.model.network import PublishedDistance
from corridors.routing.graph import RouteGraph
from corridors.routing.route import Route, km_along, route_along
from corridors.routing.state import State, Step, state_of
from corridors.view.route_query import RouteQuery

MOST_ROUTES = 3
MOST_SHARED = 0.7  # of the shorter of two routes, by km, that may be the same line
MOST_DETOUR = 2.0  # times the best route
_ROUNDS = 12
_PENALTY = 1.4  # for each time that an edge was used before

Steps = tuple[Step, ...]


def find_routes(network: Network, state: State, query: RouteQuery) -> tuple[Route, ...]:
    """Return up to three clearly different routes, or nothing where there is none.

    Raises KeyError for an unknown place.
    """
    for place in query.stops:
        network.places[place]
    graph = RouteGraph.build(network, state, query.objective, frozenset(query.within), query.stops)
    candidates = _candidates(graph, query.stops)
    most = MOST_DETOUR * min(candidates.values(), default=0.0)
    chosen: list[Steps] = []
    for steps, cost in sorted(candidates.items(), key=lambda item: item[1]):
        if cost <= most and all(_differ(steps, other) for other in chosen):
            chosen.append(steps)
    return tuple(route_along(steps, network, state) for steps in chosen[:MOST_ROUTES])


def _candidates(graph: RouteGraph, stops: tuple[str, ...]) -> dict[Steps, float]:
    """Return routes with what they cost, found by making each that was found less attractive."""
    costs = {}
    for _ in range(_ROUNDS):
        if steps := graph.best_steps(stops):
            costs[steps] = graph.cost(steps)
            graph.penalise(steps, _PENALTY)
    return costs


def _differ(steps: Steps, others: Steps) -> bool:
    theirs = {step.edge.id for step in others}
    shared_km = sum(step.edge.km for step in steps if step.edge.id in theirs)
    return shared_km <= MOST_SHARED * min(km_along(steps), km_along(others))


@dataclass(frozen=True)
class Comparison:
    """A published distance, and what the network gives in its place, in km."""

    published: PublishedDistance
    km: float

    @property
    def difference_km(self) -> float:
        """How much more the network gives than the source."""
        return self.km - self.published.km


@kept(1)
def compare_published(snapshot: Snapshot) -> tuple[Comparison, ...]:
    """Return published distances, each with that of the shortest route, where there is one.

    What a project saves is the route without it less the route with it.
    """
    compared = []
    for distance in snapshot.network.published.values():
        here = _km(distance, snapshot)
        if distance.saved_by and here is not None:
            without = _km(distance, snapshot, without=(distance.saved_by,))
            here = without - here if without is not None else None
        if here is not None:
            compared.append(Comparison(distance, here))
    return tuple(compared)


def _km(
    distance: PublishedDistance, snapshot: Snapshot, without: tuple[str, ...] = ()
) -> float | None:
    saving = (distance.saved_by,) if distance.saved_by else ()
    state = state_of(snapshot, saving, without)
    query = RouteQuery(distance.start, distance.end)
    routes = find_routes(snapshot.network, state, query)
    if not routes:
        return None
    return routes[0].km_by_mode.get(distance.mode, 0.0) if distance.mode else routes[0].km
