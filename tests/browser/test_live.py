"""A real server takes up new data, and lets nothing that lies beside them keep them out."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.request import urlopen

import pytest

from tests.browser.replicas import until
from tests.browser.server import ROOT, START_SECONDS, free_port, wait_until_healthy
from tests.checks.sound import write_sound_data

LINE, EDGES = "projects/line.toml", "network/edges.toml"
NEIGHBOURS = ("notes.txt", "projects/._line.toml", "routes/.line.geojson.swp", "basemap/log.csv")
WRITE_SECONDS = 0.2


@contextmanager
def _serving(folder: Path, data: str) -> Iterator[str]:
    """Yield the address of a server that is started in a folder, where it writes its log."""
    port = free_port()
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "corridors", "serve", "--port", str(port)],
            cwd=folder,
            env=os.environ | {"CORRIDORS_DATA": data, "PYTHONPATH": str(ROOT / "src")},
            stdout=log,
            stderr=subprocess.DEVNULL,
        ) as process,
    ):
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(START_SECONDS)


@contextmanager
def _always_written(files: list[Path]) -> Iterator[None]:
    """Write files again and again."""
    done = Event()

    def write() -> None:
        count = 0
        while not done.wait(WRITE_SECONDS):
            count += 1
            for file in files:
                file.write_bytes(b"\0" * count)

    writing = Thread(target=write)
    writing.start()
    try:
        yield
    finally:
        done.set()
        writing.join()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sound_data(tmp_path_factory.mktemp("live"))


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    data.with_name("current").symlink_to(data.name)
    with _serving(data.parent, "current") as address:
        yield address


def _answer(question: str) -> Any:  # noqa: ANN401 - what JSON holds
    with urlopen(question) as answer:
        return json.load(answer)


def _name(server: str) -> str:
    return str(_answer(f"{server}api/projects/line")["project"]["name_en"])


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_neighbours_keep_nothing_out(server: str, data: Path) -> None:
    assert _name(server) == "Line"
    with _always_written([data / name for name in NEIGHBOURS]):
        _edit(data / LINE, 'en = "Line"', 'en = "Line beside neighbours"')
        until(lambda: _name(server) == "Line beside neighbours")


def test_new_data_that_break_a_rule_are_kept_out_until_they_are_mended(
    server: str, data: Path
) -> None:
    log = data.with_name("log")
    question = f"{server}api/plan?from=west&to=harbour"
    before = _answer(question)
    _edit(data / EDGES, 'end = "harbour"', 'end = "harbor"')
    _edit(data / LINE, 'en = "Line', 'en = "Newest line')
    until(lambda: '"refused"' in log.read_text("utf-8"))
    assert "network/edges.toml: ferry: end: there is no place 'harbor'" in log.read_text("utf-8")
    assert _answer(question) == before
    _edit(data / EDGES, 'end = "harbor"', 'end = "harbour"')
    until(lambda: _name(server).startswith("Newest line"))
    assert _answer(question)["routes"] == before["routes"]


def test_another_release_is_taken_up_when_the_link_is_switched(server: str, data: Path) -> None:
    release = Path(shutil.copytree(data, data.with_name("release-2")))
    _edit(release / LINE, 'en = "', 'en = "Second release: ')
    data.with_name("next").symlink_to(release.name)
    data.with_name("next").rename(data.with_name("current"))
    until(lambda: _name(server).startswith("Second release"))
