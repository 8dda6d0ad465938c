"""The catalog of this process: read once, and again when a look finds another data folder.

A change is taken up whole or not at all: neither while files are being written, nor when it brings
problems that were not there before.
"""

import gc
import hashlib
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from threading import Lock
from weakref import WeakKeyDictionary

from corridors.catalog import DEFAULT_FOLDER, MAX_FILE_BYTES, Catalog, leads_out
from corridors.variables import FOLDER_VARIABLE

SETTLED_SECONDS = 2
_ONE_AT_A_TIME = Lock()
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class _Files:
    """The files that a catalog was read from: a hash of all, and those of projects by name."""

    version: str
    projects: Mapping[str, bytes]


_FILES: WeakKeyDictionary[Catalog, _Files] = WeakKeyDictionary()


class _Folder:
    """A data folder: the catalog that is shown, and the problems that keep a newer one out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _stamp(path)
        self.catalog = _read(path)
        self.refused: tuple[str, ...] = ()

    def look(self) -> bool:
        """Take up what has changed, if it is whole; return whether the files were read again."""
        stamp = _stamp(self._path)
        if stamp == self._seen or not _is_settled(stamp):
            return False
        catalog = _read(self._path)
        if _stamp(self._path) != stamp:
            return True  # it changed while it was read
        self._seen = stamp
        known = set(self.catalog.problems)
        self.refused = tuple(problem for problem in catalog.problems if problem not in known)
        if not self.refused:
            self.catalog = catalog
        return True


def current_catalog() -> Catalog:
    """Return the catalog of the data folder, which the environment may name."""
    return _current().catalog


def current_version() -> str:
    """Return what is equal wherever the data is equal: a hash of all its files, 16 letters long."""
    return version_of(current_catalog())


def current_refusals() -> tuple[str, ...]:
    """Return the problems that keep newer data from being shown, a sentence each."""
    return _current().refused


def look() -> bool:
    """Take up what has changed in the data folder, if it is whole.

    Return whether its files were read again, which takes a moment for each hundred projects.
    """
    return _current().look()


def version_of(catalog: Catalog) -> str:
    """Return the version of the data that a current catalog was read from."""
    return _FILES[catalog].version


def project_files(catalog: Catalog) -> Mapping[str, bytes]:
    """Return the files of projects that a current catalog was read from, by name."""
    return _FILES[catalog].projects


def _current() -> _Folder:
    with _ONE_AT_A_TIME:
        return _folder(Path(os.environ.get(FOLDER_VARIABLE, DEFAULT_FOLDER)))


@lru_cache(maxsize=2)
def _folder(path: Path) -> _Folder:
    return _Folder(path)


def _read(folder: Path) -> Catalog:
    catalog = Catalog.read(folder)
    _FILES[catalog] = _read_files(folder)
    gc.collect()
    gc.freeze()  # what lives as long as the server need not be searched again after every run
    return catalog


def _read_files(folder: Path) -> _Files:
    digest = hashlib.sha256()
    projects = {}
    for path, about in _look_at(str(folder)):
        file = Path(path)
        with suppress(OSError):
            if not S_ISREG(about.st_mode) or (file.is_symlink() and leads_out(file, folder)):
                continue
            digest.update(os.fsencode(file.relative_to(folder)) + b"\0")
            if about.st_size <= MAX_FILE_BYTES:  # what is larger is not read as data either
                content = file.read_bytes()
                digest.update(content)
                if file.parent == folder / "projects":
                    projects[file.name] = content
    return _Files(digest.hexdigest()[:16], projects)


def _look_at(folder: str) -> list[tuple[str, os.stat_result]]:
    """Return everything below a folder in order; what cannot be looked at is left out."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=attrgetter("name")):
            with suppress(OSError):
                found.append((entry.path, entry.stat()))
            if entry.is_dir(follow_symlinks=False):
                found += _look_at(entry.path)
    return found


def _stamp(folder: Path) -> Stamp:
    """Return what changes when a file is added, removed or written, whatever time it is given."""
    return tuple(
        (path, about.st_size, max(about.st_mtime_ns, about.st_ctime_ns))
        for path, about in _look_at(str(folder))
    )


def _is_settled(stamp: Stamp) -> bool:
    """Whether nothing was written for a moment; a clock that is wrong does not count."""
    newest = max((written for _, _, written in stamp), default=0)
    return abs(time.time() - newest / 1e9) >= SETTLED_SECONDS
