"""Railways, roads, names of waters and the relief are read as far as they can be."""

from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.checks import problems
from tests.checks.sound import write_sound_data
from tests.records import collect, feature, line, point

RAILWAYS, WATERS = "basemap/railways.geojson", "basemap/waters.geojson"
RELIEF = "basemap/relief.webp"
TRACK = feature(line((70, 45), (71, 45)), kind="rail", country="KZ")
NAMES = {"en": "Lake", "kk": "Көл", "ru": "Озеро"}
LAKE = feature(point(74, 46), id="lake", name=NAMES, kind="lake", rank=5)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sound_data(tmp_path / "geodata")


def test_lines_of_one_kind_are_held_together(data: Path) -> None:
    other = feature(line((70, 46), (71, 46)), kind="rail", country="KG")
    (data / RAILWAYS).write_text(collect([TRACK, other]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert {kind: len(lines.geoms) for kind, lines in catalog.existing["railways"].items()} == {
        "rail": 2
    }


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (feature(point(70, 45), kind="rail"), "1: geometry: is no line in lon, lat"),
        (feature(line((70, 45), (7000, 45)), kind="rail"), "1: geometry: is no line in lon, lat"),
        (feature(line((70, 45), (71, 45))), "1: kind: says of a railway or road what it is"),
        (feature(None, kind="rail"), "1: geometry: is no GeoJSON geometry: it is missing"),
    ],
    ids=["point", "beyond the globe", "no kind", "no shape"],
)
def test_what_is_no_line_of_a_kind_is_named_and_the_rest_is_there(
    data: Path, bad: object, said: str
) -> None:
    (data / RAILWAYS).write_text(collect([TRACK, bad]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert catalog.problems == (f"{RAILWAYS}: {said}",)
    assert len(catalog.existing["railways"]["rail"].geoms) == 1


def test_a_name_on_the_water_is_read(data: Path) -> None:
    (data / WATERS).write_text(collect([LAKE]), encoding="utf-8")
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert [(name.id, name.rank) for name in catalog.ground_names["waters"]] == [("lake", 5)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": {**NAMES, "ru": "Lake"}}, "lake: name.ru: 'Lake' is not in Cyrillic script"),
        ({"rank": 1}, "lake: rank: Input should be greater than or equal to 3"),
        ({"kind": "puddle"}, "lake: kind: Input should be 'sea', 'bay' or 'lake'"),
    ],
)
def test_a_bad_name_on_the_water_is_named(
    data: Path, changed: dict[str, object], said: str
) -> None:
    lake = feature(point(74, 46), **{**LAKE["properties"], **changed})  # type: ignore[dict-item]
    (data / WATERS).write_text(collect([lake]), encoding="utf-8")
    assert problems(Catalog.read(data)) == [f"{WATERS}: {said}"]


def test_a_name_beyond_the_region_is_found(data: Path) -> None:
    lake = feature(point(174, 46), **LAKE["properties"])  # type: ignore[arg-type]
    (data / WATERS).write_text(collect([lake]), encoding="utf-8")
    (said,) = problems(Catalog.read(data))
    assert said.startswith(f"{WATERS}: lake: 174.0, 46.0 is outside the region")


def test_a_picture_of_the_relief_is_read_as_it_is(data: Path) -> None:
    picture = b"RIFF\x04\0\0\0WEBP"
    (data / RELIEF).write_bytes(picture)
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert catalog.relief == picture


def test_another_picture_of_the_relief_is_named_and_the_map_goes_without(data: Path) -> None:
    (data / RELIEF).write_bytes(b"\x89PNG\r\n\x1a\n")
    catalog = Catalog.read(data)
    assert catalog.problems == (f"{RELIEF}: is no WebP picture",)
    assert catalog.relief == b""
