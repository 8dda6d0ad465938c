"""Each drawn line and point stands in the region and makes sense by itself."""

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, degrees, radians

from shapely import get_coordinates
from shapely.geometry import LineString

from corridors.catalog import Catalog
from corridors.measure import GROUND
from corridors.model import Alignment, Mode, Section

SHARPEST_TURN_DEGREES = 175


def coordinates_are_in_the_region(catalog: Catalog) -> Iterator[str]:
    """Everything lies on the ground map, in lon, lat."""
    points = [
        *((f"{_where(s)}: geometry", at) for s in _sections(catalog) if (at := _outside(s))),
        *((f"places.geojson: {p.id}", (p.lon, p.lat)) for p in catalog.places.values()),
        *(
            (f"network/places.geojson: {p.id}", (p.lon, p.lat))
            for p in catalog.network.places.values()
        ),
        *((f"basemap/towns.geojson: {t.id}", (t.lon, t.lat)) for t in catalog.towns),
    ]
    for where, (lon, lat) in points:
        if not GROUND.holds(lon, lat):
            swapped = "; lon and lat look swapped" if GROUND.holds(lat, lon) else ""
            yield f"{where}: {lon}, {lat} is outside the region{swapped}"


def shapes_are_sound(catalog: Catalog) -> Iterator[str]:
    """No line crosses itself or doubles back."""
    for section in _sections(catalog):
        shape = section.geometry
        if not shape.is_simple or _sharpest_turn(section) > SHARPEST_TURN_DEGREES:
            yield f"{_where(section)}: geometry: the line crosses or doubles back on itself"


def labels_fit_the_mode(catalog: Catalog) -> Iterator[str]:
    """Ways over sea are computed and lie in no country; all others lie in one of the project's."""
    for section in _sections(catalog):
        at_sea = section.mode is Mode.SEA and isinstance(section.geometry, LineString)
        if at_sea != (section.alignment is Alignment.COMPUTED):
            yield f"{_where(section)}: alignment: {section.alignment} does not fit {section.mode}"
        if at_sea != (section.country is None):
            yield f"{_where(section)}: country: sea has none, everything else has one"
        countries = catalog.projects[section.project].countries
        if section.country and section.country not in countries:
            yield f"{_where(section)}: country: {section.country} is none of the project's"


def _sections(catalog: Catalog) -> Iterator[Section]:
    for sections in catalog.sections.values():
        yield from sections


def _where(section: Section) -> str:
    return f"routes/{section.project}.geojson: {section.id}"


def _outside(section: Section) -> tuple[float, float] | None:
    """Return the first point of a section that is not on the ground map."""
    return next((at for at in _pairs(section) if not GROUND.holds(*at)), None)


def _pairs(section: Section) -> Iterator[tuple[float, float]]:
    for lon, lat in get_coordinates(section.geometry):
        yield float(lon), float(lat)


def _sharpest_turn(section: Section) -> float:
    """Return the largest change of direction in degrees: 0 is straight on, 180 is back."""
    courses = [
        atan2(north - south, (east - west) * cos(radians(south)))
        for (west, south), (east, north) in pairwise(_pairs(section))
    ]
    turns = (abs(degrees(after - before)) % 360 for before, after in pairwise(courses))
    return max((min(turn, 360 - turn) for turn in turns), default=0)


geometry_rules = (coordinates_are_in_the_region, shapes_are_sound, labels_fit_the_mode)
