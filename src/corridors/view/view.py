"""What a reader looks at, and the link that restores it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.view.route_query import RouteQuery
from corridors.view.words import MAX_TEXT, read_choices, read_countries, read_day, read_identifier

MAX_SEARCH_LENGTH = 80
_MAP = re.compile(
    r"(\d{1,2}(?:\.\d{1,3})?)/(-?\d{1,2}(?:\.\d{1,6})?)/(-?\d{1,3}(?:\.\d{1,6})?)", re.ASCII
)
_MAX_ZOOM = 18
_MAX_LATITUDE = 90
_MAX_LONGITUDE = 180


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


class ProjectSet(StrEnum):
    """Which projects a view is about: those named in the speech, or all."""

    SPEECH = "speech"
    ALL = "all"


class Tab(StrEnum):
    """What stands below the table; the first is open where a link names none."""

    CHANGES = "changes"
    TIMELINE = "timeline"
    CORRIDOR = "corridor"
    KILOMETRES = "kilometres"
    ASSUMPTIONS = "assumptions"
    SPEECH = "speech"
    RECORD = "record"
    ABOUT = "about"


@dataclass(frozen=True)
class View:
    """Filters, selection, days, question to the network, open tab, map view and language.

    Empty choices mean no restriction.

    `as_of` is the day whose knowledge is shown (None: the newest), `since` the day to compare it
    with.
    """

    language: Language | None = None
    types: tuple[ProjectType, ...] = ()
    statuses: tuple[StatusCode, ...] = ()
    countries: tuple[str, ...] = ()
    search: str = ""
    extent: ProjectSet = ProjectSet.SPEECH
    project: str | None = None
    as_of: date | None = None
    since: date | None = None
    route: RouteQuery = field(default_factory=RouteQuery)
    tab: Tab = Tab.CHANGES
    map: MapView | None = None

    @property
    def route_query(self) -> RouteQuery:
        """The question to the network, on the day of the view."""
        return replace(self.route, as_of=self.as_of)

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Return the view that a link asks for; values that mean nothing are ignored."""
        language = read_choices(query.get("lang", ""), Language)
        everything = query.get("scope") == ProjectSet.ALL
        tab = query.get("tab", "")
        return cls(
            language=language[0] if language else None,
            types=read_choices(query.get("type", ""), ProjectType),
            statuses=read_choices(query.get("status", ""), StatusCode),
            countries=read_countries(query.get("country", "")),
            search=clean_search(query.get("q", "")),
            extent=ProjectSet.ALL if everything else ProjectSet.SPEECH,
            project=read_identifier(query.get("project", "")),
            as_of=read_day(query.get("asof", "")),
            since=read_day(query.get("since", "")),
            route=RouteQuery.from_query(query),
            tab=Tab(tab) if tab in set(Tab) else Tab.CHANGES,
            map=MapView.parse(query.get("map", "")),
        )

    def words(self) -> dict[str, str]:
        """Return every word of the link in its order, empty where nothing or the default stands."""
        return {
            "lang": self.language or "",
            "type": ",".join(self.types),
            "status": ",".join(self.statuses),
            "country": ",".join(self.countries),
            "q": self.search,
            "scope": "" if self.extent is ProjectSet.SPEECH else self.extent,
            "project": self.project or "",
            "asof": self.as_of.isoformat() if self.as_of else "",
            "since": self.since.isoformat() if self.since else "",
            **self.route.to_query(),
            "tab": "" if self.tab is Tab.CHANGES else self.tab,
            "map": str(self.map or ""),
        }

    def to_query(self) -> dict[str, str]:
        """Return the query of the link, the inverse of `from_query`: fixed order, no defaults."""
        return {word: str(value) for word, value in self.words().items() if value}

    def link(self, base: str) -> str:
        """Return the whole link below the address of the page; where the map looks stands last."""
        query = urlencode(replace(self, map=None).to_query(), safe=",/:")
        return f"{base}?{query}" + (f"#map={self.map}" if self.map else "")

    @property
    def is_filtered(self) -> bool:
        """Whether any project may be left out."""
        return bool(self.types or self.statuses or self.countries or self.search)


WORDS = tuple(View().words())


def clean_search(text: str) -> str:
    """Return the words of a search without control characters, at most 80 characters long."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:MAX_TEXT])
    return " ".join(printable.split())[:MAX_SEARCH_LENGTH].strip()


def _decimal(value: float) -> str:
    rounded = round(value, 3) + 0.0  # no minus before zero
    return f"{rounded:.3f}".rstrip("0").rstrip(".")
