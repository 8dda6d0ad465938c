"""The files that the browser fetches."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString

from corridors.catalog.catalog import Catalog
from corridors.catalog.existing import EXISTING
from corridors.catalog.ground import GROUND
from corridors.catalog.sections import rows_of
from corridors.map.layers import (
    COARSE_STEPS,
    DETAIL_ZOOM,
    LATER,
    STEPS_A_DEGREE,
    Layer,
    build_layers,
)
from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.style import Theme
from tests.scenes import CATALOG

LAYERS = {layer.name: layer for layer in build_layers(CATALOG)}
CONTENT: dict[str, Any] = {
    name: json.loads(layer.content) for name, layer in LAYERS.items() if layer.suffix == "json"
}


def test_equal_data_give_equal_files() -> None:
    again = {layer.name: layer for layer in build_layers(Catalog.read(CATALOG.folder))}
    assert again == LAYERS


def test_a_file_name_changes_with_its_content() -> None:
    assert Layer("routes", b"1").file_name != Layer("routes", b"2").file_name


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS.keys())
def test_a_file_name_is_one_that_browsers_are_told_to_keep(layer: Layer) -> None:
    name = r"[a-z]+-[0-9a-f]{12}\.(json|webp)"  # as web/middleware.py says
    assert re.fullmatch(name, layer.file_name)


def _lines(layer: str) -> dict[str, NDArray[np.float64]]:
    """Return the places of each section, lon and lat, as the browser reads them."""
    return {
        section["id"]: np.cumsum(np.reshape(section["steps"], (-1, 2)), axis=0) / STEPS_A_DEGREE
        for section in CONTENT[layer]["sections"]
    }


def _on_screen(line: NDArray[np.float64]) -> LineString:
    """Return a line in pixels at the zoom where the full lines come (Web Mercator)."""
    lon, lat = np.radians(line).T
    world = 256 * 2**DETAIL_ZOOM / (2 * np.pi)
    y = np.log(np.tan(np.pi / 4 + lat / 2))
    return LineString(world * np.column_stack((lon, y)))


def test_every_section_is_drawn_in_full_for_a_closer_look() -> None:
    drawn = _lines("detail")
    sections = {s.key: s.geometry for s in rows_of(CATALOG.sections)}
    assert drawn.keys() == sections.keys()
    for key, shape in sections.items():
        assert drawn[key].tolist() == shapely.get_coordinates(shape).round(5).tolist()


def test_coarse_lines_are_within_half_a_pixel_and_keep_their_ends() -> None:
    full = {key: line for key, line in _lines("detail").items() if len(line) > 1}
    coarse = _lines("routes")
    for key, line in full.items():
        assert coarse[key][[0, -1]].tolist() == line[[0, -1]].tolist()
        assert _on_screen(coarse[key]).hausdorff_distance(_on_screen(line)) <= 0.5


def _points(catalog: Catalog) -> int:
    (routes,) = (layer for layer in build_layers(catalog) if layer.name == "routes")
    return sum(len(section["steps"]) // 2 for section in json.loads(routes.content)["sections"])


def test_places_that_no_eye_can_tell_make_a_coarse_line_no_heavier() -> None:
    metres_100 = 0.001  # in degrees
    dense = CATALOG.sections.set_geometry(CATALOG.sections.segmentize(metres_100))
    before, in_full, after = (
        _points(CATALOG),
        shapely.get_num_coordinates(dense.geometry.to_numpy()).sum(),
        _points(replace(CATALOG, sections=dense)),
    )
    assert in_full > 10 * before
    assert after < 1.05 * before
    assert before < sum(map(len, _lines("detail").values()))


def test_coarse_and_full_lines_stand_in_the_same_order() -> None:
    ids = [
        [section["id"] for section in CONTENT[name]["sections"]] for name in ("routes", "detail")
    ]
    assert ids[0] == ids[1]


def test_a_file_that_holds_all_has_full_lines_only() -> None:
    whole = {layer.name: layer.content for layer in build_layers(CATALOG, full_detail=True)}
    assert whole.keys() == LAYERS.keys() - set(LATER)
    assert whole["routes"] == LAYERS["detail"].content


@pytest.mark.parametrize("name", EXISTING)
def test_railways_and_roads_that_are_there_keep_their_place(name: str) -> None:
    content = CONTENT[name]
    assert content["stepsADegree"] == COARSE_STEPS
    assert content["lines"].keys() == CATALOG.existing[name].keys()
    for kind, lines in content["lines"].items():
        drawn = [np.cumsum(np.reshape(line, (-1, 2)), axis=0) / COARSE_STEPS for line in lines]
        there = shapely.get_coordinates(CATALOG.existing[name][kind])
        assert np.allclose(np.concatenate(drawn), there, atol=0.5 / COARSE_STEPS)


def test_waters_and_regions_have_names_in_all_languages() -> None:
    assert {label["from"] for label in CONTENT["names"]["waters"]} >= {3, 7}
    labels = [label for kind in ("waters", "regions") for label in CONTENT["names"][kind]]
    assert len(labels) > 50
    assert all(set(label["names"]) == set(Language) for label in labels)


def test_the_relief_is_sent_as_the_picture_that_it_is() -> None:
    assert LAYERS["relief"].content == (CATALOG.folder / "basemap" / "relief.webp").read_bytes()


def test_second_tracks_are_cased_once() -> None:
    drawn = CONTENT["routes"]["sections"]
    doubled = {section["id"] for section in drawn if section.get("doubled")}
    assert doubled == {section.key for section in CATALOG.routes["dostyk-moyynty"]}


def test_nothing_that_changes_with_time_is_in_a_layer() -> None:
    assert {key for section in CONTENT["routes"]["sections"] for key in section} <= {
        "id",
        "project",
        "mode",
        "alignment",
        "doubled",
        "steps",
    }


def test_important_names_come_first_and_all_languages_are_there() -> None:
    labels = CONTENT["places"]["labels"]
    assert [label["from"] for label in labels] == sorted(label["from"] for label in labels)
    assert all(set(label["names"]) == set(Language) for label in labels)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", ProjectType)
@pytest.mark.parametrize("status", StatusCode)
def test_the_style_table_covers_every_theme_type_and_status(
    theme: Theme, kind: ProjectType, status: StatusCode
) -> None:
    look = CONTENT["style"][theme]
    assert look["types"][kind].startswith("#")
    assert look["markers"][kind][status].startswith("data:image/svg+xml")
    assert status in CONTENT["style"]["dashes"]


def test_a_broken_basemap_leaves_the_rest(tmp_path: Path) -> None:
    drawn = build_layers(Catalog.read(tmp_path))
    layers = {layer.name: json.loads(layer.content) for layer in drawn}
    assert "relief" not in layers
    assert [layers["ground"][name]["coordinates"] for name in GROUND] == [[]] * len(GROUND)
    assert layers["routes"]["sections"] == layers["detail"]["sections"] == []
