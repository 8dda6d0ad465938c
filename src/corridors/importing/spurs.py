"""Pieces of a line that go out and back beside themselves, as to a station and on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from shapely import get_coordinates
from shapely.geometry import LineString, Point

from corridors.importing.plane import Plane, from_km, points_of, stretch

_WIDE_KM = 0.06  # how far apart the ways out and back may lie
_LONG_KM = 0.2  # how long a piece is, there and back, that is worth a word
_STEP_KM = 0.02
_STEPS_AT_ONCE = 50
_BACK_DEGREES = 120
Floats = NDArray[np.float64]
Span = tuple[float, float]  # from where to where along a line


@dataclass(frozen=True)
class Spur:
    """A piece of a line of the plane that goes out and back, and its length."""

    line: LineString
    km: float


@dataclass(frozen=True)
class _Track:
    """A line of the plane with the distances along it of its points."""

    line: LineString
    points: Floats
    along: Floats

    @classmethod
    def of(cls, line: LineString) -> Self:
        points = get_coordinates(line)
        steps = np.hypot(*np.diff(points, axis=0).T)
        return cls(line, points, np.concatenate([[0.0], np.cumsum(steps)]))

    @property
    def length(self) -> float:
        return float(self.along[-1])

    def at(self, along: Floats) -> Floats:
        """Return the places at distances along the line; beyond its ends, these."""
        x, y = (np.interp(along, self.along, each) for each in self.points.T)
        return np.stack([x, y], axis=-1)


def without_spurs(line: LineString, plane: Plane) -> tuple[LineString, list[Spur]]:
    """Return a line of the plane without its pieces that go out and back, and those pieces."""
    removed: list[Spur] = []
    while spans := _apart(_spans(_Track.of(line))):
        spurs = [stretch(line, *span) for span in spans]
        removed += [Spur(spur, plane.length_km(spur)) for spur in spurs]
        line = _without(line, spans)
    return line, removed


def _without(line: LineString, spans: Sequence[Span]) -> LineString:
    """Return a line without spans of it, which stand in order."""
    starts = [0.0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), line.length]
    parts = (stretch(line, *each) for each in zip(starts, ends, strict=True) if each[0] < each[1])
    return LineString([at for part in parts for at in points_of(part)])


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Return spans in order; of those that overlap the longest."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(end < before or start > after for before, after in kept):
            kept.append((start, end))
    return sorted(kept)


def _spans(track: _Track) -> Iterator[Span]:
    """Yield from where to where along a line it goes out and back, for each tip."""
    for tip in _tips(track):
        reach = _reach(track, tip)
        if 2 * reach < from_km(_LONG_KM):
            continue
        end = min(track.length, tip + 2 * reach + from_km(_WIDE_KM))
        door = Point(*track.at(np.array([tip - reach]))[0])
        yield tip - reach, tip + float(stretch(track.line, tip, end).project(door))


def _tips(track: _Track) -> list[float]:
    """Return how far along a line the points lie around which it turns back beside itself."""
    window, half = from_km(2 * _WIDE_KM), from_km(_LONG_KM / 2)
    along = track.along[(track.along > window) & (track.along < track.length - window)]
    before, here, after = (track.at(along + shift) for shift in (-window, 0, window))
    courses = [np.arctan2(*(b - a).T[::-1]) for a, b in ((before, here), (here, after))]
    turn = np.abs(np.degrees(courses[1] - courses[0])) % 360
    along = along[np.minimum(turn, 360 - turn) > _BACK_DEGREES]
    onward: Floats = np.arange(0, 3 * half, from_km(_STEP_KM), dtype=np.float64)
    back = track.at(along[:, None] + onward)
    apart = np.hypot(*np.moveaxis(back - track.at(along - half)[:, None], -1, 0))
    turning: list[float] = along[(apart <= from_km(_WIDE_KM)).any(axis=1)].tolist()
    return turning


def _reach(track: _Track, tip: float) -> float:
    """Return how far before a tip the line runs beside where it goes after it."""
    step = from_km(_STEP_KM)
    count = int(min(tip, track.length - tip) / step)
    shifts: Floats = np.arange(1, count + 1, dtype=np.float64) * step
    reached = 0.0
    for first in range(0, len(shifts), _STEPS_AT_ONCE):
        few: Floats = shifts[first : first + _STEPS_AT_ONCE]
        ahead: Floats = np.arange(0, 2 * few[-1] + step, step, dtype=np.float64)
        back = track.at(ahead + tip)
        places = track.at(tip - few)
        apart = np.hypot(*np.moveaxis(places[:, None] - back[None], -1, 0)).min(axis=1)
        is_apart = apart > from_km(_WIDE_KM)
        if is_apart.any():
            last = int(np.argmax(is_apart))
            return float(few[last - 1]) if last else reached
        reached = float(few[-1])
    return reached
