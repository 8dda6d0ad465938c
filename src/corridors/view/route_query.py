"""What a reader asks of the network: from where to where, by what, with which changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from corridors.view.values import AssumptionOverride, Objective
from corridors.view.words import read_word, write_word

# Which word of the link holds a field.
_WORDS = {
    "start": "from",
    "end": "to",
    "objective": "by",
    "via": "via",
    "within": "within",
    "switched_on": "with",
    "switched_off": "without",
    "overrides": "assume",
}


@dataclass(frozen=True)
class RouteQuery:
    """A question to the network: places, projects and assumptions by their ids.

    Without both ends it asks nothing yet. `via` stands in order; no countries in `within` means
    all; projects that are switched on are taken as open, those switched off as not there. `as_of`
    is the day whose network is taken (None: the newest); in a link the view has it.
    """

    start: str | None = None
    end: str | None = None
    objective: Objective = Objective.DISTANCE
    via: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    switched_on: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()
    overrides: tuple[AssumptionOverride, ...] = ()
    as_of: date | None = None

    @property
    def is_complete(self) -> bool:
        """Whether both ends are named, so that it can be answered."""
        return self.start is not None and self.end is not None

    @property
    def is_switched(self) -> bool:
        """Whether two states of the network are compared."""
        return bool(self.switched_on or self.switched_off)

    @property
    def stops(self) -> tuple[str, ...]:
        """All places that are named and that a route must pass, in order."""
        return tuple(stop for stop in (self.start, *self.via, self.end) if stop)

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Return the question of a link; values that mean nothing are ignored."""
        own = {field: read_word(word, query) for field, word in _WORDS.items()}
        route = cls(**own)
        return replace(
            route,
            end=None if route.end == route.start else route.end,
            switched_on=tuple(sorted(route.switched_on)),
            switched_off=tuple(sorted(set(route.switched_off) - set(route.switched_on))),
        )

    def to_query(self) -> dict[str, str]:
        """Return the words of the link, the inverse of `from_query`; what is empty may go."""
        return {word: write_word(word, getattr(self, field)) for field, word in _WORDS.items()}
