"""Statuses and due dates: which of several statements holds, and since when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from corridors.model.dates import PartialDate
from corridors.model.project import Project
from corridors.model.statements import Claim, Promise, Source, Statement, Status
from corridors.model.terms import Measure, Term
from corridors.model.vocabulary import SPEECH_DAY, ProjectType, PromiseKind, SourceKind, StatusCode

Sources = Mapping[str, Source]
_TRUST = {kind: -rank for rank, kind in enumerate(SourceKind)}
_OPEN = {StatusCode.PARTIAL, StatusCode.OPERATIONAL}
_NOT_DUE = {StatusCode.OPERATIONAL, StatusCode.CANCELLED}
StatementType = TypeVar("StatementType", bound=Statement)
FEWEST_STATEMENTS = 5
_EXPECTED = (Measure.COST, Measure.CAPACITY)
_SIZES = {ProjectType.PORT: (Measure.AREA,), ProjectType.CROSSING: ()}  # others have a length


def rank(statement: Statement, sources: Sources) -> tuple[bool, date, int]:
    """Return the sort key of a statement: firm before weak, then published last, then trust."""
    source = sources[statement.source]
    return not source.kind.is_weak, source.published_by.last, _TRUST[source.kind]


def newest_statement(project: Project, sources: Sources) -> Statement:
    """Return the statement published last by a source that is neither weak nor undated.

    At equal dates a status comes before a promise, a promise before a figure.
    """

    def newness(statement: Statement) -> tuple[bool, date]:
        source = sources[statement.source]
        return source.published is not None and not source.kind.is_weak, source.published_by.last

    return max(project.statements, key=newness)


def latest_status(statuses: Iterable[Status], sources: Sources) -> Status | None:
    """Return the status with the latest `since`, from a weak source only where no other speaks.

    At equal dates the source published last decides, then the more trusted one.
    """

    def lateness(status: Status) -> tuple[object, ...]:
        firm, published_by, trust = rank(status, sources)
        return firm, status.since.last, published_by, trust

    return max(statuses, key=lateness, default=None)


def section_statuses(
    project: Project, section_ids: Sequence[str], sources: Sources
) -> dict[str, StatusCode]:
    """Return the status of each section: the later one of its own and its project's.

    That a project is partly in service says nothing of a section with a status of its own.
    """
    of_project = latest_status((s for s in project.statuses if s.section is None), sources)
    return {
        section: _section_status(project, section, of_project, sources) for section in section_ids
    }


def project_status(project: Project, section_ids: Sequence[str], sources: Sources) -> StatusCode:
    """Return the status of a project: `partial` when only some sections are in service."""
    statuses = set(section_statuses(project, section_ids, sources).values())
    if len(statuses) == 1:
        return statuses.pop()
    if statuses & _OPEN:
        return StatusCode.PARTIAL
    of_project = latest_status((s for s in project.statuses if s.section is None), sources)
    return of_project.status if of_project else StatusCode.UNKNOWN


def _section_status(
    project: Project, section: str, of_project: Status | None, sources: Sources
) -> StatusCode:
    own = latest_status((s for s in project.statuses if s.section == section), sources)
    if own is None:
        return of_project.status if of_project else StatusCode.UNKNOWN
    if of_project is None or of_project.status is StatusCode.PARTIAL:
        return own.status
    return of_project.status if of_project.since.last > own.since.last else own.status


def project_as_of(project: Project, sources: Sources, day: date) -> Project | None:
    """Return the project with only the statements published by a day, or None without any.

    A source with a partial date counts from the last day of it.
    """
    published = {
        "statuses": _published_by(project.statuses, sources, day),
        "promises": _published_by(project.promises, sources, day),
        "facts": _published_by(project.facts, sources, day),
        "milestones": _published_by(project.milestones, sources, day),
    }
    if not any(published.values()):
        return None
    undated = {
        "unknowns": tuple(u for u in project.unknowns if u.known_by.last <= day),
        "named_in_speech": project.named_in_speech and day >= SPEECH_DAY,
    }
    return project.model_copy(update=published | undated)


def sources_as_of(sources: Sources, day: date) -> Sources:
    """Return the documents that were out by the end of a day."""
    return {name: source for name, source in sources.items() if source.published_by.last <= day}


def sourced_claims(claims: Iterable[Claim], sources: Sources) -> Iterator[Claim]:
    """Yield the claims whose source is among `sources`, each with its later figures from them."""
    for claim in claims:
        if claim.said.source in sources:
            later = tuple(figure for figure in claim.later if figure.source in sources)
            yield claim.model_copy(update={"later": later})


def _published_by(
    statements: Iterable[StatementType], sources: Sources, day: date
) -> tuple[StatementType, ...]:
    return tuple(s for s in statements if sources[s.source].published_by.last <= day)


@dataclass(frozen=True)
class Due:
    """The promise that is shown first.

    `passed`: its last day is over. `unreported`: no source was published after that day.
    """

    promise: Promise
    passed: bool
    unreported: bool = False


@dataclass(frozen=True)
class Outlook:
    """A project in one line: its status, since when it is in service, when it is due."""

    status: StatusCode
    opened: Status | None
    due: Due | None


def outlook(project: Project, status: StatusCode, sources: Sources, today: date) -> Outlook:
    """Return the status of a project with its opening, or else with the date that is promised.

    A cancelled project is no longer due.
    """
    open_since = opened(project, sources) if status is StatusCode.OPERATIONAL else None
    promised = due(project, sources, today) if status not in _NOT_DUE else None
    return Outlook(status, open_since, promised)


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
    promise = newest_promise(completion_promises(project, sources), sources)
    if promise is None:
        return None
    last_day = promise.due.last
    passed = last_day < today
    newest = max(sources[statement.source].published_by.last for statement in project.statements)
    return Due(promise, passed=passed, unreported=passed and newest <= last_day)


@dataclass(frozen=True)
class Freshness:
    """What a record holds and lacks; `unreported` is a due date that passed without newer news."""

    newest: date
    statements: int
    sources: int
    missing: tuple[Term, ...]
    has_due_date: bool
    unreported: Due | None


def is_little_documented(project: Project) -> bool:
    """Whether a project has fewer than five statements, and is listed apart for that."""
    return len(project.statements) < FEWEST_STATEMENTS


def freshness(project: Project, status: StatusCode, sources: Sources, today: date) -> Freshness:
    """Return how fresh and complete the record of a project is on a day."""
    size = _SIZES.get(project.type, (Measure.LENGTH,))
    measured = {fact.measure for fact in project.facts}
    promised = due(project, sources, today) if status not in _NOT_DUE else None
    return Freshness(
        newest=sources[newest_statement(project, sources).source].published_by.last,
        statements=len(project.statements),
        sources=len({statement.source for statement in project.statements}),
        missing=tuple(measure for measure in (*size, *_EXPECTED) if measure not in measured),
        has_due_date=any(p.what is PromiseKind.COMPLETION for p in project.promises),
        unreported=promised if promised and promised.unreported else None,
    )


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
    drawn from the first day of its date, the last one to `until`, or to its own day where that is
    later; what is said again is one span.
    """
    firm = sorted(
        _firm([status for status in project.statuses if status.section is None], sources),
        key=lambda status: (status.since.last, *rank(status, sources)),
    )
    runs = [next(run) for _, run in groupby(firm, key=lambda status: status.status)]
    spans: list[Span] = []
    for status in runs:
        start = max([status.since.first, *(span.start for span in spans[-1:])])
        if spans:
            spans[-1] = replace(spans[-1], end=start, until=status.since)
        spans.append(Span(status.status, start, max(start, until), status.since))
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
    return tuple(sorted(firm, key=lambda p: (sources[p.source].published_by.last, p.due.last)))


def said_first(promises: Iterable[Promise], sources: Sources) -> Promise | None:
    """Return the promise that was known first; at equal dates that of the more trusted source."""

    def order(promise: Promise) -> tuple[date, int, date]:
        _, published, trust = rank(promise, sources)
        return published, -trust, promise.due.last

    return min(promises, key=order, default=None)


def newest_promise(promises: Iterable[Promise], sources: Sources) -> Promise | None:
    """Return the promise that counts now: known last, at equal dates of the most trusted source."""
    return max(promises, key=lambda promise: rank(promise, sources), default=None)


def _firm(statements: Sequence[StatementType], sources: Sources) -> Sequence[StatementType]:
    firm = [statement for statement in statements if not sources[statement.source].kind.is_weak]
    return firm or statements
