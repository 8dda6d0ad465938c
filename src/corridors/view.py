"""What a reader looks at, and the link that restores it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self, TypeVar
from urllib.parse import urlencode

from corridors.dates import PartialDate
from corridors.model import Language, ProjectType, StatusCode

MAX_SEARCH_LENGTH = 80
MAX_ID_LENGTH = 60
MAX_COUNTRIES = 30
_MAP = re.compile(
    r"(\d{1,2}(?:\.\d{1,3})?)/(-?\d{1,2}(?:\.\d{1,6})?)/(-?\d{1,3}(?:\.\d{1,6})?)", re.ASCII
)
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_MAX_ZOOM = 18
_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180

Choice = TypeVar("Choice", bound=StrEnum)


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


class Extent(StrEnum):
    """Which projects a view is about: those named in the speech, or all."""

    SPEECH = "speech"
    ALL = "all"


@dataclass(frozen=True)
class View:
    """Filters, selection, days, map view and language; empty choices mean no restriction.

    `as_of` is the day whose knowledge is shown (None: the newest), `since` the day to compare it
    with.
    """

    language: Language | None = None
    types: tuple[ProjectType, ...] = ()
    statuses: tuple[StatusCode, ...] = ()
    countries: tuple[str, ...] = ()
    search: str = ""
    extent: Extent = Extent.SPEECH
    project: str | None = None
    as_of: date | None = None
    since: date | None = None
    map: MapView | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Return the view that a link asks for; values that mean nothing are ignored."""
        language = _choices(query.get("lang", ""), Language)
        everything = query.get("scope") == Extent.ALL
        return cls(
            language=language[0] if language else None,
            types=_choices(query.get("type", ""), ProjectType),
            statuses=_choices(query.get("status", ""), StatusCode),
            countries=_countries(query.get("country", "")),
            search=clean_search(query.get("q", "")),
            extent=Extent.ALL if everything else Extent.SPEECH,
            project=_identifier(query.get("project", "")),
            as_of=_day(query.get("asof", "")),
            since=_day(query.get("since", "")),
            map=MapView.parse(query.get("map", "")),
        )

    def to_query(self) -> dict[str, str]:
        """Return the query of the link, the inverse of `from_query`: fixed order, no defaults."""
        query = {
            "lang": self.language or "",
            "type": ",".join(self.types),
            "status": ",".join(self.statuses),
            "country": ",".join(self.countries),
            "q": self.search,
            "scope": "" if self.extent is Extent.SPEECH else self.extent,
            "project": self.project or "",
            "asof": self.as_of.isoformat() if self.as_of else "",
            "since": self.since.isoformat() if self.since else "",
            "map": str(self.map or ""),
        }
        return {key: str(value) for key, value in query.items() if value}

    def link(self, base: str) -> str:
        """Return the whole link below the address of the page; where the map looks stands last."""
        query = urlencode(replace(self, map=None).to_query(), safe=",/")
        return f"{base}?{query}" + (f"#map={self.map}" if self.map else "")

    @property
    def is_filtered(self) -> bool:
        """Whether any project may be left out."""
        return bool(self.types or self.statuses or self.countries or self.search)


def clean_search(text: str) -> str:
    """Return the words of a search without control characters, at most 80 characters long."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:1000])
    return " ".join(printable.split())[:MAX_SEARCH_LENGTH].strip()


def in_order(values: Iterable[Choice], kind: type[Choice]) -> tuple[Choice, ...]:
    """Return the values once each, in the order of their enum."""
    chosen = set(values)
    return tuple(member for member in kind if member in chosen)


def _choices(text: str, kind: type[Choice]) -> tuple[Choice, ...]:
    known = {member.value: member for member in kind}
    return in_order((known[word] for word in text[:1000].split(",") if word in known), kind)


def _countries(text: str) -> tuple[str, ...]:
    codes = {code for code in text[:1000].split(",") if _COUNTRY.fullmatch(code)}
    return tuple(sorted(codes)[:MAX_COUNTRIES])


def _identifier(text: str) -> str | None:
    return text if len(text) <= MAX_ID_LENGTH and _IDENTIFIER.fullmatch(text) else None


def _day(text: str) -> date | None:
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return None
    return found.first if found.is_day and not found.is_interval else None


def _decimal(value: float) -> str:
    rounded = round(value, 3) + 0.0  # no minus before zero
    return f"{rounded:.3f}".rstrip("0").rstrip(".")
