"""The map and nothing else: layers by address, one constant folium map, small commands."""

from corridors.map.command import build_command, to_script
from corridors.map.draw import draw_map, tell
from corridors.map.layers import Layer, build_layers

__all__ = ["Layer", "build_command", "build_layers", "draw_map", "tell", "to_script"]
