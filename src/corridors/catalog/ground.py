"""The ground of the map as one GeoDataFrame: land, lakes, rivers and borders of the basemap."""

from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy as np
from shapely import get_coordinates
from shapely.geometry.base import BaseGeometry

from corridors.catalog.features import read_features
from corridors.catalog.files import about
from corridors.catalog.geometry import GROUND_TIDYING, Shapes
from corridors.catalog.report import Report
from corridors.catalog.sections import WGS84

GROUND = ("land", "lakes", "rivers", "borders")
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
        if feature.geometry is not None and is_ground(feature.geometry):
            yield feature.geometry
        elif feature.geometry is not None:
            about(path, report).tell("geometry: is no area or line in lon, lat", feature.name)


def is_ground(geometry: BaseGeometry) -> bool:
    """Whether a shape is an area or a line on the globe (in lon, lat)."""
    on_globe = (abs(get_coordinates(geometry)) <= (180, 90)).all()  # which NaN is not
    return bool(geometry.geom_type in _GROUND_KINDS and on_globe)
