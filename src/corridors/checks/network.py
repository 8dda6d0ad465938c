"""The network is whole: what it names is there, all of it hangs together, lengths can be true."""

from collections.abc import Iterator

import networkx as nx

from corridors.catalog import Catalog
from corridors.measure import between_km
from corridors.model import Edge

_EDGES, _PLACES = "network/edges.toml", "network/places.geojson"
_ASSUMPTIONS, _PUBLISHED = "network/assumptions.toml", "network/published.toml"
_PAIRS = "network/pairs.toml"
# Samarkand–Termez goes round by Karshi and is 1.83 times as long as the straight line.
MOST_ROUNDABOUT = 2.0
FILES = (_PLACES, _EDGES, _ASSUMPTIONS, _PUBLISHED, _PAIRS)


def edges_name_what_is_there(catalog: Catalog) -> Iterator[str]:
    """Places, projects, sections and crossings of an edge are known."""
    network = catalog.network
    for edge in network.edges.values():
        where = f"{_EDGES}: {edge.id}"
        for field, name in (("start", edge.start), ("end", edge.end)):
            if name not in network.places:
                yield f"{where}: {field}: there is no place {name!r} in {_PLACES}"
        if edge.project and edge.project not in catalog.projects:
            yield f"{where}: project: there is no project {edge.project!r}"
        elif edge.project:
            known = {section.id for section in catalog.sections[edge.project]}
            for section in sorted(set(edge.sections) - known):
                yield f"{where}: sections: {edge.project!r} has no section {section!r}"
        if edge.crossing and edge.crossing not in network.assumptions:
            yield f"{where}: crossing: there is no assumption {edge.crossing!r}"


def edges_lie_in_the_countries_of_their_ends(catalog: Catalog) -> Iterator[str]:
    """The countries of an edge are among those of its two ends."""
    for edge in _whole_edges(catalog):
        ends = {catalog.network.places[name].country for name in (edge.start, edge.end)}
        for country in sorted(set(edge.countries) - ends):
            yield f"{_EDGES}: {edge.id}: countries: neither end lies in {country}"


def lengths_are_plausible(catalog: Catalog) -> Iterator[str]:
    """An edge is as long as the straight line on the ellipsoid, or up to twice as long."""
    for edge in _whole_edges(catalog):
        start, end = (catalog.network.places[name] for name in (edge.start, edge.end))
        straight_km = between_km((start.lon, start.lat), (end.lon, end.lat))
        if not straight_km <= edge.km <= MOST_ROUNDABOUT * straight_km:
            yield (
                f"{_EDGES}: {edge.id}: km: {edge.km:g} does not fit the {straight_km:.1f} km "
                "of the straight line"
            )


def the_network_is_connected(catalog: Catalog) -> Iterator[str]:
    """Every place can be reached from every other, once all projects are open."""
    graph = nx.Graph()
    graph.add_nodes_from(catalog.network.places)
    graph.add_edges_from((edge.start, edge.end) for edge in _whole_edges(catalog))
    largest: set[str] = max(nx.connected_components(graph), key=len, default=set())
    for place in catalog.network.places:
        if place not in largest:
            yield f"{_PLACES}: {place}: no way leads from here to the rest of the network"


def assumptions_name_what_is_there(catalog: Catalog) -> Iterator[str]:
    """Places and projects of assumptions are known."""
    for assumption in catalog.network.assumptions.values():
        where = f"{_ASSUMPTIONS}: {assumption.id}"
        for place in assumption.places:
            if place not in catalog.network.places:
                yield f"{where}: places: there is no place {place!r} in {_PLACES}"
        if assumption.project and assumption.project not in catalog.projects:
            yield f"{where}: project: there is no project {assumption.project!r}"


def published_distances_name_what_is_there(catalog: Catalog) -> Iterator[str]:
    """Places and projects of published distances are known."""
    for distance in catalog.network.published.values():
        where = f"{_PUBLISHED}: {distance.id}"
        for field, place in (("start", distance.start), ("end", distance.end)):
            if place not in catalog.network.places:
                yield f"{where}: {field}: there is no place {place!r} in {_PLACES}"
        if distance.saved_by and distance.saved_by not in catalog.projects:
            yield f"{where}: saved_by: there is no project {distance.saved_by!r}"


def pairs_are_of_known_places_and_stand_once(catalog: Catalog) -> Iterator[str]:
    """Both places of a pair are known, and no pair stands twice, nor the other way round."""
    seen: dict[frozenset[str], str] = {}
    for pair in catalog.network.pairs.values():
        for field, place in (("start", pair.start), ("end", pair.end)):
            if place not in catalog.network.places:
                yield f"{_PAIRS}: {pair.id}: {field}: there is no place {place!r} in {_PLACES}"
        first = seen.setdefault(frozenset((pair.start, pair.end)), pair.id)
        if first != pair.id:
            yield f"{_PAIRS}: {pair.id}: is the same pair as {first!r}"


def network_sources_are_known(catalog: Catalog) -> Iterator[str]:
    """Every length, assumption and published distance names a document of sources.toml."""
    network = catalog.network
    named = [
        *((f"{_EDGES}: {edge.id}", edge.source) for edge in network.edges.values()),
        *((f"{_ASSUMPTIONS}: {a.id}", a.source) for a in network.assumptions.values()),
        *((f"{_PUBLISHED}: {d.id}", d.source) for d in network.published.values()),
    ]
    for where, source in named:
        if source is not None and source not in catalog.sources:
            yield f"{where}: source: the source {source!r} is not in sources.toml"


def network_files_are_listed(catalog: Catalog) -> Iterator[str]:
    """The data package lists the files of the network, where there is one."""
    listed = {r.path for r in catalog.edition.resources} if catalog.edition else set()
    for path in FILES if catalog.network.places else ():
        if path not in listed:
            yield f"datapackage.json: resources: {path} is not listed"


def _whole_edges(catalog: Catalog) -> Iterator[Edge]:
    """Yield the edges whose two ends are known."""
    for edge in catalog.network.edges.values():
        if {edge.start, edge.end} <= catalog.network.places.keys():
            yield edge


network_rules = (
    edges_name_what_is_there,
    edges_lie_in_the_countries_of_their_ends,
    lengths_are_plausible,
    the_network_is_connected,
    assumptions_name_what_is_there,
    published_distances_name_what_is_there,
    pairs_are_of_known_places_and_stand_once,
    network_sources_are_known,
    network_files_are_listed,
)
