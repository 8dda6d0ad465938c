"""The catalog: every project, section, place and source, and what a view selects of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from corridors import history
from corridors.catalog.facets import Facets, Selection, Test, extents_of, sift
from corridors.catalog.files import read_ground, reporting
from corridors.catalog.index import Index
from corridors.catalog.network import Network, read_network
from corridors.catalog.records import (
    read_claims,
    read_edition,
    read_points,
    read_project,
    read_routes,
    read_sources,
)
from corridors.model import (
    Claim,
    CountryLabel,
    Edition,
    Place,
    Project,
    ProjectType,
    Section,
    Source,
    StatusCode,
    Town,
)
from corridors.view import Extent, View

DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "geodata"
GROUND = ("land", "lakes", "rivers", "borders")


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything in `geodata/`, by id.

    `problems` says what could not be read, a sentence each; `ground` holds the files of the
    basemap as GeoJSON text, by name.
    """

    folder: Path
    projects: Mapping[str, Project]
    sections: Mapping[str, tuple[Section, ...]]
    places: Mapping[str, Place]
    towns: tuple[Town, ...]
    country_labels: tuple[CountryLabel, ...]
    ground: Mapping[str, str]
    sources: Mapping[str, Source]
    edition: Edition | None
    claims: tuple[Claim, ...]
    network: Network
    problems: tuple[str, ...]

    @classmethod
    def read(cls, folder: Path = DEFAULT_FOLDER) -> Self:
        """Return the catalog of a data folder; a bad file or record never takes the others down."""
        problems: list[str] = []
        report = reporting(problems)
        sources = read_sources(folder / "sources.toml", report)
        files = sorted((folder / "projects").glob("*.toml"))
        if not files:
            report(f"{folder.name}/projects: holds no project")
        read = [read_project(file, sources, report) for file in files]
        projects = {project.id: project for project in read if project}
        ids = {file.stem for file in files}
        basemap = folder / "basemap"
        return cls(
            folder=folder,
            projects=projects,
            sections=read_routes(folder / "routes", projects, ids, report),
            places={p.id: p for p in read_points(Place, folder / "places.geojson", report)},
            towns=read_points(Town, basemap / "towns.geojson", report),
            country_labels=read_points(CountryLabel, basemap / "countries.geojson", report),
            ground={name: read_ground(basemap / f"{name}.geojson", report) for name in GROUND},
            sources=sources,
            claims=read_claims(folder / "speech.toml", sources, report),
            edition=read_edition(folder / "datapackage.json", report),
            network=read_network(folder, report),
            problems=tuple(problems),
        )

    def known_by(self, day: date) -> Self:
        """Return what a reader could know at the end of a day."""
        read = [history.known_project(p, self.sources, day) for p in self.projects.values()]
        return replace(
            self,
            projects={project.id: project for project in read if project},
            sources=history.known_sources(self.sources, day),
        )

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first day on which anything was known, and the last day that anybody promised."""
        statements = [s for project in self.projects.values() for s in project.statements]
        known = [self.sources[s.source].known.last for s in statements]
        due = [p.due.last for project in self.projects.values() for p in project.promises]
        return min(known, default=date.min), max([*known, *due], default=date.max)

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

    def outlook(self, project: Project, today: date) -> history.Outlook:
        """Return status, opening and due date of a project as of a day."""
        return history.outlook(project, self.statuses[project.id], self.sources, today)

    def project_file(self, name: str) -> Path:
        """Return the file that a project was read from."""
        return self.folder / "projects" / f"{name}.toml"

    def members(self, corridor: str) -> tuple[Project, ...]:
        """Return the projects that are part of a corridor."""
        return tuple(p for p in self.projects.values() if corridor in p.part_of)

    def resolve(self, view: View) -> View:
        """Return the view without what the catalog does not know."""
        return replace(
            view,
            project=view.project if view.project in self.projects else None,
            countries=tuple(c for c in view.countries if c in self._countries),
            as_of=self._within_days(view.as_of),
            since=self._within_days(view.since),
            journey=self.network.resolve(view.journey),
        )

    def select(self, view: View) -> Selection:
        """Return what a view shows: by type, then by name.

        A search that names a place and no project moves the map there and hides nothing.
        """
        place = self.index.point(view.search)
        found = self.index.projects(view.search)
        everything = view.extent is Extent.ALL
        within = {p.id for p in self.projects.values() if everything or p.named_in_speech}
        if place and not found & within:
            found = within
        tests: dict[str, Test] = {
            "extent": lambda p: p.id in within,
            "search": lambda p: p.id in found,
            "type": lambda p: not view.types or p.type in view.types,
            "status": lambda p: not view.statuses or self.statuses[p.id] in view.statuses,
            "country": lambda p: not view.countries or bool({*p.countries} & {*view.countries}),
        }
        shown, only = sift(self._in_order, tests)
        facets = Facets(
            extents=Counter(extents_of(shown + only["extent"])),
            types=Counter(p.type for p in shown + only["type"]),
            statuses=Counter(self.statuses[p.id] for p in shown + only["status"]),
            countries=Counter(c for p in shown + only["country"] for c in p.countries),
        )
        return Selection(tuple(shown), place, facets)

    def _within_days(self, day: date | None) -> date | None:
        first, last = self.days
        return min(max(day, first), last) if day else None

    @cached_property
    def _in_order(self) -> tuple[Project, ...]:
        kinds = list(ProjectType)
        return tuple(sorted(self.projects.values(), key=lambda p: (kinds.index(p.type), p.name.en)))

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(c for project in self.projects.values() for c in project.countries)

    @cached_property
    def index(self) -> Index:
        """What a search looks through."""
        return Index.of(self.projects.values(), self.places, self.towns)
