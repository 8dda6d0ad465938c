"""One edge travelled in one direction."""

from dataclasses import dataclass, field
from functools import cached_property

from corridors.model import Edge, Mode


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


def both_ways(edge: Edge) -> tuple[Step, Step]:
    """Return the two directions of an edge."""
    return Step(edge, edge.start, edge.end), Step(edge, edge.end, edge.start)
