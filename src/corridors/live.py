"""The catalog of this process: read once, and again when a look finds another data folder.

A change is taken up whole or not at all: neither while files are being written, nor when it brings
problems that were not there before: files that cannot be read, or rules that are broken.
"""

import gc
import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_IFMT, S_ISLNK, S_ISREG
from threading import Lock
from time import monotonic
from weakref import WeakKeyDictionary

from corridors.catalog.catalog import Catalog
from corridors.catalog.files import MAX_FILE_BYTES, data_files, leads_out, listed_names
from corridors.catalog.report import Unread
from corridors.checks import problems
from corridors.checks.fresh import fresh_problems
from corridors.settings import data_folder

SETTLED_SECONDS = 2
_ONE_AT_A_TIME = Lock()
Stamp = tuple[object, ...]
Prepare = Callable[[Catalog], object]


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
        self._seen = self._last = _stamp(path)
        self._last_changed = monotonic()
        self.catalog = _read(path)
        self.rejected: tuple[str, ...] = ()
        _settle_memory()

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """The problems of the catalog that is shown, those of its rules too."""
        return tuple(problems(self.catalog))

    @cached_property
    def possible(self) -> tuple[str, ...]:
        """Its problems, and those that rules are silent about because something is unread."""
        if not self.catalog.unread.files:
            return self.problems
        return tuple(problems(replace(self.catalog, unread=Unread())))

    def reload_if_changed(self, prepare: Prepare) -> bool:
        """Take up what has changed, if it is whole; return whether the files were read again."""
        stamp = _stamp(self._path)
        if not self._is_settled(stamp) or stamp == self._seen:
            return False
        try:
            self._read_again(stamp, prepare)
        finally:
            _settle_memory()
        return True

    def _read_again(self, stamp: Stamp, prepare: Prepare) -> None:
        catalog = _read(self._path)
        if _stamp(self._path) != stamp:
            return  # it changed while it was read
        self._seen = stamp
        try:
            self._take_up(catalog, prepare)
        except Exception as error:
            self.rejected = (f"the new data cannot be shown: {error!r}",)
            raise

    def _take_up(self, catalog: Catalog, prepare: Prepare) -> None:
        every_problem = tuple(problems(catalog))
        self.rejected = fresh_problems(every_problem, self.possible, self.catalog)
        if not self.rejected:
            prepare(catalog)
            self.catalog, self.problems = catalog, every_problem
            del self.possible  # it is worked out anew

    def _is_settled(self, stamp: Stamp) -> bool:
        """Whether nothing was written for a moment: files may have any date, clocks any time."""
        now = monotonic()
        if stamp != self._last:
            self._last, self._last_changed = stamp, now
        return now - self._last_changed >= SETTLED_SECONDS


def current_catalog() -> Catalog:
    """Return the catalog of the data folder, which the environment may name."""
    return _current().catalog


def current_rejections() -> tuple[str, ...]:
    """Return the problems that keep newer data from being shown, a sentence each."""
    return _current().rejected


def current_problems() -> tuple[str, ...]:
    """Return what is wrong with the data that are shown, a sentence each.

    Their rules are tested at the first call, which takes as long as reading them.
    """
    return _current().problems


def reload_if_changed(prepare: Prepare = lambda _: None) -> bool:
    """Take up what has changed in the data folder, if it is whole.

    A newer catalog is shown when `prepare` is done with it. Return whether the files were read
    again, which takes a moment for each hundred projects.
    """
    return _current().reload_if_changed(prepare)


def version_of(catalog: Catalog) -> str:
    """Return the version of the data that a current catalog was read from."""
    return _FILES[catalog].version


def project_files(catalog: Catalog) -> Mapping[str, bytes]:
    """Return the files of projects that a current catalog was read from, by name."""
    return _FILES[catalog].projects


def _current() -> _Folder:
    with _ONE_AT_A_TIME:
        return _folder(data_folder())


@lru_cache(maxsize=2)
def _folder(path: Path) -> _Folder:
    return _Folder(path)


def _read(folder: Path) -> Catalog:
    catalog = Catalog.read(folder)
    _FILES[catalog] = _read_files(folder)
    return catalog


def _settle_memory() -> None:
    """Free what is gone, and set apart what lives as long as the data.

    What is set apart need not be searched after every run; without the first line the data from
    before would stay set apart, and in memory, for good.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _read_files(folder: Path) -> _Files:
    digest = hashlib.sha256()
    projects = {}
    for file in data_files(folder):
        with suppress(OSError, RuntimeError):
            about = file.stat()
            if not S_ISREG(about.st_mode) or (file.is_symlink() and leads_out(file, folder)):
                continue
            digest.update(os.fsencode(file.relative_to(folder)) + b"\0")
            if about.st_size <= MAX_FILE_BYTES:  # what is larger is not read as data either
                content = file.read_bytes()
                digest.update(content)
                if file.parent == folder / "projects":
                    projects[file.name] = content
    return _Files(digest.hexdigest()[:16], projects)


def _stamp(folder: Path) -> Stamp:
    """Return what changes when a file that is read is added, removed, replaced or written.

    Of the folder of the network counts whether it is there.
    """
    names = tuple(map(str, listed_names(folder)))
    has_network = os.path.lexists(folder / "network")
    marks = (_mark(file, folder) for file in data_files(folder))
    return (os.path.realpath(folder), names, has_network, *marks)


def _mark(file: Path, folder: Path) -> tuple[object, ...]:
    """Return what changes when a file is replaced or written, whatever time it is given.

    What is no file and what leads out of the folder are not read, so what happens there is nothing.
    """
    target = str(file)
    try:
        about = os.lstat(file)
    except OSError:
        return (target,)
    with suppress(OSError, RuntimeError):
        if S_ISLNK(about.st_mode) and not leads_out(file, folder):
            target, about = os.path.realpath(file), file.stat()
    if not S_ISREG(about.st_mode):
        return (target, S_IFMT(about.st_mode))
    return (target, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
