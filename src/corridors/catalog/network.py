"""The network of `geodata/network/`: what its files hold, or a sentence for what is wrong."""

import os
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from corridors.catalog.files import Report
from corridors.catalog.kept import Kept
from corridors.catalog.records import read_points, read_table
from corridors.journey import Journey
from corridors.model import Assumption, AssumptionKind, Edge, NetworkPlace, Pair, PublishedDistance

FOLDER = "network"


@dataclass(frozen=True, eq=False)
class Network:
    """Places, edges, assumptions, published distances and pairs, by id as in their files."""

    places: Mapping[str, NetworkPlace] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    published: Mapping[str, PublishedDistance] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
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

    def resolve(self, journey: Journey) -> Journey:
        """Return the question without what the network does not know.

        Where neither end is left, nothing is asked, and only the reader's own figures stay.
        """
        known = replace(
            journey,
            start=journey.start if journey.start in self.places else None,
            end=journey.end if journey.end in self.places else None,
            via=_known(journey.via, self.places),
            within=_known(journey.within, self.countries),
            switched_on=_known(journey.switched_on, self.projects),
            switched_off=_known(journey.switched_off, self.projects),
            assumed=tuple(a for a in journey.assumed if a.name in self.assumptions),
        )
        return known if known.start or known.end else Journey(assumed=known.assumed)


def _known(names: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)


def read_network(data: Path, report: Report) -> Network:
    """Return the network of a data folder, without the records that are wrong; it need not be."""
    folder = data / FOLDER
    if not os.path.lexists(folder):
        return Network()
    return Network(
        places={p.id: p for p in read_points(NetworkPlace, folder / "places.geojson", report)},
        edges=read_table(Edge, folder / "edges.toml", report),
        assumptions=read_table(Assumption, folder / "assumptions.toml", report),
        published=read_table(PublishedDistance, folder / "published.toml", report),
        pairs=read_table(Pair, folder / "pairs.toml", report),
    )
