"""The sheet that a picture stands on."""

from dataclasses import dataclass
from io import BytesIO
from textwrap import fill, shorten
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from corridors.export.picture.margin import draw_scale, foot_lines, heading, subtitle, write_margin
from corridors.export.picture.projection import draw_ground, extent_of
from corridors.export.picture.routes import draw_names, draw_routes
from corridors.export.provenance import Provenance
from corridors.scene import Scene
from corridors.style import PALETTES, Theme

DOTS_PER_INCH = 150
Box = tuple[float, float, float, float]  # left, bottom, width, height as shares of the sheet

_PREVIEW_DOTS = 100
_LETTERS = 120  # in a line of the sentence
_PAPER = {Theme.LIGHT: "#FFFFFF", Theme.DARK: "#14181C"}
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "text.parse_math": False,  # a dollar in a name is a dollar
    "pdf.fonttype": 42,  # letters stay letters
    "svg.fonttype": "none",
    "svg.hashsalt": "corridors",  # equal pictures have equal ids
}
_ONE_AT_A_TIME = Lock()  # matplotlib is not safe in threads


@dataclass(frozen=True)
class Layout:
    """Where things stand on a sheet; without a column there is no legend and no foot."""

    inches: tuple[float, float]
    map: Box
    column: Box | None
    title: tuple[float, float]  # points, height as share of the sheet
    sentence: tuple[float, float]


_A4 = Layout(
    (11.69, 8.27), (0.025, 0.11, 0.70, 0.77), (0.745, 0.11, 0.24, 0.77), (14, 0.965), (8.5, 0.92)
)
_PREVIEW = Layout((12, 6.3), (0.02, 0.03, 0.96, 0.76), None, (24, 0.965), (13, 0.875))


def write_picture(
    scene: Scene, provenance: Provenance, suffix: str, dpi: int = DOTS_PER_INCH
) -> bytes:
    """Return the view as PNG, SVG or PDF, a landscape A4 sheet; `dpi` is the resolution of PNG."""
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        figure = _draw(scene, _A4, provenance)
        content = BytesIO()
        figure.savefig(content, format=suffix, dpi=dpi, metadata=_metadata(provenance, suffix))
        return content.getvalue()


def write_preview(scene: Scene) -> bytes:
    """Return the view as a PNG of 1200 × 630 pixels, as messengers show it beside a link."""
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        content = BytesIO()
        _draw(scene, _PREVIEW).savefig(content, format="png", dpi=_PREVIEW_DOTS)
        return content.getvalue()


def _draw(scene: Scene, layout: Layout, provenance: Provenance | None = None) -> Figure:
    figure = Figure(figsize=layout.inches, facecolor=_PAPER[scene.theme])
    canvas = FigureCanvasAgg(figure)
    palette = PALETTES[scene.theme]
    left, _, width, height = layout.map
    extent = extent_of(scene, (width * layout.inches[0], height * layout.inches[1]))
    axes = figure.add_axes(layout.map)
    axes.set_xlim(extent.west, extent.east)
    axes.set_ylim(extent.south, extent.north)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_color(palette.shore)
    draw_ground(axes, scene, extent)
    draw_routes(axes, scene)
    draw_names(axes, scene, extent, canvas)
    draw_scale(axes, scene, extent)
    if layout.column:
        write_margin(figure.add_axes(layout.column), scene)
    common: dict[str, Any] = {"x": left, "color": palette.text, "va": "top"}
    sentence = scene.sentence if layout.column else subtitle(scene)
    (size, y), (small, below) = layout.title, layout.sentence
    figure.text(
        y=y,
        s=heading(scene) if not layout.column else scene.words("app.title"),
        fontsize=size,
        weight="bold",
        **common,
    )
    figure.text(y=below, s=fill(sentence, _LETTERS), fontsize=small, **common)
    for number, line in enumerate(foot_lines(scene, provenance) if provenance else ()):
        text = shorten(line, 2 * _LETTERS, placeholder=" …")
        y = 0.085 - 0.022 * number
        figure.text(left, y, text, fontsize=6.5, va="top", color=palette.faint_text)
    return figure


def _metadata(provenance: Provenance, suffix: str) -> dict[str, Any]:
    about = {"Title": provenance.title, "Creator": f"Corridors {provenance.version}"}
    if suffix == "png":
        return {
            "Title": provenance.title,
            "Source": provenance.link,
            "Copyright": provenance.rights,
        }
    if suffix == "svg":
        return {**about, "Date": None, "Rights": provenance.rights, "Source": provenance.link}
    return {
        **about,
        "Subject": provenance.link,
        "Keywords": provenance.rights,
        "CreationDate": None,
    }
