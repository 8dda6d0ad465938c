"""How a route is drawn: along the lines of its edges, else those of projects, else straight."""

from collections.abc import Iterator, Mapping

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from corridors.catalog.catalog import Catalog
from corridors.catalog.kept import kept
from corridors.model.geodesy import distance_km, length_km
from corridors.model.network import Edge, NetworkPlace
from corridors.model.vocabulary import Mode
from corridors.routing.route import Route

NEAR_KM = 8.0  # from a place to a line that leads there
MOST_DIFFERENCE = 0.2  # of the length of an edge, between it and the line drawn for it
TOLERANCE_DEGREES = 0.02  # a third of a pixel on the widest view, 2 km
_DECIMALS = 3

Shape = tuple[tuple[float, float], ...]


def route_shape(way: Route, catalog: Catalog) -> Shape:
    """Return the points of a route in order, as lat, lon in degrees (WGS 84)."""
    shapes = _edge_shapes(catalog)
    points: list[tuple[float, float]] = []
    for step in way.steps:
        shape = shapes[step.edge.id]
        points += shape if step.start == step.edge.start else reversed(shape)
    return tuple(dict.fromkeys(points))


@kept(1)
def _edge_shapes(catalog: Catalog) -> Mapping[str, Shape]:
    network = catalog.network
    drawn = {name: line.geometry for name, line in network.lines.items()}
    others = {name: edge for name, edge in network.edges.items() if name not in drawn}
    lines = {mode: list(_lines(catalog, mode)) for mode in {e.mode for e in others.values()}}
    for name, edge in others.items():
        drawn[name] = _edge_line(edge, network.places, lines[edge.mode])
    return {name: _rounded(line) for name, line in drawn.items()}


def _lines(catalog: Catalog, mode: Mode) -> Iterator[LineString]:
    """Yield the lines of each project by one mode, joined where they meet."""
    sections = catalog.sections
    drawn = sections[(sections["mode"] == mode) & (sections.geom_type == "LineString")]
    for _, lines in drawn.geometry.groupby(level=0):
        parts = shapely.get_parts(shapely.line_merge(shapely.union_all(list(lines))))
        yield from (part for part in parts if isinstance(part, LineString))


def _edge_line(
    edge: Edge, places: Mapping[str, NetworkPlace], lines: list[LineString]
) -> LineString:
    """Return the part of a line between both places that fits the length best, else a straight."""
    start, end = places[edge.start], places[edge.end]
    best, least = LineString([(start.lon, start.lat), (end.lon, end.lat)]), MOST_DIFFERENCE
    for line in lines:
        if any(distance_km(line, place.lon, place.lat) > NEAR_KM for place in (start, end)):
            continue
        first, last = (line.project(Point(place.lon, place.lat)) for place in (start, end))
        part = substring(line, first, last)
        difference = abs(length_km(part) / edge.km - 1)
        if isinstance(part, LineString) and difference < least:
            best, least = part, difference
    return best


def _rounded(line: BaseGeometry) -> Shape:
    points = shapely.get_coordinates(line.simplify(TOLERANCE_DEGREES)).round(_DECIMALS)
    return tuple((float(lat), float(lon)) for lon, lat in points)
