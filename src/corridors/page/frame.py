"""The map in its frame: scripts and layers are served by this application, nothing by others."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import _component_func, st_folium

from corridors.catalog import Catalog
from corridors.map import Layer, build_command, build_layers, draw_map, tell, to_script
from corridors.scene import Scene

HEIGHT = 620
KEY = "map"
_BROWSER = Path(__file__).parents[1] / "map" / "browser"

# A component is Streamlit's way to serve a folder; the addresses are relative to the map's frame.
_LAYERS = Path(tempfile.mkdtemp(prefix="corridors-"))
COMPONENTS = (
    components.declare_component("browser", path=str(_BROWSER)),
    components.declare_component("layers", path=str(_LAYERS)),
    _component_func,  # that of st_folium itself
)
_ASSETS = f"../{__name__}.browser/"
_DATA = f"../{__name__}.layers/"


def show_map(scene: Scene, on_event: Callable[[], None], *, shareable: bool = True) -> None:
    """Show the map of a view; `on_event` is called after a click, `shareable` shows its button."""
    script = to_script(build_command(scene, shareable=shareable))
    with st.container(key="map-frame"):
        st_folium(
            draw_map(publish(scene.whole), assets=_ASSETS, data=_DATA),
            key=KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=tell(script),
            on_change=on_event,
        )


def file_address(project: str) -> str:
    """Return the address of the data file of a project, relative to the page."""
    return f"component/{__name__}.layers/{project}.toml"


def event() -> dict[str, object]:
    """Return the last event of the map: `select` (a project or None) or `share` (its view)."""
    told = st.session_state.get(KEY)
    return told if isinstance(told, dict) else {}


@lru_cache(maxsize=2)
def publish(catalog: Catalog) -> Sequence[Layer]:
    """Write what the map and the dossiers ask for by address, and return the layers."""
    layers = build_layers(catalog)
    for layer in layers:
        layer.write(_LAYERS)
    for name in catalog.projects:
        shutil.copy(catalog.project_file(name), _LAYERS)
    return layers
