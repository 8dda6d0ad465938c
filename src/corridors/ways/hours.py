"""Hours as a range, worked out from an assumption."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from corridors.model import Assumption, TransitUnit

_HOURS_IN_DAY = 24
_HOURS = {TransitUnit.HOURS: 1, TransitUnit.DAYS: _HOURS_IN_DAY}


@dataclass(frozen=True)
class Hours:
    """The least, the typical and the most hours that something takes."""

    low: float = 0.0
    typical: float = 0.0
    high: float = 0.0

    def __add__(self, other: "Hours") -> "Hours":
        """Return both one after the other."""
        return Hours(self.low + other.low, self.typical + other.typical, self.high + other.high)

    def __sub__(self, other: "Hours") -> "Hours":
        """Return how much more these are than others, each by itself: they may be below zero."""
        return Hours(self.low - other.low, self.typical - other.typical, self.high - other.high)

    @classmethod
    def total(cls, hours: Iterable["Hours"]) -> "Hours":
        """Return all of them one after the other; nothing takes no time."""
        return sum(hours, start=cls())

    @classmethod
    def of_time(cls, assumption: Assumption) -> Self:
        """Return the hours of an assumption in hours or days."""
        factor = _HOURS[assumption.unit]
        low, typical, high = whole_range(assumption)
        return cls(low * factor, typical * factor, high * factor)

    @classmethod
    def of_speed(cls, km: float, assumption: Assumption) -> Self:
        """Return the hours that a distance takes: the highest speed gives the least."""
        per_day = assumption.unit is TransitUnit.KM_PER_DAY
        km_in_hours = km * (_HOURS_IN_DAY if per_day else 1)
        slow, typical, fast = whole_range(assumption)
        return cls(km_in_hours / fast, km_in_hours / typical, km_in_hours / slow)


def whole_range(assumption: Assumption) -> tuple[float, float, float]:
    """Return low, typical and high: the middle where only bounds are known, and the reverse."""
    low, typical, high = assumption.low, assumption.typical, assumption.high
    if typical is None:
        typical = ((low or 0) + (high or 0)) / 2  # a range without typical has both bounds
    return low or typical, typical, high or typical
