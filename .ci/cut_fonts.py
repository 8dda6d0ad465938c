#!/usr/bin/env python
"""Cut the fonts of the Streamlit that is installed, and write them where the server finds them.

Icons that are named somewhere are kept, and letters of the languages that are written.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from streamlit.file_util import get_static_dir

_STATIC = Path(get_static_dir()) / "static"
_SOURCE = Path(__file__).parents[1] / "src" / "corridors"
_FOLDER = _SOURCE / "web" / "fonts"
_LIGATURES = 4  # the type of such a lookup in the table of substitutions
_RIGHTS = [0, 7, 13, 14]  # a cut font keeps its notices and gives up its name, as OFL 1.1 asks
_FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "rlig", "tnum"]
_ASCII = range(0x20, 0x7F)
# Latin of Europe, Turkey, Azerbaijan and Kazakhstan, accents, Cyrillic, signs
_LATIN = [*range(0x20, 0x180), ord("Ə"), ord("ə"), ord("Ǵ"), ord("ǵ")]
_LETTERS = [*_LATIN, *range(0x2B0, 0x370), *range(0x400, 0x530), *range(0x2000, 0x2300)]


def find(stem: str) -> Path:
    """Return the file of one of Streamlit's fonts; raises ValueError unless there is just one."""
    (path,) = (_STATIC / "media").glob(f"{stem}.*.woff2")
    return path


def icons(font: TTFont) -> Mapping[str, str]:
    """Return the glyphs of a font of icons by the names that make them, which are ligatures."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in (getattr(part, "ExtSubTable", part) for part in lookup.SubTable)
        if table.LookupType == _LIGATURES
        for first, ligatures in table.ligatures.items()
        for ligature in ligatures
    }


def named_icons() -> set[str]:
    """Return every word that may name an icon in Streamlit's scripts, and those named here."""
    scripts = [path.read_text("utf-8") for path in (_STATIC / "js").glob("*.js")]
    ours = [path.read_text("utf-8") for path in _SOURCE.rglob("*.py")]
    words = re.findall(r"[\"'`:/]([a-z0-9_]+)(?=[\"'`:])", "\n".join(scripts))
    return {*words, *re.findall(r":material/([a-z0-9_]+):", "\n".join(ours))}


def cut_icons() -> bytes:
    """Return the font of icons with those that are named somewhere."""
    font = TTFont(find("MaterialSymbols-Rounded"))
    known = icons(font)
    keep = {known[name] for name in named_icons() & known.keys()}
    # the closure would keep every icon whose name the letters can spell
    return _cut(font, Options(layout_closure=False), glyphs=keep, unicodes=_ASCII)


def cut_letters() -> Iterator[tuple[Path, bytes]]:
    """Yield the fonts of text, each with the letters of the languages that are written here."""
    path = find("SourceSansVF-Upright.ttf")
    yield path, _cut(TTFont(path), Options(layout_features=_FEATURES), unicodes=_LETTERS)


def _cut(font: TTFont, options: Options, **keep: object) -> bytes:
    options.flavor = font.flavor = "woff2"
    options.hinting = False
    options.name_IDs = _RIGHTS
    subsetter = Subsetter(options)
    subsetter.populate(**keep)
    subsetter.subset(font)
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def main() -> None:
    """Write all fonts anew, and say how much lighter they are."""
    for old in _FOLDER.glob("*.woff2"):
        old.unlink()
    for path, content in ((find("MaterialSymbols-Rounded"), cut_icons()), *cut_letters()):
        (_FOLDER / path.name).write_bytes(content)
        sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes, now {len(content)}\n")


if __name__ == "__main__":
    main()
