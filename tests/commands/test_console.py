"""Commands print on any terminal and into any file, and what a reader did wrong is a sentence."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from corridors.__main__ import COMMANDS, main
from tests.browser.server import free_port

ENCODINGS = ("cp1252", "cp1251", "cp866", "ascii", "utf-16")
PLAN = ("plan", "--from", "dostyk", "--to", "poti", "--assume", "caspian-crossing:10/12/14")
COMMAND = (sys.executable, "-m", "corridors")


def _run(*arguments: str, encoding: str = "utf-8") -> Result:
    return CliRunner(charset=encoding).invoke(main, arguments)


@pytest.fixture(scope="module")
def whole() -> str:
    return _run(*PLAN, "--lang", "kk").output


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_printed_in_every_encoding(encoding: str, whole: str) -> None:
    result = _run(*PLAN, "--lang", "kk", encoding=encoding)
    assert result.exit_code == 0, result.exception
    assert result.output.count("\n") == whole.count("\n")
    assert result.output.count("?") == whole.count("?")  # every letter has one that is near


@pytest.mark.parametrize(
    ("encoding", "language", "line"),
    [
        ("cp1252", "en", "Route A: Dostyk -> Aktogay -> "),
        ("ascii", "en", "# counts on your own figures"),
        ("cp866", "ru", "Достык - Порт Поти"),
        ("cp1251", "kk", "Достык – Поти порты, кашыктык бойынша"),
        ("ascii", "kk", "Dostyk - Poti porty, kashyktyk boyynsha"),
    ],
)
def test_what_an_encoding_lacks_is_written_with_what_it_has(
    encoding: str, language: str, line: str
) -> None:
    assert line in _run(*PLAN, "--lang", language, encoding=encoding).output


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_help_is_printed_in_every_encoding(encoding: str) -> None:
    for command in ((), *((name,) for name in COMMANDS)):
        result = _run(*command, "--help", encoding=encoding)
        assert result.exit_code == 0, result.exception
        assert "Usage:" in result.output


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_problems_of_the_data_are_printed_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "a.toml").write_text('"Қ→≈『" = 1\n', encoding="utf-8")
    result = _run("check", str(tmp_path), encoding=encoding)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "Extra inputs are not permitted" in result.output
    assert "datapackage.json: cannot be read" in result.output  # the last


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_error_is_printed_in_every_encoding(encoding: str) -> None:
    result = _run("plan", "--from", "Қ→≈『\udcff", "--to", "poti", encoding=encoding)
    assert result.exit_code == 1
    assert "Error: --from: there is no place '" in result.output
    assert ascii("Қ")[1:-1] not in result.output


@pytest.mark.parametrize("encoding", ["cp1252", "cp866", "ascii"])
def test_a_feed_is_utf8_whatever_the_terminal_writes(encoding: str) -> None:
    written = _run("feed", "--lang", "kk", encoding=encoding).stdout_bytes
    assert written == _run("feed", "--lang", "kk").stdout_bytes
    assert ET.fromstring(written).tag.endswith("feed")  # noqa: S314 - our own


# Runs each command in a process of its own; what they import is imported once.
RUN = """
import json, os, sys

from corridors.__main__ import main

for name in ("feed", "plan"):
    main.get_command(None, name)
for arguments in json.loads(sys.argv[1]):
    if not os.fork():
        sys.argv[1:] = arguments
        main()
    os.wait()
"""


def test_a_command_is_read_by_another_program_in_any_encoding() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    ended = subprocess.run([*COMMAND, *PLAN], env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Dostyk -> Aktogay" in ended.stdout.decode("cp1252")


def test_a_reader_who_has_enough_ends_a_command_without_a_trace() -> None:
    commands = json.dumps([["feed"], PLAN, ["--help"]])
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", RUN, commands], stdout=writing, stderr=subprocess.PIPE
    ) as process:
        os.close(writing)
        os.close(reading)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_command_that_is_interrupted_says_so(tmp_path: Path) -> None:
    publish = ("publish", str(tmp_path), "--address", "https://example.org/")
    with subprocess.Popen([*COMMAND, *publish], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "pages" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode != 0


MISTAKES = {
    ("check", "/no/such/folder"): "Directory '/no/such/folder' does not exist",
    ("export", "--format", "csv", "--output", "/no/such/x.csv"): "/no/such/x.csv: No such file",
    ("export", "--format", "csv", "--output", "{file}/x.csv"): "{file}/x.csv: Not a directory",
    ("export", "--format", "csv", "--output", "x" * 300): f"{'x' * 300}: File name too long",
    ("export", "--format", "csv", "--output", "{folder}"): "is a directory",
    ("export", "--format", "csv", "--asof", "2025-02-30"): "--asof: '2025-02-30' means nothing",
    ("export", "--format", "csv", "--address", "nowhere"): "'nowhere' is no whole address",
    ("export", "--format", "csv", "--dpi", "many"): "'many' is not a valid integer",
    ("feed", "--output", "/no/such/feed.atom"): "/no/such/feed.atom: No such file or directory",
    ("feed", "--output", "{file}/feed.atom"): "{file}/feed.atom: Not a directory",
    ("feed", "--address", "http://["): "'http://[' is no whole address",
    ("feed", "--lang", "de"): "'de' is not one of 'en'",
    ("publish", "{file}", "--address", "https://example.org/"): "is a file",
    ("publish", "{file}/x", "--address", "https://example.org/"): "Not a directory",
    ("publish", "{folder}", "--address", "example.org"): "'example.org' is no whole address",
    ("publish", "{folder}"): "Missing option '--address'",
    ("serve", "--port", "99999"): "99999 is not in the range",
    ("serve", "--host", "no.such.invalid"): "--host no.such.invalid --port 8501: ",
    ("serve", "--host", "x" * 300): ": ",
    ("plan", "--from", "dostyk"): "Missing option '--to'",
    (*PLAN, "--asof", "2025-02-30"): "--asof: '2025-02-30': day is out of range",
    (*PLAN, "--asof", "0000-01-01"): "--asof: '0000-01-01': year 0 is out of range",
    (*PLAN, "--asof", "soon"): "--asof: 'soon' is no date",
    ("no-such-command",): "No such command 'no-such-command'",
}


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_a_mistake_of_the_reader_is_a_sentence(arguments: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("a file, and no folder")
    places = {"file": str(file), "folder": str(tmp_path)}
    result = _run(*(argument.format(**places) for argument in arguments))
    assert result.exit_code in {1, 2}
    assert isinstance(result.exception, SystemExit)
    assert re.search(rf"Error: .*{re.escape(MISTAKES[arguments].format(**places))}", result.output)


def test_a_port_that_is_taken_is_named() -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        result = _run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"--host 127.0.0.1 --port {port}: " in result.output
