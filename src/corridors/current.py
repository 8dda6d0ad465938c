"""The catalog of this process: read once, and again when a file of the data folder has changed."""

import gc
import hashlib
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from threading import Lock

from corridors.catalog import DEFAULT_FOLDER, MAX_FILE_BYTES, Catalog, leads_out

FOLDER_VARIABLE = "CORRIDORS_DATA"
_ONE_AT_A_TIME = Lock()
Stamp = tuple[int, int]


def current_catalog() -> Catalog:
    """Return the catalog of the data folder, which the environment may name."""
    folder = _folder()
    with _ONE_AT_A_TIME:
        return _read(folder, _stamp(folder))


def current_version() -> str:
    """Return what is equal wherever the data is equal: a hash of all its files, 16 letters long."""
    folder = _folder()
    return _hash(folder, _stamp(folder))


def _folder() -> Path:
    return Path(os.environ.get(FOLDER_VARIABLE, DEFAULT_FOLDER))


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """Return the files of a folder; what cannot be looked at or leads out of it is none."""
    found = []
    for path in sorted(folder.rglob("*")):
        with suppress(OSError, RuntimeError):
            about = path.stat()
            if S_ISREG(about.st_mode) and not (path.is_symlink() and leads_out(path, folder)):
                found.append((path, about))
    return found


def _stamp(folder: Path) -> Stamp:
    """Return what changes when a file is added, removed or written."""
    times = [about.st_mtime_ns for _, about in _files(folder)]
    return len(times), max(times, default=0)


@lru_cache(maxsize=2)
def _read(folder: Path, stamp: Stamp) -> Catalog:  # noqa: ARG001 - the stamp is part of the key
    catalog = Catalog.read(folder)
    gc.collect()
    gc.freeze()  # what lives as long as the server need not be searched again after every run
    return catalog


@lru_cache(maxsize=2)
def _hash(folder: Path, stamp: Stamp) -> str:  # noqa: ARG001
    digest = hashlib.sha256()
    for file, about in _files(folder):
        digest.update(os.fsencode(file.relative_to(folder)) + b"\0")
        if about.st_size <= MAX_FILE_BYTES:  # what is larger is not read as data either
            with suppress(OSError):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
