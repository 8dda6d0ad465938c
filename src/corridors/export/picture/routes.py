"""The projects of a picture, drawn as the map on the screen draws them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.markers import MarkerStyle
from matplotlib.patheffects import withStroke
from matplotlib.transforms import IdentityTransform

from corridors.catalog.sections import Section
from corridors.export.picture.projection import Extent, ordinate
from corridors.export.picture.projection import project as projected
from corridors.map.layers import build_labels
from corridors.model.project import Project
from corridors.model.vocabulary import Alignment, Mode, ProjectType
from corridors.scene import Scene
from corridors.style import (
    BY_STATUS,
    CHOSEN_PENS,
    DASHES,
    FADED,
    PALETTES,
    PENS,
    PROMISED_DASH,
    PROMISED_STRENGTH,
    SEA_DASH,
    STRENGTHS,
)

POINTS_PER_PIXEL = 0.75
PIXEL_SHARE = 0.8  # of a pixel of the screen: a picture has finer lines
_SITE_PIXELS = 17
_SECOND_TRACK = 2
_ORDER = {"band": 10, "thread": 11, "casing": 12, "core": 13, "line": 14, "site": 15}
_MARKS = [MarkerStyle(sign) for sign in "oos"]  # of a site: disc, ring with the status, square
_MARK_SIZES = [_SITE_PIXELS * POINTS_PER_PIXEL * share for share in (1, 1.35, 0.42)]


_Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]
_GAP = 2
_OFFSET_POINTS = 5
_NAME_MARKS = {"town": "o", "settlement": "o", "border_crossing": "D", "gauge_break": "D"}


class _Stroke(NamedTuple):
    """A line of a picture, and how the pen goes over it; width in pixels, dashes as in SVG."""

    part: str
    points: _Points
    colour: str
    width: float
    opacity: float
    dashes: str = ""
    ends: str = "butt"


def draw_routes(axes: Axes, scene: Scene) -> None:
    """Draw every section of the projects that the view shows, faded where another is selected."""
    strokes: list[_Stroke] = []
    sites: list[_Look] = []
    kinds = list(ProjectType)  # a list may be sorted otherwise; what lies above stays
    for project in sorted(scene.selection.projects, key=lambda each: kinds.index(each.type)):
        for section in scene.snapshot.routes[project.id]:
            look = _Look(scene, project, section)
            if section.geometry.geom_type == "Point":
                sites.append(look)
            else:
                strokes += look.strokes()
    _draw_strokes(axes, strokes)
    if sites:
        _draw_sites(axes, sites)


def dash_pattern(dashes: str, width: float) -> Any:  # noqa: ANN401 - matplotlib's own notation
    """Return SVG dashes in pixels as matplotlib writes them, in units of a line's width."""
    lengths = [float(part) / width for part in dashes.split()]
    return (0, lengths) if lengths else "-"


class _Look:
    """How one section is drawn."""

    def __init__(self, scene: Scene, project: Project, section: Section) -> None:
        palette = PALETTES[scene.theme]
        status = scene.snapshot.section_statuses[project.id][section.id]
        self.colour = palette.types[project.type]
        self.casing = palette.casing
        promised = (PROMISED_DASH, PROMISED_STRENGTH)
        held = (DASHES[status], STRENGTHS[status])
        self.dashes, self.strength = promised if scene.is_promised(project) else held
        self.section = section
        self.is_corridor = project.type is ProjectType.CORRIDOR
        selected = scene.view.project
        self.opacity = 1 if selected in {None, project.id} else FADED
        self.pens = PENS | (CHOSEN_PENS if selected == project.id else {})
        self.points = shapely.get_coordinates(projected(section.geometry))

    def strokes(self) -> Iterator[_Stroke]:
        """Yield band, casing and line, whichever the section has."""
        is_sea = self.section.mode is Mode.SEA
        dashes, ends = (SEA_DASH, "round") if is_sea else (self.dashes, "butt")
        if self.is_corridor:
            if not is_sea:
                yield self._stroke("band", "corridor")
            thread = self._stroke("thread", "sea" if is_sea else "thread")
            yield thread._replace(dashes=dashes, ends=ends)
            return
        if self.section.alignment is Alignment.INDICATIVE:
            yield self._stroke("band", "band")
        if self.section.tracks == _SECOND_TRACK and not self.section.same_as:
            yield self._stroke("casing", "casing")
            yield self._stroke("core", "core")._replace(colour=self.casing)
        pen = "generalised" if self.section.alignment is Alignment.GENERALISED else "line"
        yield self._stroke("line", pen)._replace(dashes=dashes, ends=ends)

    def _stroke(self, part: str, name: str) -> _Stroke:
        pen = self.pens[name]
        weight = pen.weight * (self.strength if name in BY_STATUS else 1)
        return _Stroke(part, self.points, self.colour, weight, self.opacity * pen.opacity)


