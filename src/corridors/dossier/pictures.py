"""Small pictures of a dossier: figures that disagree on one scale, and bars of what is saved."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from corridors.history.figures import FactGroup
from corridors.model.statements import Fact
from corridors.style import PALETTES, Palette, Theme, picture
from corridors.text.words import Words

WIDTH, HEIGHT = 320, 40
_MARGIN, _LINE, _RADIUS = 14, 20, 5
_ROW_HEIGHT = 30
_BAR_MARGIN, _TEXT, _BAR, _LETTERS = 8, 16, 24, 11
_LEFT, _SAVED = 3, 8  # how thick what is left and what is saved is drawn


def scale_picture(group: FactGroup, theme: Theme) -> str:
    """Return a scale of the values of a group, or an empty text where they cannot stand on one.

    The picture is an SVG of 320 by 40 pixels as a data URI: the first figure is filled, a range is
    a bar. Figures in different currencies have no common scale.
    """
    ranges = [
        (low, high)
        for fact in reversed(group.all)
        for low, high in [_range(fact)]
        if low is not None and high is not None and fact.unit == group.first.unit
    ]
    bottom, top = (
        min((low for low, _ in ranges), default=0),
        max((high for _, high in ranges), default=0),
    )
    if bottom == top:
        return ""
    palette = PALETTES[theme]
    marks = [f'<path d="M{_MARGIN} {_LINE}H{WIDTH - _MARGIN}" stroke="{palette.border}"/>']
    for number, (low, high) in enumerate(ranges):
        start, end = (_place(at, bottom, top) for at in (low, high))
        is_first = number == len(ranges) - 1
        fill = palette.text if is_first else palette.land
        marks.append(
            f'<rect x="{start - _RADIUS:.1f}" y="{_LINE - _RADIUS}" rx="{_RADIUS}"'
            f' width="{end - start + 2 * _RADIUS:.1f}" height="{2 * _RADIUS}"'
            f' fill="{fill}" stroke="{palette.text}"/>'
        )
    return picture(WIDTH, "".join(marks), HEIGHT)


def values_in_order(group: FactGroup, words: Words) -> str:
    """Return the different values of a group in words, the smallest first."""
    ordered = sorted(group.all, key=lambda fact: _range(fact)[0] or 0)
    return ", ".join(dict.fromkeys(words.value(fact) for fact in ordered))


def _place(value: float, bottom: float, top: float) -> float:
    return _MARGIN + (value - bottom) / (top - bottom) * (WIDTH - 2 * _MARGIN)


def _range(fact: Fact) -> tuple[float | None, float | None]:
    """Return both ends of a figure; where only one is known, it stands for both."""
    low = fact.value if fact.low is None else fact.low
    high = fact.value if fact.high is None else fact.high
    return (high if low is None else low), (low if high is None else high)


def height_of(rows: Sequence[object]) -> int:
    """Return how high the picture of some rows is, in pixels."""
    return len(rows) * _ROW_HEIGHT + _BAR_MARGIN


def bars_picture(rows: Sequence[tuple[str, str, float]], colour: str, palette: Palette) -> str:
    """Return bars with names, what is saved in words and as a share, as a data URI of an SVG.

    It is 320 pixels wide and has its own ground, so that it can be read on any page. All of a bar
    is what there was before; the share from 0 to 1 that is saved is the thick end of it.
    """
    height = height_of(rows)
    marks = [f'<rect width="{WIDTH}" height="{height}" rx="6" fill="{palette.land}"/>']
    for number, (name, saved, share) in enumerate(rows):
        top, right = number * _ROW_HEIGHT, WIDTH - _BAR_MARGIN
        thick = max(share * (WIDTH - 2 * _BAR_MARGIN), 1)
        marks.append(
            f'<g font-family="sans-serif" font-size="{_LETTERS}" fill="{palette.text}">'
            f'<text x="{_BAR_MARGIN}" y="{top + _TEXT}">{escape(name)}</text>'
            f'<text x="{right}" y="{top + _TEXT}" text-anchor="end" font-weight="bold">'
            f"{escape(saved)}</text></g>"
            f'<path d="M{_BAR_MARGIN} {top + _BAR}H{right - thick:.1f}"'
            f' stroke="{palette.faint_text}" stroke-width="{_LEFT}"/>'
            f'<path d="M{right - thick:.1f} {top + _BAR}H{right}"'
            f' stroke="{colour}" stroke-width="{_SAVED}"/>'
        )
    return picture(WIDTH, "".join(marks), height)
