"""One line from place to place out of many parts; what is ambiguous is refused with a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import shapely
from shapely.geometry import LineString, MultiLineString, Point

from corridors.importing.pieces import (
    Bounds,
    Bridge,
    network_of,
    numbers_of,
    reachable_pieces,
    split_at,
    split_where_they_meet,
)
from corridors.importing.plane import At, Plane, ends_of, from_km, points_of
from corridors.importing.spurs import Spur, without_spurs

_LONGER = 2.0  # a way round that is as many times as long as the line is none that could be meant
_SMALL_KM = 0.01  # gaps below are told together


@dataclass(frozen=True)
class Stops:
    """Where a line begins, what it passes on its way, and where it ends: names with points."""

    start: tuple[str, Point]
    calls: tuple[tuple[str, Point], ...]
    end: tuple[str, Point]

    @property
    def points(self) -> list[Point]:
        """All points, in order."""
        return [point for _, point in (self.start, *self.calls, self.end)]


@dataclass(frozen=True)
class Merged:
    """One line of the plane, what bridges its gaps, what was left out, and sentences on both."""

    line: LineString
    bridges: tuple[Bridge, ...]
    left_out: tuple[LineString, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Way:
    """The network of pieces, and the pieces of each stretch between two stops, in order."""

    network: nx.Graph
    pieces: Sequence[LineString]
    nodes: Sequence[At]
    stretches: Sequence[Sequence[int]]

    @property
    def used(self) -> list[int]:
        """The pieces of all stretches, without those that are gone out and back."""
        kept: list[int] = []
        for number in (n for stretch in self.stretches for n in stretch):
            if kept and kept[-1] == number:
                kept.pop()
            else:
                kept.append(number)
        return kept


def merge(lines: Sequence[LineString], stops: Stops, bounds: Bounds, plane: Plane) -> Merged:
    """Return lines of the plane as one from the first stop to the last.

    Raises ValueError where a gap is too wide, or where two ways could be meant.
    """
    start, *_, end = stops.points
    pieces = split_where_they_meet(lines)
    joined, bridges = reachable_pieces(pieces, (start, end), bounds, plane)
    way = _find_way(joined, stops.points, bounds, plane)
    parts = [way.pieces[number] for number in way.used]
    if not parts:
        message = f"the line has no length: {stops.start[0]} and {stops.end[0]} lie at one point"
        raise ValueError(message)
    _refuse_branches(way, bounds.beside_km, plane)
    line, spurs = without_spurs(_chained(parts, way.nodes[0]), plane)
    asides = _asides(way)
    apart = _apart(pieces, way.pieces)
    notes = [
        *_bridge_notes(bridges, plane),
        *_aside_notes(asides, stops, way, bounds, plane),
        *_spur_notes(spurs, plane),
        *_apart_notes(apart, plane),
    ]
    left = [*(way.pieces[n] for group in asides for n in group), *(s.line for s in spurs), *apart]
    return Merged(line, tuple(bridges), tuple(left), tuple(notes))


def _find_way(
    pieces: Sequence[LineString], stops: Sequence[Point], bounds: Bounds, plane: Plane
) -> _Way:
    """Return the shortest way over the pieces from stop to stop.

    It begins and ends where a piece does, if that is about where it is meant to.
    """
    split, ends = list(pieces), []
    for stop in (stops[0], stops[-1]):
        split, end = split_at(split, stop, from_km(bounds.beside_km))
        ends.append(end)
    for stop in stops[1:-1]:
        split, _ = split_at(split, stop)
    calls = [split_at(split, stop)[1] for stop in stops[1:-1]]
    nodes = [ends[0], *calls, ends[1]]
    network = network_of(split, plane)
    stretches = [
        numbers_of(nx.shortest_path(network, start, end, weight="km"))
        for start, end in pairwise(nodes)
    ]
    return _Way(network, split, nodes, stretches)


def _chained(parts: Sequence[LineString], start: At) -> LineString:
    """Return pieces in their order as one line that begins at a point."""
    points = [start]
    for part in parts:
        is_forward = ends_of(part)[0] == points[-1]
        points += (points_of(part) if is_forward else points_of(part.reverse()))[1:]
    return LineString(points)


def _refuse_branches(way: _Way, beside_km: float, plane: Plane) -> None:
    """Raise ValueError where another way between two stops could be meant as well."""
    used = set(way.used)
    for stretch in way.stretches:
        own = [number for number in stretch if number in used]
        if not own:
            continue
        free = way.network.subgraph(set(way.network) - (used - set(own)))
        for others in _detours(free, own):
            _refuse_branch(way, own, others, beside_km, plane)


def _detours(network: nx.Graph, own: Sequence[int]) -> list[set[At | int]]:
    """Return what hangs together beside a stretch, and leaves and joins it at two points."""
    line = network.edge_subgraph(network.edges(own))
    ends = [node for node, pieces in line.degree() if pieces == 1 and not isinstance(node, int)]
    closed = nx.Graph(network)
    closed.add_edge(*ends, km=0)
    ring = next(nodes for nodes in nx.biconnected_components(closed) if {*ends} <= nodes)
    on_the_way = {node for number in own for node in (number, *network[number])}
    beside = network.subgraph(ring - on_the_way)
    return [set(nodes) for nodes in nx.connected_components(beside) if numbers_of(nodes)]


def _refuse_branch(
    way: _Way, own: Sequence[int], others: set[At | int], beside_km: float, plane: Plane
) -> None:
    line = shapely.unary_union([way.pieces[n] for n in own])
    shapes = [way.pieces[n] for n in numbers_of(others)]
    if MultiLineString(shapes).within(line.buffer(from_km(beside_km))):
        return
    stops = {node for number in own for node in way.network[number]}
    doors = sorted({d for node in others for d in way.network[node] if d in stops})
    first, last = doors[0], doors[-1]
    along_km = _km_within(way.network, {*own, *stops}, first, last)
    round_km = _km_within(way.network, {*others, first, last}, first, last)
    if round_km > _LONGER * along_km:
        return
    message = (
        f"between {plane.say(Point(first))} and {plane.say(Point(last))} there are two ways, of "
        f"{along_km:.1f} and {round_km:.1f} km: name a place on the one that is meant with "
        f"--calls, or leave the other out with --where"
    )
    raise ValueError(message)


def _km_within(network: nx.Graph, nodes: Iterable[At | int], start: At, end: At) -> float:
    part = network.subgraph(nodes)
    return float(nx.shortest_path_length(part, start, end, weight="km"))


def _asides(way: _Way) -> list[list[int]]:
    """Return the pieces that are not on the way, those that hang together in one list."""
    used = way.used
    on_the_way = {node for number in used for node in (number, *way.network[number])}
    rest = way.network.subgraph(set(way.network) - on_the_way)
    groups = [numbers_of(nodes) for nodes in nx.connected_components(rest)]
    return [group for group in groups if group]


def _apart(pieces: Sequence[LineString], used: Sequence[LineString]) -> list[LineString]:
    """Return the pieces that do not hang together with the line."""
    tree = shapely.STRtree(list(used))
    joined = {int(number) for number in tree.query(list(pieces), predicate="intersects")[0]}
    return [piece for number, piece in enumerate(pieces) if number not in joined]


def _bridge_notes(bridges: Sequence[Bridge], plane: Plane) -> Iterator[str]:
    small = [bridge for bridge in bridges if bridge.km < _SMALL_KM]
    if small:
        most = max(bridge.km for bridge in small) * 1000
        yield f"gaps of up to {most:.1f} m are closed ({len(small):,})"
    for bridge in bridges:
        if bridge.km >= _SMALL_KM:
            start, end = (plane.say(Point(at)) for at in ends_of(bridge.line))
            yield f"a gap of {bridge.km:.2f} km is bridged, from {start} to {end}"


def _aside_notes(
    asides: Sequence[Sequence[int]], stops: Stops, way: _Way, bounds: Bounds, plane: Plane
) -> Iterator[str]:
    if not asides:
        return
    names = {way.nodes[0]: f"before {stops.start[0]}", way.nodes[-1]: f"beyond {stops.end[0]}"}
    on_the_way = {node for number in way.used for node in way.network[number]}
    line = shapely.unary_union([way.pieces[n] for n in way.used])
    near = line.buffer(from_km(bounds.beside_km))
    beside_km = 0.0
    for group in asides:
        shape = MultiLineString([way.pieces[n] for n in group])
        km = plane.length_km(shape)
        doors = sorted({at for n in group for at in way.network[n] if at in on_the_way})
        if len(doors) == 1 and doors[0] in names:
            yield f"{km:.2f} km {names[doors[0]]} are left out"
        elif shape.within(near):
            beside_km += km
        elif len(doors) == 1:
            at = plane.say(Point(doors[0]))
            yield f"a piece that goes out and back or leads aside is left out: {km:.2f} km at {at}"
        else:
            at = " and ".join(plane.say(Point(door)) for door in doors[:2])
            yield f"a longer way round is left out: {km:.2f} km between {at}"
    if beside_km:
        yield f"{beside_km:.2f} km of track close beside the line are left out"


def _spur_notes(spurs: Sequence[Spur], plane: Plane) -> Iterator[str]:
    for spur in spurs:
        at = plane.say(Point(spur.line.coords[0]))
        yield f"a piece that goes out and back is left out: {spur.km:.2f} km at {at}"


def _apart_notes(apart: Sequence[LineString], plane: Plane) -> Iterator[str]:
    if apart:
        km = sum(plane.length_km(piece) for piece in apart)
        yield (
            f"parts that do not join the line are left out: {len(apart):,}, {km:.2f} km in all, "
            f"such as at {plane.say(Point(apart[0].coords[0]))}"
        )
