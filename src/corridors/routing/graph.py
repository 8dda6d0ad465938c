"""The graph that routes are searched in: what each line costs in a state of the network."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Self

import networkx as nx

from corridors.catalog.network import Network
from corridors.model.network import AssumptionKind
from corridors.model.vocabulary import Mode
from corridors.routing.durations import Component, HoursRange, TimeComponent, gauge_part
from corridors.routing.route import step_parts
from corridors.routing.state import State, Step, both_directions
from corridors.view.values import Objective

_SET_OUT, _ARRIVE = "set out", "arrive"
# Cargo comes by road, goes on by rail, and leaves by road: it is not taken off the railway for a
# stretch of road between. A ship may come at any time.
_PHASES = {Mode.ROAD: (0, 2), Mode.RAIL: (1,), Mode.SEA: (0, 1, 2)}


@dataclass(frozen=True)
class RouteGraph:
    """What each direction of each edge costs, and a change of gauge by place: km, or hours.

    In `graph` each place is taken apart by what stands in it: mode and gauge, and whether it comes
    before the railway, on it or after it.
    """

    costs: Mapping[Step, float]
    handling: Mapping[str, float]
    graph: nx.DiGraph

    @classmethod
    def build(
        cls,
        network: Network,
        state: State,
        by: Objective,
        within: frozenset[str],
        stops: Collection[str],
    ) -> Self:
        """Return the graph of a state within countries, none meaning all, to search between stops.

        By time, typical hours decide; a side of a border without a figure then counts as the
        average of the region, and what has no speed is not used.
        """
        costs = _costs(network, state, by, within)
        handling = _handling_hours(network) if by is Objective.TIME else {}
        return cls(costs, handling, _graph(costs, handling, stops))

    def best_steps(self, stops: Sequence[str]) -> tuple[Step, ...]:
        """Return the steps of the best route through all stops, or nothing where there is none."""
        steps: list[Step] = []
        for start, end in pairwise(stops):
            try:
                nodes = nx.dijkstra_path(self.graph, _node(start, _SET_OUT), _node(end, _ARRIVE))
            except (nx.NetworkXNoPath, nx.NodeNotFound):
                return ()
            steps += self._steps_along(nodes)
        return tuple(steps)

    def best_steps_to(self, start: str, ends: Collection[str]) -> dict[str, tuple[Step, ...]]:
        """Return the steps of the best route to each of the ends that can be reached, by its id."""
        source = _node(start, _SET_OUT)
        if source not in self.graph:
            return {}
        paths = nx.single_source_dijkstra_path(self.graph, source)
        reached = {end: paths.get(_node(end, _ARRIVE)) for end in ends}
        return {end: self._steps_along(nodes) for end, nodes in reached.items() if nodes}

    def cost(self, steps: Sequence[Step]) -> float:
        """Return what a route costs."""
        changes = (b.start for a, b in pairwise(steps) if _is_gauge_break(a.carrier, b.carrier))
        travel = sum(self.costs[step] for step in steps)
        return travel + sum(self.handling.get(place, 0) for place in changes)

    def penalise(self, steps: Sequence[Step], penalty: float) -> None:
        """Make the edges of a route dearer in both directions, so that another is found."""
        for step in steps:
            for start, end in _ends(step):
                for pair in ((start, end), (end, start)):
                    if arc := self.graph.get_edge_data(*pair):
                        arc["weight"] *= penalty

    def _steps_along(self, nodes: Sequence[str]) -> tuple[Step, ...]:
        arcs = (self.graph.get_edge_data(*pair) for pair in pairwise(nodes))
        return tuple(arc["step"] for arc in arcs if "step" in arc)


def _costs(
    network: Network, state: State, by: Objective, within: frozenset[str]
) -> dict[Step, float]:
    costs = {}
    for step in _steps(network, state, within):
        if by is Objective.DISTANCE:
            costs[step] = step.edge.km
        elif (hours := _typical_hours(step, network, state)) is not None:
            costs[step] = hours
    return costs


def _steps(network: Network, state: State, within: frozenset[str]) -> Iterator[Step]:
    for edge in state.edges.values():
        ends = {network.places[name].country for name in (edge.start, edge.end)}
        if not within or ends | set(edge.countries) <= within:
            yield from both_directions(edge)


def _typical_hours(step: Step, network: Network, state: State) -> float | None:
    travel, *borders = step_parts(step, network, improved=step.edge.id in state.improved)
    if travel.hours is None:
        return None
    return travel.hours.typical + sum(_side_hours(part, network) for part in borders)


def _side_hours(part: TimeComponent, network: Network) -> float:
    if part.hours:
        return part.hours.typical
    borders = network.assumptions_about[AssumptionKind.BORDER]
    region = [assumption for assumption in borders if not assumption.countries]
    return (
        HoursRange.of_time(region[0]).typical if region and part.kind is Component.BORDERS else 0.0
    )


def _handling_hours(network: Network) -> dict[str, float]:
    """Return the typical hours of a change of gauge by place, where there is a figure."""
    hours_at = {place: gauge_part(place, network).hours for place in network.places}
    return {place: hours.typical for place, hours in hours_at.items() if hours}


def _is_gauge_break(one: str, other: str) -> bool:
    return one != other and one.startswith(Mode.RAIL) and other.startswith(Mode.RAIL)


def _node(place: str, standing: str) -> str:
    return f"{place} {standing}"


def _ends(step: Step) -> Iterator[tuple[str, str]]:
    for standing in _standings(step):
        yield _node(step.start, standing), _node(step.end, standing)


def _standings(step: Step) -> Iterator[str]:
    return (f"{step.carrier} {phase}" for phase in _PHASES[step.edge.mode])


def _graph(
    costs: Mapping[Step, float], handling: Mapping[str, float], stops: Collection[str]
) -> nx.DiGraph:
    """Return the graph of places taken apart; of two lines that are alike, the better is taken."""
    graph = nx.DiGraph()
    standings: dict[str, dict[str, None]] = {}
    for step, cost in costs.items():
        for start, end in _ends(step):
            arc = graph.get_edge_data(start, end)
            if arc is None or cost < arc["weight"]:
                graph.add_edge(start, end, weight=cost, step=step)
        standings.setdefault(step.start, {}).update(dict.fromkeys(_standings(step)))
    for place, here in standings.items():
        for standing in here if place in stops else ():
            graph.add_edge(_node(place, _SET_OUT), _node(place, standing), weight=0.0)
            graph.add_edge(_node(place, standing), _node(place, _ARRIVE), weight=0.0)
        for one, other in permutations(here, 2):
            if one[-1] <= other[-1]:  # their phases
                weight = handling.get(place, 0.0) if _is_gauge_break(one, other) else 0.0
                graph.add_edge(_node(place, one), _node(place, other), weight=weight)
    return graph
