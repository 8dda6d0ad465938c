"""The scripts of the map: what readers are sent, and the types that a check reads."""

import re
from pathlib import Path

import pytest

from corridors import map as drawing
from corridors.map.command import build_command
from corridors.map.draw import ALONE_SCRIPTS, FRAME_SCRIPTS, joined
from corridors.style import PENS
from tests.scenes import scene

BROWSER = Path(drawing.__file__).parent / "browser"
TYPES = (BROWSER / "types.d.ts").read_text("utf-8")
COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)


def _members(interface: str) -> set[str]:
    (body,) = re.findall(rf"interface {interface} \{{\n(.*?)\n    \}}", TYPES, re.DOTALL)
    return set(re.findall(r"^ {6}(\w+)\??:", body, re.MULTILINE))


@pytest.mark.parametrize("names", [FRAME_SCRIPTS, ALONE_SCRIPTS])
def test_readers_are_sent_the_code_without_its_types(names: tuple[str, ...]) -> None:
    files = "\n".join((BROWSER / f"{name}.js").read_text("utf-8") for name in names)
    sent = joined("js", names)
    assert len(COMMENT.findall(files)) > 100
    assert "@param" not in sent
    assert COMMENT.sub("", files).split() == COMMENT.sub("", sent).split()


def test_the_types_name_each_part_of_a_command() -> None:
    assert _members("Command") == build_command(scene()).keys()


def test_the_types_name_each_pen() -> None:
    (names,) = re.findall(r"type PenName =(.*?);", TYPES, re.DOTALL)
    assert set(re.findall(r'"(\w+)"', names)) == PENS.keys()
