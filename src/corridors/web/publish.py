"""Writing the static site: only what changed is written, and what is gone is removed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_LIST = ".published"


@dataclass(frozen=True)
class Report:
    """How many files were written, were the same already, and were removed."""

    written: int
    same: int
    removed: int


def publish(files: Iterable[tuple[str, bytes]], folder: Path, done: Callable[[], object]) -> Report:
    """Write files below a folder; `done` is called after each. Files of others there stay."""
    published: set[str] = set()
    written = 0
    for name, content in files:
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written += 1
        published.add(name)
        done()
    gone = _published_before(folder) - published
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    (folder / _LIST).write_text("\n".join(sorted(published)) + "\n", encoding="utf-8")
    return Report(written, len(published) - written, len(gone))


def _published_before(folder: Path) -> set[str]:
    """Return what an earlier run wrote, as far as it lies below the folder."""
    path = folder / _LIST
    names = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    root = folder.resolve()
    return {name for name in names if (root / name).resolve().is_relative_to(root)}
