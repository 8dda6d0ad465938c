"""Files of `geodata/` become records; what cannot be read becomes a sentence."""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from shapely.errors import ShapelyError
from shapely.geometry import shape

from corridors.model import Edition, Project, Record, Section, Source

RecordType = TypeVar("RecordType", bound=Record)
Report = Callable[[str], None]
MAX_FILE_BYTES = 20_000_000
_GEOMETRY_ERRORS = (ShapelyError, KeyError, TypeError, ValueError, AttributeError, IndexError)


def read_sources(path: Path, report: Report) -> dict[str, Source]:
    """Return the documents of `sources.toml` by id; bad ones are reported and left out."""
    table = _read_toml(path, report)
    return {
        name: source
        for name, value in table.items()
        if (source := _validate(Source, value, f"{_name(path)}: {name}", report))
    }


def read_project(path: Path, sources: Mapping[str, Source], report: Report) -> Project | None:
    """Return one project, or None when its file, a field or a named source is wrong."""
    table = _read_toml(path, report)
    if not table:
        return None
    project = _validate(Project, {"id": path.stem, **table}, _name(path), report)
    if project is None:
        return None
    unknown = sorted({statement.source for statement in project.statements} - sources.keys())
    for source in unknown:
        report(f"{_name(path)}: the source {source!r} is not in sources.toml")
    return None if unknown else project


def read_edition(path: Path, report: Report) -> Edition | None:
    """Return version and `data_through` of the data package, or None when they are missing."""
    try:
        table = json.loads(read_text(path, report) or "{}")
    except json.JSONDecodeError as error:
        report(f"{_name(path)}: is no JSON: {_first_line(error)}")
        return None
    fields = {name: table.get(name) for name in Edition.model_fields}
    return _validate(Edition, fields, _name(path), report)


def read_sections(path: Path, report: Report) -> tuple[Section, ...]:
    """Return the sections of one route file in order; bad ones are reported and left out."""
    rows = read_features(path, report)
    found = (
        _validate(
            Section,
            {"project": path.stem, **row},
            f"{_name(path)}: {row.get('id', number)}",
            report,
        )
        for number, row in enumerate(rows)
    )
    return tuple(section for section in found if section)


def read_points(kind: type[RecordType], path: Path, report: Report) -> tuple[RecordType, ...]:
    """Return the points of a GeoJSON file as records with lon and lat."""
    records = []
    for number, row in enumerate(read_features(path, report)):
        where = f"{_name(path)}: {row.get('id', number)}"
        point = row.pop("geometry", None)
        if point is None or point.geom_type != "Point":
            report(f"{where}: the geometry is no point")
            continue
        record = _validate(kind, {**row, "lon": point.x, "lat": point.y}, where, report)
        if record:
            records.append(record)
    return tuple(records)


def read_features(path: Path, report: Report) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file as property tables with a shapely `geometry`.

    A feature whose geometry means nothing is reported and left out.
    """
    try:
        collection = json.loads(read_text(path, report) or '{"features": []}')
        features = [dict(feature) for feature in collection["features"]]
    except json.JSONDecodeError as error:
        report(f"{_name(path)}: is no JSON: {_first_line(error)}")
        return []
    except (KeyError, TypeError, ValueError):
        report(f"{_name(path)}: is no GeoJSON FeatureCollection")
        return []
    if "crs" in collection:
        report(f"{_name(path)}: crs: GeoJSON is always WGS 84 in lon, lat; take the member out")
        return []
    rows = []
    for number, feature in enumerate(features):
        row = dict(feature.get("properties") or {})
        try:
            rows.append({**row, "geometry": shape(feature["geometry"])})
        except _GEOMETRY_ERRORS as error:
            report(f"{_name(path)}: {row.get('id', number)}: geometry: {_first_line(error)}")
    return rows


def read_text(path: Path, report: Report) -> str:
    """Return a text file, or an empty text when it cannot be read."""
    if not _is_readable(path, report):
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        report(f"{_name(path)}: cannot be read: {_first_line(error)}")
        return ""


def _read_toml(path: Path, report: Report) -> dict[str, Any]:
    text = read_text(path, report)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        report(f"{_name(path)}: is no TOML: {_first_line(error)}")
        return {}


def _validate(
    kind: type[RecordType], value: object, where: str, report: Report
) -> RecordType | None:
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            field = ".".join(str(part) for part in problem["loc"])
            message = problem["msg"].removeprefix("Value error, ")
            report(f"{where}: {field}: {message}" if field else f"{where}: {message}")
        return None


def _is_readable(path: Path, report: Report) -> bool:
    try:
        size = path.stat().st_size
    except OSError as error:
        report(f"{_name(path)}: cannot be read: {error.strerror}")
        return False
    if size > MAX_FILE_BYTES:
        report(f"{_name(path)}: is larger than {MAX_FILE_BYTES // 1_000_000} MB")
        return False
    return True


def _name(path: Path) -> str:
    """Return the file as an editor finds it below the data folder."""
    parts = path.parts
    return "/".join(parts[-2:]) if parts[-2:-1] != ("geodata",) else path.name


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
