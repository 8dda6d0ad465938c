"""The map in its frame: scripts and layers are served by this application, nothing by others."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit_folium import _component_func, st_folium

from corridors.catalog.catalog import Catalog
from corridors.catalog.kept import kept
from corridors.live import project_files
from corridors.map.command import build_command, to_script
from corridors.map.draw import build_scripts, build_style, command_group, draw_frame
from corridors.map.layers import Layer, build_layers
from corridors.scene import Scene

HEIGHT = 620
KEY = "map"
MAP_COMPONENTS = (_component_func,)  # that of st_folium itself
_DATA = "../../data/"  # from the map's frame


def show_map(scene: Scene, on_event: Callable[[], None]) -> None:
    """Show the map of a view; `on_event` is called after a click."""
    script = to_script(build_command(scene))
    with st.container(key="map-frame"):
        st_folium(
            draw_frame(_layers(scene.catalog), data=_DATA),
            key=KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
            render=False,  # once is enough: what is shown is rendered anyway
            feature_group_to_add=command_group(script),
            on_change=on_event,
        )


def file_address(project: str) -> str:
    """Return the address of the data file of a project, relative to the page."""
    return f"data/{project}.toml"


def map_event() -> dict[str, object]:
    """Return the last event of the map: `select`, `asof` with `since`, or `share`."""
    event = st.session_state.get(KEY)
    return event if isinstance(event, dict) else {}


@kept(1)
def map_files(catalog: Catalog) -> Mapping[str, bytes]:
    """Return what the map and the dossiers ask for by address, by name."""
    drawn = (*_layers(catalog), *build_scripts(), build_style())
    layers = {layer.file_name: layer.content for layer in drawn}
    shown = {f"{project}.toml" for project in catalog.projects}
    written = project_files(catalog).items()
    return layers | {name: content for name, content in written if name in shown}


@kept(1)
def _layers(catalog: Catalog) -> Sequence[Layer]:
    return build_layers(catalog)
