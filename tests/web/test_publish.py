"""A site is published whole, or the folder is left as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corridors.web.site import Report, publish

OLD = {"index.html": b"old", "en/a.html": b"a", "en/b.html": b"b", "data/gone.toml": b"gone"}
NEW = {"index.html": b"new", "en/a.html": b"a", "kk/c.html": b"c"}
OTHERS = "other.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    www = tmp_path / "www"
    _publish(OLD, www)
    (www / OTHERS).write_bytes(b"not ours")
    return www


def _publish(files: dict[str, bytes], folder: Path) -> Report:
    return publish(files.items(), folder, done=lambda: None)


def _tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of every file below a folder, and the folders themselves."""
    return {
        path.relative_to(folder).as_posix(): (
            (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else (b"", 0)
        )
        for path in sorted(folder.rglob("*"))
    }


def _failing(files: dict[str, bytes], error: BaseException) -> Iterator[tuple[str, bytes]]:
    yield from files.items()
    raise error


def test_only_what_changed_is_written_and_what_is_gone_is_removed(folder: Path) -> None:
    before = _tree(folder)
    assert _publish(NEW, folder) == Report(written=2, same=1, removed=2)
    after = _tree(folder)
    assert {name: after[name][0] for name in NEW} == NEW
    assert after["en/a.html"] == before["en/a.html"]
    assert after[OTHERS] == before[OTHERS]
    assert not {"data/gone.toml", "en/b.html", ".publishing"} & after.keys()


@pytest.mark.parametrize(
    "error", [ValueError("a page"), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_a_page_that_cannot_be_made_leaves_the_folder_as_it_was(
    folder: Path, error: BaseException
) -> None:
    before = _tree(folder)
    with pytest.raises(type(error)):
        publish(_failing(NEW, error), folder, done=lambda: None)
    assert _tree(folder) == before


def test_a_page_that_cannot_be_put_in_place_leaves_the_folder_as_it_was(folder: Path) -> None:
    (folder / "ru").mkdir()
    (folder / "ru" / "index.html").mkdir()  # a folder where a file belongs
    before = _tree(folder)
    with pytest.raises(OSError, match="directory"):
        _publish({**NEW, "ru/index.html": b"ru"}, folder)
    assert _tree(folder) == before


def test_a_file_where_a_folder_belongs_leaves_the_folder_as_it_was(folder: Path) -> None:
    before = _tree(folder)
    with pytest.raises(OSError, match=OTHERS):
        _publish({**NEW, f"{OTHERS}/index.html": b"x"}, folder)
    assert _tree(folder) == before


def test_a_failed_first_run_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a page"):
        publish(_failing(NEW, ValueError("a page")), tmp_path / "my" / "www", done=lambda: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["index.html", "Index.HTML"])
def test_two_pages_of_one_name_are_an_error(folder: Path, name: str) -> None:
    before = _tree(folder)
    files = [*NEW.items(), (name, b"again")]
    with pytest.raises(FileExistsError, match=f"the name {name}"):
        publish(files, folder, done=lambda: None)
    assert _tree(folder) == before


def test_what_a_killed_run_left_is_gone_after_the_next(folder: Path) -> None:
    (folder / ".publishing" / "new").mkdir(parents=True)
    (folder / ".publishing" / "new" / "half.html").write_bytes(b"half")
    _publish(NEW, folder)
    assert not (folder / ".publishing").exists()
