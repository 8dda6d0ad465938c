"""Tables hold every statement of the projects, and nothing in them runs."""

import json
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from corridors.catalog.catalog import Catalog
from corridors.dossier.card import summaries
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope, restrict
from corridors.settings import DEFAULT_FOLDER
from tests.scenes import VERSION, scene

VIEW = scene("status=construction&scope=all&project=bakhty-ayagoz")
TAKES = [ExportScope.FILTERED, ExportScope.SELECTED]
FORMULA = "=HYPERLINK(1)"


def _statements(take: ExportScope) -> int:
    return sum(len(p.statements) for p in restrict(VIEW, take).selection.projects)


@pytest.mark.parametrize("take", TAKES)
def test_csv_has_every_statement_with_its_source(take: ExportScope) -> None:
    content = export_file(VIEW, ExportRequest(Format.CSV, take)).content
    table = pd.read_csv(BytesIO(content), encoding="utf-8-sig")
    assert len(table) == _statements(take)
    assert set(table["project"]) == {p.id for p in restrict(VIEW, take).selection.projects}
    assert table["source"].notna().all()
    assert set(table["data_version"]) == {float(VERSION)}
    lengths = table[(table["project"] == "bakhty-ayagoz") & (table["what"] == "length")]
    assert 272 in set(lengths["value"])


@pytest.mark.parametrize("take", TAKES)
def test_a_workbook_has_a_sheet_for_each_table_and_its_origin(take: ExportScope) -> None:
    content = export_file(VIEW, ExportRequest(Format.XLSX, take, "https://example.org/")).content
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["projects", "statements", "sources", "about"]
    assert book["statements"].max_row == _statements(take) + 1
    about = {row[0].value: row[1].value for row in book["about"].iter_rows()}
    assert about["homepage"] == "https://example.org/"
    assert about["version"] == VERSION


@pytest.mark.parametrize("take", TAKES)
def test_json_has_the_tables_with_metadata_and_licences(take: ExportScope) -> None:
    content = json.loads(export_file(VIEW, ExportRequest(Format.JSON, take)).content)
    assert len(content["statements"]) == _statements(take)
    sources = {row["id"] for row in content["sources"]}
    assert {row["source"] for row in content["statements"]} == sources
    assert [each["name"] for each in content["metadata"]["licenses"]] == [
        "CC-BY-4.0",
        "ODbL-1.0",
        "other-pd",
        "MIT",
    ]


def test_the_exported_projects_are_those_of_the_table_on_the_page() -> None:
    content = json.loads(export_file(VIEW, ExportRequest(Format.JSON)).content)
    shown = [(row.id, row.name, str(row.status_code)) for row in summaries(VIEW)]
    assert [(p["id"], p["name_en"], p["status"]) for p in content["projects"]] == shown


def test_a_day_of_the_past_gives_only_what_was_known() -> None:
    past = scene("asof=2023-12-31&project=dostyk-moyynty")
    content = json.loads(
        export_file(past, ExportRequest(Format.JSON, ExportScope.SELECTED)).content
    )
    assert content["metadata"]["as_of"] == "2023-12-31"
    assert max(row["known"][:4] for row in content["statements"]) == "2023"
    assert content["projects"][0]["status"] == "construction"


@pytest.fixture
def hostile(tmp_path: Path) -> Catalog:
    data = Path(copytree(DEFAULT_FOLDER, tmp_path / "geodata"))
    file = data / "projects" / "bakhty-ayagoz.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('en = "Bakhty–Ayagoz"', f'en = "{FORMULA}"'), encoding="utf-8")
    return Catalog.read(data)


def test_no_text_becomes_a_formula(hostile: Catalog) -> None:
    view = scene("project=bakhty-ayagoz", catalog=hostile)
    book = openpyxl.load_workbook(
        BytesIO(export_file(view, ExportRequest(Format.XLSX, ExportScope.SELECTED)).content)
    )
    cell = book["projects"]["B2"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")
    archive = ZipFile(
        BytesIO(export_file(view, ExportRequest(Format.ZIP, ExportScope.SELECTED)).content)
    )
    table = pd.read_csv(archive.open("projects.csv"), encoding="utf-8-sig")
    assert table["name_en"][0] == "'" + FORMULA


def test_each_project_says_how_far_its_date_moved_and_who_promised() -> None:
    everything = scene("scope=all")
    content = json.loads(export_file(everything, ExportRequest(Format.JSON)).content)
    sources = {row["id"] for row in content["sources"]}
    slips = everything.snapshot.slips
    for row in content["projects"]:
        told = slips.get(row["id"])
        assert row["slip_months"] == (told.months if told else None)
        assert row["first_promised"] == (told.first.due.text if told else None)
        assert row["newest_promised"] == (told.newest.due.text if told else None)
        named = (row[f"{which}_promised_source"] for which in ("first", "newest"))
        assert all((name in sources) is bool(told) for name in named)
        assert (row["in_service_source"] in sources) is bool(row["in_service_since"])
    assert any(row["slip_months"] for row in content["projects"])


def test_months_are_numbers_in_a_workbook_and_minus_is_no_formula() -> None:
    everything = scene("scope=all")
    book = openpyxl.load_workbook(
        BytesIO(export_file(everything, ExportRequest(Format.XLSX)).content)
    )
    head, *rows = book["projects"].iter_rows(values_only=True)
    months = [row[head.index("slip_months")] for row in rows]
    known = [number for number in months if isinstance(number, int)]
    assert {type(number) for number in months} == {int, type(None)}
    archive = ZipFile(BytesIO(export_file(everything, ExportRequest(Format.ZIP)).content))
    table = pd.read_csv(archive.open("projects.csv"), encoding="utf-8-sig")
    assert list(table["slip_months"].dropna()) == known
    assert table["slip_months"].min() < 0
