"""A plane to measure in: degrees, with the meridians drawn together as they are at its middle."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Self, TypeVar

from shapely import affinity, get_coordinates, total_bounds
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from corridors.model.geodesy import between_km, length_km

KM_A_DEGREE = 111.2
Shape = TypeVar("Shape", bound=BaseGeometry)
At = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """What is straight in lon, lat is straight here too; a step is about as long in any direction.

    Its unit is a degree of latitude. At other latitudes than the middle, steps to the east differ
    by a few percent: distances that are told are measured on the ellipsoid.
    """

    shrink: float

    @classmethod
    def around(cls, shapes: Iterable[BaseGeometry]) -> Self:
        """Return the plane for shapes in lon, lat."""
        _, south, _, north = total_bounds(list(shapes))
        return cls(cos(radians((south + north) / 2)))

    def flat(self, shape: Shape) -> Shape:
        """Return a shape in lon, lat as it lies on the plane."""
        scaled: Shape = affinity.scale(shape, xfact=self.shrink, yfact=1, origin=(0, 0))
        return scaled

    def globe(self, shape: Shape) -> Shape:
        """Return a shape of the plane in lon, lat."""
        scaled: Shape = affinity.scale(shape, xfact=1 / self.shrink, yfact=1, origin=(0, 0))
        return scaled

    def length_km(self, line: BaseGeometry) -> float:
        """Return the length of a line of the plane, on the ellipsoid."""
        return length_km(self.globe(line))

    def between_km(self, start: Point, end: Point) -> float:
        """Return the distance between two points of the plane, on the ellipsoid."""
        return between_km(*(self.lon_lat(point) for point in (start, end)))

    def lon_lat(self, point: Point) -> At:
        """Return where a point of the plane lies."""
        return point.x / self.shrink, point.y

    def say(self, point: Point) -> str:
        """Return where a point of the plane lies, in words."""
        lon, lat = self.lon_lat(point)
        return f"{lon:.4f}, {lat:.4f}"


def from_km(km: float) -> float:
    """Return a distance on a plane."""
    return km / KM_A_DEGREE


def points_of(line: BaseGeometry) -> list[At]:
    """Return the points of a line, in order."""
    return [(float(x), float(y)) for x, y in get_coordinates(line)]


def ends_of(line: BaseGeometry) -> tuple[At, At]:
    """Return the first and the last point of a line."""
    points = points_of(line)
    return points[0], points[-1]


def stretch(line: LineString, start: float, end: float) -> LineString:
    """Return the part of a line between two distances along it."""
    return LineString(get_coordinates(substring(line, start, end)))
