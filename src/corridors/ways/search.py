"""The search: up to three clearly different ways, the best one first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

import networkx as nx

from corridors.catalog import Network
from corridors.journey import By
from corridors.model import AssumptionKind, Mode
from corridors.ways.hours import Hours
from corridors.ways.parts import Part, PartKind, gauge_part
from corridors.ways.state import State
from corridors.ways.steps import Step, both_ways
from corridors.ways.way import Way, step_parts, way_along

MOST_WAYS = 3
MOST_SHARED = 0.7  # of the shorter of two ways, by km, that may be the same line
MOST_DETOUR = 2.0  # times the best way
_ROUNDS = 12
_PENALTY = 1.4  # for each time that an edge was used before
_SET_OUT, _ARRIVE = "set out", "arrive"


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

    By time, typical hours decide; a side of a border without a figure then counts as the average
    of the region, and what has no speed is not used. Raises KeyError for an unknown place.
    """
    for place in question.stops:
        network.places[place]
    costs = _costs(network, state, question)
    candidates: dict[tuple[Step, ...], float] = {}
    handling = _handling_hours(network) if question.by is By.TIME else {}
    graph = _graph(costs, handling)
    for _ in range(_ROUNDS):
        steps = _best_steps(graph, question.stops)
        if not steps:
            return ()
        candidates[steps] = _cost(steps, costs, handling)
        _penalise(graph, steps)
    most = MOST_DETOUR * min(candidates.values())
    found: list[Way] = []
    for steps, cost in sorted(candidates.items(), key=lambda item: item[1]):
        way = way_along(steps, network, state)
        if cost <= most and len(found) < MOST_WAYS and all(_differs(way, w) for w in found):
            found.append(way)
    return tuple(found)


def _costs(network: Network, state: State, question: Question) -> dict[Step, float]:
    """Return what each direction of each edge costs: km, or hours."""
    costs = {}
    for step in _steps(network, state, question.within):
        if question.by is By.DISTANCE:
            costs[step] = step.edge.km
        elif (hours := _typical_hours(step, network, state)) is not None:
            costs[step] = hours
    return costs


def _steps(network: Network, state: State, within: frozenset[str]) -> Iterator[Step]:
    for edge in state.edges.values():
        ends = {network.places[name].country for name in (edge.start, edge.end)}
        if not within or ends | set(edge.countries) <= within:
            yield from both_ways(edge)


def _typical_hours(step: Step, network: Network, state: State) -> float | None:
    travel, *borders = step_parts(step, network, state)
    if travel.hours is None:
        return None
    return travel.hours.typical + sum(_side_hours(part, network) for part in borders)


def _side_hours(part: Part, network: Network) -> float:
    if part.hours:
        return part.hours.typical
    region = [
        assumption
        for assumption in network.assumptions.values()
        if assumption.measure is AssumptionKind.BORDER and not assumption.countries
    ]
    return Hours.of_time(region[0]).typical if region and part.kind is PartKind.BORDERS else 0.0


def _handling_hours(network: Network) -> dict[str, float]:
    """Return the typical hours of a change of gauge by place, where there is a figure."""
    found = {place: gauge_part(place, network).hours for place in network.places}
    return {place: hours.typical for place, hours in found.items() if hours}


def _cost(
    steps: Sequence[Step], costs: Mapping[Step, float], handling: Mapping[str, float]
) -> float:
    changes = (b.start for a, b in pairwise(steps) if _is_gauge_break(a.carrier, b.carrier))
    return sum(costs[step] for step in steps) + sum(handling.get(place, 0) for place in changes)


def _is_gauge_break(one: str, other: str) -> bool:
    return one != other and one.startswith(Mode.RAIL) and other.startswith(Mode.RAIL)


def _graph(costs: Mapping[Step, float], handling: Mapping[str, float]) -> nx.DiGraph:
    """Return the graph of places, each taken apart by what stands in it: mode and gauge.

    Of two lines that are alike, the better one is taken.
    """
    graph = nx.DiGraph()
    carriers: dict[str, dict[str, None]] = {}
    for step, cost in costs.items():
        start, end = (step.start, step.carrier), (step.end, step.carrier)
        if not graph.has_edge(start, end) or cost < graph.edges[start, end]["weight"]:
            graph.add_edge(start, end, weight=cost, step=step)
        carriers.setdefault(step.start, {})[step.carrier] = None
    for place, standing in carriers.items():
        for carrier in standing:
            graph.add_edge((place, _SET_OUT), (place, carrier), weight=0.0)
            graph.add_edge((place, carrier), (place, _ARRIVE), weight=0.0)
        for one, other in permutations(standing, 2):
            weight = handling.get(place, 0.0) if _is_gauge_break(one, other) else 0.0
            graph.add_edge((place, one), (place, other), weight=weight)
    return graph


def _penalise(graph: nx.DiGraph, steps: Sequence[Step]) -> None:
    """Make the edges of a way less attractive in both directions, so that another is found."""
    for step in steps:
        start, end = (step.start, step.carrier), (step.end, step.carrier)
        for pair in ((start, end), (end, start)):
            if graph.has_edge(*pair):
                graph.edges[pair]["weight"] *= _PENALTY


def _best_steps(graph: nx.DiGraph, stops: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps of the best way through all stops, or nothing where there is none."""
    steps: list[Step] = []
    for start, end in pairwise(stops):
        try:
            nodes = nx.dijkstra_path(graph, (start, _SET_OUT), (end, _ARRIVE))
        except (nx.NetworkXNoPath, nx.NodeNotFound):
            return ()
        arcs = (graph.edges[pair] for pair in pairwise(nodes))
        steps += [arc["step"] for arc in arcs if "step" in arc]
    return tuple(steps)


def _differs(way: Way, other: Way) -> bool:
    theirs = {step.edge.id for step in other.steps}
    shared_km = sum(step.edge.km for step in way.steps if step.edge.id in theirs)
    return shared_km <= MOST_SHARED * min(way.km, other.km)
