"""A question in words, as a link or a command has it: one that means nothing is an error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from corridors.catalog import Catalog, Network, fold
from corridors.dates import PartialDate
from corridors.journey import MAX_ASSUMED, MAX_VIA, Assumed, Journey
from corridors.model import AssumptionKind
from corridors.ways import By, Question

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


@dataclass(frozen=True)
class Plan:
    """A question, the day of the network (None: the newest), projects switched, own figures."""

    question: Question
    as_of: date | None = None
    switched_on: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()
    assumed: tuple[Assumed, ...] = ()

    @property
    def is_switched(self) -> bool:
        """Whether two states of the network are compared."""
        return bool(self.switched_on or self.switched_off)


def plan_of(journey: Journey, as_of: date | None) -> Plan | None:
    """Return what a link asks on a day, or None as long as one end is missing."""
    if journey.start is None or journey.end is None:
        return None
    question = Question(
        journey.start, journey.end, journey.by, journey.via, frozenset(journey.within)
    )
    return Plan(question, as_of, journey.switched_on, journey.switched_off, journey.assumed)


def read_plan(words: Mapping[str, str], catalog: Catalog) -> Plan:
    """Return what the words ask; raises ValueError that names the word that means nothing."""
    network = catalog.network
    plan = Plan(
        Question(
            start=_place("from", words.get("from", ""), network),
            end=_place("to", words.get("to", ""), network),
            by=_by(words.get("by", By.DISTANCE)),
            via=_via(words.get("via"), network),
            within=_countries(words.get("within"), network),
        ),
        as_of=_day(words.get("asof")),
        switched_on=_projects("with", words.get("with"), catalog),
        switched_off=_projects("without", words.get("without"), catalog),
        assumed=_assumed(words.get("assume"), network),
    )
    if plan.question.start == plan.question.end:
        message = f"to: {plan.question.end!r} is where the way begins"
        raise ValueError(message)
    if both := sorted(set(plan.switched_on) & set(plan.switched_off)):
        message = f"without: {both[0]!r} is switched on as well"
        raise ValueError(message)
    return plan


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


def _countries(text: str | None, network: Network) -> frozenset[str]:
    codes = _several("within", text)
    for code in codes:
        if code not in network.countries:
            message = f"within: {code!r} is none of {', '.join(network.countries)}"
            raise ValueError(message)
    return frozenset(codes)


def _assumed(text: str | None, network: Network) -> tuple[Assumed, ...]:
    found: dict[str, Assumed] = {}
    for word in _several("assume", text):
        try:
            each = Assumed.parse(word)
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
    if len(found) > MAX_ASSUMED:
        message = f"assume: {len(found)} are too many, at most {MAX_ASSUMED}"
        raise ValueError(message)
    return tuple(found[name] for name in sorted(found))


def _by(text: str) -> By:
    try:
        return By(text)
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
