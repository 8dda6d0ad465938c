"""The catalog: every project, section, place and source of all days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

import geopandas

from corridors.catalog.existing import (
    EXISTING,
    NAMES,
    Lines,
    read_existing,
    read_names,
    read_relief,
)
from corridors.catalog.files import list_files, report_misnamed
from corridors.catalog.ground import read_ground
from corridors.catalog.kept import Kept, kept
from corridors.catalog.network import Network, References, read_network
from corridors.catalog.reading import (
    read_claims,
    read_package,
    read_points,
    read_project,
    read_routes,
    read_sources,
    read_vocabulary,
)
from corridors.catalog.report import Report, Unread
from corridors.catalog.search import Index
from corridors.catalog.sections import Section, routes_of
from corridors.catalog.snapshot import Snapshot
from corridors.history.status import project_as_of, sourced_claims, sources_as_of
from corridors.model.project import CountryLabel, GroundName, Place, Project, Town
from corridors.model.statements import Claim, DataPackage, Source
from corridors.model.terms import Vocabulary
from corridors.settings import DEFAULT_FOLDER
from corridors.view.view import View


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything in `geodata/`, by id, of all days; `as_of(day)` is the data of one day.

    `problems` says what could not be read, a sentence each, `notes` what was taken though it is
    not written as it should be, `unread` what is missing therefore; `ground` holds the areas and
    lines of the basemap, by layer; `existing` railways and roads, by name and kind;
    `ground_names` names of waters and regions, by the name of their file; `relief` is a picture
    (WebP); `sections` has the columns of `sections.COLUMNS`.
    """

    folder: Path
    projects: Mapping[str, Project]
    sections: geopandas.GeoDataFrame
    places: Mapping[str, Place]
    towns: tuple[Town, ...]
    country_labels: tuple[CountryLabel, ...]
    ground: geopandas.GeoDataFrame
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    package: DataPackage | None
    claims: tuple[Claim, ...]
    network: Network
    problems: tuple[str, ...]
    existing: Mapping[str, Lines] = field(default_factory=dict)
    ground_names: Mapping[str, tuple[GroundName, ...]] = field(default_factory=dict)
    relief: bytes = b""
    notes: tuple[str, ...] = ()
    unread: Unread = field(default_factory=Unread)
    kept: Kept = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def read(cls, folder: Path = DEFAULT_FOLDER) -> Self:
        """Return the catalog of a data folder; a bad file or record never takes the others down."""
        report = Report()
        sources = read_sources(folder / "sources.toml", report)
        vocabulary = read_vocabulary(folder / "vocabulary.toml", report)
        files = list_files(folder / "projects", ".toml")
        report_misnamed(folder / "projects", ".toml", report)
        if not files:
            report(f"{folder.name}/projects: holds no project")
        read = [read_project(file, sources, vocabulary, report) for file in files]
        projects = {project.id: project for project in read if project}
        ids = {file.stem for file in files}
        sections = read_routes(folder / "routes", projects, ids, report)
        basemap = folder / "basemap"
        return cls(
            folder=folder,
            projects=projects,
            sections=sections,
            places={p.id: p for p in read_points(Place, folder / "places.geojson", report)},
            towns=read_points(Town, basemap / "towns.geojson", report),
            country_labels=read_points(CountryLabel, basemap / "countries.geojson", report),
            ground=read_ground(basemap, report),
            existing={n: read_existing(basemap / f"{n}.geojson", report) for n in EXISTING},
            ground_names={n: read_names(basemap / f"{n}.geojson", report) for n in NAMES},
            relief=read_relief(basemap / "relief.webp", report),
            sources=sources,
            vocabulary=vocabulary,
            claims=read_claims(folder / "speech.toml", sources, vocabulary, report),
            package=read_package(folder / "datapackage.json", report),
            network=read_network(folder, References(projects, sections, sources), report),
            problems=tuple(report.problems),
            notes=report.notes,
            unread=report.unread,
        )

    def as_of(self, day: date | None) -> Snapshot:
        """Return the data that were published by the end of a day; None is the newest state."""
        published = self if day is None else self._published_by(day)
        return Snapshot(
            day=day,
            projects=published.projects,
            sections=self.sections,
            section_ids=self.section_ids,
            routes=self.routes,
            places=self.places,
            sources=published.sources,
            claims=published.claims,
            index=self.index,
            in_speech=frozenset(p.id for p in self.projects.values() if p.named_in_speech),
            network_of_all_days=self.network,
        )

    def _published_by(self, day: date) -> Self:
        read = [project_as_of(p, self.sources, day) for p in self.projects.values()]
        sources = sources_as_of(self.sources, day)
        return replace(
            self,
            projects={project.id: project for project in read if project},
            sources=sources,
            claims=tuple(sourced_claims(self.claims, sources)),
        )

    @cached_property
    def section_ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the sections of each project, in the order of its route."""
        return {name: tuple(row.id for row in route) for name, route in self.routes.items()}

    @cached_property
    def routes(self) -> Mapping[str, tuple[Section, ...]]:
        """The sections of each project one by one, in order; none where it has no route."""
        return dict.fromkeys(self.projects, ()) | routes_of(self.sections)

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first day on which anything was known, and the last day that anybody promised."""
        statements = [s for project in self.projects.values() for s in project.statements]
        published = [self.sources[s.source].published_by.last for s in statements]
        due = [p.due.last for project in self.projects.values() for p in project.promises]
        return min(published, default=date.min), max([*published, *due], default=date.max)

    def project_file(self, name: str) -> Path:
        """Return the file that a project was read from."""
        return self.folder / "projects" / f"{name}.toml"

    def resolve(self, view: View) -> View:
        """Return the view without what the catalog does not know."""
        return replace(
            view,
            project=view.project if view.project in self.projects else None,
            countries=tuple(c for c in view.countries if c in self._countries),
            as_of=self._within_days(view.as_of),
            since=self._within_days(view.since),
            route=self.network.resolve(view.route),
        )

    def _within_days(self, day: date | None) -> date | None:
        first, last = self.days
        return min(max(day, first), last) if day else None

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(c for project in self.projects.values() for c in project.countries)

    @cached_property
    def index(self) -> Index:
        """What a search looks through."""
        return Index.of(self.projects.values(), self.places, self.towns)


@kept(8)
def snapshot_on(catalog: Catalog, day: date | None) -> Snapshot:
    """Return the snapshot of a day, made once for all readers."""
    return catalog.as_of(day)
