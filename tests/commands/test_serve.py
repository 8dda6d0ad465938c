"""An option of `serve` that means nothing is told in a sentence, before anything is started."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.commands.serve import DASHBOARD
from corridors.settings import read_hosts


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--base-path", "a b", "'a b' is no path: give letters, digits"),
        ("--base-path", "../x", "'../x' is no path"),
        ("--base-path", "a//b", "'a//b' is no path"),
        ("--base-path", "{x}", "'{x}' is no path"),
        ("--base-path", "a?b", "'a?b' is no path"),
        ("--base-path", "https://example.org/", "is no path"),
        ("--base-path", "static/x", "begins with a name that Streamlit keeps for itself"),
        ("--base-path", "/_stcore/", "begins with a name that Streamlit keeps for itself"),
        ("--allow-hosts", "https://example.org", "'https://example.org' is no name of a host"),
        ("--allow-hosts", "example.org,b c", "'b c' is no name of a host"),
        ("--allow-hosts", "a.*.org", "'a.*.org' is no name of a host"),
        ("--allow-hosts", "example.org:8501", "'example.org:8501' is no name of a host"),
        ("--port", "0", "is not in the range"),
        ("--port", "http", "is not a valid integer"),
        ("--host", "no.such.host.invalid", "cannot listen at --host no.such.host.invalid --port"),
        ("--host", "192.0.2.1", "cannot listen at --host 192.0.2.1 --port 8501: "),
    ],
)
def test_an_option_that_means_nothing_is_told(option: str, value: str, sentence: str) -> None:
    told = CliRunner().invoke(main, ["serve", option, value])
    assert told.exit_code != 0
    assert sentence in " ".join(told.output.split())
    assert isinstance(told.exception, SystemExit)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        told = CliRunner().invoke(main, ["serve", "--port", port])
    assert told.exit_code == 1
    assert told.output.startswith(f"Error: cannot listen at --host 127.0.0.1 --port {port}: ")


def test_a_package_without_its_folder_is_told_where_it_runs(tmp_path: Path) -> None:
    shutil.copytree(DASHBOARD.parent / "src" / "corridors", tmp_path / "lib" / "src" / "corridors")
    told = subprocess.run(
        [sys.executable, "-m", "corridors", "serve"],
        env=os.environ | {"PYTHONPATH": str(tmp_path / "lib" / "src")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    sentence = f"Error: there is no {tmp_path / 'lib' / 'dashboard.py'}: it runs from the folder of"
    assert sentence in told.stderr


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["*"]),
        (" , ", ["*"]),
        ("*", ["*"]),
        ("example.org", ["example.org"]),
        ("example.org, *.example.org,127.0.0.1,[::1]", ["example.org", "*.example.org"]),
    ],
)
def test_names_of_hosts_stand_between_commas(text: str, names: list[str]) -> None:
    assert read_hosts(text)[:2] == names
