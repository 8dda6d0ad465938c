"""The names on a picture: as many as fit without touching each other."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patheffects import withStroke

from corridors.export.picture.extent import Extent, ordinate
from corridors.map import build_labels
from corridors.scene import Scene
from corridors.style import PALETTES

_GAP = 2
_OFFSET_POINTS = 5
_MARKS = {"town": "o", "settlement": "o", "border_crossing": "D", "gauge_break": "D"}


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
        marker=_MARKS.get(kind, "o"),
        markersize=2 if kind in {"town", "settlement"} else 3.5,
        markerfacecolor=palette.faint_text if kind == "town" else palette.land,
        markeredgecolor=palette.text,
        markeredgewidth=0.6,
        zorder=19,
    )
