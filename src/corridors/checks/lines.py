"""Each drawn line and point stands in the region and makes sense by itself."""

from collections.abc import Iterator
from itertools import islice, pairwise
from math import atan2, cos, degrees, radians

import geopandas
import shapely
from shapely import box, get_coordinates
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from corridors.catalog.catalog import Catalog
from corridors.catalog.network import LINES
from corridors.catalog.sections import Section, rows_of, sections_of
from corridors.model.geodesy import GROUND, distance_km, lengths_km
from corridors.model.project import Leg, Project
from corridors.model.terms import Measure, Scope, Unit
from corridors.model.vocabulary import Alignment, Mode, ProjectType

SHARPEST_TURN_DEGREES = 175

NEAR_KM = 2.0
LENGTH_TOLERANCE = 0.12


def coordinates_are_in_the_region(catalog: Catalog) -> Iterator[str]:
    """Everything lies on the ground map, in lon, lat."""
    points = [
        *((f"{_where(s)}: geometry", at) for s, at in _outside(catalog.sections)),
        *(
            (f"{LINES}: {name}: geometry", at)
            for name, line in catalog.network.lines.items()
            for at in islice(_beyond(line.geometry), 1)
        ),
        *((f"places.geojson: {p.id}", (p.lon, p.lat)) for p in catalog.places.values()),
        *(
            (f"network/places.geojson: {p.id}", (p.lon, p.lat))
            for p in catalog.network.places.values()
        ),
        *((f"basemap/towns.geojson: {t.id}", (t.lon, t.lat)) for t in catalog.towns),
        *(
            (f"basemap/{file}.geojson: {n.id}", (n.lon, n.lat))
            for file, names in catalog.ground_names.items()
            for n in names
        ),
    ]
    for where, (lon, lat) in points:
        if not GROUND.holds(lon, lat):
            swapped = "; lon and lat look swapped" if GROUND.holds(lat, lon) else ""
            yield f"{where}: {lon}, {lat} is outside the region{swapped}"


def shapes_are_sound(catalog: Catalog) -> Iterator[str]:
    """No line crosses itself or doubles back."""
    shapes = {
        **{_where(section): section.geometry for section in rows_of(catalog.sections)},
        **{f"{LINES}: {name}": line.geometry for name, line in catalog.network.lines.items()},
    }
    is_simple = shapely.is_simple(list(shapes.values()))
    for (where, shape), simple in zip(shapes.items(), is_simple, strict=True):
        if not simple or _sharpest_turn(shape) > SHARPEST_TURN_DEGREES:
            yield f"{where}: geometry: the line crosses or doubles back on itself"


def labels_fit_the_mode(catalog: Catalog) -> Iterator[str]:
    """Sections over sea are computed and have no country; others have one of the project's."""
    for section in rows_of(catalog.sections):
        at_sea = section.mode is Mode.SEA and isinstance(section.geometry, LineString)
        if at_sea != (section.alignment is Alignment.COMPUTED):
            yield f"{_where(section)}: alignment: {section.alignment} does not fit {section.mode}"
        if at_sea != (section.country is None):
            yield f"{_where(section)}: country: sea has none, everything else has one"
        countries = catalog.projects[section.project].countries
        if section.country and section.country not in countries:
            yield f"{_where(section)}: country: {section.country} is none of the project's"


def _where(section: Section) -> str:
    return f"routes/{section.project}.geojson: {section.id}"


def _outside(sections: geopandas.GeoDataFrame) -> Iterator[tuple[Section, tuple[float, float]]]:
    """Yield the sections that leave the ground map, with the first of their points beyond it."""
    for section in rows_of(sections[~sections.covered_by(box(*GROUND.edges))]):
        yield section, next(_beyond(section.geometry))


def _beyond(shape: BaseGeometry) -> Iterator[tuple[float, float]]:
    return (at for at in _pairs(shape) if not GROUND.holds(*at))


def _pairs(shape: BaseGeometry) -> Iterator[tuple[float, float]]:
    for lon, lat in get_coordinates(shape):
        yield float(lon), float(lat)


def _sharpest_turn(shape: BaseGeometry) -> float:
    """Return the largest change of direction in degrees: 0 is straight on, 180 is back."""
    courses = [
        atan2(north - south, (east - west) * cos(radians(south)))
        for (west, south), (east, north) in pairwise(_pairs(shape))
    ]
    turns = (abs(degrees(after - before)) % 360 for before, after in pairwise(courses))
    return max((min(turn, 360 - turn) for turn in turns), default=0)


geometry_rules = (coordinates_are_in_the_region, shapes_are_sound, labels_fit_the_mode)


def sections_join(catalog: Catalog) -> Iterator[str]:
    """Each section of a leg starts exactly where the one before it ends."""
    for project, leg, sections in _legs(catalog):
        for before, after in pairwise(sections):
            if _end(before.geometry) != _start(after.geometry):
                yield (
                    f"routes/{project.id}.geojson: {after.id}: geometry: does not start where "
                    f"{before.id!r} of leg {leg.id!r} ends"
                )


def legs_end_somewhere(catalog: Catalog) -> Iterator[str]:
    """A leg starts and ends at its place, or on another leg of the project."""
    for project, leg, sections in _legs(catalog):
        others = _beside(leg, project, catalog).union_all()
        ends = (
            ("start", leg.start, _start(sections[0].geometry)),
            ("end", leg.end, _end(sections[-1].geometry)),
        )
        for field, name, (lon, lat) in ends:
            place = catalog.places.get(name)
            if place is None or place.off_line or others.intersects(Point(lon, lat)):
                continue
            if distance_km(Point(lon, lat), place.lon, place.lat) > NEAR_KM:
                yield (
                    f"projects/{project.id}.toml: legs.{leg.id}.{field}: the line does not reach "
                    f"{name!r} and no other leg"
                )


