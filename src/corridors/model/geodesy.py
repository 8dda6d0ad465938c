"""Lengths and distances on the WGS 84 ellipsoid, and the boxes that the map covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod
from shapely import affinity, get_coordinates
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

Floats = NDArray[np.float64]
Shapes = Sequence[BaseGeometry] | NDArray[np.object_]
_ELLIPSOID = Geod(ellps="WGS84")
_METRES_PER_KM = 1000


@dataclass(frozen=True)
class Bounds:
    """A box between meridians and parallels, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the box or on its edge."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        return self.west, self.south, self.east, self.north

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The south-west and the north-east corner in lat, lon, as Leaflet writes them."""
        return (self.south, self.west), (self.north, self.east)


# What the ground map covers, and what the map shows first.
GROUND = Bounds(18.0, 24.0, 122.0, 62.0)
REGION = Bounds(40.5, 38.5, 84.5, 51.5)
RELIEF = Bounds(36.0, 33.0, 92.0, 57.0)  # of the picture of the relief


def length_km(geometry: BaseGeometry) -> float:
    """Return the geodesic length of a line in lon, lat (0 for a point), in kilometres."""
    return float(_ELLIPSOID.geometry_length(geometry)) / _METRES_PER_KM


def lengths_km(shapes: Shapes) -> Floats:
    """Return the geodesic lengths of lines in lon, lat (0 for points), in kilometres, in order."""
    places, shape = get_coordinates(shapes, return_index=True)
    is_step = shape[1:] == shape[:-1]
    (west, south), (east, north) = places[:-1][is_step].T, places[1:][is_step].T
    metres = _ELLIPSOID.inv(west, south, east, north)[2]
    return np.bincount(shape[1:][is_step], metres, len(shapes)) / _METRES_PER_KM


def distance_km(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Return the distance from a place (lon, lat) to the nearest point of a line, in kilometres.

    The nearest point is searched in the plane around the place, which is exact below 100 km.
    """
    shrink = cos(radians(lat))
    plane = affinity.scale(geometry, xfact=shrink, yfact=1, origin=(lon, lat))
    nearest, _ = nearest_points(plane, Point(lon, lat))
    east = lon + (nearest.x - lon) / shrink
    return float(_ELLIPSOID.inv(east, nearest.y, lon, lat)[2]) / _METRES_PER_KM


def between_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the geodesic distance between two points in lon, lat, in kilometres."""
    return float(_ELLIPSOID.inv(*start, *end)[2]) / _METRES_PER_KM
