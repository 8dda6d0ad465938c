"""The state of the network: which edges are there, and which a project has made better."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from corridors.catalog import Catalog
from corridors.model import Edge, Effect, StatusCode


@dataclass(frozen=True)
class State:
    """The edges that can be travelled, by id, and the ids of those with their project's effect."""

    edges: Mapping[str, Edge]
    improved: frozenset[str]


def state_of(
    known: Catalog, switched_on: Collection[str] = (), switched_off: Collection[str] = ()
) -> State:
    """Return the state of the network in a catalog, which may be that known on a day.

    A project counts where it, or all the sections that an edge runs along, are operational,
    unless it is switched on or off. Without it, only the edges that it opens are gone.
    """

    def is_done(edge: Edge) -> bool:
        if edge.project in switched_off:
            return False
        return edge.project in switched_on or _is_operational(edge, known)

    done = frozenset(name for name, edge in known.network.edges.items() if is_done(edge))
    return State(
        edges={
            name: edge
            for name, edge in known.network.edges.items()
            if name in done or edge.effect is not Effect.NEW_LINK
        },
        improved=done,
    )


def _is_operational(edge: Edge, known: Catalog) -> bool:
    if edge.project is None:
        return True
    if edge.project not in known.projects:  # nothing was known of it
        return False
    if not edge.sections:
        return known.statuses[edge.project] is StatusCode.OPERATIONAL
    statuses = known.section_statuses[edge.project]
    return all(statuses.get(name) is StatusCode.OPERATIONAL for name in edge.sections)
