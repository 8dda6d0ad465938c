"""Land, water, rivers and borders of a picture."""

from functools import lru_cache

import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from corridors.export.picture.extent import Extent, project
from corridors.scene import Scene
from corridors.style import PALETTES

_FILLED = {"land": "land", "lakes": "water"}
_DRAWN = {"rivers": ("river", 0.6, "-"), "borders": ("border", 0.7, (0, (6, 3, 1, 3)))}

_LAYERS = len(_FILLED) + len(_DRAWN)


def draw_ground(axes: Axes, scene: Scene, extent: Extent) -> None:
    """Draw the ground of the map in the colours of the theme."""
    palette = PALETTES[scene.theme]
    axes.set_facecolor(palette.water)
    box = shapely.box(extent.west, extent.south, extent.east, extent.north)
    for name, colour in _FILLED.items():
        axes.add_collection(
            PathCollection(
                [_path(part) for part in _parts(scene.catalog.ground[name], box, "Polygon")],
                facecolors=getattr(palette, colour),
                edgecolors=palette.shore,
                linewidths=0.5,
                zorder=1,
            )
        )
    for name, (colour, width, pattern) in _DRAWN.items():
        lines = _parts(scene.catalog.ground[name], box, "LineString")
        axes.add_collection(
            LineCollection(
                [shapely.get_coordinates(line) for line in lines],
                colors=getattr(palette, colour),
                linewidths=width,
                linestyles=pattern,
                zorder=2,
            )
        )


def _parts(text: str, box: BaseGeometry, kind: str) -> list[BaseGeometry]:
    """Return the shapes of one kind that the picture shows, cut to a little more than it."""
    near = box.buffer(box.length / 40)
    cut = shapely.get_parts(shapely.get_parts(shapely.intersection(_valid(text), near)))
    return [part for part in cut if part.geom_type == kind]


@lru_cache(maxsize=_LAYERS)
def _valid(text: str) -> list[BaseGeometry]:
    """Return the shapes of a layer on the plane of the pictures."""
    whole = project(shapely.from_geojson(text))
    return [shapely.make_valid(part) for part in shapely.get_parts(whole)]


def _path(polygon: BaseGeometry) -> Path:
    rings = [polygon.exterior, *polygon.interiors]  # type: ignore[attr-defined]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(r), closed=True) for r in rings))
