"""The ZIP of everything is a data package that says what is in it."""

import json
from io import BytesIO
from zipfile import ZipFile

import geopandas
import pandas as pd

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from tests.scenes import CATALOG, VERSION, scene

VIEW = scene("scope=all")


def test_the_package_describes_every_file_in_it() -> None:
    content = export_file(VIEW, ExportRequest(Format.ZIP, ExportScope.ALL)).content
    with ZipFile(BytesIO(content)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        described = {resource["path"]: resource["bytes"] for resource in package["resources"]}
        assert described == {k: v for k, v in sizes.items() if k != "datapackage.json"}
        for resource in package["resources"]:
            if resource["format"] == "csv":
                table = pd.read_csv(archive.open(resource["path"]), encoding="utf-8-sig")
                names = [field["name"] for field in resource["schema"]["fields"]]
                assert list(table.columns) == names
        lines = geopandas.read_file(BytesIO(archive.read("corridors.geojson")))
    assert set(lines["project"].dropna()) == set(CATALOG.projects)
    assert package["version"] == VERSION
    assert package["licenses"]


def test_the_package_tells_of_its_progress() -> None:
    steps: list[int] = []
    export_file(VIEW, ExportRequest(Format.ZIP, done=lambda: steps.append(1)))
    assert len(steps) == 5


def test_equal_data_give_equal_packages() -> None:
    first, second = (export_file(scene(), ExportRequest(Format.ZIP)).content for _ in range(2))
    assert first == second
