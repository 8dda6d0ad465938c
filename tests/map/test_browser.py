"""The scripts of the map: what readers are sent, and the types that a check reads."""

import re
from pathlib import Path

import pytest

from corridors.map import draw
from corridors.map.command import build_command
from corridors.map.draw import build_scripts, write_map
from corridors.style import PENS
from tests.scenes import scene

BROWSER = Path(draw.__file__).parent / "browser"
TYPES = (BROWSER / "types.d.ts").read_text("utf-8")
COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)


def _members(interface: str) -> set[str]:
    (body,) = re.findall(rf"interface {interface} \{{\n(.*?)\n    \}}", TYPES, re.DOTALL)
    return set(re.findall(r"^ {6}(\w+)\??:", body, re.MULTILINE))


SENT = {
    "frame": "".join(script.content.decode() for script in build_scripts()),
    "standalone": write_map({}, {}).scripts,
}
FILES = sorted(path.stem for path in BROWSER.glob("*.js"))
FRAME_ONLY = {"calendar", "dates", "names", "timebar", "timescale"}
UNSENT = {"frame": {"back", "standalone"}, "standalone": {"back"} | FRAME_ONLY}


@pytest.mark.parametrize("page", SENT)
@pytest.mark.parametrize("name", FILES)
def test_readers_are_sent_the_code_that_they_need_without_its_types(page: str, name: str) -> None:
    code = COMMENT.sub("", (BROWSER / f"{name}.js").read_text("utf-8")).split()
    sent = COMMENT.sub("", SENT[page]).split()
    assert (" ".join(code) in " ".join(sent)) == (name not in UNSENT[page])
    assert "@param" not in SENT[page]


def test_the_types_name_each_part_of_a_command() -> None:
    assert _members("Command") == build_command(scene()).keys()


def test_the_types_name_each_pen() -> None:
    (names,) = re.findall(r"type PenName =(.*?);", TYPES, re.DOTALL)
    assert set(re.findall(r'"(\w+)"', names)) == PENS.keys()
