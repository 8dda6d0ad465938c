"""A data folder that changes under a running process is taken up whole or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from corridors import current
from corridors.catalog import Catalog
from corridors.current import (
    current_catalog,
    current_refusals,
    current_version,
    look,
    project_files,
    version_of,
)
from corridors.variables import FOLDER_VARIABLE
from tests.checks.sound import PROJECT, write_sound_data

AGES = 1e12
PATIENCE_SECONDS = 20


def _empty(folder: Path) -> None:
    for path in folder.rglob("*.*"):
        path.unlink()


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


BREAKAGES: dict[str, Callable[[Path], object]] = {
    "half a project": lambda data: _half(data / "projects" / "line.toml"),
    "half a route": lambda data: _half(data / "routes" / "line.geojson"),
    "no sources": lambda data: (data / "sources.toml").unlink(),
    "a route without its project": lambda data: (data / "projects" / "line.toml").unlink(),
    "an empty folder": _empty,
    "no folder": shutil.rmtree,
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current data folder; what is written into it counts at once."""
    monkeypatch.setattr(current, "SETTLED_SECONDS", 0)
    folder = write_sound_data(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def _rename(data: Path, name: str) -> None:
    text = PROJECT.replace('en = "Line"', f'en = "{name}"')
    (data / "projects" / "line.toml").write_text(text, encoding="utf-8")


def _looked() -> Catalog:
    look()
    return current_catalog()


def test_whole_new_data_are_taken_up(data: Path) -> None:
    before = current_catalog()
    assert not look()
    _rename(data, "New line")
    assert look()
    after = current_catalog()
    assert after.projects["line"].name.en == "New line"
    assert b"New line" in project_files(after)["line.toml"]
    assert before.projects["line"].name.en == "Line"
    assert version_of(before) != version_of(after) == current_version()
    assert _looked() is after


def test_nobody_waits_for_a_look(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, go_on = Event(), Event()
    read = current._read  # noqa: SLF001 - held up here

    def read_slowly(folder: Path) -> Catalog:
        reading.set()
        assert go_on.wait(PATIENCE_SECONDS)
        return read(folder)

    before = current_catalog()
    monkeypatch.setattr(current, "_read", read_slowly)
    _rename(data, "New line")
    looking = Thread(target=look)
    looking.start()
    assert reading.wait(PATIENCE_SECONDS)
    assert current_catalog() is before
    go_on.set()
    looking.join()
    assert current_catalog().projects["line"].name.en == "New line"


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES.keys())
def test_broken_new_data_leave_what_was_shown_and_are_named(
    data: Path, breakage: Callable[[Path], object]
) -> None:
    before, version = current_catalog(), current_version()
    breakage(data)
    assert _looked() is before
    assert current_version() == version
    assert project_files(before).keys() == {"line.toml", "way.toml"}
    assert current_refusals()
    if data.exists():
        shutil.rmtree(data)
    write_sound_data(data.parent)
    assert _looked() is not before
    assert current_version() == version
    assert current_refusals() == ()


def test_data_that_are_being_written_wait(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_catalog()
    monkeypatch.setattr(current, "SETTLED_SECONDS", AGES)
    _rename(data, "New line")
    assert _looked() is before
    assert current_refusals() == ()
    monkeypatch.setattr(current, "SETTLED_SECONDS", 0)
    assert _looked().projects["line"].name.en == "New line"


def test_a_file_that_keeps_size_and_time_is_noticed(data: Path) -> None:
    path = data / "projects" / "line.toml"
    current_catalog()
    about = path.stat()
    _rename(data, "Lime")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert _looked().projects["line"].name.en == "Lime"


def test_what_was_broken_at_the_start_keeps_nothing_out(data: Path) -> None:
    _half(data / "projects" / "way.toml")
    assert current_catalog().problems
    _rename(data, "New line")
    assert _looked().projects["line"].name.en == "New line"
    assert current_catalog().problems
    assert current_refusals() == ()
