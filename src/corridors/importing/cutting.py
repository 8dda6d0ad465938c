"""The sections of a leg: a line cut at borders and at the places that it calls at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from pydantic import ValidationError
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from corridors.catalog.features import read_features
from corridors.catalog.geometry import round_coordinates
from corridors.catalog.report import Report
from corridors.catalog.sections import Section, read_section
from corridors.importing.plane import Plane, ends_of, from_km, stretch
from corridors.model.geodesy import between_km, distance_km
from corridors.model.project import Place
from corridors.model.vocabulary import Alignment, Mode

NEAR_KM = 2.0  # how far a place may lie from its line, as `check` has it
BORDER_KM = 2.0  # how far the borders of the ground map may be off
_APART_KM = 0.1  # nearer than that, two places make no section
_MOST_LETTERS = 60  # of an id
_BORDER = "border"


@dataclass(frozen=True)
class Leg:
    """What is asked for: the leg of a project, its places in order, and what its sections are.

    `cuts` are the ids of the calls where it is cut; None is all of them.
    """

    project: str
    id: str
    start: Place
    calls: tuple[Place, ...]
    end: Place
    mode: Mode
    alignment: Alignment
    countries: tuple[str, ...] = ()
    cuts: tuple[str, ...] | None = None
    gauge: int | None = None
    tracks: int | None = None
    off_length: str | None = None

    @property
    def stops(self) -> tuple[Place, ...]:
        """All places, in order."""
        return (self.start, *self.calls, self.end)


@dataclass(frozen=True)
class Border:
    """A border of the ground map: the countries on its sides, and its line on the plane."""

    countries: frozenset[str]
    line: BaseGeometry


@dataclass(frozen=True)
class Run:
    """A stretch in one country (None at sea), from and to how far along the line."""

    country: str | None
    start: float
    end: float


@dataclass(frozen=True)
class _Cut:
    """Where along a line it is cut, and by which name the sections on both sides are called."""

    at: float
    name: str


def read_borders(folder: Path, plane: Plane) -> list[Border]:
    """Return the borders of the ground map of a data folder; none where it draws none."""
    features = read_features(folder / "basemap" / "borders.geojson", Report())
    return [
        Border(frozenset((f.properties["left"], f.properties["right"])), plane.flat(f.geometry))
        for f in features
        if f.geometry is not None and {"left", "right"} <= f.properties.keys()
    ]


def refuse_far_places(parts: Sequence[LineString], leg: Leg) -> None:
    """Raise ValueError where a place lies farther from lines in lon, lat than `check` lets it."""
    for place, away_km in _far_places(MultiLineString(list(parts)), leg):
        message = (
            f"no line of the file comes nearer than {away_km:.1f} km to {place.id!r}, and at most "
            f"{NEAR_KM:g} km are meant: draw it to there, name another place, or say in "
            f"places.geojson under off_line why the place lies off"
        )
        raise ValueError(message)


def refuse_turning_places(line: LineString, leg: Leg) -> None:
    """Raise ValueError where a line in lon, lat has lost a place, out and back from it."""
    for place, away_km in _far_places(line, leg):
        message = (
            f"the line passes {away_km:.1f} km from {place.id!r}, to which the file has only a "
            f"piece that goes out and back: leave the place out of --calls, or end one leg there "
            f"and begin another"
        )
        raise ValueError(message)


def _far_places(shape: BaseGeometry, leg: Leg) -> Iterator[tuple[Place, float]]:
    for place in leg.stops:
        away_km = distance_km(shape, place.lon, place.lat)
        if away_km > NEAR_KM and not place.off_line:
            yield place, away_km


def sections_of_leg(
    line: LineString,
    leg: Leg,
    borders: Sequence[Border],
    plane: Plane,
    before: Sequence[Section] = (),
) -> tuple[list[tuple[Section, LineString]], list[str]]:
    """Return the sections of a leg with their lines on the plane, and sentences on the cuts.

    One that runs as a section of the project did before keeps its id, which others may name.
    Raises ValueError that says what does not fit.
    """
    runs = _runs(line, leg, borders, plane)
    _refuse_other_countries(line, leg, runs, plane)
    cuts, notes = _cuts(line, leg, runs, plane)
    parts = [stretch(line, start.at, end.at) for start, end in pairwise(cuts)]
    shapes = [plane.globe(part) for part in parts]
    countries = [_country(start, end, runs) for start, end in pairwise(cuts)]
    own = [section for section in before if section.leg == leg.id]
    names = [_name_before(shape, own) for shape in shapes]
    taken = {section.id for section in before if section.leg != leg.id}
    for number, (ends, country) in enumerate(zip(pairwise(cuts), countries, strict=True)):
        names[number] = names[number] or _name(number, ends, country, leg, {*taken, *names})
    rows = [_row(*each, leg) for each in zip(names, countries, shapes, strict=True)]
    return list(zip(rows, parts, strict=True)), notes


def drawn(sections: Iterable[tuple[Section, LineString]], km: float, plane: Plane) -> list[Section]:
    """Return sections simplified to a tolerance, as the data writes them: five decimals.

    Raises ValueError that names the section that could not be.
    """
    return [_drawn(section, line, km, plane) for section, line in sections]


def _drawn(section: Section, line: LineString, km: float, plane: Plane) -> Section:
    plain = line.simplify(from_km(km), preserve_topology=True)
    (shape,) = round_coordinates(np.array([plane.globe(plain)], dtype=object))
    try:
        return read_section({**section._asdict(), "geometry": shape})
    except ValidationError as error:
        reasons = "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors(include_url=False)
        )
        message = f"section {section.id!r}: {reasons}"
        raise ValueError(message) from error


def _row(name: str, country: str | None, shape: LineString, leg: Leg) -> Section:
    return Section(
        *(leg.project, name, leg.id, leg.mode, leg.alignment, shape),
        country=country,
        gauge=leg.gauge,
        tracks=leg.tracks,
        off_length=leg.off_length,
    )


def _runs(line: LineString, leg: Leg, borders: Sequence[Border], plane: Plane) -> list[Run]:
    """Return the stretches in each country, in the order that is asked for."""
    if leg.mode is Mode.SEA:
        return [Run(None, 0, line.length)]
    crossings = sorted(_crossings(line, borders), key=lambda crossing: crossing[0])
    for some in _without_ends(crossings, line.length):
        runs = _joined(_walk(some, leg.countries[0], line.length))
        if tuple(run.country for run in runs) == leg.countries:
            return runs
    raise ValueError(_what_does_not_fit(line, crossings, leg, plane))


def _crossings(
    line: LineString, borders: Sequence[Border]
) -> Iterator[tuple[float, frozenset[str]]]:
    """Yield how far along a line it crosses which border."""
    for border in borders:
        if border.line.intersects(line):
            for part in shapely.get_parts(line.intersection(border.line)):
                yield float(line.project(Point(part.coords[0]))), border.countries


def _without_ends(
    crossings: Sequence[tuple[float, frozenset[str]]], length: float
) -> Iterator[Sequence[tuple[float, frozenset[str]]]]:
    """Yield crossings as they are, then without those next to the first end, the last, both."""
    slack = from_km(BORDER_KM)
    for start, end in ((0.0, length), (slack, length), (0.0, length - slack)):
        yield [c for c in crossings if start <= c[0] <= end]
    yield [c for c in crossings if slack < c[0] < length - slack]


def _walk(
    crossings: Sequence[tuple[float, frozenset[str]]], country: str, length: float
) -> list[Run]:
    """Return the stretches from border to border; none where a border is of other countries."""
    runs, here, since = [], country, 0.0
    for at, countries in crossings:
        if here not in countries:
            return []
        runs.append(Run(here, since, at))
        (here,), since = countries - {here}, at
    return [*runs, Run(here, since, length)]


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Return stretches without those over a border and back that are shorter than it is exact."""
    joined: list[Run] = []
    for run in runs:
        is_nip = bool(joined) and joined[-1].end - joined[-1].start < from_km(BORDER_KM)
        if is_nip and len(joined) > 1 and joined[-2].country == run.country:
            joined.pop()
            joined[-1] = replace(joined[-1], end=run.end)
        else:
            joined.append(run)
    return joined


