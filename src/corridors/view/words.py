"""The words of a link: what each means, how it is read, and what machines may put into it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from corridors.model.vocabulary import DateMove, Language, ProjectType, StatusCode
from corridors.view.values import (
    MAX_OVERRIDES,
    MAX_SEARCH_LENGTH,
    MAX_SWITCHED,
    MAX_VIA,
    MapView,
    Objective,
    Order,
    ProjectSet,
    Tab,
    clean_search,
    read_choice,
    read_choices,
    read_countries,
    read_day,
    read_identifier,
    read_identifiers,
    read_overrides,
)

Schema = dict[str, Any]
_DAY: Schema = {"type": "string", "format": "date"}
# zoom from 0 to 18, lat and lon
_MAP = r"^(\d|1[0-7])(\.\d{1,3})?/-?[1-8]?\d(\.\d{1,6})?/-?(1[0-7]\d|[1-9]?\d)(\.\d{1,6})?$"
_FIGURE = r"(0|[1-9][0-9]{0,4})(\.[0-9]{1,2})?"


@dataclass(frozen=True)
class Choices:
    """What the words may name in some data: ids, and countries by their codes (ISO 3166-1)."""

    countries: Sequence[str]
    projects: Sequence[str]
    places: Sequence[str]
    countries_of_network: Sequence[str]
    projects_of_network: Sequence[str]
    assumptions: Sequence[str]


@dataclass(frozen=True)
class Word:
    """A word of the link.

    `read` forgives: what means nothing is left out. `schema` is the JSON schema of what machines
    may put into it. A word that is `rewritten` may be written in more than one way; `default` is
    what a link without it means.
    """

    meaning: str
    read: Callable[[str], Any]
    schema: Callable[[Choices], Schema]
    default: str = ""
    is_list: bool = False
    is_rewritten: bool = False


def one_of(values: Iterable[str]) -> Schema:
    """Return the schema of one of some texts."""
    return {"type": "string", "enum": list(values)}


def several_of(values: Iterable[str], **more: int) -> Schema:
    """Return the schema of a list of some texts, with commas between them."""
    return {"type": "array", "items": one_of(values), "minItems": 1, **more}


def _overrides(choices: Choices) -> Schema:
    pattern = rf"^({'|'.join(choices.assumptions)}):{_FIGURE}/{_FIGURE}/{_FIGURE}$"
    items = {"type": "string", "pattern": pattern}
    return {"type": "array", "items": items, "minItems": 1, "maxItems": MAX_OVERRIDES}


_switched = partial(read_identifiers, most=MAX_SWITCHED)
WORDS: Mapping[str, Word] = {
    "lang": Word(
        "en, kk or ru",
        lambda text: next(iter(read_choices(text, Language)), None),
        lambda _: one_of(Language),
    ),
    "type": Word(
        f"{', '.join(ProjectType)}; several with commas between them",
        lambda text: read_choices(text, ProjectType),
        lambda _: several_of(ProjectType),
        is_list=True,
    ),
    "status": Word(
        "as in the link, several with commas",
        lambda text: read_choices(text, StatusCode),
        lambda _: several_of(StatusCode),
        is_list=True,
    ),
    "moved": Word(
        "later, earlier or kept: how the date of completion moved since it was first promised, or "
        "the opening against it; several with commas",
        lambda text: read_choices(text, DateMove),
        lambda _: several_of(DateMove),
        is_list=True,
    ),
    "country": Word(
        "ISO 3166-1 codes, several with commas",
        read_countries,
        lambda choices: several_of(choices.countries),
        is_list=True,
    ),
    "q": Word(
        "a search in any spelling",
        clean_search,
        lambda _: {"type": "string", "maxLength": MAX_SEARCH_LENGTH},
        is_rewritten=True,
    ),
    "scope": Word(
        "speech (the default) or all",
        partial(read_choice, default=ProjectSet.SPEECH),
        lambda _: one_of(ProjectSet),
        default=ProjectSet.SPEECH,
    ),
    "sort": Word(
        "moved (the default: what moved furthest first), name, newest (source) or due",
        partial(read_choice, default=Order.MOVED),
        lambda _: one_of(Order),
        default=Order.MOVED,
    ),
    "project": Word(
        "the id of the selected project", read_identifier, lambda choices: one_of(choices.projects)
    ),
    "asof": Word(
        "the day whose knowledge is taken, as 2025-06-30",
        read_day,
        lambda _: _DAY,
        is_rewritten=True,
    ),
    "since": Word(
        "the day to compare with, as 2023-09-14", read_day, lambda _: _DAY, is_rewritten=True
    ),
    "from": Word(
        "a place of the network: its id, or its name in any spelling",
        read_identifier,
        lambda choices: one_of(choices.places),
    ),
    "to": Word("a place of the network", read_identifier, lambda choices: one_of(choices.places)),
    "by": Word(
        "distance (the default) or time",
        partial(read_choice, default=Objective.DISTANCE),
        lambda _: one_of(Objective),
        default=Objective.DISTANCE,
    ),
    "via": Word(
        f"places to pass, in order, with commas, at most {MAX_VIA}",
        partial(read_identifiers, most=MAX_VIA),
        lambda choices: several_of(choices.places, maxItems=MAX_VIA),
        is_list=True,
    ),
    "within": Word(
        "countries to stay in (ISO 3166-1 codes), with commas",
        read_countries,
        lambda choices: several_of(choices.countries_of_network),
        is_list=True,
    ),
    "with": Word(
        "ids of projects that are assumed to be open, with commas",
        _switched,
        lambda choices: several_of(choices.projects_of_network),
        is_list=True,
    ),
    "without": Word(
        "ids of projects that are assumed not to be built, with commas",
        _switched,
        lambda choices: several_of(choices.projects_of_network),
        is_list=True,
    ),
    "assume": Word(
        "your figures for assumptions, as kz-rail-speed:888/941/1000, with commas",
        read_overrides,
        _overrides,
        is_list=True,
    ),
    "tab": Word(
        "what the page shows: the map (the default), or one of the pages of its head",
        partial(read_choice, default=Tab.MAP),
        lambda _: one_of(Tab),
        default=Tab.MAP,
    ),
    "map": Word(
        "what the picture shows, as zoom/lat/lon",
        MapView.parse,
        lambda _: {"type": "string", "pattern": _MAP},
        is_rewritten=True,
    ),
}
EMBEDDING = ("embed", "embed_options")  # Streamlit's own words
# What machines may ask of projects, and of the network; the other words are taken and ignored.
PROJECT_WORDS = (
    *("lang", "type", "status", "moved", "country", "q", "scope", "sort", "project", "asof"),
    *("since", "map"),
)
ROUTE_WORDS = ("from", "to", "by", "via", "within", "asof", "with", "without", "assume", "lang")
NEEDED_FOR_ROUTES = ("from", "to")


def read_word(word: str, query: Mapping[str, str]) -> Any:  # noqa: ANN401 - each has its own type
    """Return what a word of a query means, or what a query without it means."""
    return WORDS[word].read(query.get(word, ""))


def write_word(word: str, value: object) -> str:
    """Return the inverse of `read_word`; an empty text where the default stands."""
    text = ",".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
    return "" if text == WORDS[word].default else text


def ignored_words(own: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the page's link that are taken beside one's own, and mean nothing."""
    return tuple(word for word in (*WORDS, *EMBEDDING) if word not in own)
