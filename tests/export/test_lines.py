"""Files of lines and places open in what people use, with all that was put into them."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import geopandas
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope, restrict
from tests.scenes import VERSION, scene

FORMATS = [Format.GEOJSON, Format.GPKG, Format.KML, Format.FLATGEOBUF, Format.GEOPARQUET]
LAYERED = {Format.GPKG, Format.KML}
VIEW = scene("type=railway&scope=all&project=dostyk-moyynty")
LINK = "https://example.org/?type=railway"


def _read(form: Format, take: ExportScope, folder: Path) -> dict[str, geopandas.GeoDataFrame]:
    """Return `sections` and `places` as another program reads them."""
    file = export_file(VIEW, ExportRequest(form, take, LINK))
    path = folder / file.name
    path.write_bytes(file.content)
    if form is Format.GEOPARQUET:
        whole = geopandas.read_parquet(path)
    elif form in LAYERED:
        names = {"key": "id"} if form is Format.KML else {}
        return {
            name: geopandas.read_file(path, layer=name)
            .drop(columns=list(names.values()))
            .rename(columns=names)
            for name in ("sections", "places")
        }
    else:
        whole = geopandas.read_file(path)
    return {f"{kind}s": whole[whole["feature"] == kind] for kind in ("section", "place")}


@pytest.mark.parametrize("take", [ExportScope.FILTERED, ExportScope.SELECTED])
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_the_lines_of_just_the_projects(
    form: Format, take: ExportScope, tmp_path: Path
) -> None:
    sections = _read(form, take, tmp_path)["sections"].set_index("id")
    projects = restrict(VIEW, take).selection.projects
    expected = {s.key: s for p in projects for s in VIEW.snapshot.routes[p.id]}
    assert set(sections.index) == set(expected)
    assert sections.crs == "EPSG:4326"
    for key, section in expected.items():
        row = sections.loc[key]
        assert shapely.equals_exact(
            shapely.force_2d(row.geometry), section.geometry, tolerance=1e-5
        )
        assert row.status == VIEW.snapshot.section_statuses[section.project][section.id]
        assert row.alignment == section.alignment
        assert row.name_kk == VIEW.snapshot.projects[section.project].name.kk


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_the_places_of_its_lines(form: Format, tmp_path: Path) -> None:
    places = _read(form, ExportScope.SELECTED, tmp_path)["places"].set_index("id")
    assert set(places.index) == {
        name for leg in VIEW.snapshot.projects["dostyk-moyynty"].legs for name in leg.places
    }
    dostyk = VIEW.snapshot.places["dostyk"]
    assert places.loc["dostyk"].geometry.x == pytest.approx(dostyk.lon, abs=1e-5)
    assert places.loc["dostyk"].geometry.y == pytest.approx(dostyk.lat, abs=1e-5)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_stamped_in_its_name(form: Format) -> None:
    file = export_file(VIEW, ExportRequest(form))
    assert file.name.startswith(f"corridors-{VERSION}-as-of-2026-03-11-filtered.")


def test_geojson_is_that_of_rfc_7946_and_says_where_it_comes_from() -> None:
    content = json.loads(export_file(VIEW, ExportRequest(Format.GEOJSON, link=LINK)).content)
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    assert content["metadata"]["homepage"] == LINK
    assert content["metadata"]["as_of"] == "2026-03-11"
    assert {licence["name"] for licence in content["metadata"]["licenses"]} >= {"ODbL-1.0"}


def test_a_geopackage_and_a_parquet_file_carry_their_stamp(tmp_path: Path) -> None:
    path = tmp_path / "corridors.gpkg"
    path.write_bytes(export_file(VIEW, ExportRequest(Format.GPKG, link=LINK)).content)
    assert pyogrio.read_info(path, layer="sections")["layer_metadata"]["homepage"] == LINK
    path = tmp_path / "corridors.parquet"
    path.write_bytes(export_file(VIEW, ExportRequest(Format.GEOPARQUET, link=LINK)).content)
    stamp = json.loads(pq.read_schema(path).metadata[b"corridors"])
    assert stamp["version"] == VERSION


@pytest.mark.parametrize("form", [Format.GEOJSON, Format.FLATGEOBUF, Format.KML])
def test_equal_orders_give_equal_files(form: Format) -> None:
    assert export_file(VIEW, ExportRequest(form)) == export_file(VIEW, ExportRequest(form))


def test_files_that_are_written_at_once_each_have_the_date_of_their_own_day(tmp_path: Path) -> None:
    days = [f"20{year}-06-30" for year in range(22, 26)]
    scenes = {day: scene(f"scope=all&project=dostyk-moyynty&asof={day}") for day in days}

    def write(number: int) -> tuple[str, set[str]]:
        day = days[number % len(days)]
        path = tmp_path / f"{number}.gpkg"
        path.write_bytes(
            export_file(scenes[day], ExportRequest(Format.GPKG, ExportScope.SELECTED)).content
        )
        return day, _dates(path)

    with ThreadPoolExecutor(4) as writers:
        for day, dates in writers.map(write, range(24)):
            assert dates == {day}
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def _dates(path: Path) -> set[str]:
    """Return the days on which a GeoPackage says that its parts were written."""
    asked = "SELECT last_change FROM gpkg_contents"
    asked += " UNION SELECT timestamp FROM gpkg_metadata_reference"
    with closing(sqlite3.connect(path)) as opened:
        return {written[:10] for (written,) in opened.execute(asked)}


@pytest.mark.parametrize("form", FORMATS)
def test_every_line_says_how_far_the_date_of_its_project_moved(
    form: Format, tmp_path: Path
) -> None:
    sections = _read(form, ExportScope.FILTERED, tmp_path)["sections"]
    slips = VIEW.snapshot.slips
    for _, row in sections.iterrows():
        slip = slips.get(row["project"])
        if slip is None or slip.months is None:
            assert pd.isna(row["slip_months"])
        else:
            assert int(row["slip_months"]) == slip.months
        if slip:
            assert row["first_promised"] == slip.first.due.text
            assert row["first_promised_source"] == slip.first.source
            assert row["newest_promised"] == slip.newest.due.text
    assert sections["slip_months"].notna().any()
