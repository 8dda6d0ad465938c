"""A server that runs and hears nothing is ended, and one that hears may hold many readers."""

import json
import shutil
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from corridors.settings import DEAF_VARIABLE, deaf_seconds
from corridors.web import deaf
from tests.browser.replicas import DATA, Replica
from tests.browser.server import ROOT, running

SOON = {DEAF_VARIABLE: "3"}
# It takes for ever in C, where no other thread of Python gets its turn.
DEAF = """
import re

import streamlit as st
from starlette.routing import Route

from corridors.page.map import MAP_COMPONENTS, map_files
from corridors.web.app import server_options

async def never_end(request):
    re.match("(a+)+$", "a" * 99 + "b")

options = server_options(MAP_COMPONENTS, map_files)
options["routes"][-1].app.routes.insert(0, Route("/never", never_end))
app = st.App("{dashboard}", **options)
"""


def test_a_server_that_is_held_up_is_ended_and_says_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "dashboard.py").write_text(DEAF.format(dashboard=ROOT / "dashboard.py"), "utf-8")
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    log = tmp_path / "log"
    with (
        log.open("wb") as output,
        running(folder=tmp_path, output=output, variables=SOON) as address,
    ):
        connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
        connection.request("GET", "/never")
        with pytest.raises(ConnectionError):
            connection.getresponse()
    lines = log.read_text("utf-8").splitlines()
    (told,) = (json.loads(line) for line in lines if '"deaf"' in line)
    assert told.keys() == {"at", "event", "seconds"}
    assert any("in never_end" in line for line in lines)


def test_a_server_that_is_stopped_is_ended_and_had_all_descriptors_that_it_may_have() -> None:
    lowered = 'ulimit -S -n 256; exec "$0" "$@"'
    replica = Replica(DATA, within=("bash", "-c", lowered), environment=SOON)
    replica.start()
    try:
        replica.wait()
        assert replica.process is not None
        limits = Path(f"/proc/{replica.process.pid}/limits").read_text("utf-8").splitlines()
        (soft, hard) = next(line for line in limits if line.startswith("Max open files")).split()[
            3:5
        ]
        assert soft == hard != "256"
        replica.process.send_signal(signal.SIGSTOP)
        assert replica.process.wait(20) == -signal.SIGKILL
    finally:
        replica.stop()


def test_who_watches_a_server_goes_when_it_goes() -> None:
    waiting = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as other:
        command = [sys.executable, "-I", "-S", str(deaf.__file__), str(other.pid), "60"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as watching:
            watching.communicate(b"..", timeout=20)
            assert watching.returncode == 0
        assert other.poll() is None
        other.kill()


@pytest.mark.parametrize(("named", "seconds"), [("", 0), (" ", 0), ("0", 0), (" 20 ", 20)])
def test_a_variable_says_after_how_many_seconds(
    monkeypatch: pytest.MonkeyPatch, named: str, seconds: int
) -> None:
    monkeypatch.setenv(DEAF_VARIABLE, named)
    assert deaf_seconds() == seconds


@pytest.mark.parametrize("named", ["-1", "1.5", "a minute", "²"])
def test_what_is_no_time_is_told(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(DEAF_VARIABLE, named)
    with pytest.raises(ValueError, match=f"{DEAF_VARIABLE}: .* is no whole number of seconds"):
        deaf_seconds()
