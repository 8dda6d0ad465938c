"""Names of sections: from the place where one starts to the place where it ends."""

from shapely import get_coordinates
from shapely.geometry import Point

from corridors.measure import distance_km
from corridors.model import Place, Section
from corridors.scene import Scene

NEAR_KM = 5.0
_NEAR_DEGREES = 0.1


def section_name(section: Section, scene: Scene) -> str:
    """Return "Dostyk – Beskol", or one name for a site; an end without a place is the border."""
    ends = get_coordinates(section.geometry)
    names = [_name(float(lon), float(lat), section, scene) for lon, lat in (ends[0], ends[-1])]
    return " – ".join(dict.fromkeys(names))


def section_names(project: str, scene: Scene) -> dict[str, str]:
    """Return the names of the sections of a project by their ids."""
    return {section.id: section_name(section, scene) for section in scene.whole.sections[project]}


def _name(lon: float, lat: float, section: Section, scene: Scene) -> str:
    place = _nearest(lon, lat, section, scene)
    return scene.words.name(place.name) if place else scene.words("section.border")


def _nearest(lon: float, lat: float, section: Section, scene: Scene) -> Place | None:
    """Return the nearest place that the leg names within 5 km, else the nearest one at all."""
    legs = scene.whole.projects[section.project].legs
    called = {name for leg in legs if leg.id == section.leg for name in leg.places}
    found = [
        (place.id not in called, distance_km(Point(lon, lat), place.lon, place.lat), place.id)
        for place in scene.whole.places.values()
        if abs(place.lon - lon) < _NEAR_DEGREES and abs(place.lat - lat) < _NEAR_DEGREES
    ]
    near = sorted(found)
    return scene.whole.places[near[0][2]] if near and near[0][1] <= NEAR_KM else None
