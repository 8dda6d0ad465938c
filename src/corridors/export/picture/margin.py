"""What stands around the map of a picture: title, legend, projects, scale, north, sources."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from corridors.export.picture.projection import Extent
from corridors.export.picture.routes import PIXEL_SHARE, POINTS_PER_PIXEL, dash_pattern
from corridors.export.provenance import Provenance
from corridors.history.status import newest_statement
from corridors.model.project import Project
from corridors.model.vocabulary import ProjectType, StatusCode
from corridors.scene import Scene
from corridors.style import DASHES, PALETTES, SEA_DASH, STRENGTHS, pen_of
from corridors.view.values import sorted_choices

_ROUND_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_SAMPLE_WIDTH, _TEXT_LEFT = 0.1, 0.14
_LINE_HEIGHT = 0.0034  # of the column, for each point of the letters
_LOWEST = 0.06
_NAME, _TEXT, _SMALL = (7.5, 36), (7.0, 42), (5.5, 54)  # size in points, letters in a line


def write_margin(axes: Axes, scene: Scene) -> None:
    """Write the legend and the projects into the column beside the map, from the top down."""
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    top = _write_legend(axes, scene)
    projects = scene.selection.projects
    for number, project in enumerate(projects):
        if top < _LOWEST:
            rest = scene.words.plural("picture.more", len(projects) - number)
            axes.text(0, top, rest, fontsize=7, va="top", color=PALETTES[scene.theme].text)
            return
        top = _write_project(axes, scene, project, top)


def _write_legend(axes: Axes, scene: Scene) -> float:
    """Write the legend and return where it ends."""
    top = 1.0
    for sample, text in _legend(scene):
        middle = top - _LINE_HEIGHT * _TEXT[0] / 2
        for stroke in sample:
            stroke.set_data([0, _SAMPLE_WIDTH / 2, _SAMPLE_WIDTH], [middle] * 3)
            axes.add_line(stroke)
        for line in wrap(text, _TEXT[1] - 6):
            colour = PALETTES[scene.theme].text
            axes.text(_TEXT_LEFT, top, line, fontsize=_TEXT[0], va="top", color=colour)
            top -= _LINE_HEIGHT * _TEXT[0]
        top -= 0.006
    return top - 0.02


def _write_project(axes: Axes, scene: Scene, project: Project, top: float) -> float:
    """Write name, status and newest source of a project, and return where they end."""
    words, palette = scene.words, PALETTES[scene.theme]
    newest = newest_statement(project, scene.snapshot.sources)
    texts = (
        (words.name(project.name), _NAME, "bold", palette.text),
        (
            words.outlook(scene.snapshot.outlook(project, scene.today)),
            _TEXT,
            "normal",
            palette.text,
        ),
        (
            words.source(scene.snapshot.sources[newest.source]),
            _SMALL,
            "normal",
            palette.faint_text,
        ),
    )
    for text, (size, letters), weight, colour in texts:
        for line in wrap(text, letters):
            axes.text(0, top, line, fontsize=size, va="top", color=colour, weight=weight)
            top -= _LINE_HEIGHT * size
    return top - 0.012


def draw_scale(axes: Axes, scene: Scene, extent: Extent) -> None:
    """Draw the scale, which is right along the parallel in the middle, and an arrow to north."""
    palette = PALETTES[scene.theme]
    longest = extent.km_per_inch * extent.inches / 5
    km = max((round_ for round_ in _ROUND_KM if round_ <= longest), default=_ROUND_KM[0])
    width = km / extent.km_per_inch / extent.inches
    style: dict[str, Any] = {"color": palette.text, "transform": axes.transAxes, "zorder": 30}
    axes.plot([0.03, 0.03 + width], [0.035, 0.035], lw=1.5, solid_capstyle="butt", **style)
    label = f"{scene.words.number(km)} {scene.words('map.kilometres')}"
    axes.text(0.03 + width / 2, 0.042, label, ha="center", va="bottom", fontsize=7, **style)
    axes.annotate(
        scene.words("picture.north"),
        xy=(0.965, 0.975),
        xytext=(0.965, 0.90),
        xycoords="axes fraction",
        ha="center",
        va="top",
        fontsize=8,
        color=palette.text,
        arrowprops={"arrowstyle": "-|>", "color": palette.text, "lw": 1.2},
        zorder=30,
    )


def heading(scene: Scene) -> str:
    """Return the name of the selected project, else that of the page."""
    project = scene.snapshot.projects.get(scene.view.project or "")
    return scene.words.name(project.name) if project else scene.words("app.title")


def subtitle(scene: Scene) -> str:
    """Return how far the selected project has come, else the view in words."""
    project = scene.snapshot.projects.get(scene.view.project or "")
    if project is None:
        return scene.sentence
    return scene.words.outlook(scene.snapshot.outlook(project, scene.today))


def foot_lines(scene: Scene, provenance: Provenance) -> tuple[str, ...]:
    """Return what stands below the map: rights, version and day, and the address of the view."""
    about = scene.words(
        "picture.stamp", version=provenance.version, as_of=scene.words.day(provenance.as_of)
    )
    return provenance.rights, about, provenance.link


def _legend(scene: Scene) -> Iterator[tuple[list[Line2D], str]]:
    """Yield samples and words of the types and statuses that the picture shows."""
    words, palette = scene.words, PALETTES[scene.theme]
    shown = scene.selection.projects
    for kind in sorted_choices((project.type for project in shown), ProjectType):
        yield _type_sample(kind, palette.types[kind]), words(f"type.{kind}")
    statuses = {
        status
        for project in shown
        for status in scene.snapshot.section_statuses[project.id].values()
    }
    for status in sorted_choices(statuses, StatusCode):
        yield (
            [_line("line", palette.text, DASHES[status], STRENGTHS[status])],
            words(f"status.{status}"),
        )
    rail = palette.types[ProjectType.RAILWAY]
    yield [_line("generalised", rail)], words("alignment.generalised")
    yield [_line("band", rail), _line("line", rail)], words("alignment.indicative")
    yield [_line("sea", rail, SEA_DASH, dash_capstyle="round")], words("alignment.computed")


def _type_sample(kind: ProjectType, colour: str) -> list[Line2D]:
    if kind is ProjectType.CORRIDOR:
        return [_line("corridor", colour), _line("thread", colour)]
    if kind in {ProjectType.PORT, ProjectType.CROSSING}:
        return [_line("line", colour, marker="o", linewidth=0)]
    return [_line("line", colour)]


def _line(
    name: str,
    colour: str,
    dashes: str = "",
    strength: float = 1,
    **style: Any,  # noqa: ANN401
) -> Line2D:
    pen = pen_of(name, strength)
    look: dict[str, Any] = {
        "linewidth": pen.weight * POINTS_PER_PIXEL * PIXEL_SHARE,
        "linestyle": dash_pattern(dashes, pen.weight) if dashes else "-",
        "alpha": pen.opacity,
        "solid_capstyle": "butt",
        "markersize": 6,
        "markevery": [1],
    }
    return Line2D([], [], color=colour, **(look | style))
