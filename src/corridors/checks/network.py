"""Rules of the network: it is connected, its lengths are plausible, no pair stands twice."""

from collections.abc import Iterator

import networkx as nx

from corridors.catalog.catalog import Catalog
from corridors.catalog.network import ASSUMPTIONS, EDGES, LINES, PAIRS, PLACES, PUBLISHED
from corridors.checks.lines import LENGTH_TOLERANCE
from corridors.model.geodesy import between_km, length_km
from corridors.model.vocabulary import Alignment, Mode

# Samarkand–Termez goes round by Karshi and is 1.83 times as long as the straight line.
MOST_ROUNDABOUT = 2.0
NEAR_KM = 8.0  # roads begin at the edge of a town, stations stand aside
FILES = (PLACES, EDGES, ASSUMPTIONS, PUBLISHED, PAIRS)


def edges_lie_in_the_countries_of_their_ends(catalog: Catalog) -> Iterator[str]:
    """The countries of an edge are among those of its two ends."""
    for edge in catalog.network.edges.values():
        ends = {catalog.network.places[name].country for name in (edge.start, edge.end)}
        for country in sorted(set(edge.countries) - ends):
            yield f"{EDGES}: {edge.id}: countries: neither end lies in {country}"


def lengths_are_plausible(catalog: Catalog) -> Iterator[str]:
    """An edge is as long as the straight line on the ellipsoid, or up to twice as long."""
    for edge in catalog.network.edges.values():
        start, end = (catalog.network.places[name] for name in (edge.start, edge.end))
        straight_km = between_km((start.lon, start.lat), (end.lon, end.lat))
        if not straight_km <= edge.km <= MOST_ROUNDABOUT * straight_km:
            yield (
                f"{EDGES}: {edge.id}: km: {edge.km:g} does not fit the {straight_km:.1f} km "
                "of the straight line"
            )


def lines_lead_from_start_to_end(catalog: Catalog) -> Iterator[str]:
    """The line of an edge begins near its first place and ends near its last, within 8 km."""
    for name, line in catalog.network.lines.items():
        edge, ends = (
            catalog.network.edges[name],
            (line.geometry.coords[0], line.geometry.coords[-1]),
        )
        for place_id, what, (lon, lat) in zip(
            (edge.start, edge.end), ("begins", "ends"), ends, strict=True
        ):
            place = catalog.network.places[place_id]
            away_km = between_km((lon, lat), (place.lon, place.lat))
            if away_km > NEAR_KM:
                yield f"{LINES}: {name}: geometry: {what} {away_km:.1f} km from {place_id!r}"


def lines_are_as_long_as_their_edges(catalog: Catalog) -> Iterator[str]:
    """The line of an edge is as long as the edge, within 12 %, or says why not."""
    for name, line in catalog.network.lines.items():
        km, drawn_km = catalog.network.edges[name].km, length_km(line.geometry)
        if abs(drawn_km / km - 1) > LENGTH_TOLERANCE and line.off_length is None:
            yield (
                f"{LINES}: {name}: geometry: is {drawn_km:.0f} km long, the edge {km:g} km, "
                "and off_length gives no reason"
            )


def lines_at_sea_are_computed(catalog: Catalog) -> Iterator[str]:
    """The lines of edges over sea are computed, and no others."""
    for name, line in catalog.network.lines.items():
        mode = catalog.network.edges[name].mode
        if (mode is Mode.SEA) != (line.alignment is Alignment.COMPUTED):
            yield f"{LINES}: {name}: alignment: {line.alignment} does not fit {mode}"


def the_network_is_connected(catalog: Catalog) -> Iterator[str]:
    """Every place can be reached from every other, once all projects are open."""
    if {PLACES, EDGES} & catalog.unread.files:
        return  # what could not be read may lead there
    graph = nx.Graph()
    graph.add_nodes_from(catalog.network.places)
    graph.add_edges_from((edge.start, edge.end) for edge in catalog.network.edges.values())
    largest: set[str] = max(nx.connected_components(graph), key=len, default=set())
    for place in catalog.network.places:
        if place not in largest:
            yield f"{PLACES}: {place}: no way leads from here to the rest of the network"


def pairs_stand_once(catalog: Catalog) -> Iterator[str]:
    """No pair of places stands twice, in either order."""
    seen: dict[frozenset[str], str] = {}
    for pair in catalog.network.pairs.values():
        first = seen.setdefault(frozenset((pair.start, pair.end)), pair.id)
        if first != pair.id:
            yield f"{PAIRS}: {pair.id}: is the same pair as {first!r}"


def network_files_are_listed(catalog: Catalog) -> Iterator[str]:
    """The data package lists the files of the network, where there is one."""
    if catalog.package is None:
        return  # which was told already
    listed = {resource.path for resource in catalog.package.resources}
    files = (*FILES, *((LINES,) if catalog.network.lines else ()))
    for path in files if catalog.network.places else ():
        if path not in listed:
            yield f"datapackage.json: resources: {path} is not listed"


network_rules = (
    edges_lie_in_the_countries_of_their_ends,
    lengths_are_plausible,
    lines_lead_from_start_to_end,
    lines_are_as_long_as_their_edges,
    lines_at_sea_are_computed,
    the_network_is_connected,
    pairs_stand_once,
    network_files_are_listed,
)
