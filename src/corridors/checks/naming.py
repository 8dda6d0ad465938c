"""Every id and file that a record mentions is known."""

from collections import Counter
from collections.abc import Iterator

from corridors.catalog import Catalog
from corridors.model import Project

_PLACES = "places.geojson"
_THAT_NAME_SOURCES = ("projects/", "speech.toml", "network/")


def mentioned_ids_are_known(catalog: Catalog) -> Iterator[str]:
    """Corridors, places, legs and sections that a project mentions are there."""
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml"
        for corridor in project.part_of:
            is_unread = catalog.unread.may_hold(f"projects/{corridor}.toml")
            if corridor not in catalog.projects and not is_unread:
                yield f"{where}: part_of: there is no project {corridor!r}"
        for place in sorted({name for leg in project.legs for name in leg.places}):
            if place not in catalog.places and not catalog.unread.may_hold(_PLACES, place):
                yield f"{where}: legs: there is no place {place!r} in {_PLACES}"
        yield from _sections_are_known(project, catalog, where)
    for town in catalog.towns:
        is_unread = catalog.unread.may_hold(_PLACES, town.place or "")
        if town.place and town.place not in catalog.places and not is_unread:
            yield f"basemap/towns.geojson: {town.id}: place: there is no place {town.place!r}"


def corridors_are_no_parts_of_themselves(catalog: Catalog) -> Iterator[str]:
    """A corridor is named once, and is no part of itself, nor of what is a part of it."""
    for project in catalog.projects.values():
        where = f"projects/{project.id}.toml: part_of"
        for corridor, times in Counter(project.part_of).items():
            if times > 1:
                yield f"{where}: {corridor!r} stands twice"
        if project.id in project.part_of:
            yield f"{where}: the project is a part of itself"
        elif project.id in _wholes(project, catalog):
            yield f"{where}: the project is a part of what is a part of it"


def legs_have_ids_of_their_own(catalog: Catalog) -> Iterator[str]:
    """No two legs of a project have one id: nobody could tell whose the sections are."""
    for project in catalog.projects.values():
        for leg, times in Counter(leg.id for leg in project.legs).items():
            if times > 1:
                yield f"projects/{project.id}.toml: legs: the id {leg!r} stands {times} times"


def codes_begin_with_their_country(catalog: Catalog) -> Iterator[str]:
    """The UN/LOCODE of a place begins with the code of its country."""
    for place in catalog.places.values():
        if place.unlocode and not place.unlocode.startswith(place.country):
            yield (
                f"{_PLACES}: {place.id}: unlocode: {place.unlocode!r} does not begin with "
                f"{place.country}"
            )


def sources_are_used(catalog: Catalog) -> Iterator[str]:
    """Every document says something in some project, or of the network."""
    if any(file.startswith(_THAT_NAME_SOURCES) for file in catalog.unread.files):
        return  # what could not be read may name it
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
    if catalog.edition is None:
        return  # which was told already
    listed = {resource.path for resource in catalog.edition.resources}
    for name in catalog.projects:
        for path in (f"projects/{name}.toml", f"routes/{name}.geojson"):
            if path not in listed:
                yield f"datapackage.json: resources: {path} is not listed"


def _wholes(project: Project, catalog: Catalog) -> set[str]:
    """Return the ids of all that a project is a part of, by whatever way."""
    found: set[str] = set()
    ahead = list(project.part_of)
    while ahead:
        name = ahead.pop()
        if name not in found and name in catalog.projects:
            ahead += catalog.projects[name].part_of
        found.add(name)
    return found


def _sections_are_known(project: Project, catalog: Catalog, where: str) -> Iterator[str]:
    sections = catalog.sections[project.id]
    route = f"routes/{project.id}.geojson"
    ids = Counter(section.id for section in sections)
    legs = {leg.id for leg in project.legs}
    for section in sorted({s.section for s in project.statements if s.section} - ids.keys()):
        if not catalog.unread.may_hold(route, section):
            yield f"{where}: section: there is no section {section!r} in its route"
    for section in sorted(section for section, times in ids.items() if times > 1):
        yield f"{route}: {section}: this id stands twice"
    if route in catalog.unread.files:
        return  # what could not be read may be of any leg
    for leg in sorted({section.leg for section in sections} ^ legs):
        yield f"{where}: legs: leg {leg!r} is in only one of project and route"


naming_rules = (
    mentioned_ids_are_known,
    corridors_are_no_parts_of_themselves,
    legs_have_ids_of_their_own,
    codes_begin_with_their_country,
    sources_are_used,
    files_are_listed,
)