def _what_does_not_fit(
    line: LineString, crossings: Sequence[tuple[float, frozenset[str]]], leg: Leg, plane: Plane
) -> str:
    requested = ",".join(leg.countries)
    met = "; ".join(
        f"{'–'.join(sorted(countries))} at {plane.say(line.interpolate(at))}"
        for at, countries in crossings
    )
    runs = _joined(_walk(crossings, leg.countries[0], line.length))
    walked = ",".join(str(run.country) for run in runs)
    could = f"; --countries {walked} would fit it" if walked and walked != requested else ""
    return (
        f"--countries {requested} does not fit the borders of the ground map, of which the line "
        f"crosses {met or 'none'}{could}: name the countries that it passes, in order, or end the "
        f"leg at the border"
    )


def _refuse_other_countries(line: LineString, leg: Leg, runs: Sequence[Run], plane: Plane) -> None:
    """Raise ValueError where a place lies in another country than the line beside it."""
    slack = from_km(BORDER_KM)
    for place in leg.stops if leg.mode is not Mode.SEA else ():
        at = line.project(plane.flat(Point(place.lon, place.lat)))
        near = {r.country for r in runs if r.start - slack <= at <= r.end + slack}
        if place.country not in near:
            message = (
                f"{place.id!r} lies in {place.country} (places.geojson), and --countries "
                f"{','.join(leg.countries)} has the line in {' and '.join(map(str, near))} there"
            )
            raise ValueError(message)


