"""How projects look: one table for map, legend, badges and charts, so that they cannot disagree."""

from base64 import b64encode
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never
from xml.sax.saxutils import quoteattr

from corridors.model.vocabulary import ProjectType, StatusCode


class Theme(StrEnum):
    """The two looks of the page."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Palette:
    """The colours of one theme: types (Okabe–Ito, 3:1 against land and water) and ground."""

    types: dict[ProjectType, str]
    casing: str
    land: str
    water: str
    beyond: str
    shore: str
    border: str
    river: str
    rail: str
    road: str
    relief: float  # how strong its light and shade are, from 0 to 1
    changed: str
    series: tuple[str, ...]
    text: str
    faint_text: str

    @property
    def routes(self) -> dict[str, str]:
        """The colours of planned routes by the state of the network."""
        return {"day": self.text, "switched": self.series[-1]}


PALETTES = {
    Theme.LIGHT: Palette(
        types={
            ProjectType.RAILWAY: "#0072B2",
            ProjectType.HIGHWAY: "#C24E00",
            ProjectType.CORRIDOR: "#00835F",
            ProjectType.PORT: "#3A2A5E",
            ProjectType.CROSSING: "#7A1F1F",
        },
        casing="#FFFFFF",
        land="#F7F5EF",
        water="#DCE8F0",
        beyond="#EFECE4",
        shore="#A9BFCC",
        border="#A79E92",
        river="#BCD3E1",
        rail="#9A948A",
        road="#D9D0BE",
        relief=0.3,
        changed="#E8A800",
        series=("#0072B2", "#C24E00", "#00835F", "#3A2A5E", "#A07000", "#A0527D"),
        text="#33312D",
        faint_text="#6A665F",
    ),
    Theme.DARK: Palette(
        types={
            ProjectType.RAILWAY: "#4FB3F0",
            ProjectType.HIGHWAY: "#F58A45",
            ProjectType.CORRIDOR: "#2DBF95",
            ProjectType.PORT: "#D9C6FF",
            ProjectType.CROSSING: "#FF5C5C",
        },
        casing="#101317",
        land="#1E2227",
        water="#12171D",
        beyond="#191D22",
        shore="#3B4651",
        border="#6B6F75",
        river="#2A3642",
        rail="#5C636B",
        road="#363C44",
        relief=0.25,
        changed="#FFC83D",
        series=("#4FB3F0", "#F58A45", "#2DBF95", "#D9C6FF", "#FFC83D", "#F29BC1"),
        text="#E8E6E1",
        faint_text="#A5A29B",
    ),
}

# SVG dash patterns in pixels: whole lines are in service, the shorter the dash the further away.
DASHES = {
    StatusCode.OPERATIONAL: "",
    StatusCode.PARTIAL: "16 4",
    StatusCode.CONSTRUCTION: "9 5",
    StatusCode.PLANNED: "3 5",
    StatusCode.PROPOSED: "1 7",
    StatusCode.SUSPENDED: "12 5 2 5",
    StatusCode.CANCELLED: "2 10",
    StatusCode.UNKNOWN: "6 8 1 8",
}
# Not a status: how a project is drawn on a day to come for which it is only promised.
PROMISED = "promised"
PROMISED_DASH = "1 3"
# How thick a line is by its status, as a share of its pens: what is being built is the strongest.
STRENGTHS = {
    StatusCode.OPERATIONAL: 0.8,
    StatusCode.PARTIAL: 1.0,
    StatusCode.CONSTRUCTION: 1.2,
    StatusCode.PLANNED: 0.85,
    StatusCode.PROPOSED: 0.85,
    StatusCode.SUSPENDED: 0.7,
    StatusCode.CANCELLED: 0.6,
    StatusCode.UNKNOWN: 0.7,
}
PROMISED_STRENGTH = 1.0
BY_STATUS = ("line", "generalised", "thread", "casing", "core")  # the pens that it counts for
SEA_DASH = "0.1 7"
ROUTE_DASHES = {"day": "", "switched": "10 6"}  # as the network is, with projects switched


@dataclass(frozen=True)
class Pen:
    """How thick a line is drawn, in pixels, and how strong, from 0 to 1."""

    weight: float
    opacity: float = 1


# The parts of a line, on the map, in its legend and in pictures.
PENS = {
    "line": Pen(4),
    "generalised": Pen(2.75),  # a line drawn through its stations
    "sea": Pen(3),
    "band": Pen(11, 0.2),  # of a line that nobody surveyed
    "corridor": Pen(9, 0.3),  # its band; where many lie upon each other, they are no stronger
    "thread": Pen(1.6),  # in the middle of that
    "casing": Pen(9),  # of a second track
    "core": Pen(6),  # between the two
    "glow": Pen(6, 0.55),  # so much wider than the line that changed
    "route": Pen(2.5),
    "best_route": Pen(5),
    "route_casing": Pen(3, 0.9),  # so much wider than the route
}
CHOSEN_PENS = {"line": Pen(5), "band": Pen(13, 0.45), "corridor": Pen(12, 0.3)}
FADED = 0.25  # what is left of a line where another project is chosen


def pen_of(name: str, strength: float) -> Pen:
    """Return a pen of `PENS` as a status with a strength of `STRENGTHS` draws with it."""
    pen = PENS[name]
    return replace(pen, weight=pen.weight * strength) if name in BY_STATUS else pen


def type_sample(kind: ProjectType, theme: Theme) -> str:
    """Return a picture of how a type is drawn, as a data URI of an SVG of 28 × 14 pixels.

    Its pens are those of the map; what is wider than the picture is cut by its edge.
    """
    palette = PALETTES[theme]
    colour = palette.types[kind]
    match kind:
        case ProjectType.PORT | ProjectType.CROSSING:
            drawing = _marker(14, colour, palette.casing, "", kind)
        case ProjectType.CORRIDOR:
            drawing = _stroke("corridor", colour) + _stroke("thread", colour)
        case ProjectType.RAILWAY:
            drawing = _stroke("line", colour) + _line(palette.casing, Pen(1.4), dash="3 4")
        case ProjectType.HIGHWAY:
            drawing = _stroke("line", colour) + _line(palette.casing, Pen(1.2))
        case _:
            assert_never(kind)
    return picture(28, drawing)


def status_sample(status: StatusCode, theme: Theme) -> str:
    """Return a picture of how a status is dashed, as a data URI of an SVG of 28 × 14 pixels."""
    pen = pen_of("line", STRENGTHS[status])
    return picture(28, _line(PALETTES[theme].text, pen, dash=DASHES[status]))


def drawing_samples(theme: Theme) -> dict[str, str]:
    """Return pictures of what else a line says, as data URIs of SVGs of 28 × 14 pixels, by name."""
    colour = PALETTES[theme].types[ProjectType.RAILWAY]
    casing = PALETTES[theme].casing
    line = _stroke("line", colour)
    wide = PENS["band"].weight + PENS["glow"].weight
    glow = _line(PALETTES[theme].changed, replace(PENS["glow"], weight=wide))
    drawings = {
        "surveyed": line,
        "generalised": _stroke("generalised", colour),
        "indicative": _stroke("band", colour) + line,
        "computed": _stroke("sea", colour, dash=SEA_DASH, cap="round"),
        "second_track": _stroke("casing", colour) + _stroke("core", casing) + line,
        "promised": _stroke("line", colour, dash=PROMISED_DASH),
        **{
            f"route_{state}": _stroke("best_route", shade, dash=ROUTE_DASHES[state])
            for state, shade in PALETTES[theme].routes.items()
        },
        "changed": glow + line,
    }
    return {name: picture(28, drawing) for name, drawing in drawings.items()}


def site_marker(dash: str, kind: ProjectType, theme: Theme) -> str:
    """Return the marker of a project without a line, as a data URI of an SVG of 28 × 28 pixels."""
    palette = PALETTES[theme]
    drawing = _marker(14, palette.types[kind], palette.casing, dash, kind, radius=10)
    return picture(28, drawing, height=28)


def _stroke(pen: str, colour: str, *, dash: str = "", cap: str = "butt") -> str:
    return _line(colour, PENS[pen], dash=dash, cap=cap)


def _line(colour: str, pen: Pen, *, dash: str = "", cap: str = "butt") -> str:
    return (
        f'<line x1="1" y1="7" x2="27" y2="7" stroke={quoteattr(colour)}'
        f' stroke-width="{pen.weight}" stroke-dasharray="{dash}"'
        f' stroke-opacity="{pen.opacity}" stroke-linecap="{cap}"/>'
    )


def _marker(  # noqa: PLR0913 - what a marker is made of
    centre: int, colour: str, casing: str, dash: str, kind: ProjectType, *, radius: float = 5.5
) -> str:
    """Return a disc in a ring: with a square in it, or for a crossing with a bar across it."""
    middle = centre if radius > 7 else 7  # noqa: PLR2004 - half of the small picture's height
    is_crossing = kind is ProjectType.CROSSING
    half = (radius * 0.8, radius * 0.25) if is_crossing else (radius * 0.42, radius * 0.42)
    return (
        f'<circle cx="{centre}" cy="{middle}" r="{radius}" fill={quoteattr(colour)}/>'
        f'<circle cx="{centre}" cy="{middle}" r="{radius + 2}" fill="none"'
        f' stroke={quoteattr(colour)} stroke-width="2" stroke-dasharray="{dash}"/>'
        f'<rect x="{centre - half[0]}" y="{middle - half[1]}"'
        f' width="{2 * half[0]}" height="{2 * half[1]}"'
        f" fill={quoteattr(casing)}/>"
    )


def picture(width: int, drawing: str, height: int = 14) -> str:
    """Return an SVG of a size in pixels as a data URI."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{drawing}</svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
