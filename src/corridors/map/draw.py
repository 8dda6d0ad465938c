"""The map as folium describes it, for the dashboard and for pages without a server."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import folium

from corridors.map.elements import (
    Controller,
    Controls,
    Existing,
    Ground,
    Labels,
    MapElement,
    PlannerRoutes,
    Relief,
    Routes,
    Script,
    Standalone,
    TimeBar,
)
from corridors.map.layers import Layer

_BROWSER = Path(__file__).parent / "browser"
# Types stand in comments of their own lines; the check reads them, no browser does.
_TYPES = re.compile(r"^ *+/\*\*(?:[^*]|\*(?!/))*+\*/\n", re.MULTILINE)


def draw_map(layers: Mapping[str, Any]) -> folium.Map:
    """Return the map; `layers` holds contents or addresses of what it draws, by name."""
    drawn = folium.Map(
        location=[46.0, 64.0],
        zoom_start=5,
        zoom_snap=0.25,
        zoom_control=False,
        tiles=None,
        track_resize=False,  # it is measured where it changes, without losing its exact centre
        max_bounds_viscosity=1.0,
    )
    drawn._id = "div"  # noqa: SLF001 - folium takes a random one, and equal maps are to be equal
    drawn.default_js = drawn.default_css = []  # folium's own are on other hosts
    Controller(layers).add_to(drawn)
    Ground(layers).add_to(drawn)
    Existing(layers).add_to(drawn)
    Relief(layers).add_to(drawn)
    Routes(layers).add_to(drawn)
    PlannerRoutes(layers).add_to(drawn)
    Labels(layers).add_to(drawn)
    Controls(layers).add_to(drawn)
    return drawn


def _framed(layers: Mapping[str, Any]) -> folium.Map:
    """Return the map with the time bar that stands below it in the dashboard."""
    drawn = draw_map(layers)
    TimeBar(layers).add_to(drawn)
    return drawn


def draw_frame(layers: Sequence[Layer], *, data: str) -> folium.Map:
    """Return the map of the dashboard, with nothing in it but addresses below `data`."""
    drawn = _framed({layer.name: data + layer.file_name for layer in layers})
    style = build_style()
    drawn.default_js = [(script.name, data + script.file_name) for script in build_scripts()]
    drawn.default_css = [(style.name, data + style.file_name)]
    return drawn


def command_group(script: str) -> folium.FeatureGroup:
    """Return a feature group that carries one line of script to the map."""
    group = folium.FeatureGroup("command")
    Script(script, group)
    return group


@dataclass(frozen=True)
class WrittenMap:
    """What a page without a server is made of: where the map stands, and what draws it there."""

    place: str  # HTML
    start: str  # the script that folium writes
    scripts: str  # what that script calls
    style: str


def write_map(layers: Mapping[str, Any], data: Mapping[str, Any]) -> WrittenMap:
    """Return the map as folium writes it; `data` is what day and filters of its page are told."""
    drawn = draw_map(layers)
    Standalone(data).add_to(drawn)
    figure = folium.Figure()
    drawn.add_to(figure)
    figure.render()
    return WrittenMap(
        place=figure.html.render().strip(),
        start=figure.script.render().strip(),
        scripts=joined("js", _script_names(drawn)),
        style=joined("css", _style_names(drawn)),
    )


@cache
def build_scripts() -> tuple[Layer, Layer]:
    """Return the scripts of the frame: what says when the others do not load, then all others."""
    boot, *others = _script_names(_framed({}))
    first, rest = joined("js", (boot,)), joined("js", tuple(others))
    return Layer("boot", first.encode(), "js"), Layer("map", rest.encode(), "js")


@cache
def build_style() -> Layer:
    """Return the style of the frame."""
    return Layer("map", joined("css", _style_names(_framed({}))).encode(), "css")


def _script_names(drawn: folium.Map) -> tuple[str, ...]:
    return tuple(name for element in _elements(drawn) for name in element.scripts)


def _style_names(drawn: folium.Map) -> tuple[str, ...]:
    return tuple(name for element in _elements(drawn) for name in element.styles)


def _elements(drawn: folium.Map) -> list[MapElement]:
    children = drawn._children.values()  # noqa: SLF001 - folium has no other way in
    return [child for child in children if isinstance(child, MapElement)]


@cache
def joined(suffix: str, names: tuple[str, ...]) -> str:
    """Return scripts (js, without types) or styles (css) as one text, in this order."""
    texts = ((_BROWSER / f"{name}.{suffix}").read_text("utf-8") for name in names)
    return _TYPES.sub("", "\n".join(texts))
