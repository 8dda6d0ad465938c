"""Files of `geodata/`: which there are, and what they hold; what cannot be read is a sentence."""

import json
import os
import stat
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any

from corridors.catalog.report import FileReport, Report

MAX_FILE_BYTES = 20_000_000
SUBFOLDERS = frozenset({"projects", "routes", "basemap", "network"})
_BESIDE = ("~", ".swp", ".swo", ".tmp")  # ends of what editors write first and keep for a while


def is_ignored(name: str) -> bool:
    """Whether a file of this name is hidden, or one that editors leave beside the data."""
    is_saved_by_emacs = name.startswith("#") and name.endswith("#")
    is_held_by_office = name.startswith("~$")
    return name.startswith(".") or name.endswith(_BESIDE) or is_saved_by_emacs or is_held_by_office


def list_files(folder: Path, suffix: str) -> list[Path]:
    """Return what has a suffix in a folder, in order, without what `is_ignored`."""
    found = (file for file in _visible(folder) if file.suffix == suffix)
    return sorted(found, key=attrgetter("name"))


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
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        about(path, report).lose(f"is no JSON: {first_line(error)}")
        return None
    if isinstance(found, dict):
        return found
    about(path, report).lose(f"is no {kind}")
    return None


def read_text(path: Path, report: Report) -> str | None:
    """Return a text file without the mark that some programs begin it with, or None."""
    if reason := _why_unreadable(path):
        about(path, report).lose(reason)
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
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
    found: list[Path] = []
    with suppress(OSError):  # there is no such folder, or not any more
        found = [path for path in folder.iterdir() if not is_ignored(path.name)]
    return found


def _data_folder(path: Path) -> Path:
    return path.parent.parent if path.parent.name in SUBFOLDERS else path.parent


def _why_unreadable(path: Path) -> str:
    """Return why a file is not to be read, or an empty text."""
    try:
        found = path.stat()
        is_outside = leads_out(path, _data_folder(path))
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if is_outside:
        return "is a link out of the data folder"
    if not stat.S_ISREG(found.st_mode):
        return "is no file"
    if found.st_size > MAX_FILE_BYTES:
        return f"is larger than {MAX_FILE_BYTES // 1_000_000} MB"
    return ""
