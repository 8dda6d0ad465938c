"""The network of `geodata/network/`: what its files hold, or a sentence for what is wrong."""

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import geopandas

from corridors.catalog.files import (
    about,
)
from corridors.catalog.kept import Kept
from corridors.catalog.reading import SOURCES, RecordType, read_edge_lines, read_points, read_table
from corridors.catalog.report import Report
from corridors.catalog.sections import EdgeLine, rows_of
from corridors.model.network import (
    Assumption,
    AssumptionKind,
    Edge,
    NetworkPlace,
    Pair,
    PublishedDistance,
)
from corridors.model.texts import Record
from corridors.view.route_query import RouteQuery

FOLDER = "network"
PLACES, EDGES = f"{FOLDER}/places.geojson", f"{FOLDER}/edges.toml"
ASSUMPTIONS, PUBLISHED = f"{FOLDER}/assumptions.toml", f"{FOLDER}/published.toml"
PAIRS, LINES = f"{FOLDER}/pairs.toml", f"{FOLDER}/lines.geojson"
ValidIds = Mapping[str, Collection[str]]
_KINDS = {
    **dict.fromkeys(("start", "end", "places"), "place"),
    **dict.fromkeys(("project", "saved_by"), "project"),
    "crossing": "crossing",
    "source": "source",
}
# in which file it would be, and what is said where it is not
_TARGETS = {
    "place": (PLACES, f"there is no place {{!r}} in {PLACES}"),
    "project": ("projects/{}.toml", "there is no project {!r}"),
    "crossing": (ASSUMPTIONS, "there is no assumption {!r} of a time at sea"),
    "source": (SOURCES, f"the source {{!r}} is not in {SOURCES}"),
}


@dataclass(frozen=True)
class References:
    """What the network may name beside its own records."""

    projects: Collection[str]
    sections: geopandas.GeoDataFrame
    sources: Collection[str]

    def valid_ids(self) -> dict[str, Collection[str]]:
        """Return the ids that may be named, by kind; those of sections as project/section."""
        keys = {section.key for section in rows_of(self.sections)}
        return {"project": self.projects, "section": keys, "source": self.sources}


@dataclass(frozen=True, eq=False)
class Network:
    """Places, edges, assumptions, published distances and pairs, by id as in their files.

    `lines` are how edges run, by the ids of the edges.
    """

    places: Mapping[str, NetworkPlace] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    published: Mapping[str, PublishedDistance] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    lines: Mapping[str, EdgeLine] = field(default_factory=dict, repr=False)
    kept: Kept = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def projects(self) -> tuple[str, ...]:
        """The ids of the projects that an edge belongs to, in order."""
        return tuple(sorted({edge.project for edge in self.edges.values() if edge.project}))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that its places lie in, in order."""
        return tuple(sorted({place.country for place in self.places.values()}))

    @cached_property
    def assumptions_about(self) -> Mapping[AssumptionKind, tuple[Assumption, ...]]:
        """The assumptions by what they are about, in order."""
        return {
            kind: tuple(a for a in self.assumptions.values() if a.measure is kind)
            for kind in AssumptionKind
        }

    def resolve(self, route: RouteQuery) -> RouteQuery:
        """Return the query without ids that the network does not have.

        Where neither end is left, only the overrides (the reader's own figures) stay.
        """
        resolved = replace(
            route,
            start=route.start if route.start in self.places else None,
            end=route.end if route.end in self.places else None,
            via=_only_valid(route.via, self.places),
            within=_only_valid(route.within, self.countries),
            switched_on=_only_valid(route.switched_on, self.projects),
            switched_off=_only_valid(route.switched_off, self.projects),
            overrides=tuple(a for a in route.overrides if a.name in self.assumptions),
        )
        has_end = resolved.start or resolved.end
        return resolved if has_end else RouteQuery(overrides=resolved.overrides)


def _only_valid(names: Iterable[str], valid_ids: Container[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in valid_ids)


def read_network(data: Path, there: References, report: Report) -> Network:
    """Return the network of a data folder; it need not be.

    Records that are wrong, or that name what is not there, are reported and left out.
    """
    if not os.path.lexists(data / FOLDER):
        return Network()
    places = {p.id: p for p in read_points(NetworkPlace, data / PLACES, report)}
    valid_ids = {**there.valid_ids(), "place": frozenset(places)}
    assumptions = _read(Assumption, data / ASSUMPTIONS, valid_ids, report)
    at_sea = (a.id for a in assumptions.values() if a.measure is AssumptionKind.SEA)
    valid_ids["crossing"] = frozenset(at_sea)
    edges = _read(Edge, data / EDGES, valid_ids, report)
    return Network(
        places=places,
        edges=edges,
        assumptions=assumptions,
        published=_read(PublishedDistance, data / PUBLISHED, valid_ids, report),
        pairs=_read(Pair, data / PAIRS, valid_ids, report),
        lines=_read_lines(data / LINES, edges, report),
    )


def _read_lines(path: Path, edges: Container[str], report: Report) -> dict[str, EdgeLine]:
    """Return the lines of the edges that are there; other lines are reported and left out."""
    file, lines = about(path, report), read_edge_lines(path, report)
    for name in lines:
        if name not in edges and not report.unread.may_hold(EDGES, name):
            file.tell(f"there is no edge {name!r} in {EDGES}", name)
    return {name: line for name, line in lines.items() if name in edges}


def _read(
    kind: type[RecordType], path: Path, valid_ids: ValidIds, report: Report
) -> dict[str, RecordType]:
    """Return the records of a file that name only ids that exist.

    A target that could not be read is not reported again as missing.
    """
    file, kept = about(path, report), {}
    for name, record in read_table(kind, path, report).items():
        unknown = list(_missing_targets(record, valid_ids))
        for target, reason in unknown:
            file.miss(name)
            if not report.unread.may_hold(*target):
                file.tell(reason, name)
        if not unknown:
            kept[name] = record
    return kept


def _missing_targets(record: Record, valid_ids: ValidIds) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield (file, id) of each target that a record names and that is missing, with a sentence."""
    for where, kind in _KINDS.items():
        file, reason = _TARGETS[kind]
        value = getattr(record, where, None)
        for name in (value,) if isinstance(value, str) else value or ():
            if name not in valid_ids[kind]:
                yield (file.format(name), name), f"{where}: {reason.format(name)}"
    if isinstance(record, Edge) and record.project in valid_ids["project"]:
        for section in record.sections:
            if f"{record.project}/{section}" not in valid_ids["section"]:
                reason = f"sections: {record.project!r} has no section {section!r}"
                yield (f"routes/{record.project}.geojson", section), reason
