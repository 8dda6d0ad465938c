"""Files of harmful data read back whole, and nothing in them runs."""

import csv
import json
import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import geopandas
import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image

from corridors.catalog.catalog import Catalog
from corridors.export.citation import Citation
from corridors.export.feed import write_feed
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope, Provenance, provenance
from corridors.export.tables import write_csv, write_xlsx
from corridors.map.command import as_script, build_command, to_script
from corridors.map.draw import command_group
from corridors.map.layers import build_layers
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.hostile.poisoned import write_poisoned
from tests.hostile.strings import FORMULAS, HARMFUL, as_read
from tests.scenes import CATALOG, NOW, scene

pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")  # below zero as well: it is what it says
LINES = (Format.GEOJSON, Format.GPKG, Format.KML, Format.FLATGEOBUF, Format.GEOPARQUET)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    read = Catalog.read(write_poisoned(tmp_path_factory.mktemp("poisoned")))
    assert read.problems == CATALOG.problems
    return read


def _take(catalog: Catalog, form: Format, link: str = "scope=all") -> bytes:
    return export_file(scene(link, catalog=catalog), ExportRequest(form, ExportScope.ALL)).content


def _names(catalog: Catalog) -> set[str]:
    return {project.name.en for project in catalog.projects.values()}


def _cells(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def _expect_no_formula(rows: list[dict[str, str]]) -> None:
    assert rows
    for row in rows:
        for key, cell in row.items():
            is_number = NUMBER.fullmatch(cell)
            assert is_number or not cell.startswith(FORMULA_STARTS), (key, cell)


def test_a_csv_holds_no_formula_and_every_text(catalog: Catalog) -> None:
    rows = _cells(_take(catalog, Format.CSV))
    _expect_no_formula(rows)
    told = {row["text_en"].removeprefix("'") for row in rows}
    milestones = [m for p in catalog.projects.values() for m in p.milestones]
    assert {milestone.text.en.removeprefix("'") for milestone in milestones} <= told


@pytest.mark.parametrize("text", [*FORMULAS, *HARMFUL], ids=lambda text: ascii(text[:12]))
def test_no_cell_of_any_kind_is_a_formula(text: str) -> None:
    about = provenance(scene(), "")
    rows: list[dict[str, Any]] = [{"alone": text, "list": [text, "b"], "none": None, "number": -1}]
    (row,) = _cells(write_csv(rows, about))
    assert not row["alone"].startswith(FORMULA_STARTS)
    assert not row["list"].startswith(FORMULA_STARTS)
    assert (row["none"], row["number"]) == ("", "-1")
    sheet = load_workbook(BytesIO(write_xlsx({"a": rows}, about)))["a"]
    assert {sheet["A2"].data_type, sheet["B2"].data_type} == {"s"}
    assert as_read(str(sheet["A2"].value)) == as_read(text)


def test_a_workbook_holds_no_formula_and_every_name(catalog: Catalog) -> None:
    content = _take(catalog, Format.XLSX)
    book = load_workbook(BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "b", "inlineStr"}
    assert _names(catalog) <= {str(cell.value) for cell in book["projects"]["B"]}
    for path in ZipFile(BytesIO(content)).namelist():
        assert b"<f>" not in ZipFile(BytesIO(content)).read(path)


def test_json_holds_every_name(catalog: Catalog) -> None:
    found = json.loads(_take(catalog, Format.JSON))
    assert {project["name_en"] for project in found["projects"]} == _names(catalog)
    assert {source["id"] for source in found["sources"]} <= set(catalog.sources)


@pytest.mark.parametrize("form", LINES)
def test_lines_read_back_with_every_name(catalog: Catalog, form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"lines.{form}"
    path.write_bytes(_take(catalog, form))
    if form is Format.GEOPARQUET:
        frame = geopandas.read_parquet(path)
    elif form in {Format.GPKG, Format.KML}:
        frame = geopandas.read_file(path, layer="sections")
    else:
        frame = geopandas.read_file(path)
    drawn = {p.name.en for p in catalog.projects.values() if catalog.section_ids[p.id]}
    column = "name_en" if "name_en" in frame else "Name"
    assert drawn <= set(frame[column])


@pytest.mark.parametrize("form", [Format.PNG, Format.SVG, Format.PDF])
@pytest.mark.parametrize("project", ["", "&project=bakhty-ayagoz"])
def test_pictures_are_drawn(catalog: Catalog, form: Format, project: str) -> None:
    content = _take(catalog, form, f"scope=all{project}")
    if form is Format.PNG:
        assert Image.open(BytesIO(content)).size[0] > 1_000
    elif form is Format.PDF:
        assert len(pypdfium2.PdfDocument(content)) == 1
    else:
        tags = [node.tag.split("}")[1] for node in ET.fromstring(content).iter()]  # noqa: S314
        assert "text" in tags
        assert {"script", "foreignObject", "iframe"}.isdisjoint(tags)


def test_a_picture_shows_dollars_as_they_stand(catalog: Catalog) -> None:
    formula = r"$\frac{1}{0}$ $x^$"
    some = next(iter(catalog.projects.values()))
    named = some.model_copy(update={"name": some.name.model_copy(update={"en": formula})})
    changed = replace(catalog, projects={**catalog.projects, some.id: named})
    content = _take(changed, Format.SVG, f"scope=all&project={some.id}")
    assert formula in content.decode()


def test_a_package_reads_back(catalog: Catalog) -> None:
    archive = ZipFile(BytesIO(_take(catalog, Format.ZIP)))
    assert archive.testzip() is None
    for name in ("projects", "statements", "sources"):
        _expect_no_formula(_cells(archive.read(f"{name}.csv")))


@pytest.mark.parametrize("language", Language)
def test_a_feed_reads_back(catalog: Catalog, language: Language) -> None:
    words = words_for(language)
    feed = ET.fromstring(write_feed(catalog, words))  # noqa: S314 - our own
    told = "\n".join(str(node.text) for node in feed.iter() if node.tag.endswith("title"))
    for project in catalog.projects.values():
        assert words.name(project.name) in told
    links = [node.get("href", "") for node in feed.iter() if node.tag.endswith("link")]
    assert links
    assert all(link.startswith("https://") for link in links)


def test_a_command_is_one_line_that_no_text_leaves(catalog: Catalog) -> None:
    for project in catalog.projects:
        asked = scene(f"scope=all&project={project}", catalog=catalog)
        command = build_command(asked)
        script = to_script(command)
        assert not {"<", ">", "\n", "\u2028"} & set(script)
        assert json.loads(script.removeprefix("Corridors.apply(").removesuffix(");")) == command


def test_a_command_reaches_the_map_as_it_was_written() -> None:
    script = to_script({"said": "".join(HARMFUL)})
    (sent,) = command_group(script)._children.values()  # noqa: SLF001 - folium has no other way in
    assert vars(sent)["code"] == script


def test_layers_are_json_that_reads_back(catalog: Catalog) -> None:
    layers = {
        layer.name: json.loads(layer.content)
        for layer in build_layers(catalog)
        if layer.suffix == "json"
    }
    names = {project["names"]["en"] for project in layers["routes"]["projects"].values()}
    assert names == _names(catalog)


@pytest.mark.parametrize("text", HARMFUL, ids=lambda text: ascii(text[:12]))
def test_a_citation_and_a_script_quote_any_text(text: str) -> None:
    about = Provenance(text, text, "1", NOW, "https://corridors.test/?q=x", ())
    citation = Citation(about, NOW)
    assert json.loads(citation.csl_json())[0]["title"] == text
    assert citation.bibtex().count("@misc{") == 1
    assert json.loads(as_script(text)) == text
    assert "<" not in as_script(text)
