"""What a reader could know at the end of a day: a type of its own, not to be taken for all data."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from corridors import history
from corridors.catalog.facets import Facets, Selection, Test, extents_of, sift
from corridors.catalog.fold import search_terms
from corridors.catalog.index import Index
from corridors.catalog.kept import Kept
from corridors.catalog.network import Network
from corridors.model import (
    Claim,
    Edge,
    Effect,
    Place,
    Project,
    ProjectType,
    Section,
    Source,
    StatusCode,
)
from corridors.view import Extent, View


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The projects, documents and figures known by the end of `day`; None is the newest knowledge.

    Lines, places and names belong to the ground and are the same on every day. `in_speech` are the
    ids of the projects that the speech names, whatever the day.
    """

    day: date | None
    projects: Mapping[str, Project]
    sections: Mapping[str, tuple[Section, ...]]
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
            name: history.section_statuses(
                project, [section.id for section in self.sections[name]], self.sources
            )
            for name, project in self.projects.items()
        }

    @cached_property
    def statuses(self) -> Mapping[str, StatusCode]:
        """The status of each project by its id."""
        return {
            name: history.project_status(project, list(self.section_statuses[name]), self.sources)
            for name, project in self.projects.items()
        }

    @cached_property
    def network(self) -> Network:
        """The network as known on the day: its lines, speeds, times and published distances."""
        every = self.network_of_all_days
        if self.day is None:
            return every
        known = self.sources.keys()
        return Network(
            places=every.places,
            edges={name: edge for name, edge in every.edges.items() if self._is_known(edge)},
            assumptions={n: a for n, a in every.assumptions.items() if a.source in known},
            published={n: d for n, d in every.published.items() if d.source in known},
            pairs=every.pairs,
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

    def outlook(self, project: Project, today: date) -> history.Outlook:
        """Return status, opening and due date of a project as of a day."""
        return history.outlook(project, self.statuses[project.id], self.sources, today)

    def members(self, corridor: str) -> tuple[Project, ...]:
        """Return the projects that are part of a corridor."""
        return tuple(p for p in self.projects.values() if corridor in p.part_of)

    def select(self, view: View) -> Selection:
        """Return what a view shows: by type, then by name.

        A search that names a place and no project moves the map there and hides nothing.
        """
        place = self.index.point(view.search)
        found = self.index.projects(view.search)
        everything = view.extent is Extent.ALL
        within = {p for p in self.projects if everything or p in self.in_speech}
        is_searched = search_terms(view.search) != () and not (place and not found & within)
        if not is_searched:
            found = {*self.projects}
        tests: dict[str, Test] = {
            "extent": lambda p: p.id in within,
            "search": lambda p: p.id in found,
            "type": lambda p: not view.types or p.type in view.types,
            "status": lambda p: not view.statuses or self.statuses[p.id] in view.statuses,
            "country": lambda p: not view.countries or bool({*p.countries} & {*view.countries}),
        }
        shown, only = sift(self._in_order, tests)
        facets = Facets(
            extents=Counter(extents_of((p.id for p in shown + only["extent"]), self.in_speech)),
            types=Counter(p.type for p in shown + only["type"]),
            statuses=Counter(self.statuses[p.id] for p in shown + only["status"]),
            countries=Counter(c for p in shown + only["country"] for c in p.countries),
        )
        return Selection(tuple(shown), place, facets, is_searched)

    def _is_known(self, edge: Edge) -> bool:
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
