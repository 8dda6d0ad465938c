"""What changed in the data between two days, and since which day each change holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Self

from corridors.catalog.catalog import Catalog
from corridors.catalog.kept import kept
from corridors.history.figures import group_facts, question
from corridors.history.status import Sources, due, project_as_of, project_status, section_statuses
from corridors.model.project import Project
from corridors.model.statements import Fact, Promise
from corridors.model.terms import Measure
from corridors.model.vocabulary import StatusCode

Value = StatusCode | Promise | Fact | int
Question = tuple[object, ...]
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
    """One change of one project, or of one of its sections.

    `before` and `after` are status codes, promises, figures or numbers of sources, by kind; None
    where nothing was known. `between` holds what was said meanwhile, in order of time.
    `published_by` is the day since which `after` has been known without a break.
    """

    project: str
    kind: ChangeKind
    before: Value | None
    after: Value | None
    published_by: date
    between: tuple[Value | None, ...] = ()
    section: str | None = None

    @property
    def path(self) -> tuple[Value | None, ...]:
        """Everything that was said, from the first to the last."""
        return (self.before, *self.between, self.after)

    def mirrored(self) -> Self:
        """Return the change as seen from the other side."""
        return replace(
            self, before=self.after, after=self.before, between=tuple(reversed(self.between))
        )


@kept(16)
def compare(catalog: Catalog, before: date | None, after: date | None) -> tuple[Change, ...]:
    """Return what differs between the knowledge of two days, the newest first; None is the newest.

    Where the first day is the later one, the changes are mirrored and keep their days.
    """
    first, last = (day or date.max for day in (before, after))
    if first > last:
        return tuple(change.mirrored() for change in compare(catalog, after, before))
    changes = [
        change
        for name in sorted(catalog.projects)
        for change in _Record.of(catalog, name, first, last).changes()
    ]
    weight = list(ChangeKind)
    return tuple(sorted(changes, key=lambda c: (-c.published_by.toordinal(), weight.index(c.kind))))


def due_dates(catalog: Catalog, project: str, day: date | None = None) -> tuple[Change, ...]:
    """Return when the due date of a project was named first, and each time it moved, in order.

    Each with the date that held before and the one that holds since, as known on a day.
    """
    record = _Record.of(catalog, project, date.min, day or date.max)
    runs = record.runs(record.due, _last_day)
    return tuple(
        Change(project, ChangeKind.DUE, before, promise, day)
        for (_, before), (day, promise) in pairwise(runs)
        if isinstance(promise, Promise)
    )


@dataclass(frozen=True)
class _Record:
    """What was known of a project on a day, and again after each day that brought something new."""

    project: Project
    section_ids: tuple[str, ...]
    sources: Sources
    versions: tuple[tuple[date, Project | None], ...]

    @classmethod
    def of(cls, catalog: Catalog, name: str, first: date, last: date) -> Self:
        project, sources = catalog.projects[name], catalog.sources
        news = {sources[s.source].published_by.last for s in project.statements}
        days = [first, *sorted(day for day in news if first < day <= last)]
        versions = [(day, project_as_of(project, sources, day)) for day in days]
        ids = catalog.section_ids.get(name, ())
        return cls(project, ids, sources, tuple(versions))

    def changes(self) -> Iterator[Change]:
        """Yield how the last version differs from the first."""
        if self.versions[-1][1] is None:
            return
        if self.versions[0][1] is None:
            status = self.status(self.versions[-1][1])
            day = next(day for day, version in self.versions if version)
            yield Change(self.project.id, ChangeKind.PROJECT, None, status, day)
            return
        status_changes = list(self._change(ChangeKind.STATUS, self.status))
        yield from status_changes
        yield from self._changed_sections(status_changes)
        yield from self._change(ChangeKind.DUE, self.due, _last_day)
        for topic in self._questions():
            yield from self._change(ChangeKind.FIGURE, partial(self.figure, topic), _figure_key)
        for change in self._change(ChangeKind.SOURCES, _count_sources):
            yield replace(change, between=())

    def status(self, version: Project) -> StatusCode:
        """Return the status of the project."""
        return project_status(version, self.section_ids, self.sources)

    def due(self, version: Project) -> Promise | None:
        """Return the completion date that is shown."""
        promised = due(version, self.sources, date.min)
        return promised.promise if promised else None

    def figure(self, topic: Question, version: Project) -> Fact | None:
        """Return the figure that answers a question, in the unit and measure of the question."""
        facts = (fact for fact in version.facts if _question(fact) == topic)
        groups = group_facts(facts, self.sources)
        return groups[0].first if groups else None

    def runs(
        self, value_of: Callable[[Project], Value | None], key: Callable[[Value | None], object]
    ) -> list[tuple[date, Value | None]]:
        """Return the values one after the other, each with the day since which it was known."""
        runs: list[tuple[date, Value | None]] = []
        for day, version in self.versions:
            value = value_of(version) if version else None
            if not runs or key(value) != key(runs[-1][1]):
                runs.append((day, value))
        return runs

    def _change(
        self,
        kind: ChangeKind,
        value_of: Callable[[Project], Value | None],
        key: Callable[[Value | None], object] = lambda value: value,
    ) -> Iterator[Change]:
        first, last = (value_of(version) if version else None for _, version in self._ends())
        if last is None or key(first) == key(last):
            return
        runs = self.runs(value_of, key)
        between = tuple(value for _, value in runs[1:-1])
        yield Change(self.project.id, kind, first, last, runs[-1][0], between)

    def _ends(self) -> Sequence[tuple[date, Project | None]]:
        return self.versions[0], self.versions[-1]

    def _changed_sections(self, status_changes: Sequence[Change]) -> Iterator[Change]:
        """Yield the sections that statements name, but for what the whole project did that day."""
        of_project = {(change.published_by, change.after) for change in status_changes}
        for section in self.section_ids:
            if any(status.section == section for status in self.project.statuses):
                for change in self._change(
                    ChangeKind.STATUS, partial(self._section_status, section)
                ):
                    if (change.published_by, change.after) not in of_project:
                        yield replace(change, section=section)

    def _section_status(self, section: str, version: Project) -> StatusCode:
        return section_statuses(version, [section], self.sources)[section]

    def _questions(self) -> list[Question]:
        """Return what figures that are often restated answer, at both ends."""
        old, new = (
            {_question(f) for f in version.facts if f.measure in _RESTATED} if version else set()
            for _, version in self._ends()
        )
        return sorted(old & new, key=repr)


def _question(fact: Fact) -> Question:
    """Return what a figure answers; amounts in different currencies do not answer the same."""
    return (*question(fact), fact.measure, fact.unit or "")


def _figure_key(fact: Value | None) -> object:
    if not isinstance(fact, Fact):
        return None
    return fact.value, fact.low, fact.high, fact.unit, fact.text


def _last_day(promise: Value | None) -> date | None:
    """Return the day by which it is due: "2026", "2026-Q4" and "2026-12" are one date."""
    return promise.due.last if isinstance(promise, Promise) else None


def _count_sources(version: Project) -> int:
    return len({statement.source for statement in version.statements})
