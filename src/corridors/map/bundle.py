"""The scripts and styles of the map, joined: each file costs a frame a way there and back."""

import re
from functools import cache
from pathlib import Path

from corridors.map.layers import Layer

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
FRAME_SCRIPTS = ("names", "calendar", "dates", *SCRIPTS)  # Streamlit stands around the frame
STYLES = ("leaflet/leaflet", "map")
# the same for a page without a server
ALONE_SCRIPTS = (*BOOT, *SCRIPTS, "alone")
ALONE_STYLES = (*STYLES, "alone")
_BROWSER = Path(__file__).parent / "browser"
# Types stand in comments of their own lines; the check reads them, no browser does.
_TYPES = re.compile(r"^ *+/\*\*(?:[^*]|\*(?!/))*+\*/\n", re.MULTILINE)


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
