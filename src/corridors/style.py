"""How projects look: one table for map, legend, badges and charts, so that they cannot disagree."""

from base64 import b64encode
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never
from xml.sax.saxutils import quoteattr

from corridors.model import ProjectType, StatusCode


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
    changed: str
    series: tuple[str, ...]
    text: str
    faint_text: str

    @property
    def ways(self) -> dict[str, str]:
        """The colour of ways by the state of the network."""
        return {"day": self.text, "switched": self.series[-1]}


PALETTES = {
    Theme.LIGHT: Palette(
        types={
            ProjectType.RAILWAY: "#0072B2",
            ProjectType.HIGHWAY: "#C24E00",
            ProjectType.CORRIDOR: "#00835F",
            ProjectType.PORT: "#3A2A5E",
        },
        casing="#FFFFFF",
        land="#F7F5EF",
        water="#DCE8F0",
        beyond="#EFECE4",
        shore="#A9BFCC",
        border="#A79E92",
        river="#BCD3E1",
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
        },
        casing="#101317",
        land="#1E2227",
        water="#12171D",
        beyond="#191D22",
        shore="#3B4651",
        border="#6B6F75",
        river="#2A3642",
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
SEA_DASH = "0.1 7"
LINE_WEIGHT = 4
BAND_WEIGHT = 13
CORRIDOR_WEIGHT = 19
SEA_WEIGHT = 3
WAY_DASHES = {"day": "", "switched": "10 6"}  # as the network is, with projects switched

# Names of Material Symbols that Streamlit ships.
STATUS_ICONS = {
    StatusCode.OPERATIONAL: "check_circle",
    StatusCode.PARTIAL: "timelapse",
    StatusCode.CONSTRUCTION: "construction",
    StatusCode.PLANNED: "event",
    StatusCode.PROPOSED: "lightbulb",
    StatusCode.SUSPENDED: "pause_circle",
    StatusCode.CANCELLED: "cancel",
    StatusCode.UNKNOWN: "help",
}


def type_sample(kind: ProjectType, theme: Theme) -> str:
    """Return a picture of how a type is drawn, as a data URI of an SVG of 28 × 14 pixels."""
    palette = PALETTES[theme]
    colour = palette.types[kind]
    match kind:
        case ProjectType.PORT:
            drawing = _marker(14, colour, palette.casing, "")
        case ProjectType.CORRIDOR:
            drawing = _line(colour, 11, opacity=0.35) + _line(colour, 2)
        case ProjectType.RAILWAY:
            drawing = _line(colour, LINE_WEIGHT) + _line(palette.casing, 1.4, dash="3 4")
        case ProjectType.HIGHWAY:
            drawing = _line(colour, LINE_WEIGHT + 2) + _line(palette.casing, 1.4)
        case _:
            assert_never(kind)
    return picture(28, drawing)


def status_sample(status: StatusCode, theme: Theme) -> str:
    """Return a picture of how a status is dashed, as a data URI of an SVG of 28 × 14 pixels."""
    return picture(28, _line(PALETTES[theme].text, LINE_WEIGHT, dash=DASHES[status]))


def drawing_samples(theme: Theme) -> dict[str, str]:
    """Return pictures of what else a line says, as data URIs of SVGs of 28 × 14 pixels, by name."""
    colour = PALETTES[theme].types[ProjectType.RAILWAY]
    casing = PALETTES[theme].casing
    glow = _line(PALETTES[theme].changed, BAND_WEIGHT, opacity=0.55)
    doubled = _line(colour, LINE_WEIGHT + 5) + _line(casing, LINE_WEIGHT + 2)
    return {
        "surveyed": picture(28, _line(colour, LINE_WEIGHT)),
        "indicative": picture(
            28, _line(colour, BAND_WEIGHT, opacity=0.2) + _line(colour, LINE_WEIGHT)
        ),
        "computed": picture(28, _line(colour, SEA_WEIGHT, dash=SEA_DASH, cap="round")),
        "second_track": picture(28, doubled + _line(colour, LINE_WEIGHT)),
        "promised": picture(28, _line(colour, LINE_WEIGHT, dash=PROMISED_DASH)),
        **{
            f"way_{state}": picture(28, _line(shade, LINE_WEIGHT, dash=WAY_DASHES[state]))
            for state, shade in PALETTES[theme].ways.items()
        },
        "changed": picture(28, glow + _line(colour, LINE_WEIGHT)),
    }


def site_marker(dash: str, kind: ProjectType, theme: Theme) -> str:
    """Return the marker of a project without a line, as a data URI of an SVG of 28 × 28 pixels."""
    palette = PALETTES[theme]
    drawing = _marker(14, palette.types[kind], palette.casing, dash, radius=10)
    return picture(28, drawing, height=28)


def _line(
    colour: str, width: float, *, dash: str = "", opacity: float = 1, cap: str = "butt"
) -> str:
    return (
        f'<line x1="1" y1="7" x2="27" y2="7" stroke={quoteattr(colour)} stroke-width="{width}"'
        f' stroke-dasharray="{dash}" stroke-opacity="{opacity}" stroke-linecap="{cap}"/>'
    )


def _marker(centre: int, colour: str, casing: str, dash: str, *, radius: float = 5.5) -> str:
    middle = centre if radius > 7 else 7  # noqa: PLR2004 - half of the small picture's height
    core = radius * 0.42
    return (
        f'<circle cx="{centre}" cy="{middle}" r="{radius}" fill={quoteattr(colour)}/>'
        f'<circle cx="{centre}" cy="{middle}" r="{radius + 2}" fill="none"'
        f' stroke={quoteattr(colour)} stroke-width="2" stroke-dasharray="{dash}"/>'
        f'<rect x="{centre - core}" y="{middle - core}" width="{2 * core}" height="{2 * core}"'
        f" fill={quoteattr(casing)}/>"
    )


def picture(width: int, drawing: str, height: int = 14) -> str:
    """Return an SVG of a size in pixels as a data URI."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{drawing}</svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
