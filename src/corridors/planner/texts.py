"""What is said of an answer, in words: the rows of a table, what it leaves out, the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corridors.catalog import Catalog, Snapshot, known_on
from corridors.planner.answer import Answer
from corridors.text import Words
from corridors.text.assumed import changes_text, published_km, published_name
from corridors.text.travel import (
    km_of,
    mark_notes,
    marked_hours,
    marked_km,
    signed,
    signed_hours,
)
from corridors.ways import Part, PartKind, Way, compare_published

_SCALE = "xian-baku"


@dataclass(frozen=True)
class Row:
    """One line of the table: a label and a cell for each way; a part belongs to what is above."""

    label: str
    cells: Sequence[str]
    is_part: bool = False


def heading(answer: Answer, catalog: Catalog, words: Words) -> str:
    """Return from where to where, and by what."""
    question, places = answer.plan.question, catalog.network.places
    start, end = (words.name(places[name].name) for name in (question.start, question.end))
    return words("ways.title", start=start, end=end, by=words(f"ways.by.{question.by}"))


def state_of_day(answer: Answer, words: Words) -> str:
    """Return of which day the network is."""
    day = answer.plan.as_of
    return words("ways.as_of", date=words.day(day)) if day else words("ways.as_is")


def switches(answer: Answer, catalog: Catalog, words: Words) -> str:
    """Return which projects are switched on and off."""
    said = []
    for key, names in (
        ("ways.with", answer.plan.switched_on),
        ("ways.without", answer.plan.switched_off),
    ):
        if names:
            projects = ", ".join(words.name(catalog.projects[name].name) for name in names)
            said.append(words(key, projects=projects))
    return "; ".join(said)


def rows(ways: Sequence[Way], words: Words) -> Iterator[Row]:
    """Yield what is counted on ways: km by mode and country, handling, hours by part."""
    yield Row(words("ways.km"), [marked_km(way, words) for way in ways])
    for mode in dict.fromkeys(mode for way in ways for mode in way.km_by_mode):
        cells = [km_of(way.km_by_mode.get(mode), words) for way in ways]
        yield Row(words(f"mode.{mode}"), cells, is_part=True)
    for countries in dict.fromkeys(c for way in ways for c in way.km_by_country):
        label = "–".join(words.country(code) for code in countries)
        text = label if len(countries) == 1 else words("ways.undivided", countries=label)
        cells = [km_of(way.km_by_country.get(countries), words) for way in ways]
        yield Row(text, cells, is_part=True)
    yield Row(words("ways.borders"), [words.number(len(way.borders)) for way in ways])
    yield Row(words("ways.gauge_breaks"), [words.number(len(way.gauge_breaks)) for way in ways])
    yield Row(words("ways.transshipments"), [words.number(len(w.transshipments)) for w in ways])
    yield Row(words("ways.hours"), [marked_hours(way, None, words) for way in ways])
    for kind in PartKind:
        if any(part.kind is kind for way in ways for part in way.parts):
            cells = [marked_hours(way, kind, words) for way in ways]
            yield Row(words(f"ways.part.{kind}"), cells, is_part=True)


def places_along(way: Way, catalog: Catalog, words: Words) -> str:
    """Return the names of the places of a way, in order."""
    return " → ".join(words.name(catalog.network.places[name].name) for name in way.places)


def left_out(way: Way, catalog: Catalog, words: Words) -> str:
    """Return what the hours of a way leave out, or nothing."""
    parts = "; ".join(dict.fromkeys(_unknown(part, catalog, words) for part in way.unknown))
    return words("ways.left_out", parts=parts) if parts else ""


def _unknown(part: Part, catalog: Catalog, words: Words) -> str:
    network = catalog.network
    if part.country:
        return words("ways.missing.border", country=words.country(part.country))
    if part.where in network.places:
        key = "ways.missing.port" if part.kind is PartKind.PORTS else "ways.missing.gauge"
        return words(key, place=words.name(network.places[part.where].name))
    edge = network.edges[part.where]
    start, end = (words.name(network.places[name].name) for name in (edge.start, edge.end))
    return words("ways.missing.line", start=start, end=end)


def difference(answer: Answer, words: Words) -> str:
    """Return how much the switch changes the best way, or that it changes nothing."""
    km, hours = answer.more_km, answer.more_hours
    if answer.changes_nothing or km is None:
        return words("ways.changes_nothing" if answer.changes_nothing else "ways.not_comparable")
    if hours is None:
        return words("ways.difference_km", km=signed(km, words))
    return words("ways.difference", km=signed(km, words), hours=signed_hours(hours, words))


def notes(answer: Answer, catalog: Catalog, words: Words) -> Iterator[str]:
    """Yield the reader's own figures, what the marks mean, a whole for scale, what this is not."""
    snapshot = known_on(catalog, answer.plan.as_of)
    if changes := changes_text(answer.plan.assumed, catalog, snapshot, words):
        yield words("ways.note.assumed", changes=changes)
    yield from _known(answer, catalog, snapshot, words)
    yield from mark_notes(answer.all_ways, words)
    yield from _published(answer, catalog, snapshot, words)
    if scale := snapshot.network.assumptions.get(_SCALE):
        source = words.source(snapshot.sources[scale.source])
        days = [words.number(value or 0) for value in (scale.typical, scale.high)]
        yield words("ways.note.scale", low=days[0], high=days[1], source=source)
    yield words("ways.note.judgement")


def _known(answer: Answer, catalog: Catalog, snapshot: Snapshot, words: Words) -> Iterator[str]:
    """Yield what counts as known on a day that is past, and what was not known of it."""
    if snapshot.day is None:
        return
    yield words("ways.note.as_of")
    unknown = [name for name in answer.plan.switched_on if name not in snapshot.projects]
    if unknown:
        projects = ", ".join(words.name(catalog.projects[name].name) for name in unknown)
        yield words("ways.note.not_yet_known", projects=projects)


def _published(answer: Answer, catalog: Catalog, snapshot: Snapshot, words: Words) -> Iterator[str]:
    """Yield what sources say of the distance between the two ends, beside that of the network."""
    asked = {answer.plan.question.start, answer.plan.question.end}
    for each in compare_published(snapshot):
        said = each.published
        if asked == {said.start, said.end}:
            yield words(
                "ways.note.published",
                name=published_name(said, catalog, words),
                said=published_km(said, words),
                source=words.source(snapshot.sources[said.source]),
                here=km_of(each.km, words),
            )
