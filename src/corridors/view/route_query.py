"""What a reader asks of the network: from where to where, by what, with which changes."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from corridors.view.words import MAX_TEXT, read_countries, read_identifier, read_identifiers

MAX_VIA = 5
MAX_SWITCHED = 30
MAX_ASSUMED = 40
MOST_ASSUMED = 100_000
_FIGURE = r"(\d{1,8}(?:\.\d{0,6})?|\.\d{1,7})"
_ASSUMED = re.compile(rf"([a-z0-9-]+):{_FIGURE}/{_FIGURE}/{_FIGURE}", re.ASCII)


class By(StrEnum):
    """What makes one way better than another."""

    DISTANCE = "distance"
    TIME = "time"


@dataclass(frozen=True)
class Assumed:
    """What a reader puts in place of an assumption of the data, in its unit."""

    name: str
    low: float
    typical: float
    high: float

    def __post_init__(self) -> None:
        """Raise ValueError unless the figures are positive and in order."""
        if not all(math.isfinite(f) and 0 < f <= MOST_ASSUMED for f in self.figures):
            message = f"a figure lies above 0 and is at most {MOST_ASSUMED}"
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
class Journey:
    """A question to the network: places, projects and assumptions by their ids.

    Without both ends it asks nothing yet. `via` stands in order; no countries in `within` means
    all; projects that are switched on are taken as open, those switched off as not there.
    """

    start: str | None = None
    end: str | None = None
    by: By = By.DISTANCE
    via: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    switched_on: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()
    assumed: tuple[Assumed, ...] = ()

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
            by=By.TIME if query.get("by") == By.TIME else By.DISTANCE,
            via=read_identifiers(query.get("via", ""), MAX_VIA),
            within=read_countries(query.get("within", "")),
            switched_on=tuple(sorted(switched_on)),
            switched_off=tuple(sorted(set(switched_off) - set(switched_on))),
            assumed=tuple(assumed[name] for name in sorted(assumed)[:MAX_ASSUMED]),
        )

    def to_query(self) -> dict[str, str]:
        """Return the words of the link, the inverse of `from_query`; what is empty may go."""
        return {
            "from": self.start or "",
            "to": self.end or "",
            "by": "" if self.by is By.DISTANCE else self.by.value,
            "via": ",".join(self.via),
            "within": ",".join(self.within),
            "with": ",".join(self.switched_on),
            "without": ",".join(self.switched_off),
            "assume": ",".join(map(str, self.assumed)),
        }


def _assumed(text: str) -> Iterator[Assumed]:
    for word in text[: 4 * MAX_TEXT].split(","):
        try:
            yield Assumed.parse(word)
        except ValueError:
            continue
