"""What cannot be read becomes a sentence that names file, record and field."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corridors.catalog import files, reading
from corridors.catalog.catalog import Catalog
from corridors.catalog.report import Report
from corridors.model.project import Place
from tests.records import SOURCES, VOCABULARY, collect, feature, line, point, section, write_data

PROJECT = "projects/bakhty-ayagoz.toml"
ROUTE = "routes/bakhty-ayagoz.geojson"
NAME = {"en": "Dostyk", "kk": "Достық", "ru": "Достык"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def read_route(data: Path, text: str) -> list[str]:
    """Return the problems of a data folder with one route file of this text."""
    (data / ROUTE).write_text(text, encoding="utf-8")
    return list(Catalog.read(data).problems)


def test_good_data_has_no_problems(data: Path) -> None:
    assert Catalog.read(data).problems == ()


def test_all_files_are_read(data: Path) -> None:
    catalog = Catalog.read(data)
    assert len(catalog.projects) == 5
    assert {n: len(ids) for n, ids in catalog.section_ids.items()} == dict.fromkeys(
        catalog.projects, 1
    )
    assert list(catalog.places) == ["dostyk", "moyynty"]
    assert [town.id for town in catalog.towns] == ["almaty"]
    assert [label.id for label in catalog.country_labels] == ["KZ"]
    assert list(catalog.sources) == ["press-2025"]
    assert str(catalog.package and catalog.package.data_through) == "2026-03-11"


def test_a_point_is_read_as_lon_lat(data: Path) -> None:
    dostyk = Catalog.read(data).places["dostyk"]
    assert (dostyk.lon, dostyk.lat) == (82.48, 45.25)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('type = "railway"', "type = ", "is no TOML: "),
        ('type = "railway"', 'type = "railway"\ntype = "railway"', "is no TOML: "),
        ('type = "railway"', 'tpye = "railway"', "tpye: Extra inputs are not permitted"),
        ('type = "railway"', "", "type: Field required"),
        ('type = "railway"', 'type = "tram"', "type: Input should be "),
        ('"CN"', '"China"', "countries.1: String should match pattern"),
        ('since = "2023"', 'since = "2023-13"', "statuses.0.since: month must be in 1..12"),
        ('since = "2023"', 'since = "soon"', "statuses.0.since: 'soon' is no date: write 2027"),
        (
            'since = "2023"',
            "since = 2023-01-01",
            "statuses.0.since: datetime.date(2023, 1, 1) is no",
        ),
        ('since = "2023"', 'sinc = "2023"', "statuses.0.since: Field required"),
        ('"press-2025"', '"press-2052"', "the source 'press-2052' is not in sources.toml"),
        ('en = "Line Bakhty-Ayagoz", ', "", "name.en: Field required"),
    ],
)
def test_a_bad_project_names_its_field_and_leaves_the_others(
    data: Path, old: str, new: str, problem: str
) -> None:
    change(data / PROJECT, old, new)
    catalog = Catalog.read(data)
    assert f"{PROJECT}: {problem}" in "\n".join(catalog.problems)
    assert len(catalog.projects) == 4


def test_every_bad_field_of_a_project_is_named(data: Path) -> None:
    change(data / PROJECT, '"railway"', '"tram"')
    change(data / PROJECT, '"new_line"', '"repair"')
    problems = Catalog.read(data).problems
    assert [problem.split(": ")[:2] for problem in problems if problem.startswith("projects")] == [
        [PROJECT, "type"],
        [PROJECT, "works"],
    ]


def test_a_file_name_that_is_no_id_is_a_problem(data: Path) -> None:
    (data / PROJECT).rename(data / "projects/Bakhty Ayagoz.toml")
    problems = Catalog.read(data).problems
    assert any(p.startswith("projects/Bakhty Ayagoz.toml: id: String should") for p in problems)


def test_a_project_cannot_take_the_id_of_another(data: Path) -> None:
    change(data / PROJECT, "type =", 'id = "dostyk-moyynty"\ntype =')
    catalog = Catalog.read(data)
    assert catalog.projects["dostyk-moyynty"].name.en == "Dostyk-Moyynty"
    assert any(problem.startswith(f"{PROJECT}: id") for problem in catalog.problems)


def test_an_empty_project_file_is_a_problem(data: Path) -> None:
    (data / PROJECT).write_bytes(b"")
    assert any(problem.startswith(PROJECT) for problem in Catalog.read(data).problems)


def test_a_folder_without_projects_is_a_problem(data: Path) -> None:
    for path in (data / "projects").iterdir():
        path.unlink()
    assert "geodata/projects: holds no project" in Catalog.read(data).problems


def test_a_route_without_a_project_is_a_problem(data: Path) -> None:
    (data / PROJECT).unlink()
    assert Catalog.read(data).problems == (f"{ROUTE}: there is no {PROJECT}",)


def test_an_empty_folder_is_a_catalog_of_nothing(tmp_path: Path) -> None:
    catalog = Catalog.read(tmp_path)
    assert (catalog.projects, catalog.package) == ({}, None)


@pytest.mark.parametrize(
    "name",
    [
        "sources.toml",
        "places.geojson",
        "datapackage.json",
        ROUTE,
        "basemap/towns.geojson",
        "basemap/countries.geojson",
        "basemap/land.geojson",
    ],
)
@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (Path.unlink, f"cannot be read: {os.strerror(2)}"),
        (lambda path: path.write_bytes("Достық".encode("utf-16")), "cannot be read: 'utf-8' codec"),
    ],
    ids=["missing", "in another encoding"],
)
def test_a_file_that_cannot_be_read_is_named(
    data: Path, name: str, spoil: Callable[[Path], object], problem: str
) -> None:
    spoil(data / name)
    assert any(p.startswith(f"{name}: {problem}") for p in Catalog.read(data).problems)


def test_a_project_without_a_route_is_still_there(data: Path) -> None:
    (data / ROUTE).unlink()
    catalog = Catalog.read(data)
    assert "bakhty-ayagoz" in catalog.projects
    assert catalog.section_ids["bakhty-ayagoz"] == ()
    assert len(catalog.problems) == 1


def test_a_file_that_is_too_large_is_not_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1_000_000)
    problems = read_route(data, " " * 1_000_001)
    assert problems == [f"{ROUTE}: is larger than 1 MB"]


def test_a_file_of_just_the_largest_size_is_read(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1_000_000)
    assert read_route(data, collect([]).ljust(1_000_000)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "is no JSON: "),
        ("[]", "is no GeoJSON FeatureCollection"),
        ("null", "is no GeoJSON FeatureCollection"),
        ("{}", "is no GeoJSON FeatureCollection"),
        ('{"features": null}', "is no GeoJSON FeatureCollection"),
        ('{"features": [1]}', "0: is no GeoJSON Feature"),
        ('{"crs": {"type": "name"}, "features": []}', "crs: GeoJSON is always WGS 84"),
    ],
)
def test_a_route_that_is_no_geojson_is_named(data: Path, text: str, problem: str) -> None:
    (found,) = read_route(data, text)
    assert found.startswith(f"{ROUTE}: {problem}")


@pytest.mark.parametrize("properties", [[1, 2], "main", 5])
def test_a_feature_whose_properties_are_no_table_is_named(data: Path, properties: object) -> None:
    wrong = {"type": "Feature", "properties": properties, "geometry": point(75, 45)}
    assert any(problem.startswith(f"{ROUTE}: ") for problem in read_route(data, collect([wrong])))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        "line",
        {"type": "Blob", "coordinates": [75, 45]},
        {"type": "LineString"},
        {"type": "LineString", "coordinates": [[75, 45]]},
        {"type": "LineString", "coordinates": [["east", "north"], [75, 45]]},
        {"type": "LineString", "coordinates": 5},
    ],
)
def test_a_bad_geometry_names_its_record_and_leaves_the_others(
    data: Path, geometry: object
) -> None:
    good = section(line((75, 45), (76, 45)))
    (data / ROUTE).write_text(collect([section(geometry, id="east"), good]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert catalog.section_ids["bakhty-ayagoz"] == ("main",)
    (problem,) = catalog.problems
    assert problem.startswith(f"{ROUTE}: east: geometry: ")


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "LineString", "coordinates": []},
        {"type": "Point", "coordinates": []},
        point(float("nan"), 45),
    ],
    ids=["an empty line", "an empty point", "not a number"],
)
def test_a_geometry_of_nothing_is_a_problem(data: Path, geometry: object) -> None:
    (problem,) = read_route(data, collect([section(geometry)]))
    assert problem.startswith(f"{ROUTE}: main: ")


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (section(point(75, 45), gauge=900), "main: gauge: Input should be greater than"),
        (section(point(75, 45), trakcs=2), "main: trakcs: is no property here; is 'tracks' meant?"),
        (section(point(75, 45), mode="air"), "main: mode: Input should be "),
        (feature(point(75, 45), leg="main"), "0: missing properties: id, mode, alignment, country"),
        (feature(point(75, 45)), "0: missing properties: id, leg, mode, alignment, country ("),
    ],
)
def test_a_bad_section_names_its_record_and_field(data: Path, record: object, problem: str) -> None:
    assert read_route(data, collect([record]))[0].startswith(f"{ROUTE}: {problem}")


@pytest.mark.parametrize(
    "geometry", [line((75, 45), (76, 45)), {"type": "Polygon", "coordinates": []}]
)
def test_a_place_is_a_point(tmp_path: Path, geometry: object) -> None:
    path = tmp_path / "geodata" / "places.geojson"
    path.parent.mkdir()
    place = feature(geometry, id="dostyk", name=NAME, kind="station", country="KZ")
    path.write_text(collect([place]), encoding="utf-8")
    report = Report()
    assert reading.read_points(Place, path, report) == ()
    (problem,) = report.problems
    assert problem.startswith("places.geojson: dostyk: the geometry is no point: it is a ")


def test_a_place_without_coordinates_is_a_problem(data: Path) -> None:
    empty = feature({"type": "Point", "coordinates": []}, id="dostyk", name=NAME)
    (data / "places.geojson").write_text(collect([empty]), encoding="utf-8")
    assert any(p.startswith("places.geojson: dostyk: ") for p in Catalog.read(data).problems)


def test_a_bad_place_names_its_record_and_leaves_the_others(data: Path) -> None:
    change(data / "places.geojson", '"station"', '"stop"')
    catalog = Catalog.read(data)
    assert list(catalog.places) == ["moyynty"]
    (problem,) = catalog.problems
    assert problem.startswith("places.geojson: dostyk: kind: Input should be ")


def test_a_bad_source_is_named_and_takes_its_statements_with_it(data: Path) -> None:
    change(data / "sources.toml", 'published = "2025-01-01"', 'publishd = "2025-01-01"')
    catalog = Catalog.read(data)
    assert "sources.toml: press-2025: publishd: Extra inputs are not permitted" in catalog.problems
    assert catalog.projects == {}


def test_a_source_that_is_no_toml_is_named_with_its_line_and_leaves_the_others(data: Path) -> None:
    path = data / "sources.toml"
    known = path.read_text(encoding="utf-8")
    path.write_text(f'{known}\n[broken]\nkind = "press\n', encoding="utf-8")
    catalog = Catalog.read(data)
    (problem,) = catalog.problems
    line = known.count("\n") + 3
    assert problem.startswith("sources.toml: broken: is no TOML: ")
    assert f"at line {line}, " in problem
    assert list(catalog.sources) == ["press-2025"]
    assert len(catalog.projects) == 5


def test_a_source_that_is_no_table_is_named(data: Path) -> None:
    change(data / "sources.toml", "[press-2025]", "gazette = 1\n[press-2025]")
    (problem,) = Catalog.read(data).problems
    assert problem.startswith("sources.toml: gazette: Input should be a valid dictionary")


@pytest.mark.parametrize(
    ("package", "field"),
    [
        ({"data_through": "2026-03-11", "corrections": "https://example.org/"}, "version"),
        ({"version": "1", "corrections": "https://example.org/"}, "data_through"),
        ({"version": "1", "data_through": "2026-03-11", "corrections": "mail us"}, "corrections"),
    ],
)
def test_a_bad_edition_names_its_field(data: Path, package: dict[str, str], field: str) -> None:
    (data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    catalog = Catalog.read(data)
    (problem,) = catalog.problems
    assert problem.startswith(f"datapackage.json: {field}: ")
    assert catalog.package is None


def test_other_fields_of_a_data_package_do_no_harm(data: Path) -> None:
    change(data / "datapackage.json", '"version"', '"resources": [], "version"')
    assert Catalog.read(data).package is not None


def test_a_data_package_that_is_no_json_is_a_problem(data: Path) -> None:
    (data / "datapackage.json").write_text("{", encoding="utf-8")
    (problem,) = Catalog.read(data).problems
    assert problem.startswith("datapackage.json: is no JSON: ")


@pytest.mark.parametrize("text", ["[]", "null", '"1"'])
def test_a_data_package_that_is_no_table_is_a_problem(data: Path, text: str) -> None:
    (data / "datapackage.json").write_text(text, encoding="utf-8")
    assert any(p.startswith("datapackage.json: ") for p in Catalog.read(data).problems)


@pytest.mark.parametrize(
    ("name", "text"), [(ROUTE, "[" * 100_000), (PROJECT, "type = " + "[" * 100_000)]
)
def test_a_file_nested_without_end_is_a_problem(data: Path, name: str, text: str) -> None:
    (data / name).write_text(text, encoding="utf-8")
    assert any(problem.startswith(f"{name}: ") for problem in Catalog.read(data).problems)


def test_a_project_is_read_by_itself(data: Path) -> None:
    report = Report()
    project = reading.read_project(data / PROJECT, SOURCES, VOCABULARY, report)
    assert project
    assert (project.id, report.problems) == ("bakhty-ayagoz", [])