def _cuts(
    line: LineString, leg: Leg, runs: Sequence[Run], plane: Plane
) -> tuple[list[_Cut], list[str]]:
    """Return where a line is cut, from its start to its end, and sentences on that."""
    borders = [_Cut(run.start, _BORDER) for run in runs[1:]]
    calls = [
        _Cut(float(line.project(plane.flat(Point(place.lon, place.lat)))), place.id)
        for place in leg.calls
    ]
    ends = (_Cut(0, leg.start.id), _Cut(line.length, leg.end.id))
    for before, after in pairwise([ends[0], *calls, ends[1]]):
        if after.at - before.at < from_km(_APART_KM):
            message = (
                f"the line does not pass {before.name!r} before {after.name!r}, or both lie at "
                f"one point of it: name the places in the order of the line"
            )
            raise ValueError(message)
    wanted = [call for call in calls if leg.cuts is None or call.name in leg.cuts]
    return _shared(borders, wanted, ends)


def _shared(
    borders: Sequence[_Cut], calls: Sequence[_Cut], ends: tuple[_Cut, _Cut]
) -> tuple[list[_Cut], list[str]]:
    """Return all cuts; a border next to a place that the line calls at has its name."""
    cuts, notes, near = [], [], from_km(BORDER_KM)
    shared = set()
    for border in borders:
        beside = [call for call in calls if abs(call.at - border.at) <= near]
        if beside:
            shared.add(beside[0])
            notes.append(f"the border at {beside[0].name!r} is the cut there")
        cuts.append(replace(border, name=beside[0].name) if beside else border)
    cuts += [call for call in calls if call not in shared]
    return [ends[0], *sorted(cuts, key=lambda cut: cut.at), ends[1]], notes


def _country(start: _Cut, end: _Cut, runs: Sequence[Run]) -> str | None:
    """Return the country between two cuts, None at sea."""
    middle = (start.at + end.at) / 2
    return next(run.country for run in runs if run.start <= middle <= run.end)


def _name_before(shape: LineString, before: Sequence[Section]) -> str:
    """Return the id of the section that has run between the same ends, or an empty text."""
    ends = ends_of(shape)
    for section in before:
        pairs = zip(ends, ends_of(section.geometry), strict=True)
        if all(between_km(at, old) <= NEAR_KM for at, old in pairs):
            return section.id
    return ""


def _name(
    number: int, ends: tuple[_Cut, _Cut], country: str | None, leg: Leg, taken: set[str]
) -> str:
    """Return an id for the section between two cuts that no other one has."""
    start, end = (cut.name for cut in ends)
    plain = f"through-{country}".lower() if start == end == _BORDER else f"{start}-{end}"
    tries = (plain, f"{leg.id}-{plain}", f"{leg.id}-{number + 1}")
    free = (name for name in tries if name not in taken and len(name) <= _MOST_LETTERS)
    return next(free, plain[:_MOST_LETTERS].rstrip("-"))
