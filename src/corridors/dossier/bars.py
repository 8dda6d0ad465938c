"""How much of each of some ways is saved, one bar below the other."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from corridors.style import Palette, picture

WIDTH = 320
_ROW_HEIGHT = 30
_MARGIN, _TEXT, _LINE, _LETTERS = 8, 16, 24, 11
_LEFT, _SAVED = 3, 8  # how thick what is left and what is saved is drawn


def height_of(rows: Sequence[object]) -> int:
    """Return how high the picture of some rows is, in pixels."""
    return len(rows) * _ROW_HEIGHT + _MARGIN


def bars_picture(rows: Sequence[tuple[str, str, float]], colour: str, palette: Palette) -> str:
    """Return bars with names, what is saved in words and as a share, as a data URI of an SVG.

    It is 320 pixels wide and has its own ground, so that it can be read on any page. All of a bar
    is what there was before; the share from 0 to 1 that is saved is the thick end of it.
    """
    height = height_of(rows)
    marks = [f'<rect width="{WIDTH}" height="{height}" rx="6" fill="{palette.land}"/>']
    for number, (name, saved, share) in enumerate(rows):
        top, right = number * _ROW_HEIGHT, WIDTH - _MARGIN
        thick = max(share * (WIDTH - 2 * _MARGIN), 1)
        marks.append(
            f'<g font-family="sans-serif" font-size="{_LETTERS}" fill="{palette.text}">'
            f'<text x="{_MARGIN}" y="{top + _TEXT}">{escape(name)}</text>'
            f'<text x="{right}" y="{top + _TEXT}" text-anchor="end" font-weight="bold">'
            f"{escape(saved)}</text></g>"
            f'<path d="M{_MARGIN} {top + _LINE}H{right - thick:.1f}"'
            f' stroke="{palette.faint_text}" stroke-width="{_LEFT}"/>'
            f'<path d="M{right - thick:.1f} {top + _LINE}H{right}"'
            f' stroke="{colour}" stroke-width="{_SAVED}"/>'
        )
    return picture(WIDTH, "".join(marks), height)
