"""A data folder that changes under a running process is taken up whole or not at all."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from corridors import live
from corridors.catalog.catalog import Catalog
from corridors.live import (
    current_catalog,
    current_problems,
    current_rejections,
    project_files,
    reload_if_changed,
    version_of,
)
from corridors.settings import FOLDER_VARIABLE
from tests.checks.sound import PROJECT, write_sound_data
from tests.checks.test_checks import BROKEN, LINE
from tests.checks.test_network import BROKEN as BROKEN_NETWORK
from tests.checks.test_network import EDGES

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


RULES = {
    "places resolve",
    "promises look ahead",
    "lon and lat not swapped",
    "no line crosses itself",
    "legs end at their place",
    "files are listed",
    "ends resolve",
    "projects resolve",
    "crossings resolve",
    "not twice as long",
    "connected",
    "no pair twice",
}
BROKEN_RULES = [row for row in (*BROKEN, *BROKEN_NETWORK) if row[0] in RULES]
NEIGHBOURS = (
    "README.md",
    "notes.txt",
    ".DS_Store",
    ".git/index",
    "projects/._line.toml",
    "projects/.line.toml.swp",
    "projects/line.toml~",
    "projects/#line.toml#",
    "projects/line.toml.bak",
    "projects/old/line.toml",
    "routes/._line.geojson",
    "routes/line.gpkg",
    "basemap/relief.geojson",
    "network/log.csv",
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current data folder; what is written into it counts at once."""
    monkeypatch.setattr(live, "SETTLED_SECONDS", 0)
    monkeypatch.setattr(live, "_settle_memory", int)  # of all that tests hold: it takes long
    folder = write_sound_data(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@dataclass
class _Clock:
    """A clock that goes on when it is told to."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(data: Path, monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """Return the clock by which new data in the folder have to rest for two seconds."""
    assert data.exists()
    found = _Clock()
    monkeypatch.setattr(live, "SETTLED_SECONDS", 2)
    monkeypatch.setattr(live, "monotonic", found)
    return found


def _rename(data: Path, name: str) -> None:
    text = PROJECT.replace('en = "Line"', f'en = "{name}"')
    (data / "projects" / "line.toml").write_text(text, encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _looked() -> Catalog:
    reload_if_changed()
    return current_catalog()


def test_whole_new_data_are_taken_up(data: Path) -> None:
    before = current_catalog()
    assert not reload_if_changed()
    _rename(data, "New line")
    assert reload_if_changed()
    after = current_catalog()
    assert after.projects["line"].name.en == "New line"
    assert b"New line" in project_files(after)["line.toml"]
    assert before.projects["line"].name.en == "Line"
    assert version_of(before) != version_of(after) == version_of(current_catalog())
    assert _looked() is after


def test_nobody_waits_for_a_look(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, go_on = Event(), Event()
    read = live._read  # noqa: SLF001 - held up here

    def read_slowly(folder: Path) -> Catalog:
        reading.set()
        assert go_on.wait(PATIENCE_SECONDS)
        return read(folder)

    before = current_catalog()
    monkeypatch.setattr(live, "_read", read_slowly)
    _rename(data, "New line")
    looking = Thread(target=reload_if_changed)
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
    before, version = current_catalog(), version_of(current_catalog())
    breakage(data)
    assert _looked() is before
    assert version_of(current_catalog()) == version
    assert project_files(before).keys() == {"line.toml", "way.toml"}
    assert current_rejections()
    if data.exists():
        shutil.rmtree(data)
    write_sound_data(data.parent)
    assert _looked() is not before
    assert version_of(current_catalog()) == version
    assert current_rejections() == ()


def test_data_that_are_being_written_wait(data: Path, clock: _Clock) -> None:
    before = current_catalog()
    for second in range(5):
        clock.now = second
        _rename(data, f"Line {second}")
        assert _looked() is before
    clock.now += 1.9
    assert _looked() is before
    assert current_rejections() == ()
    clock.now += 0.1
    assert _looked().projects["line"].name.en == "Line 4"


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
    assert current_rejections() == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [row[1:] for row in BROKEN_RULES],
    ids=[row[0] for row in BROKEN_RULES],
)
def test_new_data_that_break_a_rule_are_kept_out_and_named(
    data: Path, file: str, old: str, new: str, sentence: str
) -> None:
    before = current_catalog()
    _edit(data / file, old, new)
    assert _looked() is before
    assert any(sentence in problem for problem in current_rejections())
    _edit(data / file, new, old)
    assert _looked() is not before
    assert current_rejections() == ()


def test_broken_rules_at_the_start_are_named_and_shown_all_the_same(data: Path) -> None:
    _edit(data / LINE, '"2027"', '"2023"')
    assert current_catalog().projects["line"].promises[0].due.text == "2023"
    (problem,) = current_problems()
    assert problem.startswith("projects/line.toml: promises[0].due: 2023 had passed")
    assert current_rejections() == ()


def test_each_problem_of_the_start_may_be_mended_by_itself(data: Path) -> None:
    mistakes = (
        (LINE, '"2027"', '"2023"'),
        (LINE, '["middle"]', '["centre"]'),
        (EDGES, 'end = "harbour"', 'end = "bay"'),
    )
    for file, right, wrong in mistakes:
        _edit(data / file, right, wrong)
    assert {LINE, EDGES} <= {problem.split(": ")[0] for problem in current_problems()}
    for file, right, wrong in mistakes:
        last = current_catalog()
        _edit(data / file, wrong, right)
        assert _looked() is not last
        assert current_rejections() == ()
    assert current_problems() == ()


def test_a_problem_of_the_start_may_move_within_its_file(data: Path) -> None:
    _edit(data / LINE, 'as_of = "2024"', 'as_of = "2026"')
    assert "facts[0].as_of" in current_problems()[0]
    more = '[[facts]]\nmeasure = "length"\nvalue = 158\nunit = "km"\nkind = "plan"\n'
    _edit(data / LINE, "[[facts]]", f'{more}as_of = "2024"\nsource = "paper"\n[[facts]]')
    assert len(_looked().projects["line"].facts) == 2
    assert "facts[1].as_of" in current_problems()[0]


def test_after_a_mistake_that_hid_a_project_another_may_come_to_light(data: Path) -> None:
    text = (data / LINE).read_text("utf-8")
    _half(data / LINE)
    _edit(data / "routes" / "line.geojson", "[72, 45]", "[71.5, 45]")
    assert "line" not in current_catalog().projects
    (data / LINE).write_text(text.replace('"2027"', '"2023"'), encoding="utf-8")
    assert "line" in _looked().projects
    assert len({problem.split(": ")[1] for problem in current_problems()}) > 1
    _half(data / LINE)
    assert "line" in _looked().projects
    assert current_rejections()


def test_new_data_are_prepared_before_they_are_shown(data: Path) -> None:
    before = current_catalog()
    _rename(data, "New line")
    shown = []
    assert reload_if_changed(lambda catalog: shown.append((catalog, current_catalog())))
    assert shown == [(current_catalog(), before)]


def test_new_data_that_cannot_be_prepared_are_kept_out_and_named(data: Path) -> None:
    def fail(_: Catalog) -> None:
        message = "no map"
        raise ZeroDivisionError(message)

    before = current_catalog()
    _rename(data, "New line")
    with pytest.raises(ZeroDivisionError):
        reload_if_changed(fail)
    assert current_catalog() is before
    assert current_rejections() == ("the new data cannot be shown: ZeroDivisionError('no map')",)
    assert not reload_if_changed()
    _rename(data, "Newer line")
    assert _looked().projects["line"].name.en == "Newer line"


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_is_not_read_changes_nothing(data: Path, name: str) -> None:
    before, version = current_catalog(), version_of(current_catalog())
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\0")
    assert not reload_if_changed()
    assert (current_catalog(), current_rejections()) == (before, ())
    _rename(data, "New line")
    assert _looked().projects["line"].name.en == "New line"
    _rename(data, "Line")
    reload_if_changed()
    assert version_of(current_catalog()) == version


def test_neighbours_that_are_always_written_keep_nothing_out(data: Path, clock: _Clock) -> None:
    current_catalog()
    _rename(data, "New line")
    for step in range(5):
        clock.now = step / 2
        for name in NEIGHBOURS:
            (data / name).parent.mkdir(exist_ok=True)
            (data / name).write_text(str(step), encoding="utf-8")
        reload_if_changed()
    assert current_catalog().projects["line"].name.en == "New line"


@pytest.mark.parametrize("year", [1990, 2100])
def test_a_file_may_have_any_date(data: Path, clock: _Clock, year: int) -> None:
    path = data / LINE
    date = datetime(year, 1, 1, tzinfo=UTC).timestamp()
    os.utime(path, (date, date))
    before = current_catalog()
    for name in ("Lime", "Lane"):
        _rename(data, name)
        os.utime(path, (date, date))
        assert _looked() is before
        clock.now += 2
        assert _looked().projects["line"].name.en == name
        before = current_catalog()


def test_the_clock_on_the_wall_may_jump(
    data: Path, clock: _Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_catalog()
    _rename(data, "New line")
    for wall in (0.0, 1e10):
        monkeypatch.setattr(time, "time", lambda now=wall: now)
        assert _looked() is before
    clock.now = 2
    assert _looked() is not before


def test_a_link_to_nothing_is_named_until_it_is_gone(data: Path) -> None:
    before = current_catalog()
    link = data / "projects" / "gone.toml"
    link.symlink_to("nowhere.toml")
    _rename(data, "New line")
    assert _looked() is before
    assert current_rejections()[0].startswith("projects/gone.toml: cannot be read")
    link.unlink()
    assert _looked().projects["line"].name.en == "New line"
    assert current_rejections() == ()


def test_a_route_without_a_project_is_named_until_it_is_gone(data: Path) -> None:
    before = current_catalog()
    stray = data / "routes" / "stray.geojson"
    stray.write_text("{}", encoding="utf-8")
    assert _looked() is before
    assert current_rejections() == ("routes/stray.geojson: there is no projects/stray.toml",)
    stray.unlink()
    reload_if_changed()
    assert current_rejections() == ()


def test_a_file_that_a_link_leads_to_may_change_or_another_take_its_place(data: Path) -> None:
    path, kept = data / LINE, data / ".kept"
    kept.mkdir()
    path.rename(kept / "one.toml")
    path.symlink_to("../.kept/one.toml")
    current_catalog()
    _edit(kept / "one.toml", 'en = "Line"', 'en = "Lime"')
    assert _looked().projects["line"].name.en == "Lime"
    text = (kept / "one.toml").read_text("utf-8")
    (kept / "two.toml").write_text(text.replace('"Lime"', '"Lane"'), encoding="utf-8")
    (kept / "link").symlink_to("../.kept/two.toml")
    (kept / "link").rename(path)
    assert _looked().projects["line"].name.en == "Lane"


def test_a_link_out_of_the_folder_is_not_followed_by_the_watch(data: Path, clock: _Clock) -> None:
    log = data.parent / "log"
    log.write_text("0", encoding="utf-8")
    (data / "projects" / "log.toml").symlink_to(log)
    current_catalog()
    _rename(data, "New line")
    for step in range(5):
        clock.now = step / 2
        log.write_text(str(step), encoding="utf-8")
        reload_if_changed()
    assert current_catalog().projects["line"].name.en == "New line"


def test_rights_that_change_are_noticed(data: Path) -> None:
    current_catalog()
    for mode in (0o600, 0o644):
        (data / LINE).chmod(mode)
        assert reload_if_changed()
        assert current_rejections() == ()


def test_a_folder_may_vanish_and_come_back(data: Path) -> None:
    before = current_catalog()
    away = data.with_name("away")
    data.rename(away)
    assert _looked() is before
    assert current_rejections()
    away.rename(data)
    assert _looked() is not before
    assert current_rejections() == ()


def test_a_folder_that_comes_back_at_once_was_never_away(data: Path, clock: _Clock) -> None:
    before = current_catalog()
    away = data.with_name("away")
    data.rename(away)
    assert not reload_if_changed()
    clock.now = 1.5
    away.rename(data)
    assert not reload_if_changed()
    clock.now = 5
    assert _looked() is before
    assert current_rejections() == ()


def test_a_link_to_the_folder_may_be_switched(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = Path(shutil.copytree(data, data.with_name("release-2")))
    _edit(second / LINE, 'en = "Line"', 'en = "Lime"')
    link = data.with_name("current")
    link.symlink_to(data)
    monkeypatch.setenv(FOLDER_VARIABLE, str(link))
    assert current_catalog().projects["line"].name.en == "Line"
    data.with_name("next").symlink_to(second)
    data.with_name("next").rename(link)
    assert _looked().projects["line"].name.en == "Lime"
    shutil.rmtree(data)
    assert not reload_if_changed()


def test_a_mistake_may_be_mended_that_silenced_rules(data: Path) -> None:
    text = (data / LINE).read_text("utf-8")
    _half(data / LINE)
    spare = (data / "sources.toml").read_text("utf-8").replace("[paper]", "[spare]")
    with (data / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write(spare)
    assert not any("spare" in problem for problem in current_problems())
    (data / LINE).write_text(text, encoding="utf-8")
    assert "line" in _looked().projects
    assert current_problems() == ("sources.toml: spare: no statement names this source",)
    _edit(data / LINE, '"2027"', '"2023"')
    assert _looked().projects["line"].promises[0].due.text == "2027"
    assert len(current_rejections()) == 1


def test_a_suffix_in_capitals_is_named_until_it_is_gone(data: Path) -> None:
    before = current_catalog()
    (data / "projects" / "LINE.TOML").write_text("", encoding="utf-8")
    assert _looked() is before
    assert current_rejections()[0].startswith("projects/LINE.TOML: is not read")
    (data / "projects" / "LINE.TOML").unlink()
    reload_if_changed()
    assert current_rejections() == ()
