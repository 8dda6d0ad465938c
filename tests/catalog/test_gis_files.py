"""Files as people of geographic information have them are taken as far as they are clear."""

import codecs
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapely import LineString, Point

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import in_short
from corridors.checks import problems
from corridors.settings import DEFAULT_FOLDER
from tests.checks.sound import FIRST, SECOND, write_sound_data
from tests.records import collect, feature, line, section
from tests.scenes import CATALOG

CASES = Path(__file__).parent / "cases"
CASE = "routes/bakhty-ayagoz.geojson"
ROUTE, PLACES, SOURCES = "routes/line.geojson", "places.geojson", "sources.toml"
MISSING = "missing properties: id, leg, mode, alignment, country (geodata/README.md says what each"
# what a file of a practitioner leads to: problems of `check`, and what was taken all the same
PRACTICE: dict[str, tuple[list[str], list[str]]] = {
    "line-with-heights": ([], ["heights are left out (1 feature)"]),
    "all-parts-in-one": ([], ["parts are put together (1 feature)"]),
    "zero-length": (["bakhty-ayagoz: geometry: the line has no length: all its points are"], []),
    "area": (["bakhty-ayagoz: geometry: is an area (MultiPolygon): draw the line that runs"], []),
    "gis-export": (
        [f"0: {MISSING}"],
        [
            "heights are left out (1 feature)",
            "coordinates are rounded to 5 decimals (1 feature)",
            "parts are put together (1 feature)",
            "properties that mean nothing here are left out: Name, description, timestamp, begin,",
        ],
    ),
    "osm-export": (
        [f"0: {MISSING}", "0: gauge: Input should be a valid integer"],
        ["properties that mean nothing here are left out: @id, railway, electrified, name,"],
    ),
}
CRS84 = "urn:ogc:def:crs:OGC:1.3:CRS84"
WGS84 = [
    *(CRS84, "OGC:CRS84", "CRS84", "EPSG:4326", "epsg:4326", "urn:ogc:def:crs:EPSG::4326"),
    *("urn:ogc:def:crs:EPSG:6.9:4326", "http://www.opengis.net/def/crs/EPSG/0/4326"),
    *(
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "EPSG:4979",
        "WGS84",
        "WGS 84",
        " EPSG:4326 ",
    ),
]
OTHERS = [
    "EPSG:3857",
    "urn:ogc:def:crs:EPSG::32643",
    "EPSG:14326",
    "EPSG:43260",
    "Pulkovo 1942",
    "",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sound_data(tmp_path)


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    collection = json.loads(path.read_text("utf-8"))
    change(collection)
    path.write_text(json.dumps(collection), encoding="utf-8")


def _starts(sentences: tuple[str, ...], file: str) -> list[str]:
    assert all(sentence.startswith(f"{file}: ") for sentence in sentences), sentences
    return [sentence.removeprefix(f"{file}: ") for sentence in sentences]


@pytest.mark.parametrize("case", PRACTICE)
def test_a_file_of_a_practitioner_is_taken_or_told_what_to_do_at_once(
    case: str, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "data"))
    shutil.copy(CASES / f"{case}.geojson", data / CASE)
    catalog = Catalog.read(data)
    told, taken = PRACTICE[case]
    for sentences, wanted in ((tuple(problems(catalog)), told), (catalog.notes, taken)):
        found = _starts(sentences, CASE)
        assert len(found) == len(wanted), found
        for sentence, start in zip(found, wanted, strict=True):
            assert sentence.startswith(start)
    (drawn,) = CATALOG.routes["bakhty-ayagoz"]
    if not told:
        assert [s.geometry for s in catalog.routes["bakhty-ayagoz"]] == [drawn.geometry]


def test_a_raw_export_of_thousands_of_features_is_a_sentence_a_kind(data: Path) -> None:
    fields = {f"field{number}": None for number in range(20)}
    raw = [feature(line((70, 45), (71, 45)), **fields) for _ in range(3_000)]
    (data / ROUTE).write_text(collect(raw), encoding="utf-8")
    catalog = Catalog.read(data)
    (told,) = in_short(catalog.problems)
    assert told.startswith(f"{ROUTE}: 0: {MISSING}")
    assert told.endswith(" … and 2,999 more like it: 1, 2, 3, 4, 5 and 2,994 more")
    (taken,) = catalog.notes
    assert taken.endswith(": field0, field1, field2, field3, field4 and 15 more (3,000 features)")
    assert in_short(problems(catalog)) == (told,)


def test_a_line_of_many_decimals_is_rounded_and_said_once(data: Path) -> None:
    steps = [(71 + n / 5_000 + 1e-9, 45.0000012345) for n in range(1, 5_000)]
    long = [section(line(*FIRST), id="first", country="KZ"),
            section(line((71, 45), *steps, (72, 45)), id="second", country="KZ")]  # fmt: skip
    (data / ROUTE).write_text(collect(long), encoding="utf-8")
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert catalog.notes == (f"{ROUTE}: coordinates are rounded to 5 decimals (1 feature)",)
    assert list(catalog.routes["line"][1].geometry.coords)[1] == (71.0002, 45.0)


