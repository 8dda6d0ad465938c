"""Projects, statements and sources as tables: CSV, XLSX and JSON."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from corridors.export.provenance import Provenance
from corridors.model.project import Project
from corridors.model.statements import Fact, Milestone, Promise, Source, Statement, Status
from corridors.scene import Scene

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def tables(scene: Scene, projects: Sequence[Project]) -> Tables:
    """Return the rows of `projects`, `statements` and the `sources` that these name."""
    named = sorted({s.source for project in projects for s in project.statements})
    return {
        "projects": [_project(project, scene) for project in projects],
        "statements": [
            _statement(project, statement, scene)
            for project in projects
            for statement in project.statements
        ],
        "sources": [_source(name, scene.snapshot.sources[name]) for name in named],
    }


def write_csv(rows: Iterable[Row], provenance: Provenance) -> bytes:
    """Return one table as CSV (UTF-8 with a mark, for spreadsheets), stamped in each row.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    stamped = [
        {**row, "data_version": provenance.version, "data_as_of": provenance.as_of} for row in rows
    ]
    file = StringIO(newline="")
    writer = csv.DictWriter(file, list(stamped[0]) if stamped else [])
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in row.items()} for row in stamped)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def write_xlsx(rows_by_table: Tables, provenance: Provenance) -> bytes:
    """Return all tables as a workbook, a sheet each, and a sheet that says where they come from."""
    book = Workbook(write_only=True)
    book.properties.title = provenance.title
    book.properties.creator = "Corridors"
    book.properties.created = datetime.combine(provenance.as_of, time())
    for name, rows in rows_by_table.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        _append(sheet, list(rows[0]) if rows else [], bold=True)
        for row in rows:
            _append(sheet, list(row.values()))
    about = book.create_sheet("about")
    for key, value in provenance.metadata().items():
        _append(about, [key, value if isinstance(value, str) else json.dumps(value)])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def write_json(rows_by_table: Tables, provenance: Provenance) -> bytes:
    """Return all tables with their metadata and licences as one JSON object."""
    content = {"metadata": provenance.metadata(), **rows_by_table}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _append(sheet: WriteOnlyWorksheet, values: Iterable[Any], *, bold: bool = False) -> None:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value=", ".join(value) if isinstance(value, list) else value)
        if isinstance(cell.value, str):
            cell.data_type = "s"  # a text that starts with = is no formula
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)


def _harmless(value: object) -> object:
    value = ", ".join(value) if isinstance(value, list) else value
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def _project(project: Project, scene: Scene) -> Row:
    outlook = scene.snapshot.outlook(project, scene.today)
    return {
        "id": project.id,
        **{f"name_{lang}": text for lang, text in project.name.model_dump().items()},
        "type": project.type.value,
        "works": project.works.value,
        "status": outlook.status.value,
        "in_service_since": outlook.opened.since.text if outlook.opened else None,
        "in_service_source": outlook.opened.source if outlook.opened else None,
        "due": outlook.due.promise.due.text if outlook.due else None,
        "due_has_passed": outlook.due.passed if outlook.due else None,
        **slip_columns(project, scene),
        "countries": list(project.countries),
        "part_of": list(project.part_of),
        "named_in_speech": project.named_in_speech,
        "aliases": list(project.aliases),
        "statements": len(project.statements),
    }


SLIP_COLUMNS = {
    "slip_months": "Months from the first promise of completion of the whole project to the newest "
    "one, or to the opening, between their last days; below 0 where earlier, null where unknown",
    "first_promised": "The date of completion that was promised first (EDTF)",
    "first_promised_source": "The id of the source that promised it",
    "newest_promised": "The date of completion that was promised last (EDTF)",
    "newest_promised_source": "The id of the source that promised it",
}


def slip_columns(project: Project, scene: Scene) -> Row:
    """Return how far the date of a project moved, by `SLIP_COLUMNS`."""
    slip = scene.snapshot.slips.get(project.id)
    if slip is None:
        return dict.fromkeys(SLIP_COLUMNS)
    first, newest = slip.first, slip.newest
    told = (slip.months, first.due.text, first.source, newest.due.text, newest.source)
    return dict(zip(SLIP_COLUMNS, told, strict=True))


def _statement(project: Project, statement: Statement, scene: Scene) -> Row:
    source = scene.snapshot.sources[statement.source]
    empty = dict.fromkeys(
        ("kind", "what", "date", "value", "low", "high", "approximate", "unit"), None
    )
    details = dict.fromkeys(("scope", "stage", "sense", "text_en", "text_kk", "text_ru"), None)
    return {
        "project": project.id,
        "section": statement.section,
        **empty,
        **details,
        **_statement_fields(statement),
        "in_words": scene.words.statement(statement),
        "source": statement.source,
        "publisher": source.publisher,
        "source_kind": source.kind.value,
        "source_is_weak": source.kind.is_weak,
        "known": source.published_by.text,
        "url": str(source.url) if source.url else None,
    }


def _statement_fields(statement: Statement) -> Row:
    match statement:
        case Status():
            return _kind("status", statement.status.value, statement.since.text)
        case Promise():
            return _kind("promise", statement.what.value, statement.due.text)
        case Milestone():
            return {**_kind("milestone", None, statement.date.text), **_texts(statement.text)}
        case Fact():
            return {
                **_kind("fact", str(statement.measure), statement.date.text),
                "value": statement.value,
                "low": statement.low,
                "high": statement.high,
                "approximate": statement.approximate,
                "unit": str(statement.unit) if statement.unit else None,
                "scope": str(statement.scope),
                "stage": statement.stage.value if statement.stage else None,
                "sense": statement.kind.value,
                **(_texts(statement.text) if statement.text else {}),
            }
    message = f"no columns for {type(statement).__name__}"
    raise TypeError(message)


def _kind(kind: str, what: str | None, date: str) -> Row:
    return {"kind": kind, "what": what, "date": date}


def _texts(names: Any) -> Row:  # noqa: ANN401
    return {f"text_{language}": text for language, text in names.model_dump().items()}


def _source(name: str, source: Source) -> Row:
    return {"id": name, **source.model_dump(mode="json", exclude={"published", "known_by"})} | {
        "published": source.published.text if source.published else None,
        "known_by": source.known_by.text if source.known_by else None,
        "is_weak": source.kind.is_weak,
    }
