"""The files that the browser fetches."""

import json
from pathlib import Path
from typing import Any

import pytest

from corridors.catalog import GROUND, Catalog
from corridors.map import Layer, build_layers
from corridors.model import Language, ProjectType, StatusCode
from corridors.style import Theme

LAYERS = {layer.name: layer for layer in build_layers(Catalog.read())}
CONTENT: dict[str, Any] = {name: json.loads(layer.content) for name, layer in LAYERS.items()}


def test_equal_data_give_equal_files() -> None:
    again = {layer.name: layer for layer in build_layers(Catalog.read())}
    assert again == LAYERS


def test_a_file_name_changes_with_its_content() -> None:
    assert Layer("routes", b"1").file_name != Layer("routes", b"2").file_name


def test_every_section_is_drawn_with_five_decimals_at_most() -> None:
    catalog = Catalog.read()
    drawn = {feature["properties"]["id"]: feature for feature in CONTENT["routes"]["features"]}
    assert drawn.keys() == {s.key for group in catalog.sections.values() for s in group}
    numbers = json.dumps([feature["geometry"] for feature in drawn.values()]).split()
    decimals = [n.strip("[],}").partition(".")[2] for n in numbers if "." in n]
    assert max(map(len, decimals)) <= 5


def test_second_tracks_are_cased_once() -> None:
    doubled = {
        feature["properties"]["id"]
        for feature in CONTENT["routes"]["features"]
        if feature["properties"].get("doubled")
    }
    assert doubled == {section.key for section in Catalog.read().sections["dostyk-moyynty"]}


def test_nothing_that_changes_with_time_is_in_a_layer() -> None:
    assert {key for f in CONTENT["routes"]["features"] for key in f["properties"]} <= {
        "id",
        "project",
        "mode",
        "alignment",
        "doubled",
    }


def test_important_names_come_first_and_all_languages_are_there() -> None:
    labels = CONTENT["places"]["labels"]
    assert [label["from"] for label in labels] == sorted(label["from"] for label in labels)
    assert all(set(label["names"]) == set(Language) for label in labels)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", ProjectType)
@pytest.mark.parametrize("status", StatusCode)
def test_looks_cover_every_theme_type_and_status(
    theme: Theme, kind: ProjectType, status: StatusCode
) -> None:
    look = CONTENT["looks"][theme]
    assert look["types"][kind].startswith("#")
    assert look["markers"][kind][status].startswith("data:image/svg+xml")
    assert status in CONTENT["looks"]["dashes"]


def test_a_broken_basemap_leaves_the_rest(tmp_path: Path) -> None:
    layers = {
        layer.name: json.loads(layer.content) for layer in build_layers(Catalog.read(tmp_path))
    }
    assert [layers["ground"][name]["coordinates"] for name in GROUND] == [[]] * len(GROUND)
    assert layers["routes"]["features"] == []
