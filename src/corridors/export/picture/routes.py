"""The projects of a picture, drawn as the map on the screen draws them."""

from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from corridors.export.picture.extent import project as projected
from corridors.model import Alignment, Mode, Project, ProjectType, Section
from corridors.scene import Scene
from corridors.style import (
    BAND_WEIGHT,
    CORRIDOR_WEIGHT,
    DASHES,
    LINE_WEIGHT,
    PALETTES,
    PROMISED_DASH,
    SEA_DASH,
    SEA_WEIGHT,
)

POINTS_PER_PIXEL = 0.75
_FADED = 0.25
_THREAD_WEIGHT = 2
_SITE_PIXELS = 17
_SECOND_TRACK = 2
_BAND_STRENGTH = 0.25
_ORDER = {"band": 10, "thread": 11, "casing": 12, "core": 13, "line": 14, "site": 15}


def draw_routes(axes: Axes, scene: Scene) -> None:
    """Draw every section of the projects that the view shows, faded where another is selected."""
    for project in scene.selection.projects:
        chosen = scene.view.project in {None, project.id}
        for section in scene.catalog.sections[project.id]:
            look = _Look(scene, project, section, 1 if chosen else _FADED)
            if section.geometry.geom_type == "Point":
                look.draw_site(axes)
            else:
                look.draw_line(axes)


def dash_pattern(dashes: str, width: float) -> Any:  # noqa: ANN401 - matplotlib's own notation
    """Return SVG dashes in pixels as matplotlib writes them, in units of a line's width."""
    lengths = [float(part) / width for part in dashes.split()]
    return (0, lengths) if lengths else "-"


class _Look:
    """How one section is drawn."""

    def __init__(self, scene: Scene, project: Project, section: Section, opacity: float) -> None:
        palette = PALETTES[scene.theme]
        status = scene.catalog.section_statuses[project.id][section.id]
        self.colour = palette.types[project.type]
        self.casing = palette.casing
        self.dashes = PROMISED_DASH if scene.is_promised(project) else DASHES[status]
        self.section = section
        self.is_corridor = project.type is ProjectType.CORRIDOR
        self.opacity = opacity
        self.points = shapely.get_coordinates(projected(section.geometry))

    def draw_line(self, axes: Axes) -> None:
        """Draw band, casing and line, whichever the section has."""
        is_sea = self.section.mode is Mode.SEA
        way = {"dashes": SEA_DASH, "ends": "round"} if is_sea else {"dashes": self.dashes}
        if self.is_corridor:
            if not is_sea:
                self._stroke(axes, "band", CORRIDOR_WEIGHT, strength=_BAND_STRENGTH)
            self._stroke(axes, "thread", SEA_WEIGHT if is_sea else _THREAD_WEIGHT, **way)
            return
        if self.section.alignment is Alignment.INDICATIVE:
            self._stroke(axes, "band", BAND_WEIGHT, strength=_BAND_STRENGTH)
        if self.section.tracks == _SECOND_TRACK and not self.section.same_as:
            self._stroke(axes, "casing", LINE_WEIGHT + 5)
            self._stroke(axes, "core", LINE_WEIGHT + 2, color=self.casing)
        self._stroke(axes, "line", LINE_WEIGHT, **way)

    def draw_site(self, axes: Axes) -> None:
        """Draw the marker of a project without a line: disc, ring with the status, square."""
        x, y = self.points[0]
        size = _SITE_PIXELS * POINTS_PER_PIXEL
        common: dict[str, Any] = {"zorder": _ORDER["site"], "alpha": self.opacity}
        axes.plot(x, y, marker="o", markersize=size, color=self.colour, mew=0, **common)
        axes.scatter(
            [x],
            [y],
            s=(size * 1.35) ** 2,
            facecolors="none",
            edgecolors=self.colour,
            linewidths=1.5,
            linestyles=[dash_pattern(self.dashes, 2)],
            **common,
        )
        axes.plot(x, y, marker="s", markersize=size * 0.42, color=self.casing, mew=0, **common)

    def _stroke(self, axes: Axes, part: str, pixels: float, **style: Any) -> None:  # noqa: ANN401
        """Draw the whole line once; `style` may have `color`, `dashes`, `strength`, `ends`."""
        ends = style.get("ends", "butt")
        axes.add_line(
            Line2D(
                self.points[:, 0],
                self.points[:, 1],
                color=style.get("color", self.colour),
                linewidth=pixels * POINTS_PER_PIXEL * 0.8,
                linestyle=dash_pattern(style.get("dashes", ""), pixels),
                alpha=self.opacity * style.get("strength", 1),
                solid_capstyle=ends,
                dash_capstyle=ends,
                solid_joinstyle="round",
                zorder=_ORDER[part],
            )
        )
