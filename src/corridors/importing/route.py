"""A route out of a file: read, merged, cut and simplified, with what there is to say of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from corridors.catalog.catalog import Catalog
from corridors.catalog.sections import Section
from corridors.importing.asking import Request, read_leg, read_project_table
from corridors.importing.cutting import (
    Border,
    Leg,
    drawn,
    read_borders,
    refuse_far_places,
    refuse_turning_places,
    sections_of_leg,
)
from corridors.importing.documents import tables_in
from corridors.importing.files import Choice, Parts, read_parts
from corridors.importing.merging import Merged, Stops, merge
from corridors.importing.pieces import Bounds
from corridors.importing.plane import Plane
from corridors.model.geodesy import distance_km, length_km
from corridors.model.project import Place

TOLERANCE_KM = 0.25  # of the lines that ship; what is nearer is also the same line
_WHOLE_PROJECT = "whole_project"


@dataclass(frozen=True)
class ImportedRoute:
    """The sections of a leg, what they were made of, and sentences on how.

    `table` is what the file of the project holds; shapes of `merged` and `borders` lie on `plane`.
    """

    leg: Leg
    table: Mapping[str, Any]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    merged: Merged
    borders: tuple[Border, ...]
    parts: Parts
    plane: Plane

    @property
    def name(self) -> str:
        """The English name of the project, or its id where the file has none."""
        names = self.table.get("name")
        return (
            str(names.get("en", self.leg.project)) if isinstance(names, dict) else self.leg.project
        )


def import_route(
    path: Path, choice: Choice, request: Request, bounds: Bounds, catalog: Catalog
) -> ImportedRoute:
    """Return the route of a leg; raises ValueError with a sentence that says what to do."""
    table = read_project_table(catalog, request.project)
    leg = read_leg(request, table, catalog)
    parts = read_parts(path, choice)
    refuse_far_places(parts.lines, leg)
    plane = Plane.around(parts.lines)
    stops = [(repr(place.id), plane.flat(Point(place.lon, place.lat))) for place in leg.stops]
    merged = merge(
        [plane.flat(line) for line in parts.lines],
        Stops(stops[0], tuple(stops[1:-1]), stops[-1]),
        bounds,
        plane,
    )
    refuse_turning_places(plane.globe(merged.line), leg)
    borders = read_borders(catalog.folder, plane)
    before = catalog.routes.get(leg.project, ())
    cut, on_cuts = sections_of_leg(merged.line, leg, borders, plane, before)
    sections = tuple(drawn(cut, bounds.beside_km, plane))
    notes = (
        *parts.notes,
        *merged.notes,
        *on_cuts,
        *_simplified(merged, sections, plane),
        *_lost(leg, before),
    )
    return ImportedRoute(leg, table, sections, notes, merged, tuple(borders), parts, plane)


def describe(route: ImportedRoute) -> Iterator[str]:
    """Yield what was understood, line by line: sections, lengths and places."""
    leg = route.leg
    yield f"{route.name}, leg {leg.id!r}: {leg.start.name.en} to {leg.end.name.en}"
    rows = [_cells(section) for section in route.sections]
    yield from _table([("section", "country", "mode", "alignment", "km", "points"), *rows])
    km = sum(length_km(section.geometry) for section in route.sections)
    yield f"all of leg {leg.id!r}: {km:.1f} km drawn"
    yield from _published(route.table, km)
    for place in (leg.start, leg.end, *leg.calls):
        yield _distance(place, route)
    yield from route.notes


def _simplified(merged: Merged, sections: Sequence[Section], plane: Plane) -> Iterator[str]:
    before, after = plane.length_km(merged.line), sum(length_km(s.geometry) for s in sections)
    points = sum(len(section.geometry.coords) for section in sections)
    yield (
        f"simplified from {len(merged.line.coords):,} to {points:,} points, "
        f"from {before:.1f} to {after:.1f} km"
    )


def _lost(leg: Leg, before: Sequence[Section]) -> Iterator[str]:
    """Yield what the sections say that the route takes the place of, and it does not."""
    for name in ("gauge", "tracks", "off_length"):
        values = {getattr(section, name) for section in before if section.leg == leg.id} - {None}
        if values and getattr(leg, name) is None:
            listed = " and ".join(repr(value) for value in sorted(values))
            option = name.replace("_", "-")
            yield f"{name}: the sections that are there say {listed}; --{option} keeps it"


def _cells(section: Section) -> tuple[str, ...]:
    return (
        *(section.id, section.country or "sea", section.mode.value, section.alignment.value),
        *(f"{length_km(section.geometry):.1f}", str(len(section.geometry.coords))),
    )


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _published(table: Mapping[str, Any], km: float) -> Iterator[str]:
    """Yield the lengths that sources give, and how much more or less is drawn of the whole."""
    facts = [fact for fact in tables_in(table, "facts") if fact.get("measure") == "length"]
    for fact in facts:
        numbers = (fact.get(name) for name in ("value", "low", "high"))
        given = [number for number in numbers if isinstance(number, int | float)]
        scope = fact.get("section") or fact.get("scope", _WHOLE_PROJECT)
        text = " to ".join(f"{number:g}" for number in given)
        share = ""
        if scope == _WHOLE_PROJECT and fact.get("unit") == "km" and "value" in fact and all(given):
            share = f"; drawn are {km / given[0]:.0%} of it"
        yield f"published: {text} {fact.get('unit')} ({scope}, {fact.get('source')}){share}"
    if not facts:
        yield "published: no length in the file of the project"


def _distance(place: Place, route: ImportedRoute) -> str:
    line = route.plane.globe(route.merged.line)
    away_km = distance_km(line, place.lon, place.lat)
    if place in route.leg.calls:
        return f"{place.id!r} lies {away_km:.2f} km from the line"
    end = line.coords[0] if place == route.leg.start else line.coords[-1]
    away_km = distance_km(Point(end), place.lon, place.lat)
    what = "begins" if place == route.leg.start else "ends"
    return f"the line {what} {away_km:.2f} km from {place.id!r}"
