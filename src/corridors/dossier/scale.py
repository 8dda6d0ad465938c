"""Figures that disagree, side by side on one small scale."""

from corridors.history import FactGroup
from corridors.model import Fact
from corridors.style import PALETTES, Theme, picture
from corridors.text import Words

WIDTH, HEIGHT = 320, 40
_MARGIN, _LINE, _RADIUS = 14, 20, 5


def scale_picture(group: FactGroup, theme: Theme) -> str:
    """Return a scale of the values of a group, or an empty text where they cannot stand on one.

    The picture is an SVG of 320 by 40 pixels as a data URI: the first figure is filled, a range is
    a bar. Figures in different currencies have no common scale.
    """
    ranges = [
        (low, high)
        for fact in reversed(group.all)
        for low, high in [_range(fact)]
        if low is not None and high is not None and fact.unit is group.first.unit
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
