"""The routes of all projects as one GeoDataFrame (EPSG:4326), a row a section.

The table is read only: whoever changes something copies it first.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Annotated, NamedTuple

import geopandas
from numpy import abs as sizes
from numpy import diff, isfinite
from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter
from shapely import LineString, Point, get_coordinates
from shapely.geometry.base import BaseGeometry

from corridors.model.numbers import Integer
from corridors.model.project import Identifier
from corridors.model.texts import Country, Text
from corridors.model.vocabulary import Alignment, Mode

WGS84 = "EPSG:4326"
_EDGE_DEGREES = (180, 90)  # lon, lat
_HALF_ROUND_DEGREES = 180
_LINE_OR_POINT = "is a {}: a section is a LineString, or a Point for a site"
_AREA = "is an area ({}): draw the line that runs through it, or put a Point where the site is"
_OTHER_SHAPES = {
    "Polygon": _AREA,
    "MultiPolygon": _AREA,
    "MultiLineString": "is a {} whose parts do not join: make each part a feature of its own, "
    "or draw what lies between them",
}


def _drawable(shape: BaseGeometry) -> BaseGeometry:
    places = get_coordinates(shape)
    if shape.is_empty or not isfinite(places).all():
        message = "the geometry has no coordinates, or some that are no numbers"
    elif not isinstance(shape, LineString | Point):
        message = _OTHER_SHAPES.get(shape.geom_type, _LINE_OR_POINT).format(shape.geom_type)
    elif (sizes(places) > _EDGE_DEGREES).any():
        message = "the coordinates are no lon, lat in degrees (WGS 84)"
    elif (sizes(diff(places[:, 0])) > _HALF_ROUND_DEGREES).any():
        message = "the line crosses the antimeridian: end it there, as RFC 7946 asks"
    elif isinstance(shape, LineString) and not shape.length:
        message = "the line has no length: all its points are the same"
    else:
        return shape
    raise ValueError(message)


def _line(shape: BaseGeometry) -> BaseGeometry:
    if isinstance(shape, LineString):
        return _drawable(shape)
    message = f"the geometry is a {shape.geom_type}: what leads from place to place is a LineString"
    raise ValueError(message)


class EdgeLine(NamedTuple):
    """How an edge of the network runs, from its start to its end; `id` is that of the edge.

    `off_length` is the reason why the line is far longer or shorter than the edge.
    """

    id: Identifier
    alignment: Alignment
    geometry: Annotated[BaseGeometry, AfterValidator(_line)]
    off_length: Text | None = None


class Section(NamedTuple):
    """A row: a piece of a leg in one country, a line in lon, lat, or a site's point.

    `gauge` is in millimetres. `same_as` names the section (project/id) whose line it shares.
    `off_length` is the reason why the route is far longer or shorter than published.
    """

    project: Identifier
    id: Identifier
    leg: Identifier
    mode: Mode
    alignment: Alignment
    geometry: Annotated[BaseGeometry, AfterValidator(_drawable)]
    country: Country | None = None
    gauge: Annotated[Integer, Field(ge=1000, le=1676)] | None = None
    tracks: Annotated[Integer, Field(ge=1, le=4)] | None = None
    same_as: Text | None = None
    off_length: Text | None = None

    @property
    def key(self) -> str:
        """The id that is unique over all projects, as in `same_as`."""
        return f"{self.project}/{self.id}"


COLUMNS = Section._fields
REQUIRED = tuple(name for name in COLUMNS if name not in Section._field_defaults)
_ROW = TypeAdapter(Section, config=ConfigDict(arbitrary_types_allowed=True))
_EDGE_LINE = TypeAdapter(EdgeLine, config=ConfigDict(arbitrary_types_allowed=True))


def read_section(values: object) -> Section:
    """Return a row of values by column; raises ValidationError that names each bad column."""
    return _ROW.validate_python(values)


def read_edge_line(values: object) -> EdgeLine:
    """Return the line of an edge; raises ValidationError that names each bad property."""
    return _EDGE_LINE.validate_python(values)


def sections_frame(rows: Iterable[Section]) -> geopandas.GeoDataFrame:
    """Return rows as a table, by project and in their order; its index is the project's id."""
    ordered = sorted(rows, key=attrgetter("project"))
    frame = geopandas.GeoDataFrame(
        ordered, columns=list(COLUMNS), dtype=object, geometry="geometry", crs=WGS84
    )
    return frame.set_index("project", drop=False).rename_axis(None)


def rows_of(sections: geopandas.GeoDataFrame) -> Iterator[Section]:
    """Yield the rows of a table, in order."""
    return (Section(*row) for row in sections.itertuples(index=False, name=None))


def sections_of(sections: geopandas.GeoDataFrame, project: str) -> geopandas.GeoDataFrame:
    """Return the rows of a project, none where it has no route."""
    if project not in sections.index:
        return sections.iloc[:0]
    position = sections.index.get_loc(project)
    return sections.iloc[position if isinstance(position, slice) else slice(position, position + 1)]


def routes_of(sections: geopandas.GeoDataFrame) -> dict[str, tuple[Section, ...]]:
    """Return the rows of each project that has a route, in order, by its id."""
    groups = groupby(rows_of(sections), attrgetter("project"))
    return {project: tuple(rows) for project, rows in groups}
