"""What a reader asks of the network: from where to where, by what, with which changes."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from corridors.view.words import MAX_TEXT, read_countries, read_identifier, read_identifiers

MAX_VIA = 5
MAX_SWITCHED = 30
MAX_OVERRIDES = 40
MAX_OVERRIDE = 100_000
_FIGURE = r"(\d{1,8}(?:\.\d{0,6})?|\.\d{1,7})"
_ASSUMED = re.compile(rf"([a-z0-9-]+):{_FIGURE}/{_FIGURE}/{_FIGURE}", re.ASCII)


class Objective(StrEnum):
    """What makes one way better than another."""

    DISTANCE = "distance"
    TIME = "time"


@dataclass(frozen=True)
class AssumptionOverride:
    """What a reader puts in place of an assumption of the data, in its unit."""

    name: str
    low: float
    typical: float
    high: float

    def __post_init__(self) -> None:
        """Raise ValueError unless the figures are positive and in order."""
        if not all(math.isfinite(f) and 0 < f <= MAX_OVERRIDE for f in self.figures):
            message = f"a figure lies above 0 and is at most {MAX_OVERRIDE}"
            raise ValueError(message)
        if list(self.figures) != sorted(self.figures):
            message = "low, typical and high are not in order"
            raise ValueError(message)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Low, typical and high."""
        return self.low, self.typical, self.high

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return what "kz-rail-speed:888/941/1000" means; raises ValueError where it means none."""
        match = _ASSUMED.fullmatch(text)
        name = read_identifier(match[1]) if match else None
        if match is None or name is None:
            message = f"{text!r} is not written as id:low/typical/high"
            raise ValueError(message)
        return cls(name, float(match[2]), float(match[3]), float(match[4]))

    def __str__(self) -> str:
        """Return the inverse of `parse`."""
        figures = (f"{round(figure, 2):.10g}" for figure in self.figures)
        return f"{self.name}:{'/'.join(figures)}"


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
        start, end = (read_identifier(query.get(word, "")) for word in ("from", "to"))
        switched_on = read_identifiers(query.get("with", ""), MAX_SWITCHED)
        switched_off = read_identifiers(query.get("without", ""), MAX_SWITCHED)
        assumed = {each.name: each for each in _assumed(query.get("assume", ""))}
        return cls(
            start=start,
            end=None if end == start else end,
            objective=Objective.TIME if query.get("by") == Objective.TIME else Objective.DISTANCE,
            via=read_identifiers(query.get("via", ""), MAX_VIA),
            within=read_countries(query.get("within", "")),
            switched_on=tuple(sorted(switched_on)),
            switched_off=tuple(sorted(set(switched_off) - set(switched_on))),
            overrides=tuple(assumed[name] for name in sorted(assumed)[:MAX_OVERRIDES]),
        )

    def to_query(self) -> dict[str, str]:
        """Return the words of the link, the inverse of `from_query`; what is empty may go."""
        return {
            "from": self.start or "",
            "to": self.end or "",
            "by": self.objective if self.objective is not Objective.DISTANCE else "",
            "via": ",".join(self.via),
            "within": ",".join(self.within),
            "with": ",".join(self.switched_on),
            "without": ",".join(self.switched_off),
            "assume": ",".join(map(str, self.overrides)),
        }


def _assumed(text: str) -> Iterator[AssumptionOverride]:
    for word in text[: 4 * MAX_TEXT].split(","):
        try:
            yield AssumptionOverride.parse(word)
        except ValueError:
            continue
