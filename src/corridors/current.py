"""The catalog of this process: read once, and again when a file of the data folder has changed."""

import gc
import hashlib
import os
from functools import lru_cache
from pathlib import Path
from threading import Lock

from corridors.catalog import DEFAULT_FOLDER, Catalog

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


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _stamp(folder: Path) -> Stamp:
    """Return what changes when a file is added, removed or written."""
    times = [file.stat().st_mtime_ns for file in _files(folder)]
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
    for file in _files(folder):
        digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
