"""What held and what was promised, worked out from dated statements: the rules stand here only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corridors.model import (
    Fact,
    Measure,
    Project,
    Promise,
    PromiseKind,
    Scope,
    Source,
    SourceKind,
    Stage,
    Statement,
    Status,
    StatusCode,
)

Sources = Mapping[str, Source]
_TRUST = {kind: -rank for rank, kind in enumerate(SourceKind)}
_MEASURES, _SCOPES, _STAGES = list(Measure), list(Scope), list(Stage)
_OPEN = {StatusCode.PARTIAL, StatusCode.OPERATIONAL}


@dataclass(frozen=True)
class Due:
    """The promise that is shown first, and whether its day has passed without a newer source."""

    promise: Promise
    passed: bool


@dataclass(frozen=True)
class Outlook:
    """A project in one line: its status, since when it is in service, when it is due."""

    status: StatusCode
    opened: Status | None
    due: Due | None


@dataclass(frozen=True)
class FactGroup:
    """The figures that answer one question: the first is shown, the others stand beside it."""

    first: Fact
    others: tuple[Fact, ...]


def rank(statement: Statement, sources: Sources) -> tuple[bool, date, int]:
    """Return what statements are compared by: not weak, known last, most trusted."""
    source = sources[statement.source]
    return not source.kind.is_weak, source.known.last, _TRUST[source.kind]


def latest_status(statuses: Iterable[Status], sources: Sources) -> Status | None:
    """Return the status with the latest `since`; at equal dates the better source decides."""
    return max(
        statuses,
        key=lambda status: (status.since.last, *rank(status, sources)),
        default=None,
    )


def section_statuses(
    project: Project, section_ids: Sequence[str], sources: Sources
) -> dict[str, StatusCode]:
    """Return the status of each section: its own newest one, else that of its project."""
    whole = latest_status((s for s in project.statuses if s.section is None), sources)
    held = {}
    for section in section_ids:
        own = latest_status((s for s in project.statuses if s.section == section), sources)
        newest = latest_status([s for s in (whole, own) if s], sources)
        if own and whole and own.since.last == whole.since.last:
            newest = own
        held[section] = newest.status if newest else StatusCode.UNKNOWN
    return held


def project_status(project: Project, section_ids: Sequence[str], sources: Sources) -> StatusCode:
    """Return the status of a project: `partial` when only some sections are in service."""
    held = set(section_statuses(project, section_ids, sources).values())
    if len(held) == 1:
        return held.pop()
    if held & _OPEN:
        return StatusCode.PARTIAL
    whole = latest_status((s for s in project.statuses if s.section is None), sources)
    return whole.status if whole else StatusCode.UNKNOWN


def opened(project: Project, sources: Sources) -> Status | None:
    """Return the status since which the whole project is in service, if it is."""
    whole = sorted(
        (s for s in project.statuses if s.section is None),
        key=lambda s: (s.since.last, *rank(s, sources)),
    )
    if not whole or whole[-1].status is not StatusCode.OPERATIONAL:
        return None
    first = whole[-1]
    for status in reversed(whole):
        if status.status is not StatusCode.OPERATIONAL:
            break
        first = status
    return first


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
    return Due(promise, passed=promise.due.last < today)


def outlook(project: Project, status: StatusCode, sources: Sources, today: date) -> Outlook:
    """Return the status of a project with its opening, or else with the date that is promised."""
    since = opened(project, sources)
    return Outlook(status, since, None if since else due(project, sources, today))


def group_facts(facts: Iterable[Fact], sources: Sources) -> tuple[FactGroup, ...]:
    """Return facts that answer the same question together, in the order of the vocabulary.

    Figures counted over time (`period`) are one question a period.
    """
    groups: dict[tuple[int, int, str, int, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_question(fact), []).append(fact)
    return tuple(_ordered(groups[question], sources) for question in sorted(groups))


def newest_statement(project: Project, sources: Sources) -> Statement:
    """Return the statement published last by a source that is neither weak nor undated.

    At equal dates a status comes before a promise, a promise before a figure.
    """

    def newness(statement: Statement) -> tuple[bool, date]:
        source = sources[statement.source]
        return source.published is not None and not source.kind.is_weak, source.known.last

    return max(project.statements, key=newness)


def _question(fact: Fact) -> tuple[int, int, str, int, str]:
    return (
        _MEASURES.index(fact.measure),
        _SCOPES.index(fact.scope),
        fact.section or "",
        _STAGES.index(fact.stage) if fact.stage else -1,
        fact.period.text if fact.period else "",
    )


def _ordered(facts: list[Fact], sources: Sources) -> FactGroup:
    first, *others = sorted(
        facts,
        key=lambda fact: (
            not sources[fact.source].kind.is_weak,
            fact.date.last,
            *rank(fact, sources)[1:],
        ),
        reverse=True,
    )
    return FactGroup(first, tuple(others))
