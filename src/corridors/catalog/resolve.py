"""The words of a link for machines: unlike in a browser, one that means nothing is an error."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from corridors.catalog.arrival import DEFAULTS, EMBEDDING, REWRITTEN
from corridors.catalog.catalog import Catalog
from corridors.catalog.network import Network
from corridors.catalog.search import fold
from corridors.model.dates import PartialDate
from corridors.model.network import AssumptionKind
from corridors.view.route_query import (
    MAX_OVERRIDES,
    MAX_VIA,
    AssumptionOverride,
    Objective,
    RouteQuery,
)
from corridors.view.view import MAX_SEARCH_LENGTH, WORDS, View

# Every word with what it may hold.
LINK_WORDS = {
    "lang": "en, kk or ru",
    "type": "railway, highway, corridor, port; several with commas between them",
    "status": "as in the link, several with commas",
    "country": "ISO 3166-1 codes, several with commas",
    "q": "a search in any spelling",
    "scope": "speech (the default) or all",
    "project": "the id of the selected project",
    "asof": "the day whose knowledge is taken, as 2025-06-30",
    "since": "the day to compare with, as 2023-09-14",
    "map": "what the picture shows, as zoom/lat/lon",
}


def ignored(own: Container[str]) -> tuple[str, ...]:
    """Return the words of the page's link that are taken beside one's own, and mean nothing."""
    return tuple(word for word in (*WORDS, *EMBEDDING) if word not in own)


PAGE_WORDS = ignored(LINK_WORDS)


def strict_view(query: Mapping[str, str], catalog: Catalog) -> View:
    """Return the view that the words mean; raises ValueError that names one that means nothing."""
    view = catalog.resolve(View.from_query(query))
    kept = {**DEFAULTS, "q": "", **view.to_query()}
    for key, text in query.items():
        if key in PAGE_WORDS:
            continue
        if key not in LINK_WORDS:
            message = f"{key}: is no word of a link; there are {', '.join(LINK_WORDS)}"
            raise ValueError(message)
        if key == "q" and len(text) > MAX_SEARCH_LENGTH:
            message = f"q: a search has at most {MAX_SEARCH_LENGTH} letters"
            raise ValueError(message)
        lost = set(text.split(",")) - set(kept.get(key, "").split(","))
        if key not in kept or (lost and key not in REWRITTEN):
            message = f"{key}: {text!r} means nothing here ({LINK_WORDS[key]})"
            raise ValueError(message)
    return view


# Every word with what it may hold.
PLAN_WORDS = {
    "from": "a place of the network: its id, or its name in any spelling",
    "to": "a place of the network",
    "by": "distance (the default) or time",
    "via": f"places to pass, in order, with commas, at most {MAX_VIA}",
    "within": "countries to stay in (ISO 3166-1 codes), with commas",
    "asof": "the day whose network is taken, as 2025-06-30",
    "with": "ids of projects that are taken as open, with commas",
    "without": "ids of projects that are taken as not there, with commas",
    "assume": "your figures for assumptions, as kz-rail-speed:888/941/1000, with commas",
}
_MOST_SUGGESTED = 3


def read_route_query(words: Mapping[str, str], catalog: Catalog) -> RouteQuery:
    """Return what the words ask; raises ValueError that names the word that means nothing."""
    network = catalog.network
    query = RouteQuery(
        start=_place("from", words.get("from", ""), network),
        end=_place("to", words.get("to", ""), network),
        objective=_by(words.get("by", Objective.DISTANCE)),
        via=_via(words.get("via"), network),
        within=_countries(words.get("within"), network),
        as_of=_day(words.get("asof")),
        switched_on=_projects("with", words.get("with"), catalog),
        switched_off=_projects("without", words.get("without"), catalog),
        overrides=_overrides(words.get("assume"), network),
    )
    if query.start == query.end:
        message = f"to: {query.end!r} is where the way begins"
        raise ValueError(message)
    if both := sorted(set(query.switched_on) & set(query.switched_off)):
        message = f"without: {both[0]!r} is switched on as well"
        raise ValueError(message)
    return query


def _place(word: str, text: str, network: Network) -> str:
    """Return the id of the place that a text names, by id or in any spelling."""
    if text in network.places:
        return text
    spellings = {
        fold(spelling): place.id
        for place in network.places.values()
        for spelling in (
            place.name.en,
            place.name.kk,
            place.name.ru,
            *place.aliases,
            place.id,
        )
    }
    if (folded := fold(text)) in spellings:
        return spellings[folded]
    near = (spellings[name] for name in get_close_matches(folded, spellings, n=6))
    message = f"{word}: there is no place {text!r} in the network{_meant(near)}"
    raise ValueError(message)


def _via(text: str | None, network: Network) -> tuple[str, ...]:
    names = _several("via", text)
    if len(names) > MAX_VIA:
        message = f"via: {len(names)} places are too many ({PLAN_WORDS['via']})"
        raise ValueError(message)
    return tuple(_place("via", name, network) for name in names)


def _projects(word: str, text: str | None, catalog: Catalog) -> tuple[str, ...]:
    known = catalog.network.projects
    names = _several(word, text)
    for name in names:
        if name in catalog.projects and name not in known:
            message = f"{word}: the network has no line of {name!r}; it has {', '.join(known)}"
            raise ValueError(message)
        if name not in known:
            near = get_close_matches(name, catalog.projects)
            message = f"{word}: there is no project {name!r}{_meant(near)}"
            raise ValueError(message)
    return tuple(sorted(set(names)))


def _countries(text: str | None, network: Network) -> tuple[str, ...]:
    codes = _several("within", text)
    for code in codes:
        if code not in network.countries:
            message = f"within: {code!r} is none of {', '.join(network.countries)}"
            raise ValueError(message)
    return tuple(sorted(set(codes)))


def _overrides(text: str | None, network: Network) -> tuple[AssumptionOverride, ...]:
    found: dict[str, AssumptionOverride] = {}
    for word in _several("assume", text):
        try:
            each = AssumptionOverride.parse(word)
        except ValueError as error:
            message = f"assume: {word!r}: {error}"
            raise ValueError(message) from None
        if (known := network.assumptions.get(each.name)) is None:
            near = get_close_matches(each.name, network.assumptions)
            message = f"assume: there is no assumption {each.name!r}{_meant(near)}"
            raise ValueError(message)
        if known.measure is AssumptionKind.TOTAL:
            message = f"assume: {each.name!r} is a total, which nothing is worked out from"
            raise ValueError(message)
        if each.name in found:
            message = f"assume: {each.name!r} stands twice"
            raise ValueError(message)
        found[each.name] = each
    if len(found) > MAX_OVERRIDES:
        message = f"assume: {len(found)} are too many, at most {MAX_OVERRIDES}"
        raise ValueError(message)
    return tuple(found[name] for name in sorted(found))


def _by(text: str) -> Objective:
    try:
        return Objective(text)
    except ValueError:
        raise ValueError(_nothing("by", text)) from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        found = PartialDate.parse(text)
    except ValueError as error:
        said = str(error)
        message = f"asof: {said}" if repr(text) in said else f"asof: {text!r}: {said}"
        raise ValueError(message) from None
    if not found.is_day or found.is_interval:
        raise ValueError(_nothing("asof", text))
    return found.first


def _several(word: str, text: str | None) -> list[str]:
    names = [] if text is None else [name.strip() for name in text.split(",")]
    if not all(names):
        raise ValueError(_nothing(word, text or ""))
    return names


def _nothing(word: str, text: str) -> str:
    return f"{word}: {text!r} means nothing here ({PLAN_WORDS[word]})"


def _meant(near: Iterable[str]) -> str:
    names = list(dict.fromkeys(near))[:_MOST_SUGGESTED]
    return f"; did you mean {' or '.join(names)}?" if names else ""
