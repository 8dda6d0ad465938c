"""How the marks of charts look, and their key: one table for what is drawn and what explains it."""

from collections.abc import Collection, Iterable, Mapping
from xml.sax.saxutils import quoteattr

from corridors.model.project import Project
from corridors.model.vocabulary import FactKind, ProjectType, StatusCode
from corridors.style import DASHES, PALETTES, Palette, Theme, picture
from corridors.text.words import Words
from corridors.view.values import sorted_choices

KeyRow = tuple[str, str]  # a picture as a data URI, and what it means

BAR_PIXELS, LINE_PIXELS, RANGE_PIXELS = 7, 2, 6
PROMISE_PIXELS, EDGE_PIXELS = 9, 1.5
RANGE_OPACITY, PROMISE_OPACITY, EXTENT_OPACITY = 0.45, 0.2, 0.25
DAY_DASH = (4, 3)
SYMBOL_PIXELS = 9
# Paths in a square from -1 to 1, as Vega wants them.
_CIRCLE = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"
_DIAMOND = "M0,-1.15L1,0L0,1.15L-1,0Z"
_TRIANGLE = "M0,-1L1.05,0.9H-1.05Z"
_SQUARE = "M-0.9,-0.9H0.9V0.9H-0.9Z"
_CROSS = "M-1,-0.4H-0.4V-1H0.4V-0.4H1V0.4H0.4V1H-0.4V0.4H-1Z"
_SHAPES = (_CIRCLE, _DIAMOND, _TRIANGLE, _SQUARE, _CROSS)
KIND_SHAPES = {
    FactKind.ACTUAL: _CIRCLE,
    FactKind.CAPACITY: _SQUARE,
    FactKind.PLAN: _DIAMOND,
    FactKind.FORECAST: _TRIANGLE,
}


def kind_colours(theme: Theme) -> dict[str, str]:
    """Return the colour of each kind of figure by its id."""
    colours = PALETTES[theme].series
    return {kind.value: colours[number] for number, kind in enumerate(FactKind)}


def scope_colours(places: Mapping[str, int], theme: Theme) -> dict[str, str]:
    """Return the colour of each way of counting by its id, from its place in the vocabulary."""
    colours = PALETTES[theme].series
    return {scope: colours[place % len(colours)] for scope, place in places.items()}


def project_looks(
    projects: Mapping[str, Project], drawn: Collection[str], theme: Theme
) -> dict[str, tuple[str, str]]:
    """Return colour and shape of each of all projects by its id, whatever a view shows of them.

    Those that are `drawn` come first, so that no two of them look alike as long as there are looks.
    """
    colours = PALETTES[theme].series

    def order(name: str) -> tuple[bool, bool, str]:
        return name not in drawn, not projects[name].named_in_speech, name

    return {
        name: (colours[number % len(colours)], _SHAPES[number % len(_SHAPES)])
        for number, name in enumerate(sorted(projects, key=order))
    }


def status_dash(status: StatusCode) -> list[float]:
    """Return the pattern of a status, as on the map."""
    return [float(part) for part in DASHES[status].split()] or [1, 0]


def type_key(kinds: Iterable[ProjectType], theme: Theme, words: Words) -> list[KeyRow]:
    """Return the colours of types."""
    colours = PALETTES[theme].types
    return [
        (bar(colours[kind]), words(f"type.{kind}"))
        for kind in sorted_choices(set(kinds), ProjectType)
    ]


def status_key(statuses: Iterable[StatusCode], theme: Theme, words: Words) -> list[KeyRow]:
    """Return the dashes of statuses."""
    text = PALETTES[theme].text
    return [
        (bar(text, DASHES[status]), words(f"status.{status}"))
        for status in sorted_choices(set(statuses), StatusCode)
    ]


def bar(colour: str, dash: str = "") -> str:
    """Return a bar, dashed as a status is, over its whole extent."""
    extent = _line(colour, BAR_PIXELS, opacity=EXTENT_OPACITY)
    return picture(28, _line(colour, BAR_PIXELS, dash) + (extent if dash else ""))


def span(colour: str) -> str:
    """Return a range from one value to another."""
    return picture(28, _line(colour, RANGE_PIXELS, opacity=RANGE_OPACITY, cap="round"))


def period(palette: Palette) -> str:
    """Return the outlined bar of a year, quarter or month."""
    height = PROMISE_PIXELS
    box = f'x="3" y="{7 - height / 2}" width="22" height="{height}"'
    paint = f"fill={quoteattr(palette.text)} stroke={quoteattr(palette.text)}"
    look = f'fill-opacity="{PROMISE_OPACITY}" stroke-width="{EDGE_PIXELS}"'
    return picture(28, f"<rect {box} {paint} {look}/>")


def tick(palette: Palette) -> str:
    """Return the tick of one day."""
    return picture(28, f'<path d="M14 1V13" stroke={quoteattr(palette.text)} stroke-width="2.5"/>')


def day(palette: Palette) -> str:
    """Return the line of the day that the page speaks of."""
    dashes = " ".join(map(str, DAY_DASH))
    stroke = f'stroke={quoteattr(palette.faint_text)} stroke-dasharray="{dashes}"'
    return picture(28, f'<path d="M14 0V14" stroke-width="1.5" {stroke}/>')


def symbol(colour: str, path: str, *, line: bool = False) -> str:
    """Return a symbol, on a line where its like are joined."""
    drawing = f'<path transform="translate(14 7) scale(5)" d="{path}" fill={quoteattr(colour)}/>'
    stroke = f'<path d="M1 7H27" stroke={quoteattr(colour)} stroke-width="{LINE_PIXELS}"/>'
    return picture(28, (stroke if line else "") + drawing)


def _line(colour: str, width: float, dash: str = "", *, opacity: float = 1, cap: str = "") -> str:
    return (
        f'<path d="M3 7H27" stroke={quoteattr(colour)} stroke-width="{width}"'
        f' stroke-dasharray="{dash}" stroke-opacity="{opacity}" stroke-linecap="{cap or "butt"}"/>'
    )