def lines_pass_their_places(catalog: Catalog) -> Iterator[str]:
    """A line passes within 2 km of each place that it calls at, unless the place says why not."""
    for project, leg, sections in _legs(catalog):
        line = unary_union([section.geometry for section in sections])
        for name in leg.places:
            place = catalog.places.get(name)
            if place is None or place.off_line:
                continue
            away_km = distance_km(line, place.lon, place.lat)
            if away_km > NEAR_KM:
                yield (
                    f"projects/{project.id}.toml: legs.{leg.id}: passes {away_km:.1f} km from "
                    f"{name!r}, which gives no reason in off_line"
                )


def shared_lines_say_so(catalog: Catalog) -> Iterator[str]:
    """A section with the line of another project's section, in either direction, names it."""
    sections = {section.key: section for section in rows_of(catalog.sections)}
    owners = [s for s in reversed(sections.values()) if s.same_as is None]
    shapes = {s.geometry.normalize().wkb: s.key for s in owners}  # of equal lines, the first's id
    for section in sections.values():
        where = f"routes/{section.project}.geojson: {section.id}: same_as"
        if section.same_as is None:
            twin = shapes[section.geometry.normalize().wkb]
            if twin != section.key:
                yield f"{where}: the line is that of {twin!r} and does not say so"
        elif section.same_as not in sections:
            if not _is_unread(section.same_as, catalog):
                yield f"{where}: there is no section {section.same_as!r}"
        elif sections[section.same_as].same_as is not None:
            yield f"{where}: {section.same_as!r} is itself said to be the line of another"
        elif sections[section.same_as].geometry.normalize() != section.geometry.normalize():
            yield f"{where}: differs from {section.same_as!r}"


def lines_have_their_length(catalog: Catalog) -> Iterator[str]:
    """A route is as long as one published length of each scope, within 12 %, or says why not."""
    for project in catalog.projects.values():
        if f"routes/{project.id}.geojson" in catalog.unread.files:
            continue  # the rest of the line may be there
        route = sections_of(catalog.sections, project.id)
        for (section, country), published in _published_lengths_km(project).items():
            if section:
                part = route[route["id"] == section]
                yield from _off_length(part, published, section, part["off_length"].any())
            elif project.type is not ProjectType.CORRIDOR:  # whose branches have no sum
                part = route[route["country"] == country] if country else route
                what = f"the line in {country}" if country else "the line"
                yield from _off_length(part, published, what, route["off_length"].any())


def _off_length(
    part: geopandas.GeoDataFrame, published: list[float], what: str, has_reason: object
) -> Iterator[str]:
    drawn_km = lengths_km(part.geometry.to_numpy()).sum()
    fits = any(abs(drawn_km / km - 1) <= LENGTH_TOLERANCE for km in published)
    if drawn_km and not fits and not has_reason:
        yield (
            f"routes/{part['project'].iloc[0]}.geojson: {what} is {drawn_km:.0f} km long, "
            f"published are {', '.join(f'{km:g}' for km in published)} km, "
            "and off_length gives no reason"
        )


def _published_lengths_km(project: Project) -> dict[tuple[str | None, str | None], list[float]]:
    """Return the lengths of the whole project, of sections and of the parts in one country."""
    lengths: dict[tuple[str | None, str | None], list[float]] = {}
    for fact in project.facts:
        covered = Scope.SECTION if fact.section else fact.scope.country and fact.scope
        is_scope = fact.scope == (covered or Scope.WHOLE_PROJECT)
        if fact.measure == Measure.LENGTH and fact.unit == Unit.KM and fact.value and is_scope:
            lengths.setdefault((fact.section, fact.scope.country), []).append(fact.value)
    return lengths


def _legs(catalog: Catalog) -> Iterator[tuple[Project, Leg, list[Section]]]:
    """Yield each leg that has sections, of routes that could be read whole."""
    for project in catalog.projects.values():
        if f"routes/{project.id}.geojson" in catalog.unread.files:
            continue
        for leg in project.legs:
            route = sections_of(catalog.sections, project.id)
            sections = list(rows_of(route[route["leg"] == leg.id]))
            if sections:
                yield project, leg, sections


def _beside(leg: Leg, project: Project, catalog: Catalog) -> geopandas.GeoSeries:
    """Return the lines of the other legs of a project."""
    route = sections_of(catalog.sections, project.id)
    return route[route["leg"] != leg.id].geometry


def _is_unread(key: str, catalog: Catalog) -> bool:
    """Whether a section that is named as project/section may be there and could not be read."""
    project, _, section = key.partition("/")
    is_route = catalog.unread.may_hold(f"routes/{project}.geojson", section)
    return is_route or catalog.unread.may_hold(f"projects/{project}.toml")


def _start(shape: BaseGeometry) -> tuple[float, float]:
    lon, lat = get_coordinates(shape)[0]
    return float(lon), float(lat)


def _end(shape: BaseGeometry) -> tuple[float, float]:
    lon, lat = get_coordinates(shape)[-1]
    return float(lon), float(lat)


routing_rules = (
    sections_join,
    legs_end_somewhere,
    lines_pass_their_places,
    shared_lines_say_so,
    lines_have_their_length,
)
