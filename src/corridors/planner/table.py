"""An answer for readers: a table of plain text with one column a way."""

from collections.abc import Iterator, Sequence

from corridors.catalog import Catalog
from corridors.planner.answer import Answer
from corridors.text import Words
from corridors.ways import Hours, Part, PartKind, Way

_GAP = "  "
_WHOLE_FROM_HOURS = 10
_SCALE = "xian-baku"


def table(answer: Answer, catalog: Catalog, words: Words) -> str:
    """Return the answer in a language: the ways, what they leave out, the difference."""
    return "\n".join(_lines(answer, catalog, words))


def _lines(answer: Answer, catalog: Catalog, words: Words) -> Iterator[str]:
    plan, question = answer.plan, answer.plan.question
    start, end = (
        words.name(catalog.network.places[name].name) for name in (question.start, question.end)
    )
    yield words("ways.title", start=start, end=end, by=words(f"ways.by.{question.by}"))
    yield ""
    yield words("ways.as_of", date=words.day(plan.as_of)) if plan.as_of else words("ways.as_is")
    yield from _state(answer.ways, catalog, words)
    if answer.switched is not None:
        yield ""
        yield _switches(answer, catalog, words)
        yield from _state(answer.switched, catalog, words)
        yield ""
        yield _difference(answer, words)
    yield from _notes((*answer.ways, *(answer.switched or ())), catalog, words)


def _switches(answer: Answer, catalog: Catalog, words: Words) -> str:
    said = []
    for key, names in (
        ("ways.with", answer.plan.switched_on),
        ("ways.without", answer.plan.switched_off),
    ):
        if names:
            projects = ", ".join(words.name(catalog.projects[name].name) for name in names)
            said.append(words(key, projects=projects))
    return "; ".join(said)


def _state(ways: Sequence[Way], catalog: Catalog, words: Words) -> Iterator[str]:
    if not ways:
        yield words("ways.none")
        return
    rows = list(_rows(ways, words))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for label, *cells in rows:
        aligned = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield _GAP.join([label.ljust(widths[0]), *aligned]).rstrip()
    for number, way in enumerate(ways, 1):
        names = (words.name(catalog.network.places[name].name) for name in way.places)
        yield f"{words('ways.way', n=number)}: {' → '.join(names)}"
        if left_out := "; ".join(dict.fromkeys(_unknown(p, catalog, words) for p in way.unknown)):
            yield _GAP + words("ways.left_out", parts=left_out)


def _rows(ways: Sequence[Way], words: Words) -> Iterator[list[str]]:
    yield ["", *(words("ways.way", n=number) for number in range(1, len(ways) + 1))]
    yield [words("ways.km"), *(_km(way.km, words) + _mark(way.has_estimated_km) for way in ways)]
    for mode in dict.fromkeys(mode for way in ways for mode in way.km_by_mode):
        cells = (_km(way.km_by_mode.get(mode), words) for way in ways)
        yield [_GAP + words(f"mode.{mode}"), *cells]
    for countries in dict.fromkeys(c for way in ways for c in way.km_by_country):
        label = "–".join(words.country(code) for code in countries)
        text = label if len(countries) == 1 else words("ways.undivided", countries=label)
        yield [_GAP + text, *(_km(way.km_by_country.get(countries), words) for way in ways)]
    yield [words("ways.borders"), *(words.number(len(way.borders)) for way in ways)]
    yield [words("ways.gauge_breaks"), *(words.number(len(way.gauge_breaks)) for way in ways)]
    yield [words("ways.transshipments"), *(words.number(len(w.transshipments)) for w in ways)]
    yield [words("ways.hours"), *(_marked_hours(way, None, words) for way in ways)]
    for kind in PartKind:
        if any(part.kind is kind for way in ways for part in way.parts):
            cells = (_marked_hours(way, kind, words) for way in ways)
            yield [_GAP + words(f"ways.part.{kind}"), *cells]


def _marked_hours(way: Way, kind: PartKind | None, words: Words) -> str:
    """Return the hours of a kind of part, or that they are unknown; a total with all its marks."""
    parts = [part for part in way.parts if kind in {None, part.kind}]
    if not parts:
        return "–"
    known = [part.hours for part in parts if part.hours]
    if not known:
        return words("ways.unknown")
    promised = way.has_promised_hours and kind in {None, PartKind.MOVING}
    text = _hours(Hours.total(known), words) + _mark(way.has_estimated_hours(kind))
    return text + ("†" if promised else "") + ("?" if len(known) < len(parts) else "")


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


def _difference(answer: Answer, words: Words) -> str:
    km, hours = answer.more_km, answer.more_hours
    if answer.changes_nothing or km is None or hours is None:
        return words("ways.changes_nothing" if answer.changes_nothing else "ways.not_comparable")
    signed = [_signed(value, words) for value in (hours.low, hours.typical, hours.high)]
    return words("ways.difference", km=_signed(km, words), hours=" / ".join(signed))


def _notes(ways: Sequence[Way], catalog: Catalog, words: Words) -> Iterator[str]:
    yield ""
    if any(way.has_estimated_km or way.has_estimated_hours() for way in ways):
        yield words("ways.note.estimate")
    if any(way.has_promised_hours for way in ways):
        yield words("ways.note.promised")
    if any(way.unknown for way in ways):
        yield words("ways.note.unknown")
    if scale := catalog.network.assumptions.get(_SCALE):
        source = words.source(catalog.sources[scale.source])
        days = [words.number(value or 0) for value in (scale.typical, scale.high)]
        yield words("ways.note.scale", low=days[0], high=days[1], source=source)
    yield words("ways.note.judgement")


def _km(km: float | None, words: Words) -> str:
    return "–" if km is None else words.number(round(km))


def _hours(hours: Hours, words: Words) -> str:
    values = (hours.low, hours.typical, hours.high)
    return "–".join(
        words.number(round(value, None if hours.high >= _WHOLE_FROM_HOURS else 1))
        for value in values
    )


def _signed(value: float, words: Words) -> str:
    rounded = round(value)
    return f"+{words.number(rounded)}" if rounded > 0 else words.number(rounded)


def _mark(is_estimate: bool) -> str:  # noqa: FBT001 - the only thing that it is told
    return "*" if is_estimate else ""
