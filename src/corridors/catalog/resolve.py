"""The words of a link for machines: unlike in a browser, one that means nothing is an error."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from corridors.catalog.arrival import DEFAULTS
from corridors.catalog.catalog import Catalog
from corridors.catalog.network import Network
from corridors.catalog.search import fold
from corridors.model.dates import PartialDate
from corridors.model.network import AssumptionKind
from corridors.view.route_query import RouteQuery
from corridors.view.values import (
    MAX_OVERRIDES,
    MAX_SEARCH_LENGTH,
    MAX_VIA,
    AssumptionOverride,
    Objective,
)
from corridors.view.view import View
from corridors.view.words import PROJECT_WORDS, WORDS, ignored_words

IGNORED = ignored_words(PROJECT_WORDS)


def strict_view(query: Mapping[str, str], catalog: Catalog) -> View:
    """Return the view that the words mean; raises ValueError that names one that means nothing."""
    view = catalog.resolve(View.from_query(query))
    kept = {**DEFAULTS, "q": "", **view.to_query()}
    for key, text in query.items():
        if key in IGNORED:
            continue
        if key not in PROJECT_WORDS:
            message = f"{key}: is no word of a link; there are {', '.join(PROJECT_WORDS)}"
            raise ValueError(message)
        if key == "q" and len(text) > MAX_SEARCH_LENGTH:
            message = f"q: a search has at most {MAX_SEARCH_LENGTH} letters"
            raise ValueError(message)
        lost = set(text.split(",")) - set(kept.get(key, "").split(","))
        if key not in kept or (lost and not WORDS[key].is_rewritten):
            message = f"{key}: {text!r} means nothing here ({WORDS[key].meaning})"
            raise ValueError(message)
    return view


_MOST_SUGGESTED = 3


def read_route_query(params: Mapping[str, str], catalog: Catalog) -> RouteQuery:
    """Return the query of parameters; raises ValueError that names the word without meaning."""
    network = catalog.network
    query = RouteQuery(
        start=_place("from", params.get("from", ""), network),
        end=_place("to", params.get("to", ""), network),
        objective=_by(params.get("by", Objective.DISTANCE)),
        via=_via(params.get("via"), network),
        within=_countries(params.get("within"), network),
        as_of=_day(params.get("asof")),
        switched_on=_projects("with", params.get("with"), catalog),
        switched_off=_projects("without", params.get("without"), catalog),
        overrides=_overrides(params.get("assume"), network),
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
        message = f"via: {len(names)} places are too many ({WORDS['via'].meaning})"
        raise ValueError(message)
    return tuple(_place("via", name, network) for name in names)


def _projects(word: str, text: str | None, catalog: Catalog) -> tuple[str, ...]:
    valid_ids = catalog.network.projects
    names = _several(word, text)
    for name in names:
        if name in catalog.projects and name not in valid_ids:
            message = f"{word}: the network has no line of {name!r}; it has {', '.join(valid_ids)}"
            raise ValueError(message)
        if name not in valid_ids:
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
    overrides: dict[str, AssumptionOverride] = {}
    for word in _several("assume", text):
        try:
            each = AssumptionOverride.parse(word)
        except ValueError as error:
            message = f"assume: {word!r}: {error}"
            raise ValueError(message) from None
        if (assumption := network.assumptions.get(each.name)) is None:
            near = get_close_matches(each.name, network.assumptions)
            message = f"assume: there is no assumption {each.name!r}{_meant(near)}"
            raise ValueError(message)
        if assumption.measure is AssumptionKind.TOTAL:
            message = f"assume: {each.name!r} is a total, which nothing is worked out from"
            raise ValueError(message)
        if each.name in overrides:
            message = f"assume: {each.name!r} stands twice"
            raise ValueError(message)
        overrides[each.name] = each
    if len(overrides) > MAX_OVERRIDES:
        message = f"assume: {len(overrides)} are too many, at most {MAX_OVERRIDES}"
        raise ValueError(message)
    return tuple(overrides[name] for name in sorted(overrides))


def _by(text: str) -> Objective:
    try:
        return Objective(text)
    except ValueError:
        raise ValueError(_nothing("by", text)) from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = PartialDate.parse(text)
    except ValueError as error:
        reason = str(error)
        message = f"asof: {reason}" if repr(text) in reason else f"asof: {text!r}: {reason}"
        raise ValueError(message) from None
    if not day.is_day or day.is_interval:
        raise ValueError(_nothing("asof", text))
    return day.first


def _several(word: str, text: str | None) -> list[str]:
    names = [] if text is None else [name.strip() for name in text.split(",")]
    if not all(names):
        raise ValueError(_nothing(word, text or ""))
    return names


def _nothing(word: str, text: str) -> str:
    return f"{word}: {text!r} means nothing here ({WORDS[word].meaning})"


def _meant(near: Iterable[str]) -> str:
    names = list(dict.fromkeys(near))[:_MOST_SUGGESTED]
    return f"; did you mean {' or '.join(names)}?" if names else ""
