"""What `check` calls sound goes through every output: page, files, site, server, feed."""

import json
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import read_route_query
from corridors.checks import problems
from corridors.export.feed import write_feed
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from corridors.map.command import build_command
from corridors.map.layers import build_layers
from corridors.model.vocabulary import Language
from corridors.routing.result import record, route_result
from corridors.settings import FOLDER_VARIABLE
from corridors.text.routes import table
from corridors.text.words import words_for
from corridors.view.values import Tab
from corridors.web.site import Site, publish
from tests.hostile.odd import write_odd
from tests.scenes import scene
from tests.web.site import client

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
ADDRESSES = [
    *("/", "/share/", "/share/line", "/sitemap.xml", "/preview.png?scope=all"),
    *("/preview.png?scope=all&project=line&lang=kk", "/api/projects?scope=all"),
    *("/api/projects/line", "/api/routes.geojson?scope=all", "/api/places.geojson?scope=all"),
    *("/api/statements.csv?scope=all", "/api/sources?scope=all", "/api/feed.atom?lang=ru"),
    *("/api/changes?scope=all&since=1900-01-01", "/api/openapi.json"),
    *("/api/plan?from=west&to=harbour", "/api/plan?from=west&to=harbour&by=time&without=line"),
]
VIEWS: list[dict[str, str]] = [
    *({"tab": tab.value} for tab in Tab),
    {"project": "line", "lang": "kk"},
    {"project": "way", "lang": "ru", "asof": "2025-06-30", "since": "2020-01-01"},
    {"from": "west", "to": "harbour", "by": "time"},
]
KEYS = re.compile(r"\b(?:country|kind|language|measure|scope|unit)\.[A-Za-z]{2,}\b")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_odd(tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="module")
def catalog(data: Path) -> Catalog:
    return Catalog.read(data)


def test_odd_data_are_sound(catalog: Catalog) -> None:
    assert problems(catalog) == []
    assert len(catalog.notes) > 10
    assert list(catalog.projects) == ["line", "way"]


@pytest.mark.parametrize("form", Format)
def test_every_kind_of_file_is_written(catalog: Catalog, form: Format) -> None:
    shown = scene("scope=all&project=line", catalog=catalog)
    assert export_file(shown, ExportRequest(form, ExportScope.ALL, "https://a.test/", 60)).content


@pytest.mark.parametrize("form", [Format.FLATGEOBUF, Format.GPKG, Format.GEOJSON])
def test_lines_have_no_heights(catalog: Catalog, form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"lines.{form}"
    path.write_bytes(
        export_file(
            scene("scope=all", catalog=catalog), ExportRequest(form, ExportScope.ALL)
        ).content
    )
    frame = geopandas.read_file(path, layer="sections" if form is Format.GPKG else None)
    assert len(frame) > 3
    assert not frame.geometry.has_z.any()


@pytest.mark.parametrize("language", Language)
def test_feed_layers_and_commands_are_written(catalog: Catalog, language: Language) -> None:
    feed = write_feed(catalog, words_for(language))
    assert ET.fromstring(feed).tag.endswith("feed")  # noqa: S314 - our own
    shown = scene(f"scope=all&lang={language}", catalog=catalog)
    assert json.dumps(build_command(shown), allow_nan=False)
    assert all(layer.content for layer in build_layers(catalog))


@pytest.mark.parametrize("by", ["distance", "time"])
def test_ways_are_found(catalog: Catalog, by: str) -> None:
    found = route_result(
        read_route_query({"from": "west", "to": "harbour", "by": by}, catalog), catalog
    )
    assert json.dumps(record(found, catalog), allow_nan=False)
    assert "west" in table(found, catalog, words_for(Language.EN))


def test_the_site_is_published_with_a_file_for_each_name(catalog: Catalog, tmp_path: Path) -> None:
    site = Site(catalog, "https://a.test/")
    report = publish(site.files(), tmp_path / "www", done=lambda: None)
    written = [path for path in (tmp_path / "www").rglob("*") if path.is_file()]
    assert len(written) == report.written + 1  # and the list of them
    preview = (tmp_path / "www" / "previews" / "line-kk.png").read_bytes()
    assert Image.open(BytesIO(preview)).size == (1200, 630)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_server_answers(address: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    answered = client().get(address)
    assert answered.status_code == 200, answered.text
    if "json" in answered.headers["content-type"]:
        assert not {"NaN", "Infinity"} & set(re.findall(r"[\w-]+", answered.text))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_page_runs_and_shows_words(
    view: dict[str, str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    app = AppTest.from_file(str(DASHBOARD), default_timeout=60)
    for key, value in {"scope": "all", **view}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    assert not app.warning
    said = " ".join(str(element.proto.body) for element in app.get("html"))
    assert len(said) > 1_000
    assert KEYS.findall(said) == []
