"""The fonts that are cut down hold everything that is written with them."""

from pathlib import Path
from runpy import run_path

import pytest
from fontTools.ttLib import TTFont

import corridors
from corridors.settings import DEFAULT_FOLDER
from corridors.web.streamlit_internals import FONTS, cut_font
from tests.web.site import client

SCRIPT = Path(corridors.__file__).parents[2] / ".ci" / "cut_fonts.py"
CUT = run_path(str(SCRIPT))
find, icons, named_icons = CUT["find"], CUT["icons"], CUT["named_icons"]
CATALOGS = Path(corridors.__file__).parent / "locale"
ICONS, LETTERS = find("MaterialSymbols-Rounded"), find("SourceSansVF-Upright.ttf")


def _font(name: str) -> TTFont:
    path = cut_font(name)
    assert path is not None, f"{name} is not cut: run .ci/cut_fonts.py"
    return TTFont(path)


def test_every_icon_that_is_named_somewhere_is_in_the_font() -> None:
    known = icons(TTFont(ICONS)).keys()
    ours = {"warning", "filter_alt_off", "search", "search_off", "share"}
    assert ours <= named_icons() & known <= icons(_font(ICONS.name)).keys()


def test_every_letter_of_data_and_words_is_in_the_font() -> None:
    files = [*CATALOGS.rglob("*.po"), *DEFAULT_FOLDER.rglob("*.toml")]
    written = {ord(letter) for file in files for letter in file.read_text("utf-8")}
    whole, cut = (set(font.getBestCmap()) for font in (TTFont(LETTERS), _font(LETTERS.name)))
    assert len(written & cut) > 150
    assert written & (whole - cut) == set()


@pytest.mark.parametrize("whole", [ICONS, LETTERS])
def test_they_are_light_and_kept_as_long_as_they_are_cut_so(whole: Path) -> None:
    answer = client().get(f"/static/media/{whole.name}")
    assert answer.content == (FONTS / whole.name).read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "no-cache"  # the next cut has this name too
    again = client().get(answer.url.path, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert len(answer.content) < 0.45 * whole.stat().st_size


@pytest.mark.parametrize(
    "name", ["../streamlit_internals.js", "LICENSE-SourceSans", "none.woff2", "/etc/passwd"]
)
def test_nothing_else_is_served_as_a_font(name: str) -> None:
    assert cut_font(name) is None
