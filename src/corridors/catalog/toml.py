"""TOML files of `geodata/` as tables; a mistake in one table of many leaves the others."""

import re
import tomllib
from pathlib import Path
from typing import Any

from corridors.catalog.files import about, first_line, read_text
from corridors.catalog.report import FileReport, Report

_HEADING = re.compile(r"^(?=\[)", re.MULTILINE)
_LINE = re.compile(r"(?<=at line )\d+")
_MISTAKES = (ValueError, RecursionError)


def read_toml(path: Path, report: Report) -> dict[str, Any] | None:
    """Return a TOML file, or None when it cannot be read."""
    text = read_text(path, report)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except _MISTAKES as error:
        about(path, report).lose(f"is no TOML: {first_line(error)}")
        return None


def read_tables(path: Path, report: Report) -> dict[str, Any]:
    """Return the tables of a TOML file by heading; one with a mistake is reported and left out.

    The file is read as a whole; only when that fails is each table read by itself. Of two tables
    of one name the first stays.
    """
    text = read_text(path, report) or ""
    try:
        return tomllib.loads(text)
    except _MISTAKES:
        return _read_each(text, about(path, report))


def _read_each(text: str, file: FileReport) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    lines_before = 0
    for part in _HEADING.split(text):
        for name, table in _read_part(part, lines_before, file).items():
            if name in tables:
                file.tell("stands twice", name)
            tables.setdefault(name, table)
        lines_before += part.count("\n")
    return tables


def _read_part(part: str, lines_before: int, file: FileReport) -> dict[str, Any]:
    """Return a table, or nothing when it is none; the mistake is told at its line of the file."""
    try:
        return tomllib.loads(part)
    except _MISTAKES as error:
        heading = part.partition("\n")[0].strip().strip("[]\"'") if part.startswith("[") else ""
        mistake = _LINE.sub(lambda line: str(int(line[0]) + lines_before), first_line(error))
        file.lose(f"is no TOML: {mistake}", heading)
        return {}
