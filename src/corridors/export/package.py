"""Everything in one ZIP, described as a Frictionless data package."""

import json
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corridors.export.geofiles import write_lines
from corridors.export.provenance import PUBLISHER, Provenance
from corridors.export.tables import Row, tables, write_csv
from corridors.model.project import Project
from corridors.scene import Scene

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "string"}
Progress = Callable[[], object]


def write_zip(
    scene: Scene, projects: Sequence[Project], provenance: Provenance, done: Progress
) -> bytes:
    """Return a ZIP of tables, lines and places with `datapackage.json`; equal data, equal bytes.

    `done` is called after each of its five files.
    """
    rows_by_table = tables(scene, projects)
    files: dict[str, bytes] = {}
    for name, rows in rows_by_table.items():
        files[f"{name}.csv"] = write_csv(rows, provenance)
        done()
    for suffix in ("geojson", "gpkg"):
        files[f"corridors.{suffix}"] = write_lines(scene, projects, provenance, suffix)
        done()
    package = json.dumps(_describe(rows_by_table, files, provenance), ensure_ascii=False, indent=1)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for path, file in {"datapackage.json": package.encode(), **files}.items():
            day = provenance.as_of
            # the only years that a ZIP can write
            info = ZipInfo(
                path, date_time=(min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
            )
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, file)
    return content.getvalue()


def _describe(
    rows_by_table: Mapping[str, list[Row]], files: Mapping[str, bytes], provenance: Provenance
) -> dict[str, Any]:
    return {
        "name": "corridors",
        **{
            k: v
            for k, v in provenance.metadata().items()
            if k not in {"publisher", "homepage"} or v
        },
        "contributors": [{"title": PUBLISHER}],
        "resources": [
            {
                "name": path.replace(".", "-"),
                "path": path,
                "format": path.rsplit(".", maxsplit=1)[-1],
                "bytes": len(content),
                "encoding": "utf-8",
                **_schema(rows_by_table.get(path.removesuffix(".csv"), [])),
            }
            for path, content in files.items()
        ],
    }


def _schema(rows: list[Row]) -> dict[str, Any]:
    """Return the columns of a table with their types: that of the first value that is there."""
    if not rows:
        return {}
    fields = [{"name": name, "type": _type(name, rows)} for name in rows[0]]
    stamped = [{"name": "data_version", "type": "string"}, {"name": "data_as_of", "type": "date"}]
    return {"schema": {"fields": [*fields, *stamped], "missingValues": [""]}}


def _type(name: str, rows: list[Row]) -> str:
    value = next((row[name] for row in rows if row[name] is not None), "")
    return _TYPES[type(value)]
