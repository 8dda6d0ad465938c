"""The map as folium describes it: one description, for the frame and for pages of its own."""

import json
import re
from typing import Any

import folium
import pytest

from corridors.map import elements
from corridors.map.command import to_script
from corridors.map.draw import command_group, draw_frame, draw_map, write_map
from corridors.map.elements import MapElement
from corridors.map.layers import build_layers
from tests.map.test_browser import BROWSER, TYPES
from tests.scenes import CATALOG

LAYERS = build_layers(CATALOG)
PAGES_ONLY = {"Standalone"}  # of the page around the map
FRAME_ONLY = {"TimeBar"}  # a page without a server has its own field of the day
DATA = "../../data/"
STARTED = re.compile(r"Corridors\.start\(map_div, (.*)\);")
ADDED = re.compile(r'Corridors\.add\("(\w+)", (.*)\);')


def _script(drawn: folium.Map) -> str:
    figure = folium.Figure()
    drawn.add_to(figure)
    figure.render()
    return str(figure.script.render())


def _settings(script: str) -> dict[str, dict[str, Any]]:
    """Return what each element is told, by its name, in the order of the script."""
    (started,) = STARTED.findall(script)
    added = {name: json.loads(told) for name, told in ADDED.findall(script)}
    return {"Controller": json.loads(started), **added}


def test_equal_data_give_an_equal_map() -> None:
    maps = [draw_frame(LAYERS, data=DATA) for _ in range(2)]
    assert _script(maps[0]) == _script(maps[1])
    assert write_map({}, {}) == write_map({}, {})


def test_every_element_stands_on_the_map_after_what_draws_it() -> None:
    told = _settings(_script(draw_frame(LAYERS, data=DATA)))
    assert list(told)[:2] == ["Controller", "Ground"]
    assert told.keys() == {kind.__name__ for kind in _kinds()} - PAGES_ONLY


def test_every_layer_is_asked_for_by_one_element() -> None:
    script = _script(draw_frame(LAYERS, data=DATA))
    asked = [held for told in _settings(script).values() for held in told["layers"].items()]
    assert sorted(asked) == sorted((layer.name, DATA + layer.file_name) for layer in LAYERS)


def test_the_map_of_the_frame_asks_no_other_host() -> None:
    drawn = draw_frame(LAYERS, data=DATA)
    assert "//" not in _script(drawn)
    links = [address for _, address in (*drawn.default_js, *drawn.default_css)]
    assert len(links) == 3
    assert all(link.startswith(DATA) for link in links)


def test_frame_and_written_page_have_the_same_elements() -> None:
    frame = _script(draw_frame(LAYERS, data=DATA))
    layers = {layer.name: DATA + layer.file_name for layer in LAYERS}
    page = write_map(layers, {"steps": []})
    told = _settings(frame)
    assert _settings(page.start) == {name: told[name] for name in told.keys() - FRAME_ONLY}
    assert page.start.endswith('Corridors.standalone = new Corridors.Standalone({"steps":[]});')
    assert page.place == '<div class="folium-map" id="map_div" ></div>'


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% boom %}", "{# gone #}", "{{{", "</script>"])
def test_no_text_is_read_as_a_template_or_ends_the_script(text: str) -> None:
    page = write_map({"ground": {"land": text}}, {"steps": [text]})
    assert _settings(page.start)["Ground"]["layers"] == {"ground": {"land": text}}
    told = re.search(r"new Corridors\.Standalone\((.*)\);", page.start)
    assert told
    assert json.loads(told[1]) == {"steps": [text]}
    assert "</script>" not in page.start


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% boom %}", "{# gone #}"])
def test_no_text_of_a_command_is_read_as_a_template(text: str) -> None:
    drawn = draw_map({})
    command_group(to_script({"announcement": text})).add_to(drawn)
    (sent,) = re.findall(r"Corridors\.apply\((.*)\);", _script(drawn))
    assert json.loads(sent) == {"announcement": text}


def _kinds() -> list[type[MapElement]]:
    return [kind for kind in MapElement.__subclasses__() if kind.__module__ == elements.__name__]


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_the_files_of_an_element_stand_beside_it(kind: type[MapElement]) -> None:
    names = [f"{name}.js" for name in kind.scripts] + [f"{name}.css" for name in kind.styles]
    assert names
    assert all((BROWSER / name).is_file() for name in names)


def test_the_types_name_each_element() -> None:
    declared = (BROWSER / "elements.d.ts").read_text("utf-8")
    (classes,) = re.findall(r"interface Classes \{\n(.*?)\n    \}", declared, re.DOTALL)
    assert re.findall(r"(\w+): PartClass", classes) == [
        name for name in _settings(_script(draw_frame(LAYERS, data=DATA))) if name != "Controller"
    ]
    assert "extends Classes" in TYPES
