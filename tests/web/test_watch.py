"""New data are looked for as long as the server runs, whatever happens, and the log says how."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corridors import live
from corridors.catalog.catalog import Catalog
from corridors.live import current_catalog, current_rejections
from corridors.settings import FOLDER_VARIABLE
from corridors.web import app
from tests.apart import run_apart
from tests.browser.replicas import until
from tests.checks.sound import write_sound_data

Log = pytest.CaptureFixture[str]


async def _watch_until(condition: Callable[[], bool]) -> None:
    """Watch until a condition holds, which is asked for again and again."""
    watching = asyncio.create_task(app.watch(lambda _: None))
    await asyncio.to_thread(until, condition)
    watching.cancel()


def _run(condition: Callable[[], bool]) -> None:
    run_apart(_watch_until(condition))


def _told(log: Log) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.readouterr().out.splitlines()]


def _first_told(log: Log) -> list[dict[str, Any]]:
    """Watch until the log tells something, and return it."""
    lines: list[dict[str, Any]] = []

    def has_told() -> bool:
        lines.extend(_told(log))
        return bool(lines)

    _run(has_told)
    return lines


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current data folder, at which the watch looks without a rest."""
    monkeypatch.setattr(live, "SETTLED_SECONDS", 0)
    monkeypatch.setattr(live, "_settle_memory", int)  # of all that tests hold: it takes long
    monkeypatch.setattr(app, "REST_SECONDS", 0)
    monkeypatch.setattr(app, "REST", 0)
    folder = write_sound_data(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_a_failure_is_noted_and_the_next_look_goes_well(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Log
) -> None:
    assert current_catalog().folder == data
    outcomes = iter((OSError("the disk is gone"), False, True))
    seen = []

    def look(_: Callable[[Catalog], object]) -> object:
        outcome = next(outcomes, False)
        seen.append(outcome)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    monkeypatch.setattr(app, "reload_if_changed", look)
    _run(lambda: True in seen)
    (line,) = _told(capsys)
    assert line["event"] == "crash"
    assert "the disk is gone" in line["error"]


def test_new_data_are_taken_up(data: Path, capsys: Log) -> None:
    before = current_catalog()
    _edit(data / "projects" / "line.toml", 'en = "Line"', 'en = "Lime"')
    _run(lambda: current_catalog() is not before)
    assert current_catalog().projects["line"].name.en == "Lime"
    assert _told(capsys) == []


def test_broken_rules_at_the_start_are_written_into_the_log(data: Path, capsys: Log) -> None:
    _edit(data / "projects" / "line.toml", '"2027"', '"2023"')
    (line,) = _first_told(capsys)
    assert (line["event"], line["count"]) == ("problems", 1)
    assert line["first"][0].startswith("projects/line.toml: promises[0].due: 2023")


def test_what_keeps_new_data_out_is_written_into_the_log(data: Path, capsys: Log) -> None:
    before = current_catalog()
    _edit(data / "network" / "edges.toml", 'end = "harbour"', 'end = "harbor"')
    (line,) = _first_told(capsys)
    assert current_catalog() is before
    assert line["event"] == "refused"
    assert tuple(line["first"]) == current_rejections()


def test_the_log_counts_all_problems_and_names_a_kind_once(data: Path, capsys: Log) -> None:
    path = data / "sources.toml"
    source = path.read_text("utf-8")
    copies = (source.replace("[paper]", f"[spare-{number}]") for number in range(30))
    path.write_text(source + "".join(copies), encoding="utf-8")
    (line,) = _first_told(capsys)
    assert line["count"] == 30
    (sentence,) = line["first"]
    assert sentence.startswith("sources.toml: spare-0: no statement names this source … and 29")
