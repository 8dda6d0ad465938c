"""Writing the static site whole or not at all: what changed is written, what is gone is removed."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_LIST = ".published"
_WORK = ".publishing"  # below the folder itself, so that a file can be moved in one step


@dataclass(frozen=True)
class Report:
    """How many files were written, were the same already, and were removed."""

    written: int
    same: int
    removed: int


def publish(files: Iterable[tuple[str, bytes]], folder: Path, done: Callable[[], object]) -> Report:
    """Write files below a folder; `done` is called after each. Files of others there stay.

    The folder is left as it was when anything fails. Raises OSError, also where two files have
    one name on a disk that does not tell capitals.
    """
    with _working_in(folder) as work:
        published, changed = _stage(files, folder, work / "new", done)
        gone = sorted(_published_before(folder) - published)
        names = "\n".join(sorted(published)) + "\n"
        _write(work / "new" / _LIST, names.encode())
        _swap([*changed, _LIST], gone, folder, work)
    return Report(len(changed), len(published) - len(changed), len(gone))


@contextmanager
def _working_in(folder: Path) -> Iterator[Path]:
    """Give an empty place for work below a folder; folders that a failure leaves empty are gone."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    work = folder / _WORK
    shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
    work.mkdir(parents=True)
    try:
        yield work
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise
    shutil.rmtree(work, ignore_errors=True)


def _stage(
    files: Iterable[tuple[str, bytes]], folder: Path, new: Path, done: Callable[[], object]
) -> tuple[set[str], list[str]]:
    """Write what has changed beside the site; return the names of all files, and of these."""
    published: set[str] = set()
    changed: list[str] = []
    taken: set[str] = set()
    for name, content in files:
        if name.casefold() in taken:
            message = f"two files of the site would have the name {name}"
            raise FileExistsError(message)
        taken.add(name.casefold())
        published.add(name)
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            _write(new / name, content)
            changed.append(name)
        done()
    return published, changed


def _swap(changed: Sequence[str], gone: Sequence[str], folder: Path, work: Path) -> None:
    """Put new files in place and remove those that are gone; a failure puts the old ones back."""
    old = work / "old"
    for name in (*changed, *gone):
        if (folder / name).is_file():
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, old / name)
    made = [folder / n for n in _folders_of(changed) if not (folder / n).exists()]
    moved: list[str] = []
    try:
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (work / "new" / name).replace(folder / name)
            moved.append(name)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
            moved.append(name)
    except BaseException:
        _put_back(moved, folder, old)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def _put_back(moved: Sequence[str], folder: Path, old: Path) -> None:
    for name in moved:
        with suppress(OSError):
            if (old / name).is_file():
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


def _folders_of(names: Iterable[str]) -> list[str]:
    """Return the folders that files lie in, the innermost first."""
    found = {parent.as_posix() for name in names for parent in Path(name).parents}
    return sorted(found - {"."}, key=lambda folder: -folder.count("/"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _published_before(folder: Path) -> set[str]:
    """Return what an earlier run wrote, as far as it lies below the folder."""
    path = folder / _LIST
    names = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    root = folder.resolve()
    return {name for name in names if (root / name).resolve().is_relative_to(root)}
