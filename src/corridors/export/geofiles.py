"""Lines and places as files for geographic information systems."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

import geopandas
import pandas as pd
import pyarrow.parquet as pq
import pyogrio

from corridors.catalog.sections import rows_of
from corridors.export.provenance import Provenance
from corridors.export.tables import SLIP_COLUMNS, slip_columns
from corridors.model.geodesy import lengths_km
from corridors.model.project import Place, Project
from corridors.scene import Scene

WGS84 = 4326
PRECISION_DEGREES = 1e-5
_OF_PROJECT = ("name_en", "name_kk", "name_ru", "type", "works", "in_service_since", *SLIP_COLUMNS)
_DRIVERS = {"geojson": "GeoJSON", "gpkg": "GPKG", "kml": "KML", "fgb": "FlatGeobuf"}
_TODAY, _ONE_TODAY = "OGR_CURRENT_DATE", Lock()
_RFC7946 = {"RFC7946": "YES", "COORDINATE_PRECISION": "5"}


def sections_frame(scene: Scene, projects: Iterable[Project]) -> geopandas.GeoDataFrame:
    """Return one row a section: a line, or a point for a site; lon, lat in WGS 84."""
    of_projects = {project.id: _project(project, scene) for project in projects}
    every, statuses = scene.snapshot.sections, scene.snapshot.section_statuses
    drawn = every.loc[[name for name in of_projects if name in every.index]].reset_index(drop=True)
    table = drawn.join(
        pd.DataFrame.from_dict(of_projects, orient="index", columns=_OF_PROJECT), on="project"
    ).assign(
        id=[section.key for section in rows_of(drawn)],
        status=[statuses[section.project][section.id] for section in rows_of(drawn)],
        drawn_km=lengths_km(drawn.geometry.to_numpy()).round(3),
    )
    return _typed(table.rename(columns={"gauge": "gauge_mm"}), _SECTION_COLUMNS)


def places_frame(scene: Scene, projects: Iterable[Project]) -> geopandas.GeoDataFrame:
    """Return one row a place that the projects touch, as points in WGS 84."""
    named = sorted({name for p in projects for leg in p.legs for name in leg.places})
    places = [scene.snapshot.places[name] for name in named if name in scene.snapshot.places]
    shapes = geopandas.points_from_xy([p.lon for p in places], [p.lat for p in places])
    rows = pd.DataFrame([_place(place) for place in places], columns=list(_PLACE_COLUMNS))
    return _typed(geopandas.GeoDataFrame(rows, geometry=shapes, crs=WGS84), _PLACE_COLUMNS)


_LAYERS = {"sections": sections_frame, "places": places_frame}


def write_lines(
    scene: Scene, projects: Sequence[Project], provenance: Provenance, suffix: str
) -> bytes:
    """Return a GeoJSON (RFC 7946), GeoPackage, KML, FlatGeobuf or GeoParquet file.

    GeoPackage and KML have the layers `sections` and `places`, the others one layer with both,
    told apart by the column `feature`. Raises KeyError for another suffix.
    """
    layers = {name: frame(scene, projects) for name, frame in _LAYERS.items()}
    return _file(layers, provenance, suffix)


def features(
    scene: Scene, projects: Sequence[Project], provenance: Provenance, layer: str
) -> bytes:
    """Return one layer, `sections` or `places`, as GeoJSON (RFC 7946)."""
    return _file({layer: _LAYERS[layer](scene, projects)}, provenance, "geojson")


def _file(layers: dict[str, geopandas.GeoDataFrame], provenance: Provenance, suffix: str) -> bytes:
    if suffix == "parquet":
        return _parquet(_together(layers), provenance)
    if suffix in {"gpkg", "kml"}:
        return _layered(layers, provenance, _DRIVERS[suffix])
    options = _RFC7946 if suffix == "geojson" else {"TITLE": provenance.title}
    content = BytesIO()
    pyogrio.write_dataframe(
        _together(layers), content, layer="corridors", driver=_DRIVERS[suffix], **options
    )
    return _signed(content.getvalue(), provenance) if suffix == "geojson" else content.getvalue()


def _layered(
    layers: dict[str, geopandas.GeoDataFrame], provenance: Provenance, driver: str
) -> bytes:
    """Return a file of several layers, which pyogrio can only write onto a disk."""
    about = {key: str(value) for key, value in provenance.metadata().items() if key != "licenses"}
    with _dated(provenance.as_of), TemporaryDirectory() as folder:
        path = Path(folder) / f"corridors.{driver.lower()}"
        for name, frame in layers.items():
            described = {"layer_metadata": about} if driver == "GPKG" else {}
            pyogrio.write_dataframe(
                _labelled(frame, provenance) if driver == "KML" else frame,
                path,
                layer=name,
                driver=driver,
                append=path.exists(),
                **described,
            )
        return path.read_bytes()


@contextmanager
def _dated(day: date) -> Iterator[None]:
    """Let GDAL take a day for today; it has one today only, for all that is written at once."""
    with _ONE_TODAY:
        pyogrio.set_gdal_config_options({_TODAY: f"{day}T00:00:00Z"})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({_TODAY: None})


def _together(layers: dict[str, geopandas.GeoDataFrame]) -> geopandas.GeoDataFrame:
    """Return sections and places as one table; what one of them has not is empty."""
    parts = [
        frame.assign(feature=name.removesuffix("s")).astype({"feature": "string"})
        for name, frame in layers.items()
    ]
    return geopandas.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=WGS84)


def _labelled(frame: geopandas.GeoDataFrame, provenance: Provenance) -> geopandas.GeoDataFrame:
    """Return the table with what KML shows; KML keeps `id` for itself, so that is `key` here."""
    return frame.rename(columns={"id": "key"}).assign(
        name=frame["name_en"], description=f"{provenance.title} {provenance.rights}"
    )


def _signed(content: bytes, provenance: Provenance) -> bytes:
    """Return the GeoJSON with its origin as a member, which RFC 7946 allows."""
    collection = {**json.loads(content), "metadata": provenance.metadata()}
    collection.pop("name", None)
    head = {key: value for key, value in collection.items() if key != "features"}
    features = ",\n".join(_compact(feature) for feature in collection["features"])
    return f'{_compact(head)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parquet(frame: geopandas.GeoDataFrame, provenance: Provenance) -> bytes:
    plain, content = BytesIO(), BytesIO()
    frame.to_parquet(plain)
    table = pq.read_table(plain)
    about = {b"corridors": json.dumps(provenance.metadata(), ensure_ascii=False).encode()}
    pq.write_table(table.replace_schema_metadata({**table.schema.metadata, **about}), content)
    return content.getvalue()


def _typed(table: geopandas.GeoDataFrame, columns: dict[str, str]) -> geopandas.GeoDataFrame:
    """Return columns of a table with their types, and the geometry as files hold it."""
    frame = table[[*columns, "geometry"]].astype(columns)
    return frame.set_geometry(frame.set_precision(PRECISION_DEGREES, mode="pointwise"))


_SECTION_COLUMNS = {
    "id": "string",
    "project": "string",
    "name_en": "string",
    "name_kk": "string",
    "name_ru": "string",
    "type": "string",
    "works": "string",
    "status": "string",
    "in_service_since": "string",
    **dict.fromkeys(SLIP_COLUMNS, "string"),
    "slip_months": "Int32",
    "mode": "string",
    "alignment": "string",
    "country": "string",
    "gauge_mm": "Int32",
    "tracks": "Int32",
    "same_as": "string",
    "drawn_km": "float64",
}
_PLACE_COLUMNS = {
    "id": "string",
    "name_en": "string",
    "name_kk": "string",
    "name_ru": "string",
    "kind": "string",
    "country": "string",
    "unlocode": "string",
}


def _project(project: Project, scene: Scene) -> dict[str, Any]:
    opened = scene.snapshot.outlook(project, scene.today).opened
    return {
        **_names(project),
        "type": project.type.value,
        "works": project.works.value,
        "in_service_since": opened.since.text if opened else None,
        **slip_columns(project, scene),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        **_names(place),
        "kind": place.kind.value,
        "country": place.country,
        "unlocode": place.unlocode,
    }


def _names(record: Project | Place) -> dict[str, str]:
    return {f"name_{language}": text for language, text in record.name.model_dump().items()}
