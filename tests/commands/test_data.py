"""Every command and the server take the data from the folder that the environment names."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corridors.__main__ import COMMANDS, main
from corridors.live import current_catalog
from corridors.settings import DEFAULT_FOLDER, FOLDER_VARIABLE, data_folder
from tests.browser.server import ROOT, free_port
from tests.checks.sound import write_sound_data

READERS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "export": ("export", "--format", "json", "--scope", "all", "--output", "out/file"),
    "feed": ("feed", "--output", "out/file"),
    "publish": ("publish", "out", "--address", "https://example.org/"),
    "import-route": (
        *("import-route", "way.geojson", "--project", "line", "--mode", "rail", "--dry-run"),
        *("--alignment", "surveyed", "--countries", "KZ", "--picture", "out/file"),
    ),
    "plan": ("plan", "--from", "west", "--to", "harbour"),
    "ways": ("ways", "--from", "west", "--to", "harbour"),
}
HERE = ("--server.address", "127.0.0.1")
SERVERS = {
    "serve": ["corridors", "serve", "--port"],
    "streamlit": ["streamlit", "run", "dashboard.py", *HERE, "--server.port"],
}
NAME = "Line of the copy"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with a name of its own, in the folder that a command works in."""
    folder = write_sound_data(tmp_path).rename(tmp_path / "copy")
    project = folder / "projects" / "line.toml"
    text = project.read_text("utf-8")
    project.write_text(text.replace('en = "Line"', f'en = "{NAME}"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    shutil.copyfile(folder / "routes" / "line.geojson", tmp_path / "way.geojson")
    return folder


def _run(command: str) -> Result:
    return CliRunner().invoke(main, READERS[command])


def _written(folder: Path) -> str:
    """Return all text that a command has written."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "".join(path.read_text("utf-8", "ignore") for path in files)


def test_every_command_that_reads_data_is_tried_here() -> None:
    assert {*READERS, "serve", "health"} == set(COMMANDS)


@pytest.mark.parametrize("command", READERS)
def test_a_command_reads_the_folder_that_the_environment_names(
    command: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, data.name)
    result = _run(command)
    assert result.exit_code == 0, result.output
    if command == "check":
        (data / "sources.toml").write_text("", encoding="utf-8")
        assert "the source 'paper' is not in sources.toml" in _run(command).output
    elif command in {"plan", "ways"}:
        assert "west" in result.output
    else:
        assert NAME in _written(data.parent / "out")


@pytest.mark.parametrize("command", READERS)
def test_a_command_names_a_folder_that_is_none(
    command: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, reason in (("none", "No such file"), ("copy/sources.toml", "Not a directory")):
        folder = data.parent / name
        monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
        result = _run(command)
        assert result.exit_code == 1
        said = f"Error: {FOLDER_VARIABLE}: {folder} is no folder that can be read: {reason}"
        assert said in result.output
        assert _written(data.parent / "out") == ""


def test_the_folder_that_is_given_to_the_check_wins(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "none")
    assert CliRunner().invoke(main, ["check", str(data)]).exit_code == 0


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_variable_means_the_data_that_ship(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, empty)
    assert data_folder() == DEFAULT_FOLDER
    assert current_catalog().folder == DEFAULT_FOLDER
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize("named", ["copy", "./copy/", "~/copy", " copy "])
def test_the_folder_may_be_named_in_several_ways(
    named: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(data.parent))
    monkeypatch.setenv(FOLDER_VARIABLE, named)
    assert data_folder() == data
    assert current_catalog().projects["line"].name.en == NAME


def test_a_home_folder_that_nobody_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "~no-such-user/data")
    result = _run("check")
    assert result.exit_code == 1
    assert "~no-such-user/data is no folder that can be read" in result.output


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_does_not_start_without_its_folder(server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", *SERVERS[server], str(free_port())]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {FOLDER_VARIABLE: str(tmp_path / "none")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    said = f"Error: {FOLDER_VARIABLE}: {tmp_path / 'none'} is no folder that can be read: No such"
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
