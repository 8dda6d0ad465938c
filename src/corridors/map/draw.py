"""The map as folium describes it, with addresses in it and no data, and its scripts and styles."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import camelize

from corridors.map.layers import DETAIL_ZOOM, Layer
from corridors.model.geodesy import GROUND, REGION

BOOT = ("boot",)  # by itself and first: it says when the others do not load
SCRIPTS = (
    "leaflet/leaflet",
    "ground",
    "labels",
    "stroke",
    "lines",
    "detail",
    "ways",
    "page",
    "address",
    "controls",
    "touch",
    "map",
)
FRAME_SCRIPTS = SCRIPTS
STYLES = ("leaflet/leaflet", "map")
# the same for a page without a server
ALONE_SCRIPTS = (*BOOT, *SCRIPTS, "alone")
ALONE_STYLES = (*STYLES, "alone")
_BROWSER = Path(__file__).parent / "browser"
# Types stand in comments of their own lines; the check reads them, no browser does.
_TYPES = re.compile(r"^ *+/\*\*(?:[^*]|\*(?!/))*+\*/\n", re.MULTILINE)
MAX_ZOOM = 12
_OPTIONS: dict[str, Any] = {
    "zoom_snap": 0.25,
    "track_resize": False,  # the map is measured where it changes, without losing its exact centre
    "zoom_control": False,
    "max_bounds_viscosity": 1.0,
}


@cache
def joined(suffix: str, names: tuple[str, ...]) -> str:
    """Return scripts (js, without types) or styles (css) as one text, in this order."""
    texts = ((_BROWSER / f"{name}.{suffix}").read_text("utf-8") for name in names)
    return _TYPES.sub("", "\n".join(texts))


def build_scripts() -> tuple[Layer, Layer]:
    """Return the scripts of the frame, in the order in which it loads them."""
    boot, rest = joined("js", BOOT), joined("js", FRAME_SCRIPTS)
    return Layer("boot", boot.encode(), "js"), Layer("map", rest.encode(), "js")


def build_style() -> Layer:
    """Return the style of the frame."""
    return Layer("map", joined("css", STYLES).encode(), "css")


class Script(MacroElement):
    """JavaScript that runs once the map is there."""

    _name = "Script"
    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(self, code: str, parent: folium.Map | folium.FeatureGroup) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca ships no types
        self.code = code
        parent.add_child(self)


def draw_map(layers: Sequence[Layer], *, data: str) -> folium.Map:
    """Return the map with nothing on it but addresses; `data` is where scripts and layers are."""
    drawn = folium.Map(
        location=[46.0, 64.0],
        zoom_start=5,
        tiles=None,
        **_OPTIONS,
    )
    style = build_style()
    drawn.default_js = [(part.name, data + part.file_name) for part in build_scripts()]
    drawn.default_css = [(style.name, data + style.file_name)]
    start = json.dumps(_frame_settings(layers, data))
    Script(f"Corridors.start({drawn.get_name()},{start});", drawn)
    return drawn


def tell(script: str) -> folium.FeatureGroup:
    """Return a feature group that carries one line of script to the map."""
    group = folium.FeatureGroup("command")
    Script(script, group)
    return group


def settings(layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a page without folium starts; `layers` holds contents or addresses by name."""
    options = {camelize(name): value for name, value in _OPTIONS.items()}
    return {**_settings(layers), "map": options}


def _frame_settings(layers: Sequence[Layer], data: str) -> dict[str, Any]:
    return _settings({layer.name: data + layer.file_name for layer in layers})


def _settings(layers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "layers": layers,
        "ground": GROUND.corners,
        "region": REGION.corners,
        "maxZoom": MAX_ZOOM,  # folium keeps it for tiles, of which there are none
        "detailZoom": DETAIL_ZOOM,
    }