def test_heights_are_nowhere_in_what_is_read(data: Path) -> None:
    for file in (ROUTE, PLACES, "network/places.geojson", "basemap/towns.geojson"):
        text = (data / file).read_text("utf-8")
        (data / file).write_text(_raised(text), encoding="utf-8")
    lake = feature({"type": "Polygon", "coordinates": [[[60, 50, 1], [61, 50, 1], [60, 51, 1],
                                                        [60, 50, 1]]]})  # fmt: skip
    (data / "basemap" / "lakes.geojson").write_text(collect([lake]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert len(catalog.notes) == 5
    assert not catalog.sections.has_z.any()
    assert len(catalog.ground) == 1
    assert not catalog.ground.has_z.any()


def _raised(text: str) -> str:
    def raise_all(part: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        if isinstance(part, list) and part and isinstance(part[0], int | float):
            return [*part, 410.5]
        return [raise_all(each) for each in part] if isinstance(part, list) else part

    collection = json.loads(text)
    for each in collection["features"]:
        each["geometry"]["coordinates"] = raise_all(each["geometry"]["coordinates"])
    return json.dumps(collection)


@pytest.mark.parametrize("name", WGS84)
def test_a_member_crs_that_means_wgs_84_is_fine(data: Path, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    for file in (ROUTE, PLACES, "basemap/land.geojson"):
        _edit(data / file, lambda collection: collection.update(crs=crs))
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert catalog.notes == ()


@pytest.mark.parametrize(
    "crs",
    [
        *({"type": "name", "properties": {"name": name}} for name in OTHERS),
        *(
            {},
            "EPSG:3857",
            {"type": "link", "properties": {"href": "crs.prj"}},
            {"properties": [1]},
        ),
    ],
)
def test_another_crs_is_one_sentence(data: Path, crs: object) -> None:
    _edit(data / ROUTE, lambda collection: collection.update(crs=crs))
    (problem,) = problems(Catalog.read(data))
    assert problem.startswith(f"{ROUTE}: crs: GeoJSON is always WGS 84 in lon, lat, and this is ")


def test_all_that_is_wrong_with_a_file_is_told_at_once(data: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    records = [
        section({"type": "MultiLineString", "coordinates": [[[7e6, 5e6, 1], [7.1e6, 5e6, 1]]]},
                id="First", country="KZ", gauge=900),
        feature(None, id="second", leg="main", mode="air"),
    ]  # fmt: skip
    (data / ROUTE).write_text(json.dumps({**json.loads(collect(records)), "crs": crs}))
    assert [problem.split(": ")[1:3] for problem in problems(Catalog.read(data))] == [
        ["crs", "GeoJSON is always WGS 84 in lon, lat, and this is 'EPSG:3857'"],
        ["First", "id"],
        ["First", "gauge"],
        ["second", "missing properties"],
        ["second", "mode"],
    ]


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_property_is_one_that_is_left_out(data: Path, empty: object) -> None:
    blank = dict.fromkeys(("gauge", "tracks", "same_as"), empty)
    second = section(line(*SECOND), id="second", country="KZ", **blank)
    first = section(line(*FIRST), id="first", country="KZ")
    (data / ROUTE).write_text(collect([first, second]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert catalog.notes == ()


@pytest.mark.parametrize(
    ("written", "meant"), [("Gauge", "gauge"), ("trakcs", "tracks"), ("same-as", "same_as")]
)
def test_a_property_that_looks_misspelt_is_named_and_the_section_is_there(
    data: Path, written: str, meant: str
) -> None:
    _edit(data / ROUTE, lambda found: found["features"][0]["properties"].update({written: 2}))
    catalog = Catalog.read(data)
    (problem,) = catalog.problems
    assert problem == f"{ROUTE}: first: {written}: is no property here; is {meant!r} meant?"
    assert catalog.section_ids["line"] == ("first", "second")


def test_a_shape_or_a_feature_alone_is_a_file_of_one_feature(data: Path) -> None:
    whole = section(line(*FIRST, *SECOND), id="first", country="KZ")
    (data / ROUTE).write_text(json.dumps(whole), encoding="utf-8")
    (found,) = Catalog.read(data).routes["line"]
    assert found.geometry == LineString([*FIRST, *SECOND[1:]])
    (data / ROUTE).write_text(json.dumps(whole["geometry"]), encoding="utf-8")
    (problem,) = Catalog.read(data).problems
    assert problem.startswith(f"{ROUTE}: 0: {MISSING}")


def test_a_place_may_be_the_only_one_of_many_points(data: Path) -> None:
    def gather(collection: dict[str, Any]) -> None:
        geometry = collection["features"][0]["geometry"]
        geometry.update(type="MultiPoint", coordinates=[geometry["coordinates"]])

    _edit(data / PLACES, gather)
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert Point(catalog.places["west"].lon, catalog.places["west"].lat) == Point(70.001, 45)


@pytest.mark.parametrize(
    "file",
    ["projects/line.toml", ROUTE, PLACES, SOURCES, "datapackage.json", "network/edges.toml",
     "network/pairs.toml", "basemap/land.geojson"],
)  # fmt: skip
def test_a_byte_order_mark_is_no_part_of_a_file(data: Path, file: str) -> None:
    path = data / file
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(Catalog.read(data)) == []


def test_another_encoding_is_told_what_to_do(data: Path) -> None:
    (data / "projects" / "line.toml").write_text("name = 'Желі'", encoding="utf-16")
    (problem,) = problems(Catalog.read(data))
    assert problem.startswith("projects/line.toml: cannot be read: 'utf-8' codec")
    assert problem.endswith("; save it as UTF-8")


@pytest.mark.parametrize(
    ("file", "named"),
    [("projects/line.TOML", "projects/line.toml"), ("routes/line.GeoJSON", ROUTE)],
)
def test_a_suffix_in_capitals_is_named_and_nothing_follows_from_it(
    data: Path, file: str, named: str
) -> None:
    (data / named).rename(data / file)
    found = problems(Catalog.read(data))
    assert f"{file}: is not read: its name has to end with {Path(named).suffix}" in found
    assert all(problem.startswith((file, f"{named}: cannot be read")) for problem in found)
