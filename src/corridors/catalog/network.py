"""The network of `geodata/network/`: what its files hold, or a sentence for what is wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corridors.catalog.files import Report
from corridors.catalog.records import read_points, read_table
from corridors.model import Assumption, Edge, NetworkPlace, PublishedDistance

FOLDER = "network"


@dataclass(frozen=True)
class Network:
    """Places, edges, assumptions and published distances, each by id in the order of its file."""

    places: Mapping[str, NetworkPlace] = field(default_factory=dict)
    edges: Mapping[str, Edge] = field(default_factory=dict)
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    published: Mapping[str, PublishedDistance] = field(default_factory=dict)


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
    )
