"""Records of `geodata/`: what a file holds, or a sentence for what is wrong with it."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from corridors.catalog.files import Report, list_files, read_features, read_object, short_name
from corridors.catalog.toml import read_tables, read_toml
from corridors.model import Claim, Edition, Project, Record, Section, Source

RecordType = TypeVar("RecordType", bound=Record)


def read_sources(path: Path, report: Report) -> dict[str, Source]:
    """Return the documents of `sources.toml` by id; bad ones are reported and left out."""
    return {
        name: source
        for name, value in read_tables(path, report).items()
        if (source := _validate(Source, value, f"{short_name(path)}: {name}", report))
    }


def read_project(path: Path, sources: Mapping[str, Source], report: Report) -> Project | None:
    """Return one project, or None when its file, a field or a named source is wrong."""
    problems: list[str] = []
    table = read_toml(path, problems.append)
    if "id" in table:
        problems.append(f"{short_name(path)}: id: the file name is the id, take the field out")
    for problem in problems:
        report(problem)
    if problems:
        return None
    project = _validate(Project, {**table, "id": path.stem}, short_name(path), report)
    if project is None:
        return None
    unknown = sorted({statement.source for statement in project.statements} - sources.keys())
    for source in unknown:
        report(f"{short_name(path)}: the source {source!r} is not in sources.toml")
    return None if unknown else project


def read_claims(path: Path, sources: Mapping[str, Source], report: Report) -> tuple[Claim, ...]:
    """Return what was said in the speech, in order; claims without a known source are left out."""
    if not os.path.lexists(path):
        return ()  # a folder need not be about the speech
    values = read_toml(path, report).get("claims", [])
    if not isinstance(values, list):
        report(f"{short_name(path)}: claims: is no list")
        return ()
    claims = []
    for number, value in enumerate(values):
        where = f"{short_name(path)}: claims.{number}"
        claim = _validate(Claim, value, where, report)
        if claim is None:
            continue
        named = {figure.source for figure in (claim.said, *claim.later)}
        unknown = sorted(named - sources.keys())
        for source in unknown:
            report(f"{where}: the source {source!r} is not in sources.toml")
        if not unknown:
            claims.append(claim)
    return tuple(claims)


def read_edition(path: Path, report: Report) -> Edition | None:
    """Return version and `data_through` of the data package, or None when they are missing."""
    table = read_object(path, report, "data package")
    if table is None:
        return None
    fields = {name: table[name] for name in Edition.model_fields if name in table}
    return _validate(Edition, fields, short_name(path), report)


def read_sections(path: Path, report: Report) -> tuple[Section, ...]:
    """Return the sections of one route file in order; bad ones are reported and left out."""
    rows = read_features(path, report)
    found = (
        _validate(
            Section,
            {**row, "project": path.stem},
            f"{short_name(path)}: {row.get('id', number)}",
            report,
        )
        for number, row in enumerate(rows)
    )
    return tuple(section for section in found if section)


def read_table(kind: type[RecordType], path: Path, report: Report) -> dict[str, RecordType]:
    """Return the records of a TOML file whose tables are named by id; bad ones are left out."""
    records = {}
    for name, value in read_tables(path, report).items():
        where = f"{short_name(path)}: {name}"
        if not isinstance(value, dict):
            report(f"{where}: is no table")
        elif "id" in value:
            report(f"{where}: id: the name of the table is the id, take the field out")
        elif record := _validate(kind, {**value, "id": name}, where, report):
            records[name] = record
    return records


def read_routes(
    folder: Path, projects: Iterable[str], ids: set[str], report: Report
) -> dict[str, tuple[Section, ...]]:
    """Return the sections of each project by its id; a route file without a project is reported."""
    for route in list_files(folder, ".geojson"):
        if route.stem not in ids:
            report(f"routes/{route.name}: there is no projects/{route.stem}.toml")
    return {name: read_sections(folder / f"{name}.geojson", report) for name in projects}


def read_points(kind: type[RecordType], path: Path, report: Report) -> tuple[RecordType, ...]:
    """Return the points of a GeoJSON file as records with lon and lat; the first of an id stays."""
    records: dict[str, RecordType] = {}
    for number, row in enumerate(read_features(path, report)):
        where = f"{short_name(path)}: {row.get('id', number)}"
        point = row.pop("geometry", None)
        if point is None or point.geom_type != "Point" or point.is_empty:
            report(f"{where}: the geometry is no point")
            continue
        record = _validate(kind, {**row, "lon": point.x, "lat": point.y}, where, report)
        if record and str(row["id"]) in records:
            report(f"{where}: id: stands twice")
        elif record:
            records[str(row["id"])] = record
    return tuple(records.values())


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
