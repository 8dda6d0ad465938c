"""What a reader looks at, and the link that restores it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from urllib.parse import urlencode

from corridors.model.vocabulary import DateMove, Language, ProjectType, StatusCode
from corridors.view.route_query import RouteQuery
from corridors.view.values import MapView, Order, ProjectSet, Tab
from corridors.view.words import WORDS, read_word, write_word

# Which word of the link holds a field.
_WORDS = {
    "language": "lang",
    "types": "type",
    "statuses": "status",
    "moves": "moved",
    "countries": "country",
    "search": "q",
    "project_set": "scope",
    "order": "sort",
    "project": "project",
    "as_of": "asof",
    "since": "since",
    "tab": "tab",
    "map": "map",
}


@dataclass(frozen=True)
class View:
    """Filters, order, selection, days, question to the network, page, map view and language.

    Empty choices mean no restriction.

    `as_of` is the day whose knowledge is shown (None: the newest), `since` the day to compare it
    with.
    """

    language: Language | None = None
    types: tuple[ProjectType, ...] = ()
    statuses: tuple[StatusCode, ...] = ()
    moves: tuple[DateMove, ...] = ()
    countries: tuple[str, ...] = ()
    search: str = ""
    project_set: ProjectSet = ProjectSet.SPEECH
    order: Order = Order.MOVED
    project: str | None = None
    as_of: date | None = None
    since: date | None = None
    route: RouteQuery = field(default_factory=RouteQuery)
    tab: Tab = Tab.MAP
    map: MapView | None = None

    @property
    def route_query(self) -> RouteQuery:
        """The question to the network, on the day of the view."""
        return replace(self.route, as_of=self.as_of)

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Return the view that a link asks for; values that mean nothing are ignored."""
        own = {field: read_word(word, query) for field, word in _WORDS.items()}
        return cls(route=RouteQuery.from_query(query), **own)

    def params(self) -> dict[str, str]:
        """Return every word of the link in its order, empty where nothing or the default stands."""
        own = {word: write_word(word, getattr(self, field)) for field, word in _WORDS.items()}
        params = own | self.route.to_query()
        return {word: params[word] for word in WORDS}

    def to_query(self) -> dict[str, str]:
        """Return the query of the link, the inverse of `from_query`: fixed order, no defaults."""
        return {word: text for word, text in self.params().items() if text}

    def link(self, base: str) -> str:
        """Return the whole link below the address of the page; where the map looks stands last."""
        query = urlencode(replace(self, map=None).to_query(), safe=",/:")
        return f"{base}?{query}" + (f"#map={self.map}" if self.map else "")
