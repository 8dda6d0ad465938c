"""Railways and roads that are there, names of waters and regions, relief: all may be missing."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from corridors.catalog.features import read_features
from corridors.catalog.files import about, read_bytes
from corridors.catalog.geometry import GROUND_TIDYING
from corridors.catalog.ground import is_ground
from corridors.catalog.reading import read_points
from corridors.catalog.report import Report
from corridors.model.project import GroundName

EXISTING = ("railways", "roads")
NAMES = ("waters", "regions")
Lines = Mapping[str, MultiLineString]
NO_LINES: Lines = MappingProxyType({})
_WEBP = (slice(0, 4), b"RIFF"), (slice(8, 12), b"WEBP")  # how such a file begins


def read_existing(path: Path, report: Report) -> Lines:
    """Return the lines of a file of the basemap by their kind, in the order of the kinds."""
    if not os.path.lexists(path):
        return NO_LINES
    file, found = about(path, report), dict[str, list[BaseGeometry]]()
    for feature in read_features(path, report, GROUND_TIDYING):
        kind, shape = feature.properties.get("kind"), feature.geometry
        if shape is None:
            continue
        if not is_ground(shape) or shapely.get_dimensions(shape) != 1:
            file.tell("geometry: is no line in lon, lat", feature.name)
        elif not isinstance(kind, str):
            file.tell("kind: says of a railway or road what it is", feature.name)
        else:
            found.setdefault(kind, []).append(shape)
    return {
        kind: MultiLineString(list(shapely.get_parts(shapely.get_parts(found[kind]))))
        for kind in sorted(found)
    }


def read_names(path: Path, report: Report) -> tuple[GroundName, ...]:
    """Return the names of waters or regions, none where there is no such file."""
    return read_points(GroundName, path, report) if os.path.lexists(path) else ()


def read_relief(path: Path, report: Report) -> bytes:
    """Return the picture of the relief, a WebP in Web Mercator of `geodesy.RELIEF`, or nothing."""
    picture = read_bytes(path, report) if os.path.lexists(path) else None
    if picture and all(picture[part] == said for part, said in _WEBP):
        return picture
    if picture is not None:
        about(path, report).lose("is no WebP picture")
    return b""
