"""The state of the data on a day, and which projects of it a view selects."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import geopandas

from corridors.catalog.kept import Kept
from corridors.catalog.network import Network
from corridors.catalog.search import Index, alphabetical, search_terms
from corridors.catalog.sections import Section
from corridors.history.slip import Slip, slip
from corridors.history.status import (
    Outlook,
    newest_statement,
    outlook,
    project_status,
    section_statuses,
)
from corridors.model.network import Edge, Effect
from corridors.model.project import Place, Project, Town
from corridors.model.statements import Claim, Source
from corridors.model.vocabulary import DateMove, Language, ProjectType, StatusCode
from corridors.view.values import Order, ProjectSet
from corridors.view.view import View

Test = Callable[[Project], bool]


@dataclass(frozen=True)
class Facets:
    """Projects a choice, each filter counted with all the other filters applied."""

    extents: Counter[ProjectSet]
    types: Counter[ProjectType]
    statuses: Counter[StatusCode]
    moves: Counter[DateMove]
    countries: Counter[str]


@dataclass(frozen=True)
class Selection:
    """The projects that a view shows, the place that it searches, the counts of its filters.

    `is_searched` says that only the projects stay that the search names; a search for nothing, or
    for a place that no project touches, leaves none out.
    """

    projects: tuple[Project, ...]
    place: Place | Town | None
    facets: Facets
    is_searched: bool


def extents_of(projects: Iterable[str], in_speech: Container[str]) -> Iterator[ProjectSet]:
    """Yield the extents that each of some projects (ids) belongs to."""
    for project in projects:
        yield ProjectSet.ALL
        if project in in_speech:
            yield ProjectSet.SPEECH


def facet_counts(
    projects: Iterable[Project], tests: Mapping[str, Test]
) -> tuple[list[Project], dict[str, list[Project]]]:
    """Return the projects that pass all tests, and by test those that fail only this one."""
    passing: list[Project] = []
    failing_only: dict[str, list[Project]] = {name: [] for name in tests}
    for project in projects:
        failed = [name for name, test in tests.items() if not test(project)]
        if not failed:
            passing.append(project)
        elif len(failed) == 1:
            failing_only[failed[0]].append(project)
    return passing, failing_only


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The projects, documents and figures known by the end of `day`; None is the newest knowledge.

    Lines, places and names belong to the ground and are the same on every day. `in_speech` are the
    ids of the projects that the speech names, whatever the day.
    """

    day: date | None
    projects: Mapping[str, Project]
    sections: geopandas.GeoDataFrame = field(repr=False)
    section_ids: Mapping[str, tuple[str, ...]]
    routes: Mapping[str, tuple[Section, ...]] = field(repr=False)
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    claims: tuple[Claim, ...]
    index: Index
    in_speech: frozenset[str]
    network_of_all_days: Network = field(repr=False)
    kept: Kept = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def section_statuses(self) -> Mapping[str, Mapping[str, StatusCode]]:
        """The status of each section by its id, by project id."""
        return {
            name: section_statuses(project, self.section_ids[name], self.sources)
            for name, project in self.projects.items()
        }

    @cached_property
    def statuses(self) -> Mapping[str, StatusCode]:
        """The status of each project by its id."""
        return {
            name: project_status(project, list(self.section_statuses[name]), self.sources)
            for name, project in self.projects.items()
        }

    @cached_property
    def slips(self) -> Mapping[str, Slip]:
        """How far the end of each project moved by its id, where somebody named a date for it."""
        found = {
            name: slip(project, self.statuses[name], self.sources)
            for name, project in self.projects.items()
        }
        return {name: moved for name, moved in found.items() if moved}

    @cached_property
    def network(self) -> Network:
        """The network as known on the day: its lines, speeds, times and published distances."""
        every = self.network_of_all_days
        if self.day is None:
            return every
        source_ids = self.sources.keys()
        return Network(
            places=every.places,
            edges={name: edge for name, edge in every.edges.items() if self._was_published(edge)},
            assumptions={n: a for n, a in every.assumptions.items() if a.source in source_ids},
            published={n: d for n, d in every.published.items() if d.source in source_ids},
            pairs=every.pairs,
            lines=every.lines,
        )

    def is_operational(self, edge: Edge) -> bool:
        """Whether an edge can be travelled, or has the effect of its project, on the day.

        That is so where its project, or all the sections that it runs along, are operational.
        """
        if edge.project is None:
            return True
        if edge.project not in self.projects:
            return False
        if not edge.sections:
            return self.statuses[edge.project] is StatusCode.OPERATIONAL
        statuses = self.section_statuses[edge.project]
        return all(statuses.get(name) is StatusCode.OPERATIONAL for name in edge.sections)

    def outlook(self, project: Project, today: date) -> Outlook:
        """Return status, opening and due date of a project as of a day."""
        return outlook(project, self.statuses[project.id], self.sources, today)

    def members(self, corridor: str) -> tuple[Project, ...]:
        """Return the projects that are part of a corridor."""
        return tuple(p for p in self.projects.values() if corridor in p.part_of)

    def select(self, view: View) -> Selection:
        """Return what a view shows, in its order; what is equal there by type, then by name.

        A search that names a place and no project moves the map there and hides nothing.
        """
        place = self.index.point(view.search)
        matches = self.index.projects(view.search)
        everything = view.project_set is ProjectSet.ALL
        within = {p for p in self.projects if everything or p in self.in_speech}
        is_searched = search_terms(view.search) != () and not (place and not matches & within)
        if not is_searched:
            matches = {*self.projects}
        tests: dict[str, Test] = {
            "extent": lambda p: p.id in within,
            "search": lambda p: p.id in matches,
            "type": lambda p: not view.types or p.type in view.types,
            "status": lambda p: not view.statuses or self.statuses[p.id] in view.statuses,
            "moved": lambda p: not view.moves or self._move(p) in view.moves,
            "country": lambda p: not view.countries or bool({*p.countries} & {*view.countries}),
        }
        shown, only = facet_counts(self._in_order, tests)
        facets = Facets(
            extents=Counter(extents_of((p.id for p in shown + only["extent"]), self.in_speech)),
            types=Counter(p.type for p in shown + only["type"]),
            statuses=Counter(self.statuses[p.id] for p in shown + only["status"]),
            moves=Counter(move for p in shown + only["moved"] if (move := self._move(p))),
            countries=Counter(c for p in shown + only["country"] for c in p.countries),
        )
        ordered = sorted(shown, key=self._sort_key(view))
        return Selection(tuple(ordered), place, facets, is_searched)

    def _move(self, project: Project) -> DateMove | None:
        return self.slips[project.id].move if project.id in self.slips else None

    def _sort_key(self, view: View) -> Callable[[Project], Any]:
        """Return what the projects of a view are sorted by: what lacks it stands last."""
        slips, language = self.slips, view.language or Language.EN

        def moved(project: Project) -> tuple[bool, int]:
            months = slips[project.id].months if project.id in slips else None
            return months is None, -(months or 0)

        def due(project: Project) -> date:
            slip = slips.get(project.id)
            return slip.newest.due.last if slip and not slip.opened else date.max

        def newest(project: Project) -> int:
            said = newest_statement(project, self.sources)
            return -self.sources[said.source].published_by.last.toordinal()

        return {
            Order.MOVED: moved,
            Order.NAME: lambda project: alphabetical(project.name.in_language(language)),
            Order.NEWEST: newest,
            Order.DUE: due,
        }[view.order]

    def _was_published(self, edge: Edge) -> bool:
        """Whether a line, and where it does not stand yet its length, was known on the day.

        A line that stands is part of the ground: its length is the same whenever it was measured.
        """
        if edge.effect is not Effect.NEW_LINK or self.is_operational(edge):
            return True
        return edge.project in self.projects and edge.source in {None, *self.sources}

    @cached_property
    def _in_order(self) -> tuple[Project, ...]:
        kinds = list(ProjectType)
        return tuple(sorted(self.projects.values(), key=lambda p: (kinds.index(p.type), p.name.en)))
