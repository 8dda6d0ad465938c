"""What the browser draws: a few compact JSON files whose names carry their content's hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas

from corridors.catalog import GROUND, Catalog
from corridors.map.looks import looks
from corridors.model import Language, Place, PlaceKind, Section
from corridors.text import words_for

WGS84 = 4326
PRECISION_DEGREES = 1e-5
_SECOND_TRACK = 2
_COLUMNS = ["id", "project", "mode", "alignment", "doubled"]
_COUNTRY_ZOOM = {1: 3, 2: 4, 3: 6}
_TOWN_ZOOM = {1: 4, 2: 5, 3: 6, 4: 7}
_END_ZOOM, _CALL_ZOOM, _OTHER_ZOOM = 5, 6, 8
_LESS_URGENT = {PlaceKind.SETTLEMENT: 1}


@dataclass(frozen=True)
class Layer:
    """One file for the browser."""

    name: str
    content: bytes

    @property
    def file_name(self) -> str:
        """The name that changes when the content does, so that it may be cached for good."""
        return f"{self.name}-{hashlib.sha256(self.content).hexdigest()[:12]}.json"

    def write(self, folder: Path) -> None:
        """Write the file into a folder, unless it is there."""
        path = folder / self.file_name
        if not path.exists():
            path.write_bytes(self.content)


def build_layers(catalog: Catalog) -> tuple[Layer, ...]:
    """Return everything that the browser fetches: looks, ground, places, routes."""
    return (
        _layer("looks", looks()),
        _layer("ground", {name: json.loads(catalog.ground[name]) for name in GROUND}),
        _layer("places", {"labels": _labels(catalog)}),
        _layer("routes", _routes(catalog)),
    )


def _layer(name: str, content: object) -> Layer:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Layer(name, text.encode())


def _routes(catalog: Catalog) -> dict[str, Any]:
    sections = [section for name in catalog.projects for section in catalog.sections[name]]
    rows = [_properties(section) for section in sections]
    shapes = [section.geometry for section in sections]
    frame = geopandas.GeoDataFrame(rows, geometry=shapes, crs=WGS84, columns=_COLUMNS)
    frame = frame.set_geometry(frame.set_precision(PRECISION_DEGREES, mode="pointwise"))
    return {
        **frame.to_geo_dict(na="drop", drop_id=True),
        "projects": {
            name: {"type": project.type, "names": project.name.model_dump()}
            for name, project in catalog.projects.items()
        },
    }


def _properties(section: Section) -> dict[str, Any]:
    return {
        "id": section.key,
        "project": section.project,
        "mode": section.mode.value,
        "alignment": section.alignment.value,
        "doubled": True if section.tracks == _SECOND_TRACK and not section.same_as else None,
    }


def _labels(catalog: Catalog) -> list[dict[str, Any]]:
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
