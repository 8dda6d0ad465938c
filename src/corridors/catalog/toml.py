"""TOML files of `geodata/` as tables; a mistake in one table of many leaves the others."""

import re
import tomllib
from pathlib import Path
from typing import Any

from corridors.catalog.files import Report, first_line, read_text, short_name

_HEADING = re.compile(r"^(?=\[)", re.MULTILINE)
_LINE = re.compile(r"(?<=at line )\d+")


def read_toml(path: Path, report: Report) -> dict[str, Any]:
    """Return a TOML file, or an empty table when it cannot be read."""
    return _parse(read_text(path, report) or "", short_name(path), report) or {}


def read_tables(path: Path, report: Report) -> dict[str, Any]:
    """Return the tables of a TOML file by heading; one with a mistake is reported and left out.

    The file is read as a whole; only when that fails is each table read by itself. Of two tables
    of one name the first stays.
    """
    text = read_text(path, report) or ""
    whole = _parse(text, "", lambda _: None)
    return _read_each(text, short_name(path), report) if whole is None else whole


def _read_each(text: str, file: str, report: Report) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    lines_before = 0
    for part in _HEADING.split(text):
        heading = part.partition("\n")[0].strip().strip("[]")
        where = f"{file}: {heading}" if part.startswith("[") else file
        for name, table in (_parse(part, where, report, lines_before) or {}).items():
            if name in tables:
                report(f"{file}: {name}: stands twice")
            tables.setdefault(name, table)
        lines_before += part.count("\n")
    return tables


def _parse(text: str, where: str, report: Report, lines_before: int = 0) -> dict[str, Any] | None:
    """Return TOML, or None when it is none; the mistake is reported at its line of the file."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        mistake = _LINE.sub(lambda line: str(int(line[0]) + lines_before), first_line(error))
        report(f"{where}: is no TOML: {mistake}")
        return None
