"""Dates that are as exact as their source: the simple part of EDTF (ISO 8601-2)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?",
    re.ASCII,
)
_MONTHS_IN_QUARTER = 3
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True)
class PartialDate:
    """A day, month, quarter, year or an interval of them, with its first and last day."""

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return what "2027", "2027-06", "2025-Q4", "2025-09-30" or "2025-01/2025-09" means.

        Raises ValueError when the text is none of these or names a day that no calendar has.
        """
        start, slash, end = text.partition("/")
        first, last = _bounds(start)
        if slash:
            last = _bounds(end)[1]
        if last < first:
            message = f"the interval {text!r} ends before it starts"
            raise ValueError(message)
        return cls(text, first, last)

    @property
    def is_interval(self) -> bool:
        """Whether this is a start and an end, written with a slash."""
        return "/" in self.text

    @property
    def is_day(self) -> bool:
        """Whether this is one exact day."""
        return self.first == self.last

    def __str__(self) -> str:
        """Return the text as it stands in the data."""
        return self.text


def _bounds(text: str) -> tuple[date, date]:
    match = _PATTERN.fullmatch(text)
    if match is None:
        message = f"{text!r} is no date: write 2027, 2027-06, 2025-Q4 or 2025-09-30"
        raise ValueError(message)
    year = int(match["year"])
    if match["day"]:
        day = date.fromisoformat(text)
        return day, day
    if match["quarter"]:
        last_month = int(match["quarter"]) * _MONTHS_IN_QUARTER
        return date(year, last_month - 2, 1), _last_day(year, last_month)
    if match["month"]:
        return date(year, int(match["month"]), 1), _last_day(year, int(match["month"]))
    return date(year, 1, 1), date(year, _MONTHS_IN_YEAR, 31)


def _last_day(year: int, month: int) -> date:
    if month == _MONTHS_IN_YEAR:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
