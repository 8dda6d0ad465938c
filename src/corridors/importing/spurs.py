"""Pieces of a line that go out and back beside themselves, as to a station and on."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString

from corridors.importing.plane import Plane, from_km, stretch

_WIDE_KM = 0.06  # how far apart the ways out and back may lie
_LONG_KM = 0.2  # how long a piece is, there and back, that is worth a word
_STEP_KM = 0.02
_BACK_DEGREES = 120
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Spur:
    """A piece of a line of the plane that goes out and back, and its length."""

    line: LineString
    km: float


def without_spurs(line: LineString, plane: Plane) -> tuple[LineString, list[Spur]]:
    """Return a line of the plane without its pieces that go out and back, and those pieces."""
    found: list[Spur] = []
    while cut := _longest(_spans(line)):
        start, end = cut
        spur = stretch(line, start, end)
        found.append(Spur(spur, plane.length_km(spur)))
        before = stretch(line, 0, start) if start else None
        after = stretch(line, end, line.length)
        kept = [*(before.coords if before else ()), *after.coords[1 if before else 0 :]]
        line = LineString(kept)
    return line, found


def _longest(spans: Iterator[tuple[float, float]]) -> tuple[float, float] | None:
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def _spans(line: LineString) -> Iterator[tuple[float, float]]:
    """Yield from where to where along a line it goes out and back, for each tip."""
    for tip in _tips(line):
        reach = _reach(line, tip)
        start, end = tip - reach, min(line.length, tip + 2 * reach + from_km(_WIDE_KM))
        if 2 * reach < from_km(_LONG_KM):
            continue
        back = stretch(line, tip, end)
        door = line.interpolate(start)
        yield start, tip + float(back.project(door))


def _tips(line: LineString) -> Floats:
    """Return how far along a line the vertices lie around which it turns back."""
    along = _along(line)[1:-1]
    window = from_km(2 * _WIDE_KM)
    along = along[(along > window) & (along < line.length - window)]
    before, here, after = (
        shapely.get_coordinates(shapely.line_interpolate_point(line, along + shift))
        for shift in (-window, 0, window)
    )
    courses = [np.arctan2(*(b - a).T[::-1]) for a, b in ((before, here), (here, after))]
    turn = np.abs(np.degrees(courses[1] - courses[0])) % 360
    found: Floats = along[np.minimum(turn, 360 - turn) > _BACK_DEGREES]
    return found


def _along(line: LineString) -> Floats:
    steps = np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _reach(line: LineString, tip: float) -> float:
    """Return how far before a tip the line runs beside where it goes after it."""
    most = min(tip, line.length - tip)
    shifts = np.arange(1, int(most / from_km(_STEP_KM)) + 1) * from_km(_STEP_KM)
    reached = 0.0
    for few in np.array_split(shifts, max(1, len(shifts) // 50)):
        if not len(few):
            break
        back = stretch(line, tip, min(line.length, tip + 2 * few[-1]))
        places = shapely.line_interpolate_point(line, tip - few)
        is_beside = shapely.distance(places, back) <= from_km(_WIDE_KM)
        reached = _last_before_gap(few, is_beside, reached)
        if not is_beside.all():
            break
    return reached


def _last_before_gap(shifts: Floats, is_beside: NDArray[np.bool_], known: float) -> float:
    count = len(shifts) if is_beside.all() else int(np.argmin(is_beside))
    return float(shifts[count - 1]) if count else known
