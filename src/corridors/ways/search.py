"""The search: up to three clearly different ways, the best one first."""

from dataclasses import dataclass

from corridors.catalog import Network
from corridors.journey import By
from corridors.ways.graph import WayGraph
from corridors.ways.state import State
from corridors.ways.steps import Step
from corridors.ways.way import Way, km_along, way_along

MOST_WAYS = 3
MOST_SHARED = 0.7  # of the shorter of two ways, by km, that may be the same line
MOST_DETOUR = 2.0  # times the best way
_ROUNDS = 12
_PENALTY = 1.4  # for each time that an edge was used before

Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Question:
    """From where to where, by what, through which places in order, within which countries.

    No countries means all of them.
    """

    start: str
    end: str
    by: By = By.DISTANCE
    via: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()

    @property
    def stops(self) -> tuple[str, ...]:
        """All places that the way must pass, in order."""
        return (self.start, *self.via, self.end)


def find_ways(network: Network, state: State, question: Question) -> tuple[Way, ...]:
    """Return up to three clearly different ways, or nothing where there is none.

    Raises KeyError for an unknown place.
    """
    for place in question.stops:
        network.places[place]
    graph = WayGraph.build(network, state, question.by, question.within, question.stops)
    candidates = _candidates(graph, question.stops)
    most = MOST_DETOUR * min(candidates.values(), default=0.0)
    found: list[Steps] = []
    for steps, cost in sorted(candidates.items(), key=lambda item: item[1]):
        if cost <= most and all(_differ(steps, other) for other in found):
            found.append(steps)
    return tuple(way_along(steps, network, state) for steps in found[:MOST_WAYS])


def _candidates(graph: WayGraph, stops: tuple[str, ...]) -> dict[Steps, float]:
    """Return ways with what they cost, found by making each that was found less attractive."""
    found = {}
    for _ in range(_ROUNDS):
        if steps := graph.best_steps(stops):
            found[steps] = graph.cost(steps)
            graph.penalise(steps, _PENALTY)
    return found


def _differ(steps: Steps, others: Steps) -> bool:
    theirs = {step.edge.id for step in others}
    shared_km = sum(step.edge.km for step in steps if step.edge.id in theirs)
    return shared_km <= MOST_SHARED * min(km_along(steps), km_along(others))
