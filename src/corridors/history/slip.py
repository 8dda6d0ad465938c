"""How far the end of a project moved from what was promised first."""

from dataclasses import dataclass
from datetime import date

from corridors.history.status import (
    Sources,
    completion_promises,
    newest_promise,
    opened,
    said_first,
)
from corridors.model.dates import PartialDate
from corridors.model.project import Project
from corridors.model.statements import Promise, Status
from corridors.model.vocabulary import DateMove, StatusCode


@dataclass(frozen=True)
class Slip:
    """What was promised first for the end of a whole project, and what it is measured against.

    That is its opening, or else the newest promise. `months` counts between the last days of what
    was said, below 0 where that is earlier; None where nothing was said a second time, or where it
    is only known between which two days the project opened.
    """

    months: int | None
    first: Promise
    newest: Promise
    opened: Status | None = None

    @property
    def now(self) -> PartialDate:
        """When the project opened, or is due by the newest promise."""
        return self.opened.since if self.opened else self.newest.due

    @property
    def newer(self) -> Promise | Status:
        """The statement that says so."""
        return self.opened or self.newest

    @property
    def move(self) -> DateMove | None:
        """Which way the date moved; None where that is not known."""
        if self.months is None:
            return None
        if self.months == 0:
            return DateMove.KEPT
        return DateMove.LATER if self.months > 0 else DateMove.EARLIER


def slip(project: Project, status: StatusCode, sources: Sources) -> Slip | None:
    """Return how far the end of a project moved, or None where nobody named a date for it.

    `status` is that of the project. For one in service only the promises count that could be known
    by its opening: what is promised later is about other works. A cancelled one is no longer due.
    """
    open_since = opened(project, sources) if status is StatusCode.OPERATIONAL else None
    promises = completion_promises(project, sources)
    if open_since:
        promises = tuple(p for p in promises if _could_await(p, open_since, sources))
    first, newest = said_first(promises, sources), newest_promise(promises, sources)
    if first is None or newest is None or status is StatusCode.CANCELLED:
        return None
    told = None if newest is first else newest.due
    if open_since:
        told = None if open_since.since.is_interval else open_since.since
    return Slip(moved_months(first.due, told) if told else None, first, newest, open_since)


def months_between(first: date, second: date) -> int:
    """Return the months from one day to another by their calendar months."""
    return (second.year - first.year) * 12 + second.month - first.month


def _could_await(promise: Promise, opening: Status, sources: Sources) -> bool:
    return sources[promise.source].published_by.first <= opening.since.last


def moved_months(first: PartialDate, second: PartialDate) -> int:
    """Return by how many months a date moved; 0 where the second lies within the first.

    So June 2025 is no move where 2025 was said, and 2026 after June 2025 is one of 18 months.
    """
    if first.first <= second.last <= first.last:
        return 0
    return months_between(first.last, second.last)
