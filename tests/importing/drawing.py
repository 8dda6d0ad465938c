"""Small files of lines, as GIS programs write them."""

from collections.abc import Sequence
from pathlib import Path

import geopandas
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

WGS84 = 4326
DRIVERS = {
    ".geojson": "GeoJSON",
    ".gpkg": "GPKG",
    ".kml": "KML",
    ".gpx": "GPX",
    ".shp": "ESRI Shapefile",
    ".fgb": "FlatGeobuf",
}


def write(
    path: Path,
    *shapes: BaseGeometry,
    layer: str | None = None,
    crs: int = WGS84,
    names: Sequence[str] = (),
) -> Path:
    """Write shapes in lon, lat into a file of the kind that its suffix names, in a CRS."""
    called = names or [f"part {number}" for number in range(len(shapes))]
    frame = geopandas.GeoDataFrame({"name": called}, geometry=list(shapes), crs=WGS84)
    frame.to_crs(crs).to_file(path, driver=DRIVERS[path.suffix], layer=layer)
    return path


def line(*places: tuple[float, ...]) -> LineString:
    """Return a line through places in lon, lat."""
    return LineString(places)
