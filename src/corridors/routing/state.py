"""The state of the network: which edges can be travelled, in both directions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corridors.catalog.snapshot import Snapshot
from corridors.model.network import Edge, Effect
from corridors.model.vocabulary import Mode


@dataclass(frozen=True)
class Step:
    """An edge from one of its places to the other."""

    edge: Edge = field(hash=False)  # slow; the places tell most steps apart
    start: str
    end: str

    @cached_property
    def carrier(self) -> str:
        """What a train or ship needs to go on without handling: the mode, by rail the gauge."""
        mode = self.edge.mode
        return f"{mode}-{self.edge.gauge}" if mode is Mode.RAIL else str(mode)


def both_directions(edge: Edge) -> tuple[Step, Step]:
    """Return the two directions of an edge."""
    return Step(edge, edge.start, edge.end), Step(edge, edge.end, edge.start)


@dataclass(frozen=True)
class State:
    """The edges that can be travelled, by id, and the ids of those with their project's effect."""

    edges: Mapping[str, Edge]
    improved: frozenset[str]


def state_of(
    snapshot: Snapshot, switched_on: Collection[str] = (), switched_off: Collection[str] = ()
) -> State:
    """Return the state of the network as it was known on a day.

    A project counts where it, or all the sections that an edge runs along, are operational,
    unless it is switched on or off. One of which nothing was known cannot be switched on. Without
    a project, only the edges that it opens are gone.
    """

    def is_done(edge: Edge) -> bool:
        if edge.project in switched_off:
            return False
        if edge.project in switched_on and edge.project in snapshot.projects:
            return True
        return snapshot.is_operational(edge)

    done = frozenset(name for name, edge in snapshot.network.edges.items() if is_done(edge))
    return State(
        edges={
            name: edge
            for name, edge in snapshot.network.edges.items()
            if name in done or edge.effect is not Effect.NEW_LINK
        },
        improved=done,
    )
