"""Every id and file that a record mentions is known."""

from collections.abc import Iterator

from corridors.catalog import Catalog
from corridors.model import Project


def mentioned_ids_are_known(catalog: Catalog) -> Iterator[str]:
    """Corridors, places, legs and sections that a project mentions are there."""
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml"
        for corridor in project.part_of:
            if corridor not in catalog.projects:
                yield f"{where}: part_of: there is no project {corridor!r}"
        for place in sorted({name for leg in project.legs for name in leg.places}):
            if place not in catalog.places:
                yield f"{where}: legs: there is no place {place!r} in places.geojson"
        yield from _sections_are_known(project, catalog, where)


def sources_are_used(catalog: Catalog) -> Iterator[str]:
    """Every document says something in some project, or of the network."""
    used = {s.source for project in catalog.projects.values() for s in project.statements}
    used |= {f.source for claim in catalog.claims for f in (claim.said, *claim.later)}
    network = catalog.network
    used |= {edge.source for edge in network.edges.values() if edge.source}
    used |= {record.source for record in network.assumptions.values()}
    used |= {record.source for record in network.published.values()}
    for source in sorted(catalog.sources.keys() - used):
        yield f"sources.toml: {source}: no statement names this source"


def files_are_listed(catalog: Catalog) -> Iterator[str]:
    """The data package lists the two files of every project."""
    listed = {r.path for r in catalog.edition.resources} if catalog.edition else set()
    for name in catalog.projects:
        for path in (f"projects/{name}.toml", f"routes/{name}.geojson"):
            if path not in listed:
                yield f"datapackage.json: resources: {path} is not listed"


def _sections_are_known(project: Project, catalog: Catalog, where: str) -> Iterator[str]:
    sections = catalog.sections[project.id]
    ids = [section.id for section in sections]
    legs = {leg.id for leg in project.legs}
    for section in sorted({s.section for s in project.statements if s.section} - set(ids)):
        yield f"{where}: section: there is no section {section!r} in its route"
    for section in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"routes/{project.id}.geojson: {section}: this id stands twice"
    for leg in sorted({section.leg for section in sections} ^ legs):
        yield f"{where}: legs: leg {leg!r} is in only one of project and route"


naming_rules = (
    mentioned_ids_are_known,
    sources_are_used,
    files_are_listed,
)
