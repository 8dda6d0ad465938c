"""Kilometres and hours of routes in words, with the marks of what they rest on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from corridors.catalog.catalog import Catalog, snapshot_on
from corridors.catalog.snapshot import Snapshot
from corridors.model.network import Assumption, AssumptionKind, PublishedDistance, TransitUnit
from corridors.routing.alternatives import compare_published
from corridors.routing.durations import Component, HoursRange, TimeComponent, figures_of
from corridors.routing.result import RouteResult
from corridors.routing.route import Route
from corridors.text.language import Grammar
from corridors.text.words import Words
from corridors.view.values import AssumptionOverride

_NO_DECIMALS_FROM_HOURS = 10

_SCALE = "xian-baku"
_GAP = "  "


def km_of(km: float | None, words: Grammar) -> str:
    """Return whole kilometres, or a dash where there are none."""
    return "–" if km is None else words.number(round(km))


def marked_km(route: Route, words: Grammar) -> str:
    """Return the length of a route, marked where some of it is an estimate."""
    return km_of(route.km, words) + ("*" if route.has_estimated_km else "")


def marked_hours(route: Route, kind: Component | None, words: Grammar) -> str:
    """Return the hours of a kind of part, or that they are unknown; a total with all its marks."""
    parts = [part for part in route.parts if kind in {None, part.kind}]
    if not parts:
        return "–"
    counted = [part.hours for part in parts if part.hours]
    if not counted:
        return words("ways.unknown")
    promised = route.has_promised_hours and kind in {None, Component.MOVING}
    marks = {
        "*": route.has_estimated_hours(kind),
        "†": promised,
        "‡": route.has_own_hours(kind),
        "?": len(counted) < len(parts),
    }
    return _hours(HoursRange.total(counted), words) + "".join(filter(marks.get, marks))


def signed(value: float, words: Grammar) -> str:
    """Return a whole difference with its sign."""
    rounded = round(value)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + words.number(abs(rounded))


def signed_hours(hours: HoursRange, words: Grammar) -> str:
    """Return the differences of the least, the typical and the most hours."""
    return " / ".join(signed(value, words) for value in (hours.low, hours.typical, hours.high))


def mark_notes(routes: Collection[Route], words: Grammar) -> Iterator[str]:
    """Yield what the marks on some routes mean."""
    if any(route.has_estimated_km or route.has_estimated_hours() for route in routes):
        yield words("ways.note.estimate")
    if any(route.has_promised_hours for route in routes):
        yield words("ways.note.promised")
    if any(route.has_own_hours() for route in routes):
        yield words("ways.note.own")
    if any(route.unknown for route in routes):
        yield words("ways.note.unknown")


def _hours(hours: HoursRange, words: Grammar) -> str:
    values = (hours.low, hours.typical, hours.high)
    return "–".join(
        words.number(round(value, None if hours.high >= _NO_DECIMALS_FROM_HOURS else 1))
        for value in values
    )


def assumption_name(assumption: Assumption, catalog: Catalog, words: Grammar) -> str:
    """Return what an assumption is about: "Border by rail: Kazakhstan, Saryagash, leaving"."""
    kind = words(f"assumption.{assumption.measure}.{assumption.mode}")
    details = ", ".join(_details(assumption, catalog, words))
    return f"{kind}: {details}" if details else kind


def figures_text(figures: Sequence[float | None], unit: TransitUnit, words: Grammar) -> str:
    """Return low, typical and high with their unit; a dash where one is not given."""
    text = " / ".join("–" if figure is None else words.number(figure) for figure in figures)
    most = max(figure for figure in figures if figure is not None)
    form = int(most) if most == int(most) else 2  # fractions: as a few
    return words.plural(f"unit.{unit}", form, n=text)


def published_name(distance: PublishedDistance, catalog: Catalog, words: Grammar) -> str:
    """Return what a published distance is about: "Aktau – Baku (Sea)"."""
    ends = (catalog.network.places[name].name for name in (distance.start, distance.end))
    between = " – ".join(map(words.name, ends))
    if distance.saved_by:
        project = words.name(catalog.projects[distance.saved_by].name)
        return words("published.saved", between=between, project=project)
    if distance.mode:
        return words("published.by", between=between, mode=words(f"mode.{distance.mode}"))
    return between


def published_km(distance: PublishedDistance, words: Grammar) -> str:
    """Return what a source says, "about 4,250 km"."""
    km = words.plural("unit.km", round(distance.km), n=words.number(distance.km))
    return words("value.about", value=km) if distance.approximate else km


def changes_text(
    assumed: Iterable[AssumptionOverride], catalog: Catalog, snapshot: Snapshot, words: Grammar
) -> str:
    """Return which figures of a reader differ from those known on a day, or nothing."""
    texts = []
    for each in assumed:
        about = catalog.network.assumptions[each.name]
        assumption = snapshot.network.assumptions.get(each.name)
        figures = figures_of(assumption) if assumption else None
        if str(each) != str(figures):
            texts.append(
                words(
                    "assumption.changed",
                    name=assumption_name(about, catalog, words),
                    own=figures_text(each.figures, about.unit, words),
                    data=figures_text(figures.figures, about.unit, words) if figures else "–",
                )
            )
    return "; ".join(texts)


def _details(assumption: Assumption, catalog: Catalog, words: Grammar) -> Iterator[str]:
    network = catalog.network
    if assumption.project:
        project = catalog.projects.get(assumption.project)
        yield words.name(project.name) if project else assumption.project
        yield words(f"evidence.{assumption.kind}")  # before and after differ in it
    yield from (words.country(code) for code in assumption.countries)
    yield from (words.name(network.places[name].name) for name in assumption.places)
    for edge in network.edges.values():
        if edge.crossing == assumption.id:
            yield " – ".join(words.name(network.places[n].name) for n in (edge.start, edge.end))
    if assumption.direction:
        yield words(f"assumption.direction.{assumption.direction}")
    if assumption.whole_crossing:
        yield words("assumption.whole_crossing")
    if assumption.measure is AssumptionKind.BORDER and not assumption.countries:
        yield words("assumption.region")
    if assumption.measure is AssumptionKind.TOTAL:
        yield words("assumption.scale")


@dataclass(frozen=True)
class Row:
    """One line of the table: a label and a cell for each route; a part belongs to what is above."""

    label: str
    cells: Sequence[str]
    is_part: bool = False


def route_letter(number: int) -> str:
    """Return what a route is called after its place among its like, from 0 on: A, B, C."""
    return ascii_uppercase[number]


def heading(answer: RouteResult, catalog: Catalog, words: Words) -> str:
    """Return from where to where, and by what."""
    query, places = answer.query, catalog.network.places
    start, *_, end = (words.name(places[name].name) for name in query.stops)
    return words("ways.title", start=start, end=end, by=words(f"ways.by.{query.objective}"))


def state_of_day(answer: RouteResult, words: Words) -> str:
    """Return of which day the network is."""
    day = answer.query.as_of
    return words("ways.as_of", date=words.day(day)) if day else words("ways.as_is")


def switches(answer: RouteResult, catalog: Catalog, words: Words) -> str:
    """Return which projects are switched on and off."""
    texts = []
    for key, names in (
        ("ways.with", answer.query.switched_on),
        ("ways.without", answer.query.switched_off),
    ):
        if names:
            projects = ", ".join(words.name(catalog.projects[name].name) for name in names)
            texts.append(words(key, projects=projects))
    return "; ".join(texts)


def rows(routes: Sequence[Route], words: Words) -> Iterator[Row]:
    """Yield what is counted on routes: km by mode and country, handling, hours by part."""
    yield Row(words("ways.km"), [marked_km(route, words) for route in routes])
    for mode in dict.fromkeys(mode for route in routes for mode in route.km_by_mode):
        cells = [km_of(route.km_by_mode.get(mode), words) for route in routes]
        yield Row(words(f"mode.{mode}"), cells, is_part=True)
    for countries in dict.fromkeys(c for route in routes for c in route.km_by_country):
        label = "–".join(words.country(code) for code in countries)
        text = label if len(countries) == 1 else words("ways.undivided", countries=label)
        cells = [km_of(route.km_by_country.get(countries), words) for route in routes]
        yield Row(text, cells, is_part=True)
    yield Row(words("ways.borders"), [words.number(len(route.borders)) for route in routes])
    yield Row(words("ways.gauge_breaks"), [words.number(len(r.gauge_breaks)) for r in routes])
    yield Row(words("ways.transshipments"), [words.number(len(r.transshipments)) for r in routes])
    yield Row(words("ways.hours"), [marked_hours(route, None, words) for route in routes])
    for kind in Component:
        if any(part.kind is kind for route in routes for part in route.parts):
            cells = [marked_hours(route, kind, words) for route in routes]
            yield Row(words(f"ways.part.{kind}"), cells, is_part=True)


def places_along(route: Route, catalog: Catalog, words: Words) -> str:
    """Return the names of the places of a route, in order."""
    return " → ".join(words.name(catalog.network.places[name].name) for name in route.places)


def left_out(route: Route, catalog: Catalog, words: Words) -> str:
    """Return what the hours of a route leave out, or nothing."""
    parts = "; ".join(dict.fromkeys(_unknown(part, catalog, words) for part in route.unknown))
    return words("ways.left_out", parts=parts) if parts else ""


def _unknown(part: TimeComponent, catalog: Catalog, words: Words) -> str:
    network = catalog.network
    if part.country:
        return words("ways.missing.border", country=words.country(part.country))
    if part.where in network.places:
        key = "ways.missing.port" if part.kind is Component.PORTS else "ways.missing.gauge"
        return words(key, place=words.name(network.places[part.where].name))
    edge = network.edges[part.where]
    start, end = (words.name(network.places[name].name) for name in (edge.start, edge.end))
    return words("ways.missing.line", start=start, end=end)


def difference(answer: RouteResult, words: Words) -> str:
    """Return how much the switch changes the best route, or that it changes nothing."""
    km, hours = answer.delta_km, answer.delta_hours
    if answer.changes_nothing or km is None:
        return words("ways.changes_nothing" if answer.changes_nothing else "ways.not_comparable")
    if hours is None:
        return words("ways.difference_km", km=signed(km, words))
    return words("ways.difference", km=signed(km, words), hours=signed_hours(hours, words))


def notes(answer: RouteResult, catalog: Catalog, words: Words) -> Iterator[str]:
    """Yield the reader's own figures, what the marks mean, a whole for scale, what this is not."""
    snapshot = snapshot_on(catalog, answer.query.as_of)
    if changes := changes_text(answer.query.overrides, catalog, snapshot, words):
        yield words("ways.note.assumed", changes=changes)
    yield from _day_notes(answer, catalog, snapshot, words)
    yield from mark_notes(answer.all_routes, words)
    yield from _published(answer, catalog, snapshot, words)
    if scale := snapshot.network.assumptions.get(_SCALE):
        source = words.source(snapshot.sources[scale.source])
        days = [words.number(value or 0) for value in (scale.typical, scale.high)]
        yield words("ways.note.scale", low=days[0], high=days[1], source=source)
    yield words("ways.note.judgement")


