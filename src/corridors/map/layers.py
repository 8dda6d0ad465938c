"""What the browser draws: a few compact JSON files whose names carry their content's hash."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import geopandas
import shapely
from shapely.geometry import mapping

from corridors.catalog import GROUND, Catalog
from corridors.map.labels import build_labels
from corridors.map.looks import looks
from corridors.model import Section

WGS84 = 4326
PRECISION_DEGREES = 1e-5
_SECOND_TRACK = 2
_COLUMNS = ["id", "project", "mode", "alignment", "doubled"]


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


def build_layers(catalog: Catalog) -> tuple[Layer, ...]:
    """Return everything that the browser fetches: looks, ground, places, routes."""
    return (
        _layer("looks", looks()),
        _layer("ground", {name: _one_shape(catalog.ground[name]) for name in GROUND}),
        _layer("places", {"labels": build_labels(catalog)}),
        _layer("routes", _routes(catalog)),
    )


def _layer(name: str, content: object) -> Layer:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Layer(name, text.encode())


def _one_shape(ground: str) -> dict[str, Any]:
    """Return all shapes of a file as one, which a browser draws sooner than many."""
    parts = shapely.get_parts(shapely.get_parts(shapely.from_geojson(ground)))
    areas, lines = (parts[shapely.get_dimensions(parts) == count] for count in (2, 1))
    return dict(
        mapping(shapely.multipolygons(areas) if len(areas) else shapely.multilinestrings(lines))
    )


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
