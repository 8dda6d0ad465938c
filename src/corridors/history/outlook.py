"""Since when a project is in service, or else when it is due."""

from dataclasses import dataclass
from datetime import date

from corridors.history.ranking import Sources, rank
from corridors.model import Project, Promise, PromiseKind, Status, StatusCode


@dataclass(frozen=True)
class Due:
    """The promise that is shown first.

    `passed` says that its last day is over, `silent` that nothing has become known since that day.
    """

    promise: Promise
    passed: bool
    silent: bool = False


@dataclass(frozen=True)
class Outlook:
    """A project in one line: its status, since when it is in service, when it is due."""

    status: StatusCode
    opened: Status | None
    due: Due | None


def outlook(project: Project, status: StatusCode, sources: Sources, today: date) -> Outlook:
    """Return the status of a project with its opening, or else with the date that is promised."""
    if status is StatusCode.OPERATIONAL:
        return Outlook(status, opened(project, sources), None)
    return Outlook(status, None, due(project, sources, today))


def opened(project: Project, sources: Sources) -> Status | None:
    """Return the status since which a project in service is wholly so.

    That is the first of the last unbroken run of such statuses of the whole project; where only
    sections opened, the one that opened last.
    """
    first = None
    for status in sorted(
        (s for s in project.statuses if s.section is None),
        key=lambda s: (s.since.last, *rank(s, sources)),
    ):
        is_open = status.status is StatusCode.OPERATIONAL
        first = (first or status) if is_open else None
    parts = [s for s in project.statuses if s.section and s.status is StatusCode.OPERATIONAL]
    return first or max(parts, key=lambda s: s.since.last, default=None)


def due(project: Project, sources: Sources, today: date) -> Due | None:
    """Return the completion date that is promised now, or None when nobody named one."""
    promises = [
        promise
        for promise in project.promises
        if promise.what is PromiseKind.COMPLETION and promise.section is None
    ]
    if not promises:
        return None
    promise = max(promises, key=lambda promise: rank(promise, sources))
    last_day = promise.due.last
    passed = last_day < today
    newest = max(sources[statement.source].known.last for statement in project.statements)
    return Due(promise, passed=passed, silent=passed and newest <= last_day)
