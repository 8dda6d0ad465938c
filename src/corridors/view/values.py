"""The values of a link, read with forgiveness: what means nothing is left out."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self, TypeVar

from corridors.model.dates import PartialDate

MAX_ID_LENGTH = 60
MAX_COUNTRIES = 30
MAX_SEARCH_LENGTH = 80
MAX_VIA = 5
MAX_SWITCHED = 30
MAX_OVERRIDES = 40
MAX_OVERRIDE = 100_000  # hours or km a day, in the unit of the assumption
_MAX_TEXT = 1000  # letters of a word that are read at all
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_FIGURE = r"(\d{1,8}(?:\.\d{0,6})?|\.\d{1,7})"
_OVERRIDE = re.compile(rf"([a-z0-9-]+):{_FIGURE}/{_FIGURE}/{_FIGURE}", re.ASCII)
_MAP = re.compile(
    r"(\d{1,2}(?:\.\d{1,3})?)/(-?\d{1,2}(?:\.\d{1,6})?)/(-?\d{1,3}(?:\.\d{1,6})?)", re.ASCII
)
_MAX_ZOOM = 18
_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180

Choice = TypeVar("Choice", bound=StrEnum)


class ProjectSet(StrEnum):
    """Which projects a view is about: those named in the speech, or all."""

    SPEECH = "speech"
    ALL = "all"


class Order(StrEnum):
    """What a list of projects is sorted by; the first where a link names none."""

    MOVED = "moved"
    NAME = "name"
    NEWEST = "newest"
    DUE = "due"


class Tab(StrEnum):
    """What the page shows; the first where a link names none."""

    MAP = "map"
    TABLE = "table"
    TIMELINE = "timeline"
    CHANGES = "changes"
    CORRIDOR = "corridor"
    KILOMETRES = "kilometres"
    RECORD = "record"
    SPEECH = "speech"
    ASSUMPTIONS = "assumptions"
    ABOUT = "about"


class Objective(StrEnum):
    """What makes one route better than another."""

    DISTANCE = "distance"
    TIME = "time"


@dataclass(frozen=True)
class MapView:
    """Zoom (0 to 18) and centre of the map, lat and lon in degrees (WGS 84)."""

    zoom: float
    lat: float
    lon: float

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the view that "6/46.20/77.90" means, or None when it means none."""
        match = _MAP.fullmatch(text)
        if match is None:
            return None
        view = cls(float(match[1]), float(match[2]), float(match[3]))
        inside = abs(view.lat) <= _MAX_LATITUDE and abs(view.lon) <= _MAX_LONGITUDE
        return view if view.zoom <= _MAX_ZOOM and inside else None

    def __str__(self) -> str:
        """Return the inverse of `parse`, with at most three decimals (about 100 m)."""
        return f"{_decimal(self.zoom)}/{_decimal(self.lat)}/{_decimal(self.lon)}"


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
        match = _OVERRIDE.fullmatch(text)
        name = read_identifier(match[1]) if match else None
        if match is None or name is None:
            message = f"{text!r} is not written as id:low/typical/high"
            raise ValueError(message)
        return cls(name, float(match[2]), float(match[3]), float(match[4]))

    def __str__(self) -> str:
        """Return the inverse of `parse`."""
        figures = (f"{round(figure, 2):.10g}" for figure in self.figures)
        return f"{self.name}:{'/'.join(figures)}"


def sorted_choices(values: Iterable[Choice], kind: type[Choice]) -> tuple[Choice, ...]:
    """Return the values once each, in the order of their enum."""
    chosen = set(values)
    return tuple(member for member in kind if member in chosen)


def read_choices(text: str, kind: type[Choice]) -> tuple[Choice, ...]:
    """Return the members of an enum that a text names, with commas between them."""
    lookup = {member.value: member for member in kind}
    return sorted_choices(
        (lookup[word] for word in text[:_MAX_TEXT].split(",") if word in lookup), kind
    )


def read_choice(text: str, default: Choice) -> Choice:
    """Return the member that a text names, of the enum of the default, else the default."""
    kind = type(default)
    return kind(text) if text in {member.value for member in kind} else default


def read_countries(text: str) -> tuple[str, ...]:
    """Return the codes (ISO 3166-1, two letters) in a text, sorted, at most 30."""
    codes = {code for code in text[:_MAX_TEXT].split(",") if _COUNTRY.fullmatch(code)}
    return tuple(sorted(codes)[:MAX_COUNTRIES])


def read_identifier(text: str) -> str | None:
    """Return the text where it may be an id, of at most 60 letters."""
    return text if len(text) <= MAX_ID_LENGTH and _IDENTIFIER.fullmatch(text) else None


def read_identifiers(text: str, most: int) -> tuple[str, ...]:
    """Return what may be ids in a text, once each, in the order in which they stand."""
    names = (read_identifier(word) for word in text[:_MAX_TEXT].split(","))
    return tuple(dict.fromkeys(name for name in names if name))[:most]


def read_day(text: str) -> date | None:
    """Return the day that a text means; a month or a year is none."""
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return None
    return partial.first if partial.is_day and not partial.is_interval else None


def read_overrides(text: str) -> tuple[AssumptionOverride, ...]:
    """Return the overrides in a text, the last of each assumption, sorted, at most 40."""
    latest = {each.name: each for each in _overrides(text)}
    return tuple(latest[name] for name in sorted(latest)[:MAX_OVERRIDES])


def clean_search(text: str) -> str:
    """Return the words of a search without control characters, at most 80 characters long."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:_MAX_TEXT])
    return " ".join(printable.split())[:MAX_SEARCH_LENGTH].strip()


def _overrides(text: str) -> Iterator[AssumptionOverride]:
    for word in text[: 4 * _MAX_TEXT].split(","):
        try:
            yield AssumptionOverride.parse(word)
        except ValueError:
            continue


def _decimal(value: float) -> str:
    rounded = round(value, 3) + 0.0  # no minus before zero
    return f"{rounded:.3f}".rstrip("0").rstrip(".")
