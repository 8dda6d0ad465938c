"""The basemap: the ground as a GeoDataFrame, railways and roads that exist, names of waters."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import geopandas
import numpy as np
import shapely
from shapely import get_coordinates
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from corridors.catalog.features import read_features
from corridors.catalog.files import about
from corridors.catalog.geometry import GROUND_TIDYING, Shapes
from corridors.catalog.reading import read_points
from corridors.catalog.report import Report
from corridors.catalog.sections import WGS84
from corridors.model.project import GroundName

GROUND = ("land", "lakes", "rivers", "borders")
EXISTING = ("railways", "roads")
NAMES = ("waters", "regions")
Lines = Mapping[str, MultiLineString]
NO_LINES: Lines = MappingProxyType({})
_GROUND_KINDS = {"Polygon", "MultiPolygon", "LineString", "MultiLineString"}


def read_ground(folder: Path, report: Report) -> geopandas.GeoDataFrame:
    """Return the areas and lines of the ground (EPSG:4326), a row each, by `layer`, its index.

    A layer is a file of the basemap, named as in `GROUND`; what is no area or line is reported.
    """
    rows = [
        (name, shape)
        for name in GROUND
        for shape in _ground_shapes(folder / f"{name}.geojson", report)
    ]
    frame = geopandas.GeoDataFrame(
        rows, columns=["layer", "geometry"], geometry="geometry", crs=WGS84
    )
    return frame.set_index("layer")


def ground_shapes(ground: geopandas.GeoDataFrame, layer: str) -> Shapes:
    """Return the shapes of a layer of the ground, none where its file has none."""
    return np.asarray(ground.geometry[ground.index == layer], dtype=object)


def _ground_shapes(path: Path, report: Report) -> Iterator[BaseGeometry]:
    for feature in read_features(path, report, GROUND_TIDYING):
        if feature.geometry is not None and _is_ground(feature.geometry):
            yield feature.geometry
        elif feature.geometry is not None:
            about(path, report).tell("geometry: is no area or line in lon, lat", feature.name)


def _is_ground(geometry: BaseGeometry) -> bool:
    """Whether a shape is an area or a line on the globe (in lon, lat)."""
    on_globe = (abs(get_coordinates(geometry)) <= (180, 90)).all()  # which NaN is not
    return bool(geometry.geom_type in _GROUND_KINDS and on_globe)


def read_existing(path: Path, report: Report) -> Lines:
    """Return the lines of a file of the basemap by their kind, in the order of the kinds."""
    if not os.path.lexists(path):
        return NO_LINES
    file, shapes = about(path, report), dict[str, list[BaseGeometry]]()
    for feature in read_features(path, report, GROUND_TIDYING):
        kind, shape = feature.properties.get("kind"), feature.geometry
        if shape is None:
            continue
        if not _is_ground(shape) or shapely.get_dimensions(shape) != 1:
            file.tell("geometry: is no line in lon, lat", feature.name)
        elif not isinstance(kind, str):
            file.tell("kind: says of a railway or road what it is", feature.name)
        else:
            shapes.setdefault(kind, []).append(shape)
    return {
        kind: MultiLineString(list(shapely.get_parts(shapely.get_parts(shapes[kind]))))
        for kind in sorted(shapes)
    }


def read_names(path: Path, report: Report) -> tuple[GroundName, ...]:
    """Return the names of waters or regions, none where there is no such file."""
    return read_points(GroundName, path, report) if os.path.lexists(path) else ()
