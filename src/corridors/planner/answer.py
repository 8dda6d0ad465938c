"""The ways as the network is, and as it is with projects switched on or off."""

from dataclasses import dataclass

from corridors.catalog import Catalog, known_on
from corridors.catalog.kept import kept
from corridors.planner.ask import Plan
from corridors.ways import Hours, Way, assume, find_ways, hours_between, state_of


@dataclass(frozen=True)
class Answer:
    """The ways in the state of the day, and in the state switched, or None where nothing is."""

    plan: Plan
    ways: tuple[Way, ...]
    switched: tuple[Way, ...] | None = None

    @property
    def all_ways(self) -> tuple[Way, ...]:
        """The ways of both states."""
        return (*self.ways, *(self.switched or ()))

    @property
    def changes_nothing(self) -> bool:
        """Whether the best way stays the same in every part."""
        return self.switched is not None and self.ways[:1] == self.switched[:1]

    @property
    def more_km(self) -> float | None:
        """How much longer the best way is when switched, or None where one is missing."""
        if not self.ways or not self.switched:
            return None
        return self.switched[0].km - self.ways[0].km

    @property
    def more_hours(self) -> Hours | None:
        """How much longer the best way takes, or None where that cannot be compared."""
        if not self.ways or not self.switched:
            return None
        return hours_between(self.ways[0], self.switched[0])


@kept(64)
def answer(plan: Plan, catalog: Catalog) -> Answer:
    """Return the ways that a plan asks for; equal plans are answered once."""
    snapshot = known_on(catalog, plan.as_of)
    network = assume(snapshot.network, plan.assumed, catalog.network)
    ways = find_ways(network, state_of(snapshot), plan.question)
    if not plan.is_switched:
        return Answer(plan, ways)
    state = state_of(snapshot, plan.switched_on, plan.switched_off)
    return Answer(plan, ways, find_ways(network, state, plan.question))
