"""The statuses of a project one after the other, and the dates that were promised for its end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from corridors.dates import PartialDate
from corridors.history.ranking import Sources, rank
from corridors.model import Project, Promise, PromiseKind, Statement, StatusCode

Said = TypeVar("Said", bound=Statement)


@dataclass(frozen=True)
class Span:
    """A status that held from a day to a day.

    `since` and `until` say the same as exactly as the sources do; the last span has no `until`.
    """

    status: StatusCode
    start: date
    end: date
    since: PartialDate
    until: PartialDate | None = None


def status_spans(project: Project, sources: Sources, until: date) -> tuple[Span, ...]:
    """Return the statuses of the whole project over time, without those that only weak sources say.

    They follow each other as the status that holds does: by the last day of their dates. Each is
    drawn from the first day of its date, the last one to `until`; what is said again is one span.
    """
    told = sorted(
        _firm([status for status in project.statuses if status.section is None], sources),
        key=lambda status: (status.since.last, *rank(status, sources)),
    )
    runs = [next(run) for _, run in groupby(told, key=lambda status: status.status)]
    spans: list[Span] = []
    for status in runs:
        start = max([status.since.first, *(span.start for span in spans[-1:])])
        if spans:
            spans[-1] = replace(spans[-1], end=start, until=status.since)
        spans.append(Span(status.status, start, until, status.since))
    return tuple(s for s in spans if s.start < s.end or (s.until is None and s.start == s.end))


def completion_promises(project: Project, sources: Sources) -> tuple[Promise, ...]:
    """Return what was promised for the end of the whole project, in the order in which it was said.

    What only weak sources say is left out, unless nobody else names a date.
    """
    promises = [
        promise
        for promise in project.promises
        if promise.what is PromiseKind.COMPLETION and promise.section is None
    ]
    firm = _firm(promises, sources)
    return tuple(sorted(firm, key=lambda p: (sources[p.source].known.last, p.due.last)))


def _firm(statements: Sequence[Said], sources: Sources) -> Sequence[Said]:
    firm = [said for said in statements if not sources[said.source].kind.is_weak]
    return firm or statements
