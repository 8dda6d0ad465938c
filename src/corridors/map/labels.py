"""The names on the map: of countries, towns and places, each from the zoom on which it matters."""

from collections.abc import Iterable, Mapping
from typing import Any

from corridors.catalog import Catalog
from corridors.model import Language, Place, PlaceKind
from corridors.text import words_for

_COUNTRY_ZOOM = {1: 3, 2: 4, 3: 6}
_TOWN_ZOOM = {1: 4, 2: 5, 3: 6, 4: 7}
_END_ZOOM, _CALL_ZOOM, _OTHER_ZOOM = 5, 6, 8
_LESS_URGENT = {PlaceKind.SETTLEMENT: 1}


def build_labels(catalog: Catalog) -> list[dict[str, Any]]:
    """Return names on the map, the important ones first: they keep their room."""
    named = {town.place for town in catalog.towns if town.place}
    labels = [
        *_country_labels(catalog),
        *(
            _label(town, town.name.model_dump(), "town", _TOWN_ZOOM[town.rank])
            for town in catalog.towns
        ),
        *(
            _label(place, place.name.model_dump(), place.kind, _place_zoom(place, catalog))
            for place in catalog.places.values()
            if place.id not in named
        ),
    ]
    return sorted(labels, key=lambda label: (label["from"], label["kind"] == "town"))


def _country_labels(catalog: Catalog) -> Iterable[dict[str, Any]]:
    for country in catalog.country_labels:
        names = {lang.value: words_for(lang).country(country.id) for lang in Language}
        yield _label(country, names, "country", _COUNTRY_ZOOM[country.rank])


def _label(point: Any, names: Mapping[str, str], kind: str, zoom: int) -> dict[str, Any]:  # noqa: ANN401 - anything with lat and lon
    return {"lat": point.lat, "lon": point.lon, "names": names, "kind": kind, "from": zoom}


def _place_zoom(place: Place, catalog: Catalog) -> int:
    legs = [leg for project in catalog.projects.values() for leg in project.legs]
    late = _LESS_URGENT.get(place.kind, 0)
    if any(place.id in {leg.start, leg.end} for leg in legs):
        return _END_ZOOM + late
    if any(place.id in leg.calls for leg in legs):
        return _CALL_ZOOM + late
    return _OTHER_ZOOM
