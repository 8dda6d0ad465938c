"""Files of `geodata/` as tables and features; what cannot be read becomes a sentence."""

import json
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from numpy import errstate
from shapely import GeometryCollection, get_coordinates, to_geojson
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Report = Callable[[str], None]
MAX_FILE_BYTES = 20_000_000
MOST_LETTERS = 300  # of a problem
SUBFOLDERS = frozenset({"projects", "routes", "basemap", "network"})
_GEOMETRY_ERRORS = (
    ShapelyError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)
_GROUND_KINDS = {"Polygon", "MultiPolygon", "LineString", "MultiLineString"}


def reporting(problems: list[str]) -> Report:
    """Return a report that keeps sentences, short and printable whatever they quote."""

    def report(sentence: str) -> None:
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in sentence)
        problems.append(shown if len(shown) <= MOST_LETTERS else f"{shown[:MOST_LETTERS]} …")

    return report


def list_files(folder: Path, suffix: str) -> list[Path]:
    """Return what has a suffix in a folder, in order, without what `is_ignored`."""
    found: list[Path] = []
    with suppress(OSError):  # there is no such folder, or not any more
        found = sorted(folder.iterdir())
    return [file for file in found if file.suffix == suffix and not is_ignored(file.name)]


def is_ignored(name: str) -> bool:
    """Whether a file of this name is hidden, or one that editors leave beside the data."""
    is_saved_by_emacs = name.startswith("#") and name.endswith("#")
    return name.startswith(".") or name.endswith(("~", ".swp")) or is_saved_by_emacs


def read_features(path: Path, report: Report) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file as property tables with a shapely `geometry`.

    A feature whose geometry means nothing is reported and left out.
    """
    collection = read_object(path, report, "GeoJSON FeatureCollection")
    if collection is None:
        return []
    features = collection.get("features")
    if not isinstance(features, list):
        report(f"{short_name(path)}: is no GeoJSON FeatureCollection")
        return []
    if "crs" in collection:
        report(
            f"{short_name(path)}: crs: GeoJSON is always WGS 84 in lon, lat; take the member out"
        )
        return []
    rows = (_read_feature(f, f"{short_name(path)}: ", i, report) for i, f in enumerate(features))
    return [row for row in rows if row is not None]


def read_ground(path: Path, report: Report) -> str:
    """Return the areas and lines of a GeoJSON file of the basemap, as one GeoJSON text."""
    shapes = []
    for number, row in enumerate(read_features(path, report)):
        if _is_ground(row["geometry"]):
            shapes.append(row["geometry"])
        else:
            report(f"{short_name(path)}: {number}: geometry: is no area or line in lon, lat")
    return to_geojson(GeometryCollection(shapes))


def read_object(path: Path, report: Report, kind: str) -> dict[str, Any] | None:
    """Return a JSON file that holds an object, or None when it does not."""
    text = read_text(path, report)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        report(f"{short_name(path)}: is no JSON: {first_line(error)}")
        return None
    if isinstance(found, dict):
        return found
    report(f"{short_name(path)}: is no {kind}")
    return None


def read_text(path: Path, report: Report) -> str | None:
    """Return a text file, or None when it cannot be read."""
    if not _is_readable(path, report):
        return None
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        report(f"{short_name(path)}: cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        report(f"{short_name(path)}: cannot be read: {first_line(error)}")
    return None


def short_name(path: Path) -> str:
    """Return the file as an editor finds it below the data folder."""
    return path.relative_to(_data_folder(path)).as_posix()


def first_line(error: Exception) -> str:
    """Return the first line of what an error says, or else its kind."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a symbolic link leads from a file in a folder to somewhere outside of it."""
    return not path.resolve().is_relative_to(folder.resolve())


def _data_folder(path: Path) -> Path:
    return path.parent.parent if path.parent.name in SUBFOLDERS else path.parent


def _is_ground(geometry: BaseGeometry) -> bool:
    """Whether a shape is an area or a line on the globe (in lon, lat)."""
    places = get_coordinates(geometry)
    on_globe = (abs(places) <= (180, 90)).all()  # what is no number is not
    return bool(geometry.geom_type in _GROUND_KINDS and on_globe)


def _read_feature(
    feature: object, where: str, number: int, report: Report
) -> dict[str, Any] | None:
    properties = feature.get("properties") or {} if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        report(f"{where}{number}: is no GeoJSON Feature")
        return None
    try:
        with errstate(invalid="ignore"):  # what is no number is found later
            return {**properties, "geometry": shape(feature["geometry"])}
    except _GEOMETRY_ERRORS:
        report(f"{where}{properties.get('id', number)}: geometry: is no GeoJSON geometry")
        return None


def _is_readable(path: Path, report: Report) -> bool:
    try:
        found = path.stat()
        is_outside = leads_out(path, _data_folder(path))
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the link leads to itself"
        report(f"{short_name(path)}: cannot be read: {reason}")
        return False
    if is_outside:
        report(f"{short_name(path)}: is a link out of the data folder")
        return False
    if not stat.S_ISREG(found.st_mode):
        report(f"{short_name(path)}: is no file")
        return False
    if found.st_size > MAX_FILE_BYTES:
        report(f"{short_name(path)}: is larger than {MAX_FILE_BYTES // 1_000_000} MB")
        return False
    return True
