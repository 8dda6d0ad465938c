"""Files of `geodata/` as tables and features; what cannot be read becomes a sentence."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

Report = Callable[[str], None]
MAX_FILE_BYTES = 20_000_000
_GEOMETRY_ERRORS = (ShapelyError, KeyError, TypeError, ValueError, AttributeError, IndexError)


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
    """Return a GeoJSON file of the basemap as text, or a text without features."""
    features = read_object(path, report, "GeoJSON FeatureCollection")
    return json.dumps(features or {"type": "FeatureCollection", "features": []})


def read_object(path: Path, report: Report, kind: str) -> dict[str, Any] | None:
    """Return a JSON file that holds an object, or None when it does not."""
    text = read_text(path, report)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        report(f"{short_name(path)}: is no JSON: {_first_line(error)}")
        return None
    if isinstance(found, dict):
        return found
    report(f"{short_name(path)}: is no {kind}")
    return None


def read_toml(path: Path, report: Report) -> dict[str, Any]:
    """Return a TOML file, or an empty table when it cannot be read."""
    try:
        return tomllib.loads(read_text(path, report) or "")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        report(f"{short_name(path)}: is no TOML: {_first_line(error)}")
        return {}


def read_text(path: Path, report: Report) -> str | None:
    """Return a text file, or None when it cannot be read."""
    if not _is_readable(path, report):
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        report(f"{short_name(path)}: cannot be read: {_first_line(error)}")
        return None


def short_name(path: Path) -> str:
    """Return the file as an editor finds it below the data folder."""
    parts = path.parts
    return "/".join(parts[-2:]) if parts[-2:-1] != ("geodata",) else path.name


def _read_feature(
    feature: object, where: str, number: int, report: Report
) -> dict[str, Any] | None:
    properties = feature.get("properties") or {} if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        report(f"{where}{number}: is no GeoJSON Feature")
        return None
    try:
        return {**properties, "geometry": shape(feature["geometry"])}
    except _GEOMETRY_ERRORS:
        report(f"{where}{properties.get('id', number)}: geometry: is no GeoJSON geometry")
        return None


def _is_readable(path: Path, report: Report) -> bool:
    try:
        size = path.stat().st_size
    except OSError as error:
        report(f"{short_name(path)}: cannot be read: {error.strerror}")
        return False
    if size > MAX_FILE_BYTES:
        report(f"{short_name(path)}: is larger than {MAX_FILE_BYTES // 1_000_000} MB")
        return False
    return True


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
