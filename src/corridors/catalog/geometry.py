"""Shapes as people have them, made plain: lines and points in lon, lat, without heights."""

from collections.abc import Callable, Mapping
from itertools import chain, pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import ShapelyError
from shapely.geometry import LineString, MultiLineString, Point, shape
from shapely.geometry.base import BaseGeometry

DECIMALS = 5  # of a degree: about a metre
Shapes = NDArray[np.object_]
Tidy = Callable[[Shapes], Shapes]
_FARTHEST_DEGREES = 180
_FLAT, _HIGH = 2, 3  # numbers of a position
_MALFORMED = (
    ShapelyError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)


class _NoNumberError(ValueError):
    """A coordinate is a text, or true, which would count as 1."""

    def __init__(self) -> None:
        super().__init__("a coordinate is no number")


def read_geometry(geometry: object) -> BaseGeometry:
    """Return a GeoJSON geometry as a shape; raises ValueError where it is none."""
    try:
        with np.errstate(invalid="ignore"):  # a coordinate that is NaN is found later
            return _shape(_even(geometry))
    except _MALFORMED as error:
        reason = (
            str(error) if isinstance(error, _NoNumberError) else "" if geometry else "it is missing"
        )
        message = "is no GeoJSON geometry" + (f": {reason}" if reason else "")
        raise ValueError(message) from error


def tidy(
    shapes: list[BaseGeometry], tidying: Mapping[str, Tidy]
) -> tuple[list[BaseGeometry], dict[str, int]]:
    """Return shapes as the data writes them, and to how many of them was done what."""
    counts = {}
    tidied: Shapes = np.array(shapes, dtype=object)
    for what, change in tidying.items():
        with np.errstate(invalid="ignore"):  # what is NaN is found later
            changed = change(tidied)
        is_same = [True] if changed is tidied else shapely.equals_identical(tidied, changed)
        counts[what], tidied = len(is_same) - sum(is_same), changed
    return list(tidied), counts


def drop_heights(shapes: Shapes) -> Shapes:
    """Return shapes in lon, lat alone."""
    flat: Shapes = shapely.force_2d(shapes) if shapely.has_z(shapes).any() else shapes
    return flat


def drop_repeats(shapes: Shapes) -> Shapes:
    """Return shapes in which no point of a line follows itself."""
    without = shapely.remove_repeated_points(shapes)
    if np.array_equal(shapely.get_num_coordinates(shapes), shapely.get_num_coordinates(without)):
        return shapes
    return np.where(shapely.get_dimensions(shapes) == 1, without, shapes)


def round_coordinates(shapes: Shapes) -> Shapes:
    """Return shapes with five decimals of a degree; what is no degree stays as it is."""
    exact = shapely.get_coordinates(shapes)
    with np.errstate(over="ignore"):
        rounded = np.round(exact, DECIMALS)
    is_changed = (rounded != exact) & (np.abs(exact) <= _FARTHEST_DEGREES)
    if not is_changed.any():
        return shapes
    exact[is_changed] = rounded[is_changed]
    return drop_repeats(shapely.set_coordinates(shapes.copy(), exact))


def join_parts(shapes: Shapes) -> Shapes:
    """Return shapes in which lines of several parts that join, and lone parts, are one."""
    if not any(each.geom_type in _PARTED for each in shapes):
        return shapes
    joined = (_joined(each) if each.geom_type in _PARTED else each for each in shapes)
    return np.array(list(joined), dtype=object)


# What is done to shapes that are clear, though they are not written as the data writes them.
GROUND_TIDYING: dict[str, Tidy] = {"heights are left out": drop_heights}
TIDYING: dict[str, Tidy] = GROUND_TIDYING | {
    "points that follow themselves are left out": drop_repeats,
    f"coordinates are rounded to {DECIMALS} decimals": round_coordinates,
    "parts are put together": join_parts,
}
_PARTED = {"MultiLineString", "MultiPoint", "GeometryCollection"}


def _shape(geometry: dict[str, Any]) -> BaseGeometry:
    """Return a GeoJSON geometry as a shape; lines, which are long, as one array."""
    if geometry["type"] == "LineString":
        return LineString(np.array(geometry["coordinates"], dtype=float))
    return shape(geometry)


def _even(geometry: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever stands in a file
    """Return a GeoJSON geometry whose positions have two numbers each, or all of them three."""
    if "geometries" in geometry:
        return {**geometry, "geometries": [_even(part) for part in geometry["geometries"]]}
    return {**geometry, "coordinates": _even_part(geometry["coordinates"])}


def _even_part(part: Any) -> Any:  # noqa: ANN401
    if part and isinstance(part[0], list) and isinstance(part[0][0], list):
        return [_even_part(each) for each in part]
    is_point = part and not isinstance(part[0], list)
    return _even_positions([part])[0] if is_point else _even_positions(part)


def _even_positions(positions: list[list[Any]]) -> list[list[Any]]:
    if not {*map(type, chain.from_iterable(positions))} <= {int, float}:
        raise _NoNumberError
    lengths = {*map(len, positions)}
    if lengths <= {_FLAT} or lengths == {_HIGH}:
        return positions
    return [[*position, 0.0][:_HIGH] for position in positions]


def _joined(geometry: BaseGeometry) -> BaseGeometry:
    """Return the one line that all parts make, or the only part, or the shape as it is."""
    parts = shapely.get_parts(geometry)
    if len(parts) == 1:
        return _joined(parts[0]) if parts[0].geom_type in _PARTED else parts[0]
    if not len(parts) or not all(isinstance(part, LineString) for part in parts):
        return geometry
    points = [shapely.get_coordinates(part) for part in parts]
    if all(np.array_equal(before[-1], after[0]) for before, after in pairwise(points)):
        return LineString(np.concatenate([points[0], *(each[1:] for each in points[1:])]))
    merged = shapely.line_merge(MultiLineString(list(parts)))
    if not isinstance(merged, LineString):
        return geometry
    start, onward = (merged.project(Point(point)) for point in points[0][:2])
    return merged if start <= onward else merged.reverse()
