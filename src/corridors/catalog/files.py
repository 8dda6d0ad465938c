"""Files of `geodata/`: which there are, and what they hold; what cannot be read is a sentence."""

import json
import os
import re
import stat
import tomllib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from corridors.catalog.report import FileReport, Report

Content = TypeVar("Content")
MAX_FILE_BYTES = 20_000_000
SUBFOLDERS = frozenset({"projects", "routes", "basemap", "network"})
_BESIDE = ("~", ".swp", ".swo", ".tmp")  # ends of what editors write first and keep for a while


def is_ignored(name: str) -> bool:
    """Whether a file of this name is hidden, or one that editors leave beside the data."""
    is_saved_by_emacs = name.startswith("#") and name.endswith("#")
    is_locked_by_office = name.startswith("~$")
    return (
        name.startswith(".") or name.endswith(_BESIDE) or is_saved_by_emacs or is_locked_by_office
    )


def list_files(folder: Path, suffix: str) -> list[Path]:
    """Return what has a suffix in a folder, in order, without what `is_ignored`."""
    files = (file for file in _visible(folder) if file.suffix == suffix)
    return sorted(files, key=attrgetter("name"))


def report_misnamed(folder: Path, suffix: str, report: Report) -> None:
    """Report the files of a folder whose suffix is in capitals: only some disks find them."""
    for path in _visible(folder):
        if not path.name.endswith(suffix) and path.name.lower().endswith(suffix):
            about(path, report).tell(f"is not read: its name has to end with {suffix}")
            about(path.with_suffix(suffix), report).miss()


def read_object(path: Path, report: Report, kind: str) -> dict[str, Any] | None:
    """Return a JSON file that holds an object, or None when it does not."""
    text = read_text(path, report)
    if text is None:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        about(path, report).lose(f"is no JSON: {first_line(error)}")
        return None
    if isinstance(value, dict):
        return value
    about(path, report).lose(f"is no {kind}")
    return None


def read_text(path: Path, report: Report) -> str | None:
    """Return a text file without the mark that some programs begin it with, or None."""
    return _read(path, report, partial(Path.read_text, encoding="utf-8-sig"))


def read_bytes(path: Path, report: Report) -> bytes | None:
    """Return a file as it is, or None."""
    return _read(path, report, Path.read_bytes)


def _read(path: Path, report: Report, how: Callable[[Path], Content]) -> Content | None:
    if reason := _why_unreadable(path):
        about(path, report).lose(reason)
        return None
    try:
        return how(path)
    except OSError as error:
        about(path, report).lose(f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        about(path, report).lose(f"cannot be read: {first_line(error)}; save it as UTF-8")
    return None


def about(path: Path, report: Report) -> FileReport:
    """Return the report of a file, which is named as an editor finds it below the data folder."""
    folder = path.parent.name
    return FileReport(f"{folder}/{path.name}" if folder in SUBFOLDERS else path.name, report)


def first_line(error: Exception) -> str:
    """Return the first line of what an error says, or else its kind."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a symbolic link leads from a file in a folder to somewhere outside of it."""
    inside = os.path.realpath(folder).rstrip(os.sep) + os.sep
    return not os.path.realpath(path).startswith(inside)


def _visible(folder: Path) -> list[Path]:
    paths: list[Path] = []
    with suppress(OSError):  # there is no such folder, or not any more
        paths = [path for path in folder.iterdir() if not is_ignored(path.name)]
    return paths


def _data_folder(path: Path) -> Path:
    return path.parent.parent if path.parent.name in SUBFOLDERS else path.parent


def _why_unreadable(path: Path) -> str:
    """Return why a file is not to be read, or an empty text."""
    try:
        details = path.stat()
        is_outside = leads_out(path, _data_folder(path))
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if is_outside:
        return "is a link out of the data folder"
    if not stat.S_ISREG(details.st_mode):
        return "is no file"
    if details.st_size > MAX_FILE_BYTES:
        return f"is larger than {MAX_FILE_BYTES // 1_000_000} MB"
    return ""


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


_LISTED = {"projects": ".toml", "routes": ".geojson"}
_ALWAYS_READ = (
    "datapackage.json",
    "places.geojson",
    "sources.toml",
    "speech.toml",
    "vocabulary.toml",
    "basemap/borders.geojson",
    "basemap/countries.geojson",
    "basemap/lakes.geojson",
    "basemap/land.geojson",
    "basemap/railways.geojson",
    "basemap/regions.geojson",
    "basemap/relief.webp",
    "basemap/rivers.geojson",
    "basemap/roads.geojson",
    "basemap/towns.geojson",
    "basemap/waters.geojson",
    "network/assumptions.toml",
    "network/edges.toml",
    "network/lines.geojson",
    "network/pairs.toml",
    "network/places.geojson",
    "network/published.toml",
)


def data_files(folder: Path) -> list[Path]:
    """Return the files that a catalog is read from, whether they are there or not.

    Nothing else in a data folder says anything: it may be written at any time.
    """
    projects = list_files(folder / "projects", ".toml")
    routes = [folder / "routes" / f"{project.stem}.geojson" for project in projects]
    return [*(folder / name for name in _ALWAYS_READ), *projects, *routes]


def listed_names(folder: Path) -> list[Path]:
    """Return what is looked at in the folders that are read as a whole, whatever becomes of it.

    Of a route without a project, or a file whose suffix is in capitals, only the name counts.
    """
    paths: list[Path] = []
    for name, suffix in _LISTED.items():
        with suppress(OSError):  # there is no such folder, or not any more
            paths += (p for p in (folder / name).iterdir() if p.suffix.lower() == suffix)
    return sorted(path for path in paths if not is_ignored(path.name))
