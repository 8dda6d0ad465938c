"""What part of the earth a picture shows, in the Mercator projection of the map on the screen."""

from dataclasses import dataclass
from math import atan, cos, degrees, exp, log, log2, pi, radians, tan

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from corridors.catalog.catalog import Catalog
from corridors.catalog.geometry import Shapes
from corridors.catalog.ground import ground_shapes
from corridors.catalog.kept import kept
from corridors.catalog.sections import sections_of
from corridors.model.geodesy import REGION
from corridors.scene import Scene
from corridors.style import PALETTES

TILE_PIXELS = 256
PIXELS_PER_INCH = 96
EQUATOR_KM = 40_075.017
_MARGIN = 0.08
_SMALLEST_DEGREES = 1.5
_HIGHEST_DEGREES = 85.0511  # where the projection has its edge, as on the screen

_FILLED = {"land": "land", "lakes": "water"}
_DRAWN = {"rivers": ("river", 0.6, "-"), "borders": ("border", 0.7, (0, (6, 3, 1, 3)))}
_LAYERS = len(_FILLED) + len(_DRAWN)


@dataclass(frozen=True)
class Extent:
    """A box in projected degrees (one degree of longitude is one unit), and its width in inches."""

    west: float
    south: float
    east: float
    north: float
    inches: float

    @property
    def zoom(self) -> float:
        """The zoom at which the map on the screen has the same scale."""
        pixels = self.inches * PIXELS_PER_INCH
        return log2(pixels * 360 / (TILE_PIXELS * (self.east - self.west)))

    @property
    def km_per_inch(self) -> float:
        """How many kilometres an inch is, along the parallel in the middle."""
        middle = radians(latitude((self.south + self.north) / 2))
        return (self.east - self.west) / 360 * EQUATOR_KM * cos(middle) / self.inches

    def holds(self, x: float, y: float) -> bool:
        """Whether a projected point lies in the box."""
        return self.west <= x <= self.east and self.south <= y <= self.north


def extent_of(scene: Scene, inches: tuple[float, float]) -> Extent:
    """Return what the map shows: its own view, else the selected project, else the region.

    `inches` is the width and height of the picture's map.
    """
    if scene.view.map:
        seen = scene.view.map
        width = inches[0] * PIXELS_PER_INCH * 360 / (TILE_PIXELS * 2**seen.zoom)
        return _around(seen.lon, ordinate(seen.lat), width, inches)
    west, south, east, north = _bounds(scene)
    low, high = ordinate(south), ordinate(north)
    width = max(east - west, (high - low) * inches[0] / inches[1], _SMALLEST_DEGREES)
    return _around((west + east) / 2, (low + high) / 2, width * (1 + 2 * _MARGIN), inches)


def project(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in lon, lat as one in projected degrees."""
    return shapely.transform(shape, _project)


def ordinate(lat: float) -> float:
    """Return the projected degrees of a latitude; near a pole they are those of the map's edge."""
    shown = min(max(lat, -_HIGHEST_DEGREES), _HIGHEST_DEGREES)
    return degrees(log(tan(pi / 4 + radians(shown) / 2)))


def latitude(y: float) -> float:
    """Return the latitude of projected degrees, the inverse of `ordinate`."""
    return degrees(2 * atan(exp(radians(y))) - pi / 2)


def _project(
    points: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    lat = np.radians(np.clip(points[:, 1], -_HIGHEST_DEGREES, _HIGHEST_DEGREES))
    return np.column_stack([points[:, 0], np.degrees(np.log(np.tan(np.pi / 4 + lat / 2)))])


def _around(x: float, y: float, width: float, inches: tuple[float, float]) -> Extent:
    half, tall = width / 2, width / 2 * inches[1] / inches[0]
    return Extent(x - half, y - tall, x + half, y + tall, inches[0])


def _bounds(scene: Scene) -> tuple[float, float, float, float]:
    sections = sections_of(scene.snapshot.sections, scene.view.project or "")
    if sections.empty:
        return REGION.west, REGION.south, REGION.east, REGION.north
    west, south, east, north = sections.total_bounds
    return float(west), float(south), float(east), float(north)


def draw_ground(axes: Axes, scene: Scene, extent: Extent) -> None:
    """Draw the ground of the map in the colours of the theme."""
    palette = PALETTES[scene.theme]
    axes.set_facecolor(palette.water)
    box = shapely.box(extent.west, extent.south, extent.east, extent.north)
    for name, colour in _FILLED.items():
        axes.add_collection(
            PathCollection(
                [_path(part) for part in _parts(_plane(scene.catalog, name), box, "Polygon")],
                facecolors=getattr(palette, colour),
                edgecolors=palette.shore,
                linewidths=0.5,
                zorder=1,
            )
        )
    for name, (colour, width, pattern) in _DRAWN.items():
        lines = _parts(_plane(scene.catalog, name), box, "LineString")
        axes.add_collection(
            LineCollection(
                [shapely.get_coordinates(line) for line in lines],
                colors=getattr(palette, colour),
                linewidths=width,
                linestyles=pattern,
                zorder=2,
            )
        )


def _parts(shapes: Shapes, box: BaseGeometry, kind: str) -> list[BaseGeometry]:
    """Return the shapes of one kind that the picture shows, cut to a little more than it."""
    near = box.buffer(box.length / 40)
    cut = shapely.get_parts(shapely.get_parts(shapely.intersection(shapes, near)))
    return [part for part in cut if part.geom_type == kind]


@kept(_LAYERS)
def _plane(catalog: Catalog, layer: str) -> Shapes:
    """Return the valid shapes of a layer of the ground in projected degrees."""
    shapes: Shapes = shapely.make_valid(
        shapely.transform(ground_shapes(catalog.ground, layer), _project)
    )
    return shapes


def _path(polygon: BaseGeometry) -> Path:
    rings = [polygon.exterior, *polygon.interiors]  # type: ignore[attr-defined]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(r), closed=True) for r in rings))
