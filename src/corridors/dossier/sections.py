"""Names of sections: from the place where one starts to the place where it ends."""

from collections.abc import Mapping

from shapely import get_coordinates
from shapely.geometry import Point

from corridors.catalog import Catalog
from corridors.catalog.kept import kept
from corridors.measure import distance_km
from corridors.model import Place, Section
from corridors.text import Words

NEAR_KM = 5.0
_NEAR_DEGREES = 0.1


def section_name(section: Section, catalog: Catalog, words: Words) -> str:
    """Return "Dostyk – Beskol", or one name for a site; an end without a place is the border."""
    ends = get_coordinates(section.geometry)
    places = (
        _nearest(float(lon), float(lat), section, catalog) for lon, lat in (ends[0], ends[-1])
    )
    names = [words.name(place.name) if place else words("section.border") for place in places]
    return " – ".join(dict.fromkeys(names))


@kept(500)
def section_names(project: str, catalog: Catalog, words: Words) -> Mapping[str, str]:
    """Return the names of the sections of a project by their ids."""
    return {
        section.id: section_name(section, catalog, words) for section in catalog.sections[project]
    }


def _nearest(lon: float, lat: float, section: Section, catalog: Catalog) -> Place | None:
    """Return the nearest place that the leg names within 5 km, else the nearest one at all."""
    legs = catalog.projects[section.project].legs
    called = {name for leg in legs if leg.id == section.leg for name in leg.places}
    found = [
        (place.id not in called, distance_km(Point(lon, lat), place.lon, place.lat), place.id)
        for place in catalog.places.values()
        if abs(place.lon - lon) < _NEAR_DEGREES and abs(place.lat - lat) < _NEAR_DEGREES
    ]
    near = sorted(found)
    return catalog.places[near[0][2]] if near and near[0][1] <= NEAR_KM else None
