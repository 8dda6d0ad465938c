"""Published distances beside those of the network."""

from dataclasses import dataclass

from corridors.catalog import Snapshot
from corridors.catalog.kept import kept
from corridors.model import PublishedDistance
from corridors.ways.search import Question, find_ways
from corridors.ways.state import state_of


@dataclass(frozen=True)
class Comparison:
    """A published distance, and what the network gives in its place, in km."""

    published: PublishedDistance
    km: float

    @property
    def difference_km(self) -> float:
        """How much more the network gives than the source."""
        return self.km - self.published.km


@kept(1)
def compare_published(snapshot: Snapshot) -> tuple[Comparison, ...]:
    """Return each published distance with that of the shortest way; those without one are left out.

    What a project saves is the way without it less the way with it.
    """
    compared = []
    for distance in snapshot.network.published.values():
        here = _km(distance, snapshot)
        if distance.saved_by and here is not None:
            without = _km(distance, snapshot, without=(distance.saved_by,))
            here = without - here if without is not None else None
        if here is not None:
            compared.append(Comparison(distance, here))
    return tuple(compared)


def _km(
    distance: PublishedDistance, snapshot: Snapshot, without: tuple[str, ...] = ()
) -> float | None:
    saving = (distance.saved_by,) if distance.saved_by else ()
    state = state_of(snapshot, saving, without)
    question = Question(distance.start, distance.end)
    ways = find_ways(snapshot.network, state, question)
    if not ways:
        return None
    return ways[0].km_by_mode.get(distance.mode, 0.0) if distance.mode else ways[0].km
