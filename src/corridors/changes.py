"""What changed between what was known on one day and on another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self, TypeVar

from corridors import history
from corridors.catalog import Catalog
from corridors.model import Fact, Measure, Project, Promise, Statement, StatusCode

Said = TypeVar("Said", bound=Statement)
_RESTATED = {Measure.LENGTH, Measure.COST, Measure.CAPACITY, Measure.AREA}


class ChangeKind(StrEnum):
    """What kind of thing changed; the order is the order of weight on one day."""

    PROJECT = "project"
    STATUS = "status"
    DUE = "due"
    FIGURE = "figure"
    SOURCES = "sources"


@dataclass(frozen=True)
class Change:
    """One change of one project; `known` is the day by which the newer knowledge was out.

    `before` and `after` are status codes, promises, figures or numbers of sources, by kind; None
    where the project was not known.
    """

    project: str
    kind: ChangeKind
    before: StatusCode | Promise | Fact | int | None
    after: StatusCode | Promise | Fact | int | None
    known: date

    def mirrored(self) -> Self:
        """Return the change as seen from the other side."""
        return replace(self, before=self.after, after=self.before)


def compare(before: Catalog, after: Catalog) -> tuple[Change, ...]:
    """Return what differs between two states of knowledge of the same data, the newest first."""
    sources = {**before.sources, **after.sources}
    changes = [
        change
        for name in sorted(before.projects.keys() | after.projects.keys())
        for change in _changes(name, before, after, sources)
    ]
    weight = list(ChangeKind)
    return tuple(sorted(changes, key=lambda c: (-c.known.toordinal(), weight.index(c.kind))))


def _changes(
    name: str, before: Catalog, after: Catalog, sources: history.Sources
) -> Iterator[Change]:
    old, new = before.projects.get(name), after.projects.get(name)
    if old is None or new is None:
        statements = [s for project in (old, new) if project for s in project.statements]
        first = min(sources[s.source].known.last for s in statements)
        held = before.statuses.get(name), after.statuses.get(name)
        yield Change(name, ChangeKind.PROJECT, *held, known=first)
        return
    if before.statuses[name] is not after.statuses[name]:
        held = before.statuses[name], after.statuses[name]
        told = [s for s in _only_one(old.statuses, new.statuses) if s.status in held]
        known = _first_known(told or _only_one(old.statuses, new.statuses), sources)
        yield Change(name, ChangeKind.STATUS, *held, known=known)
    yield from _due_moved(old, new, sources)
    yield from _figures_restated(old, new, sources)
    numbers = len({s.source for s in old.statements}), len({s.source for s in new.statements})
    if numbers[0] != numbers[1]:
        known = max(sources[s.source].known.last for s in _only_one(old.statements, new.statements))
        yield Change(name, ChangeKind.SOURCES, *numbers, known=known)


def _due_moved(old: Project, new: Project, sources: history.Sources) -> Iterator[Change]:
    was, now = (history.due(project, sources, date.min) for project in (old, new))
    if was and now and was.promise.due.last != now.promise.due.last:
        days = {was.promise.due.last, now.promise.due.last}
        told = [p for p in _only_one(old.promises, new.promises) if p.due.last in days]
        known = _first_known(told, sources)
        yield Change(old.id, ChangeKind.DUE, was.promise, now.promise, known)


def _figures_restated(old: Project, new: Project, sources: history.Sources) -> Iterator[Change]:
    was, now = (
        {
            history.question(group.first): group.first
            for group in history.group_facts(project.facts, sources)
            if group.first.measure in _RESTATED
        }
        for project in (old, new)
    )
    for question in sorted(was.keys() & now.keys()):
        first, second = was[question], now[question]
        if _said(first) != _said(second):
            known = max(sources[fact.source].known.last for fact in (first, second))
            yield Change(old.id, ChangeKind.FIGURE, first, second, known)


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.low, fact.high, fact.unit, fact.text


def _only_one(old: Iterable[Said], new: Iterable[Said]) -> list[Said]:
    """Return the statements that only one side knows."""
    ours, theirs = list(old), list(new)
    return [s for s in ours if s not in theirs] + [s for s in theirs if s not in ours]


def _first_known(statements: Iterable[Statement], sources: history.Sources) -> date:
    return min(sources[statement.source].known.last for statement in statements)
