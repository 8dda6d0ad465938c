"""The pieces that lines fall into where they meet, and what bridges the gaps between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from corridors.importing.plane import At, Plane, ends_of, from_km, points_of, stretch

# A network has a node for each point where pieces end (lon, lat of the plane) and one for each
# piece (its number): so two pieces between the same points stay two.
_NEAR_KM = 2.0  # how far a place may lie from its line
_NOTHING = 1e-7  # on the plane: a centimetre


@dataclass(frozen=True)
class Bounds:
    """How wide a gap may be, and how far beside the line something is still the same line (km)."""

    bridge_km: float
    beside_km: float


@dataclass(frozen=True)
class Bridge:
    """A straight line over a gap, in the plane."""

    line: LineString
    km: float


def split_where_they_meet(lines: Iterable[LineString]) -> list[LineString]:
    """Return lines as pieces that touch at their ends only; what lies twice is there once.

    What is nearer than a centimetre is one point.
    """
    noded = shapely.line_merge(shapely.unary_union(list(lines), grid_size=_NOTHING))
    return [part for part in shapely.get_parts(noded) if isinstance(part, LineString)]


def network_of(pieces: Sequence[LineString], plane: Plane) -> nx.Graph:
    """Return the network of pieces; each half of a piece weighs half of its km."""
    network = nx.Graph()
    for number, piece in enumerate(pieces):
        half_km = plane.length_km(piece) / 2
        for end in ends_of(piece):
            network.add_edge(end, number, km=half_km)
    return network


def numbers_of(nodes: Iterable[At | int]) -> list[int]:
    """Return the pieces among the nodes of a network."""
    return [node for node in nodes if isinstance(node, int)]


def split_at(
    pieces: Sequence[LineString], point: Point, slack: float = _NOTHING
) -> tuple[list[LineString], At]:
    """Return pieces of which the nearest one ends at its nearest place to a point, and that place.

    Where the piece ends within a slack along it, its end is that place.
    """
    nearest = int(shapely.distance(list(pieces), point).argmin())
    piece = pieces[nearest]
    along = piece.project(point)
    first, last = ends_of(piece)
    if min(along, piece.length - along) < slack:
        return list(pieces), first if along < piece.length - along else last
    before, after = stretch(piece, 0, along), stretch(piece, along, piece.length)
    place = ends_of(before)[1]
    joined = LineString([place, *points_of(after)[1:]])
    return [*pieces[:nearest], before, joined, *pieces[nearest + 1 :]], place


def reachable_pieces(
    pieces: Sequence[LineString], ends: tuple[Point, Point], bounds: Bounds, plane: Plane
) -> tuple[list[LineString], list[Bridge]]:
    """Return the pieces that hang together from one end to the other, with bridges over gaps.

    A group of pieces that reaches both ends needs no bridge. Raises ValueError that names the gaps
    that are wider than the bound, or where two groups reach both ends by different ways.
    """
    network = network_of(pieces, plane)
    groups = [[pieces[n] for n in numbers_of(nodes)] for nodes in nx.connected_components(network)]
    shapes = [MultiLineString(group) for group in groups]
    path = _groups_on_the_way(shapes, ends)
    if len(path) == 1:
        _refuse_another(shapes, path[0], ends, bounds.beside_km)
    bridges = [_bridge(shapes[a], shapes[b], plane) for a, b in pairwise(path)]
    _refuse_wide_gaps(bridges, bounds.bridge_km, plane)
    joined = [piece for number in path for piece in groups[number]]
    ends_of_pieces = {at for piece in joined for at in ends_of(piece)}
    for bridge in bridges:
        between = [at for at in ends_of(bridge.line) if at not in ends_of_pieces]
        for at in between:
            joined, _ = split_at(joined, Point(at))
        moved = {at: split_at(joined, Point(at))[1] for at in between}
        joined.append(LineString([moved.get(at, at) for at in ends_of(bridge.line)]))
    return joined, bridges


def _groups_on_the_way(shapes: Sequence[MultiLineString], ends: tuple[Point, Point]) -> list[int]:
    """Return the groups from one end to the other over the smallest gaps there are."""
    start, end = (shapely.distance(list(shapes), point) for point in ends)
    both = start + end
    nearest = int(both.argmin())
    first, last = int(start.argmin()), int(end.argmin())
    reaches_both = both[nearest] <= start[first] + end[last] + _near(shapes[nearest])
    if first == last or reaches_both:
        return [nearest]
    tree = nx.minimum_spanning_tree(_gaps(shapes, first, last), weight="gap")
    return [int(number) for number in nx.shortest_path(tree, first, last)]


def _gaps(shapes: Sequence[MultiLineString], first: int, last: int) -> nx.Graph:
    """Return which groups lie how far apart, up to where the first and the last hang together."""
    lines = np.array(shapes, dtype=object)
    tree, gaps, reach = shapely.STRtree(lines), nx.Graph(), from_km(1)
    gaps.add_nodes_from(range(len(shapes)))
    while not nx.has_path(gaps, first, last):
        ones, others = tree.query(lines, predicate="dwithin", distance=reach)
        is_pair = ones < others
        ones, others = ones[is_pair].tolist(), others[is_pair].tolist()
        apart = shapely.distance(lines[ones], lines[others]).tolist()
        gaps.add_weighted_edges_from(zip(ones, others, apart, strict=True), weight="gap")
        reach *= 4
    return gaps


def _refuse_another(
    shapes: Sequence[MultiLineString], chosen: int, ends: tuple[Point, Point], beside_km: float
) -> None:
    """Raise ValueError where another group of pieces reaches both ends, and not beside this."""
    beside = shapes[chosen].buffer(from_km(beside_km))
    for number, shape in enumerate(shapes):
        reaches_both = all(shape.distance(end) <= from_km(_NEAR_KM) for end in ends)
        if number != chosen and reaches_both and not shape.within(beside):
            message = (
                "two lines that do not meet lead from the first place to the last: leave out the "
                "one that is not meant with --where, or --layer"
            )
            raise ValueError(message)


def _near(shape: BaseGeometry) -> float:
    """Return how much farther from both ends a group may lie that needs no bridge."""
    return min(0.01, float(shape.length) / 10)


def _bridge(before: BaseGeometry, after: BaseGeometry, plane: Plane) -> Bridge:
    start, end = nearest_points(before, after)
    return Bridge(LineString([start, end]), plane.between_km(start, end))


def _refuse_wide_gaps(bridges: Sequence[Bridge], bridge_km: float, plane: Plane) -> None:
    wide = [bridge for bridge in bridges if bridge.km > bridge_km]
    if not wide:
        return
    named = "; ".join(
        f"{each.km:.2f} km from {plane.say(Point(each.line.coords[0]))} to "
        f"{plane.say(Point(each.line.coords[-1]))}"
        for each in wide
    )
    most = max(bridge.km for bridge in wide)
    message = (
        f"the line has {'a gap' if len(wide) == 1 else f'{len(wide)} gaps'} wider than the "
        f"{bridge_km:g} km that may be bridged ({named}): draw what is missing, or allow it with "
        f"--bridge {most + 0.01:.2f}"
    )
    raise ValueError(message)