def _day_notes(
    answer: RouteResult, catalog: Catalog, snapshot: Snapshot, words: Words
) -> Iterator[str]:
    """Yield what counts as known on a day that is past, and what was not known of it."""
    if snapshot.day is None:
        return
    yield words("ways.note.as_of")
    unknown = [name for name in answer.query.switched_on if name not in snapshot.projects]
    if unknown:
        projects = ", ".join(words.name(catalog.projects[name].name) for name in unknown)
        yield words("ways.note.not_yet_known", projects=projects)


def _published(
    answer: RouteResult, catalog: Catalog, snapshot: Snapshot, words: Words
) -> Iterator[str]:
    """Yield what sources say of the distance between the two ends, beside that of the network."""
    ends = {answer.query.start, answer.query.end}
    for each in compare_published(snapshot):
        distance = each.published
        if ends == {distance.start, distance.end}:
            yield words(
                "ways.note.published",
                name=published_name(distance, catalog, words),
                said=published_km(distance, words),
                source=words.source(snapshot.sources[distance.source]),
                here=km_of(each.km, words),
            )


def table(answer: RouteResult, catalog: Catalog, words: Words) -> str:
    """Return the answer in a language: the routes, what they leave out, the difference."""
    return "\n".join(_lines(answer, catalog, words))


def _lines(answer: RouteResult, catalog: Catalog, words: Words) -> Iterator[str]:
    yield heading(answer, catalog, words)
    yield ""
    yield state_of_day(answer, words)
    yield from _state(answer.routes, catalog, words)
    if answer.switched is not None:
        yield ""
        yield switches(answer, catalog, words)
        yield from _state(answer.switched, catalog, words)
        yield ""
        yield difference(answer, words)
    yield ""
    yield from notes(answer, catalog, words)


def _state(routes: Sequence[Route], catalog: Catalog, words: Words) -> Iterator[str]:
    if not routes:
        yield words("ways.none")
        return
    titles = [words("ways.way", n=route_letter(number)) for number in range(len(routes))]
    lines = [["", *titles]]
    lines += [[_GAP * row.is_part + row.label, *row.cells] for row in rows(routes, words)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for label, *cells in lines:
        aligned = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield _GAP.join([label.ljust(widths[0]), *aligned]).rstrip()
    for title, route in zip(titles, routes, strict=True):
        yield f"{title}: {places_along(route, catalog, words)}"
        if unknown := left_out(route, catalog, words):
            yield _GAP + unknown
