"""The statuses of a project one after the other."""

from dataclasses import dataclass
from datetime import date

from corridors.history.ranking import Sources
from corridors.model import Project, StatusCode


@dataclass(frozen=True)
class Span:
    """A status that held from a day to a day."""

    status: StatusCode
    start: date
    end: date


def status_spans(project: Project, sources: Sources, until: date) -> tuple[Span, ...]:
    """Return the statuses of the whole project over time, without those that only weak sources say.

    A partial date counts from its first day; the last span ends on `until`.
    """
    whole = [status for status in project.statuses if status.section is None]
    firm = [status for status in whole if not sources[status.source].kind.is_weak]
    told = sorted(firm or whole, key=lambda status: status.since.first)
    ends = [*(status.since.first for status in told[1:]), until]
    return tuple(
        Span(status.status, status.since.first, end)
        for status, end in zip(told, ends, strict=True)
        if status.since.first < end
    )
