"""Features of GeoJSON files, as people have them: taken as far as it is clear what is meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from corridors.catalog.files import about, read_object
from corridors.catalog.geometry import TIDYING, Tidy, read_geometry, tidy
from corridors.catalog.report import FileReport, Report

# CRS84, EPSG:4326 and, with heights, EPSG:4979, however a program writes them
_WGS84 = re.compile(r"(?:.*[:/])?(?:CRS84h?|4326|4979)|WGS ?(?:19)?84", re.IGNORECASE)


@dataclass(frozen=True)
class Feature:
    """A feature of a file; `name` is its id, or its number where it has none.

    `geometry` is None where it could not be read, which has been reported.
    """

    name: str
    properties: Mapping[str, Any]
    geometry: BaseGeometry | None


def read_features(
    path: Path, report: Report, tidying: Mapping[str, Tidy] = TIDYING
) -> list[Feature]:
    """Return the features of a GeoJSON file, tidied; what could not be read is reported."""
    collection = read_object(path, report, "GeoJSON FeatureCollection")
    if collection is None:
        return []
    file = about(path, report)
    values = _features_of(collection)
    if values is None:
        file.lose("is no GeoJSON FeatureCollection")
        return []
    is_placed = _is_wgs84(collection, file)
    read = (_read(value, str(n), file, is_placed=is_placed) for n, value in enumerate(values))
    return _tidied([feature for feature in read if feature], tidying, file)


def _features_of(collection: dict[str, Any]) -> list[Any] | None:
    """Return the features of a file, be they one feature or shape alone; None where it has none."""
    if collection.get("type") == "Feature":
        return [collection]
    if "coordinates" in collection or "geometries" in collection:
        return [{"geometry": collection}]
    features = collection.get("features")
    return features if isinstance(features, list) else None


def _is_wgs84(collection: dict[str, Any], file: FileReport) -> bool:
    """Whether the member `crs`, which old programs write, is missing or names WGS 84."""
    crs = collection.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if crs is None or (isinstance(name, str) and _WGS84.fullmatch(name.strip())):
        return True
    label = repr(name) if name else "another system"
    file.lose(
        f"crs: GeoJSON is always WGS 84 in lon, lat, and this is {label}: save it as EPSG:4326"
    )
    return False


def _read(value: object, number: str, file: FileReport, *, is_placed: bool) -> Feature | None:
    """Return a feature; where it is not placed in lon, lat, its shape means nothing."""
    properties = (value.get("properties") or {}) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(properties, dict):
        file.tell("is no GeoJSON Feature", number)
        file.miss()
        return None
    name = str(properties.get("id") or number)
    geometry = None
    try:
        geometry = read_geometry(value.get("geometry")) if is_placed else None
    except ValueError as error:
        file.lose(f"geometry: {error}", name)
    return Feature(name, properties, geometry)


def _tidied(
    features: Sequence[Feature], tidying: Mapping[str, Tidy], file: FileReport
) -> list[Feature]:
    drawn = [feature.geometry for feature in features if feature.geometry is not None]
    shapes, counts = tidy(drawn, tidying)
    for what, count in counts.items():
        if count:
            file.take(what, count)
    tidied = iter(shapes)
    return [replace(f, geometry=next(tidied)) if f.geometry is not None else f for f in features]
