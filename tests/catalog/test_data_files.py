"""What is read of a data folder is listed, and what systems and editors leave there is not read."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.catalog.files import data_files, is_ignored, listed_names
from corridors.settings import DEFAULT_FOLDER
from tests.checks.sound import write_sound_data

_opened: set[Path] = set()


def _note_opened(event: str, details: tuple[object, ...]) -> None:
    if event == "open" and isinstance(details[0], str):
        _opened.add(Path(details[0]))


@pytest.fixture(scope="module")
def opened_by() -> Callable[[Callable[[], object]], set[Path]]:
    """Return what tells which files something opens."""
    sys.addaudithook(_note_opened)

    def run(what: Callable[[], object]) -> set[Path]:
        _opened.clear()
        what()
        return set(_opened)

    return run


def test_all_files_that_are_read_are_listed(
    opened_by: Callable[[Callable[[], object]], set[Path]],
) -> None:
    opened = opened_by(lambda: Catalog.read(DEFAULT_FOLDER))
    read = {path for path in opened if path.is_relative_to(DEFAULT_FOLDER)}
    assert len(read) > 50
    assert read == {path for path in data_files(DEFAULT_FOLDER) if path.exists()}


@pytest.mark.parametrize(
    "name",
    ["._line.toml", ".line.toml", ".#line.toml", "..2026_01", "line.toml~", "a.swp", "#line.toml#"],
)
def test_what_systems_and_editors_leave_is_ignored(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["line.toml", "line-2.toml", "a#b.toml", "#1.toml", "a~b.toml"])
def test_other_names_are_not_ignored(name: str) -> None:
    assert not is_ignored(name)


def test_hidden_files_beside_the_data_are_not_read(tmp_path: Path) -> None:
    data = write_sound_data(tmp_path)
    (data / "projects" / "._line.toml").write_bytes(b"\0\5\26\7\0")
    (data / "projects" / ".#way.toml").symlink_to("me@here.1234")
    (data / "routes" / "._line.geojson").write_bytes(b"\0\5\26\7\0")
    catalog = Catalog.read(data)
    assert list(catalog.projects) == ["line", "way"]
    assert catalog.problems == ()


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert listed_names(tmp_path / "none") == []
    assert not any(path.exists() for path in data_files(tmp_path / "none"))
