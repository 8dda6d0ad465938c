"""The map and nothing else: layers by address, one constant folium map, small commands."""

from corridors.map.bundle import ALONE_SCRIPTS, ALONE_STYLES, build_scripts, build_style, joined
from corridors.map.command import as_script, build_command, to_script
from corridors.map.draw import draw_map, settings, tell
from corridors.map.labels import build_labels
from corridors.map.layers import Layer, build_layers

__all__ = [
    "ALONE_SCRIPTS",
    "ALONE_STYLES",
    "Layer",
    "as_script",
    "build_command",
    "build_labels",
    "build_layers",
    "build_scripts",
    "build_style",
    "draw_map",
    "joined",
    "settings",
    "tell",
    "to_script",
]
