"""What the browser draws: a few compact JSON files whose names carry their content's hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from corridors.catalog.catalog import Catalog
from corridors.catalog.existing import EXISTING, Lines
from corridors.catalog.ground import GROUND, ground_shapes
from corridors.catalog.sections import Section, rows_of
from corridors.map.style_table import style_table
from corridors.map.times import build_times
from corridors.model.geodesy import GROUND as GROUND_BOUNDS
from corridors.model.project import Place
from corridors.model.vocabulary import Language, PlaceKind
from corridors.text.words import words_for

STEPS_A_DEGREE = 100_000
COARSE_STEPS = 1000  # a degree, of the railways and roads that are there
# What a browser fetches once the projects are drawn.
FRAME_ONLY = ("times",)  # a page without a server is told them in its own language
LATER = ("detail", *EXISTING, "names", "relief", *FRAME_ONLY)
DETAIL_ZOOM = 6  # from here on the lines are drawn in full
_WORLD_PIXELS = 256  # at zoom 0
# Half a pixel at that zoom, in the north of the ground, where a degree is longest on the screen.
TOLERANCE_DEGREES = 180 / (_WORLD_PIXELS * 2**DETAIL_ZOOM) * cos(radians(GROUND_BOUNDS.north))
_SECOND_TRACK = 2

_COUNTRY_ZOOM = {1: 3, 2: 4, 3: 6}
_TOWN_ZOOM = {1: 4, 2: 5, 3: 6, 4: 7}
_END_ZOOM, _CALL_ZOOM, _OTHER_ZOOM = 5, 6, 8
_LESS_URGENT = {PlaceKind.SETTLEMENT: 1}


@dataclass(frozen=True)
class Layer:
    """One file for the browser."""

    name: str
    content: bytes
    suffix: str = "json"

    @property
    def file_name(self) -> str:
        """The name that changes when the content does, so that it may be cached for good."""
        return f"{self.name}-{hashlib.sha256(self.content).hexdigest()[:12]}.{self.suffix}"


def build_layers(catalog: Catalog, *, full_detail: bool = False) -> tuple[Layer, ...]:
    """Return everything that the browser fetches.

    Style table, ground, places, routes and detail; then railways and roads that are there, names
    of waters and regions, the relief, and statuses over time.

    `routes` has coarse lines, `detail` the same in full for a closer look; where all is `whole`,
    `routes` has them in full and there is none of the `LATER`.
    """
    detail = _layer("detail", _routes(catalog))
    coarse = _layer("routes", _routes(catalog, TOLERANCE_DEGREES))
    return (
        _layer("style", style_table()),
        _layer("ground", {name: _one_shape(catalog, name) for name in GROUND}),
        _layer("places", {"labels": build_labels(catalog)}),
        *((replace(detail, name="routes"),) if full_detail else (coarse, detail, *_later(catalog))),
    )


def _later(catalog: Catalog) -> Iterable[Layer]:
    for name, lines in catalog.existing.items():
        yield _layer(name, {"stepsADegree": COARSE_STEPS, "lines": _coarse(lines)})
    labels = {
        name: [_label(label, label.name.model_dump(), name, label.rank) for label in labels]
        for name, labels in catalog.ground_names.items()
    }
    yield _layer("names", labels)
    if catalog.relief:
        yield Layer("relief", catalog.relief, "webp")
    yield _layer("times", build_times(catalog))


def _coarse(kinds: Lines) -> dict[str, list[list[int]]]:
    """Return lines by kind as steps of a thousandth of a degree, without those of no length."""
    steps_by_kind = {}
    for kind, lines in kinds.items():
        parts = (_steps(line, COARSE_STEPS) for line in shapely.get_parts(lines))
        steps_by_kind[kind] = [steps for steps in parts if any(steps[2:])]
    return steps_by_kind


def _layer(name: str, content: object) -> Layer:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Layer(name, text.encode())


def _one_shape(catalog: Catalog, layer: str) -> dict[str, Any]:
    """Return all shapes of a layer of the ground as one, which a browser draws sooner than many."""
    parts = shapely.get_parts(ground_shapes(catalog.ground, layer))
    areas, lines = (parts[shapely.get_dimensions(parts) == count] for count in (2, 1))
    return dict(
        mapping(shapely.multipolygons(areas) if len(areas) else shapely.multilinestrings(lines))
    )


def _routes(catalog: Catalog, tolerance: float = 0) -> dict[str, Any]:
    """Return the sections, their lines simplified by a tolerance in degrees, and the projects."""
    sections = catalog.sections[catalog.sections.index.isin(catalog.projects.keys())]
    drawn = sections.simplify(tolerance) if tolerance else sections.geometry  # both ends stay
    return {
        "sections": [
            {**_properties(section), "steps": _steps(shape)}
            for section, shape in zip(rows_of(sections), drawn, strict=True)
        ],
        "projects": {
            name: {
                "type": project.type,
                "names": project.name.model_dump(),
                **({"named": True} if project.named_in_speech else {}),
            }
            for name, project in catalog.projects.items()
        },
    }


def _steps(shape: BaseGeometry, a_degree: int = STEPS_A_DEGREE) -> list[int]:
    """Return where a line starts, or a point is, and each step of it: lon, lat, lon, lat, ..."""
    places = np.rint(shapely.get_coordinates(shape) * a_degree).astype(int)
    steps: list[int] = np.diff(places, axis=0, prepend=0).ravel().tolist()
    return steps


def _properties(section: Section) -> dict[str, Any]:
    doubled = section.tracks == _SECOND_TRACK and not section.same_as
    return {
        "id": section.key,
        "project": section.project,
        "mode": section.mode.value,
        "alignment": section.alignment.value,
        **({"doubled": True} if doubled else {}),
    }


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