def _draw_strokes(axes: Axes, strokes: Sequence[_Stroke]) -> None:
    """Draw lines that lie on one level and end alike in one go: the fewer calls, the faster."""

    def level(stroke: _Stroke) -> tuple[int, str]:
        return _ORDER[stroke.part], stroke.ends

    for (order, ends), group in groupby(sorted(strokes, key=level), level):
        lines = list(group)
        axes.add_collection(
            LineCollection(
                [line.points for line in lines],
                colors=[to_rgba(line.colour, line.opacity) for line in lines],
                linewidths=[line.width * POINTS_PER_PIXEL * PIXEL_SHARE for line in lines],
                linestyles=[dash_pattern(line.dashes, line.width) for line in lines],
                capstyle=ends,
                joinstyle="round",
                zorder=order,
            ),
            autolim=False,
        )


def _draw_sites(axes: Axes, sites: Sequence[_Look]) -> None:
    """Draw the markers of projects without a line in one go."""
    clear = (0, 0, 0, 0)
    colours = [
        [to_rgba(look.colour, look.opacity), clear, to_rgba(look.casing, look.opacity)]
        for look in sites
    ]
    marks = PathCollection(
        [mark.get_path().transformed(mark.get_transform()) for mark in _MARKS] * len(sites),
        [size**2 for size in _MARK_SIZES] * len(sites),
        offsets=np.repeat([look.points[0] for look in sites], len(_MARKS), axis=0),
        offset_transform=axes.transData,
        facecolors=[colour for three in colours for colour in three],
        edgecolors=[colour for disc, _, _ in colours for colour in (clear, disc, clear)],
        linewidths=[0, 1.5, 0] * len(sites),
        linestyles=[part for look in sites for part in ("-", dash_pattern(look.dashes, 2), "-")],
        transform=IdentityTransform(),
        zorder=_ORDER["site"],
    )
    axes.add_collection(marks, autolim=False)


def draw_names(axes: Axes, scene: Scene, extent: Extent, canvas: FigureCanvasAgg) -> None:
    """Draw the names that matter at the scale of the picture, the important ones first."""
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call] # matplotlib leaves it so
    taken: list[Any] = []
    for label in build_labels(scene.catalog):
        x, y = label["lon"], ordinate(label["lat"])
        if extent.zoom < label["from"] or not extent.holds(x, y):
            continue
        text = _write(axes, label, (x, y), scene)
        box = text.get_window_extent(renderer).padded(_GAP)
        inside = axes.bbox.containsx(box.x1) and axes.bbox.containsx(box.x0)
        if not inside or any(box.overlaps(other) for other in taken):
            text.remove()
            continue
        taken.append(box)
        _mark(axes, label["kind"], (x, y), scene)


def _write(axes: Axes, label: dict[str, Any], at: tuple[float, float], scene: Scene) -> Any:  # noqa: ANN401
    palette = PALETTES[scene.theme]
    is_country = label["kind"] == "country"
    name = label["names"][scene.words.language.value]
    return axes.annotate(
        " ".join(name.upper()) if is_country else name,
        at,
        xytext=(0, 0) if is_country else (_OFFSET_POINTS, 0),
        textcoords="offset points",
        ha="center" if is_country else "left",
        va="center",
        fontsize=6.5 if is_country else 7,
        color=palette.faint_text if is_country or label["kind"] == "town" else palette.text,
        path_effects=[withStroke(linewidth=2, foreground=palette.land)],
        zorder=20,
    )


def _mark(axes: Axes, kind: str, at: tuple[float, float], scene: Scene) -> None:
    palette = PALETTES[scene.theme]
    if kind == "country":
        return
    axes.plot(
        *at,
        marker=_NAME_MARKS.get(kind, "o"),
        markersize=2 if kind in {"town", "settlement"} else 3.5,
        markerfacecolor=palette.faint_text if kind == "town" else palette.land,
        markeredgecolor=palette.text,
        markeredgewidth=0.6,
        zorder=19,
    )
