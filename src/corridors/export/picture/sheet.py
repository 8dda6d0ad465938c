"""The sheet that a picture stands on."""

from io import BytesIO
from textwrap import fill, shorten
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from corridors.export.picture.extent import extent_of
from corridors.export.picture.ground import draw_ground
from corridors.export.picture.margin import draw_scale, foot_lines, write_margin
from corridors.export.picture.names import draw_names
from corridors.export.picture.routes import draw_routes
from corridors.export.stamp import Stamp
from corridors.scene import Scene
from corridors.style import PALETTES, Theme

INCHES = (11.69, 8.27)
DOTS_PER_INCH = 150
_MAP = (0.025, 0.11, 0.70, 0.77)  # left, bottom, width, height as shares of the sheet
_COLUMN = (0.745, 0.11, 0.24, 0.77)
_LETTERS = 120  # in a line of the sentence
_PAPER = {Theme.LIGHT: "#FFFFFF", Theme.DARK: "#14181C"}
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "pdf.fonttype": 42,  # letters stay letters
    "svg.fonttype": "none",
    "svg.hashsalt": "corridors",  # equal pictures have equal ids
}
_ONE_AT_A_TIME = Lock()  # matplotlib is not safe in threads


def write_picture(scene: Scene, stamp: Stamp, suffix: str, dpi: int = DOTS_PER_INCH) -> bytes:
    """Return the view as PNG, SVG or PDF, a landscape A4 sheet; `dpi` is the resolution of PNG."""
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        figure = _draw(scene, stamp)
        content = BytesIO()
        figure.savefig(content, format=suffix, dpi=dpi, metadata=_metadata(stamp, suffix))
        return content.getvalue()


def _draw(scene: Scene, stamp: Stamp) -> Figure:
    figure = Figure(figsize=INCHES, facecolor=_PAPER[scene.theme])
    canvas = FigureCanvasAgg(figure)
    palette = PALETTES[scene.theme]
    extent = extent_of(scene, (_MAP[2] * INCHES[0], _MAP[3] * INCHES[1]))
    axes = figure.add_axes(_MAP)
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
    write_margin(figure.add_axes(_COLUMN), scene)
    title: dict[str, Any] = {"x": _MAP[0], "color": palette.text, "va": "top"}
    figure.text(y=0.965, s=scene.words("app.title"), fontsize=14, weight="bold", **title)
    figure.text(y=0.92, s=fill(scene.sentence, _LETTERS), fontsize=8.5, **title)
    for number, line in enumerate(foot_lines(scene, stamp)):
        y = 0.085 - 0.022 * number
        figure.text(
            _MAP[0],
            y,
            shorten(line, 2 * _LETTERS, placeholder=" …"),
            fontsize=6.5,
            va="top",
            color=palette.faint_text,
        )
    return figure


def _metadata(stamp: Stamp, suffix: str) -> dict[str, Any]:
    about = {"Title": stamp.title, "Creator": f"Corridors {stamp.version}"}
    if suffix == "png":
        return {"Title": stamp.title, "Source": stamp.link, "Copyright": stamp.rights}
    if suffix == "svg":
        return {**about, "Date": None, "Rights": stamp.rights, "Source": stamp.link}
    return {**about, "Subject": stamp.link, "Keywords": stamp.rights, "CreationDate": None}
