"""Records of `geodata/`: what a file holds, or a sentence for what is wrong with it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import geopandas
from pydantic import ValidationError
from shapely.geometry import Point

from corridors.catalog.features import Feature, read_features
from corridors.catalog.files import (
    about,
    list_files,
    read_object,
    read_tables,
    read_toml,
    report_misnamed,
)
from corridors.catalog.report import FileReport, Report
from corridors.catalog.sections import (
    COLUMNS,
    REQUIRED,
    EdgeLine,
    Section,
    read_edge_line,
    read_section,
    sections_frame,
)
from corridors.model.project import Project
from corridors.model.statements import Claim, DataPackage, Source
from corridors.model.terms import MeasureEntry, ScopeEntry, Term, UnitEntry, Vocabulary
from corridors.model.texts import Record
from corridors.model.vocabulary import Mode

SOURCES, VOCABULARY = "sources.toml", "vocabulary.toml"
_ENTRIES: Mapping[str, type[MeasureEntry | UnitEntry | ScopeEntry]] = {
    "measures": MeasureEntry,
    "units": UnitEntry,
    "scopes": ScopeEntry,
}
RecordType = TypeVar("RecordType", bound=Record)
Entry = TypeVar("Entry")
_STATEMENTS = ("statuses", "promises", "facts", "milestones")
_GIVEN = {"project", "geometry", "lon", "lat"}  # by the file and the shape, not by properties
_ALIKE, _LONG = 0.8, 4  # letters in common, letters of a name that others may look like
_SOMEWHERE = Point(0, 0)
_HELP = "geodata/README.md says what each holds"


def read_sources(path: Path, report: Report) -> dict[str, Source]:
    """Return the documents of `sources.toml` by id; bad ones are reported and left out."""
    file = about(path, report)
    return {
        name: source
        for name, value in read_tables(path, report).items()
        if (source := _validate(Source, value, file, name))
    }


def read_vocabulary(path: Path, report: Report) -> Vocabulary:
    """Return the measures, units and scopes of `vocabulary.toml`; bad ones are left out.

    A figure may name an entry that could not be read.
    """
    file, table = about(path, report), read_toml(path, report) or {}
    for name in table.keys() - _ENTRIES.keys():
        file.lose(f"the tables here are {', '.join(_ENTRIES)}", name)
    listed = {kind: _read_terms(table.get(kind, {}), kind, file) for kind in _ENTRIES}
    return Vocabulary(**listed, is_complete=file.name not in report.unread.files)


def _read_terms(entries: object, kind: str, file: FileReport) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for order, (name, value) in enumerate(entries.items() if isinstance(entries, dict) else ()):
        record = f"{kind}.{name}"
        if not isinstance(value, dict):
            file.lose("is no table", record)
        elif entry := _validate(_ENTRIES[kind], {**value, "id": name}, file, record):
            terms[name] = Term(name, entry, order)
    return terms


def read_project(
    path: Path, sources: Mapping[str, Source], vocabulary: Vocabulary, report: Report
) -> Project | None:
    """Return one project, or None when its file, a field or a named source is wrong."""
    table = read_toml(path, report)
    if table is None:
        return None
    file = about(path, report)
    is_named_twice = "id" in table
    if is_named_twice:
        file.lose("id: the file name is the id, take the field out")
    project = _validate(Project, {**table, "id": path.stem}, file, vocabulary=vocabulary)
    named = (s.source for s in project.statements) if project else _sources_in(table)
    is_sourced = _sources_exist(named, sources, file)
    return project if is_sourced and not is_named_twice else None


def read_claims(
    path: Path, sources: Mapping[str, Source], vocabulary: Vocabulary, report: Report
) -> tuple[Claim, ...]:
    """Return what was said in the speech, in order; claims whose source is missing are left out."""
    if not os.path.lexists(path):
        return ()  # a folder need not be about the speech
    values = (read_toml(path, report) or {}).get("claims", [])
    file = about(path, report)
    if not isinstance(values, list):
        file.lose("claims: is no list")
        return ()
    claims = []
    for number, value in enumerate(values):
        name = f"claims.{number}"
        claim = _validate(Claim, value, file, name, vocabulary=vocabulary)
        if claim and _sources_exist(
            (f.source for f in (claim.said, *claim.later)), sources, file, name
        ):
            claims.append(claim)
    return tuple(claims)


def read_package(path: Path, report: Report) -> DataPackage | None:
    """Return version and `data_through` of the data package, or None when they are missing."""
    table = read_object(path, report, "data package")
    if table is None:
        return None
    fields = {name: table[name] for name in DataPackage.model_fields if name in table}
    return _validate(DataPackage, fields, about(path, report))


def read_route(path: Path, report: Report) -> list[Section]:
    """Return the sections of one route file in order; bad ones are reported and left out."""
    file, rows = about(path, report), list[Section]()
    for feature in read_features(path, report):
        shape = _SOMEWHERE if feature.geometry is None else feature.geometry
        given = {"project": path.stem, "geometry": shape}
        row = _validate_feature(_SECTION, feature, given, file)
        if row and feature.geometry is not None:
            rows.append(row)
    return rows


def read_edge_lines(path: Path, report: Report) -> dict[str, EdgeLine]:
    """Return how edges run, by their ids; the first of an id stays."""
    if not os.path.lexists(path):
        return {}  # a network need not have lines
    file = about(path, report)
    lines: dict[str, EdgeLine] = {}
    for feature in read_features(path, report):
        shape = _SOMEWHERE if feature.geometry is None else feature.geometry
        line = _validate_feature(_LINE, feature, {"geometry": shape}, file)
        if line and line.id in lines:
            file.tell("id: stands twice", line.id)
        elif line:
            lines[line.id] = line
    return lines


def read_table(kind: type[RecordType], path: Path, report: Report) -> dict[str, RecordType]:
    """Return the records of a TOML file whose tables are named by id; bad ones are left out."""
    file, records = about(path, report), {}
    for name, value in read_tables(path, report).items():
        if not isinstance(value, dict):
            file.lose("is no table", name)
            continue
        if "id" in value:
            file.lose("id: the name of the table is the id, take the field out", name)
        record = _validate(kind, {**value, "id": name}, file, name)
        if record and "id" not in value:
            records[name] = record
    return records


def read_routes(
    folder: Path, projects: Iterable[str], ids: set[str], report: Report
) -> geopandas.GeoDataFrame:
    """Return the sections of all projects; a route file without a project is reported."""
    report_misnamed(folder, ".geojson", report)
    for route in list_files(folder, ".geojson"):
        project = f"projects/{route.stem}.toml"
        if route.stem not in ids and not report.unread.may_hold(project):
            report(f"routes/{route.name}: there is no {project}")
    return sections_frame(
        row for name in projects for row in read_route(folder / f"{name}.geojson", report)
    )


def read_points(kind: type[RecordType], path: Path, report: Report) -> tuple[RecordType, ...]:
    """Return the points of a GeoJSON file as records with lon and lat; the first of an id stays."""
    records: dict[str, RecordType] = {}
    file, shape_of = about(path, report), _Kind.of(kind)
    for feature in read_features(path, report):
        shape, at = feature.geometry, _SOMEWHERE
        is_point = isinstance(shape, Point) and not shape.is_empty
        if isinstance(shape, Point) and is_point:
            at = shape
        elif shape is not None:
            file.lose(f"the geometry is no point: it is a {shape.geom_type}", feature.name)
        record = _validate_feature(shape_of, feature, {"lon": at.x, "lat": at.y}, file)
        if record and feature.name in records:
            file.tell("id: stands twice", feature.name)
        elif record and is_point:
            records[feature.name] = record
    return tuple(records.values())


def _validate(
    kind: type[RecordType],
    value: object,
    file: FileReport,
    name: str = "",
    *,
    vocabulary: Vocabulary | None = None,
) -> RecordType | None:
    """Return a record, or None when a field is wrong; each is reported."""
    try:
        return kind.model_validate(value, context=vocabulary)
    except ValidationError as error:
        for field, message in _problems(error):
            file.lose(f"{field}: {message}" if field else message, name)
        return None


@dataclass(frozen=True)
class _Kind(Generic[Entry]):
    """What a feature may hold, and how it becomes a record or a row."""

    fields: frozenset[str]
    required: tuple[str, ...]
    read: Callable[[object], Entry]

    @classmethod
    def of(cls, kind: type[RecordType]) -> "_Kind[RecordType]":
        needed = (name for name, field in kind.model_fields.items() if field.is_required())
        return _Kind(frozenset(kind.model_fields), tuple(needed), kind.model_validate)


_SECTION = _Kind(frozenset(COLUMNS), REQUIRED, read_section)
_LINE = _Kind(frozenset(EdgeLine._fields), ("id", "alignment"), read_edge_line)


def _validate_feature(
    kind: _Kind[Entry], feature: Feature, given: Mapping[str, Any], file: FileReport
) -> Entry | None:
    """Return the record of a feature; properties that mean nothing are left out.

    What is empty counts as missing. All that is missing is named in one sentence.
    """
    fields = kind.fields - _GIVEN
    properties = {
        k: v for k, v in feature.properties.items() if k in fields and v not in (None, "")
    }
    _leave_out(feature, fields, file)
    try:
        return kind.read({**properties, **given})
    except ValidationError as error:
        missing = _missing(kind, properties)
        if "id" in missing:
            file.miss()  # it may be any record that others name
        if missing:
            file.lose(f"missing properties: {', '.join(missing)} ({_HELP})", feature.name)
        for field, message in _problems(error):
            if field not in missing:
                file.lose(f"{field}: {message}" if field else message, feature.name)
        return None


def _missing(kind: _Kind[Any], properties: Mapping[str, Any]) -> list[str]:
    """Return all required properties that a feature lacks, for one sentence."""
    missing = [name for name in kind.required if name not in properties.keys() | _GIVEN]
    is_on_land = kind is _SECTION and properties.get("mode") != Mode.SEA
    return (
        [*missing, "country"] if missing and is_on_land and "country" not in properties else missing
    )


def _leave_out(feature: Feature, fields: frozenset[str], file: FileReport) -> None:
    """Report the properties that mean nothing here, and those that look misspelt."""
    free = frozenset(fields - feature.properties.keys())
    others = [name for name in feature.properties if name not in fields]
    meant = {name: _meant(name, free) for name in others}
    for name, field in meant.items():
        if field:
            file.tell(f"{name}: is no property here; is {field!r} meant?", feature.name)
    if unknown := [name for name in others if not meant[name]]:
        file.take("properties that mean nothing here are left out", names=unknown)


@lru_cache(maxsize=1000)
def _meant(name: str, free: frozenset[str]) -> str:
    """Return the field that a name looks like, or an empty text; a short one has to be the same."""
    near = get_close_matches(name.casefold(), free, n=1, cutoff=_ALIKE)
    return next((field for field in near if len(field) >= _LONG or field == name.casefold()), "")


def _problems(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield the field and what is wrong with it, for all that is wrong with a record."""
    for problem in error.errors(include_url=False):
        field = ".".join(str(part) for part in problem["loc"])
        yield field, problem["msg"].removeprefix("Value error, ")


def _sources_in(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sources that the statements of a project name, valid or not."""
    for kind in _STATEMENTS:
        statements = table.get(kind)
        for statement in statements if isinstance(statements, list) else ():
            if isinstance(statement, dict) and isinstance(statement.get("source"), str):
                yield statement["source"]


def _sources_exist(
    named: Iterable[str], sources: Mapping[str, Source], file: FileReport, name: str = ""
) -> bool:
    """Whether all sources exist; a missing one is reported unless it could not be read."""
    unknown = sorted({source for source in named if source not in sources})
    for source in unknown:
        file.miss(name)
        if not file.report.unread.may_hold(SOURCES, source):
            file.tell(f"the source {source!r} is not in {SOURCES}", name)
    return not unknown
