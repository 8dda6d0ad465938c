"""The elements of the map: each is a class here, and one of the same name in its scripts."""

from collections.abc import Mapping
from typing import Any, ClassVar

import folium
from branca.element import MacroElement
from folium.template import Template

from corridors.catalog.existing import EXISTING
from corridors.map.command import as_script
from corridors.map.layers import DETAIL_ZOOM
from corridors.model.geodesy import GROUND, REGION, RELIEF

MAX_ZOOM = 12


class Script(MacroElement):
    """JavaScript that runs once the map is there."""

    _name = "Script"
    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(self, code: str, parent: folium.Map | folium.FeatureGroup) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca ships no types
        self.code = code
        parent.add_child(self)


class MapElement(MacroElement):
    """What stands on the map; the class of its name in the browser draws it.

    `scripts` and `styles` name its files in browser/, `layers` the data that it asks for, and
    `options` hold what else it is told.
    """

    scripts: ClassVar[tuple[str, ...]] = ()
    styles: ClassVar[tuple[str, ...]] = ()
    layers: ClassVar[tuple[str, ...]] = ()
    options: ClassVar[Mapping[str, Any]] = {}
    _template = Template(
        "{% macro script(this, kwargs) %}"
        'Corridors.add("{{ this._name }}", {{ this.settings }});'
        "{% endmacro %}"
    )

    def __init__(self, layers: Mapping[str, Any]) -> None:
        """Take from `layers`, contents or addresses by name, those that this element asks for."""
        super().__init__()  # type: ignore[no-untyped-call] # branca ships no types
        self._name = type(self).__name__
        own_layers = {name: layers[name] for name in self.layers if name in layers}
        self.settings = as_script({"layers": own_layers, **self.options})


class Controller(MapElement):
    """What draws the other elements, obeys commands, and keeps the view in the address."""

    scripts = ("boot", "leaflet/leaflet", "page", "address", "touch", "room", "spots", "tip", "map")
    styles = ("leaflet/leaflet", "map")
    layers = ("style",)
    options: ClassVar = {
        "ground": GROUND.corners,
        "region": REGION.corners,
        "maxZoom": MAX_ZOOM,  # folium keeps it for tiles, of which there are none
    }
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Corridors.start({{ this._parent.get_name() }}, {{ this.settings }});"
        "{% endmacro %}"
    )


class Ground(MapElement):
    """Land, water, rivers and borders."""

    scripts = ("ground",)
    layers = ("ground",)
    options: ClassVar = {"bounds": GROUND.corners}


class Relief(MapElement):
    """Light and shade of the mountains, fetched late: they lie on the ground, under all lines."""

    scripts = ("relief",)
    layers = ("relief",)
    options: ClassVar = {"bounds": RELIEF.corners}


class Existing(MapElement):
    """Railways and roads that are there, with names of waters and regions, fetched late."""

    scripts = ("existing",)
    layers = (*EXISTING, "names")


class Routes(MapElement):
    """The routes and sites of the projects: coarse, and in full for a closer look."""

    scripts = ("stroke", "spread", "detail", "routes")
    layers = ("routes", "detail")
    options: ClassVar = {"detailZoom": DETAIL_ZOOM}


class PlannerRoutes(MapElement):
    """The routes that the route planner found; a command brings them."""

    scripts = ("planner",)


class Labels(MapElement):
    """Names of countries, towns, places and projects."""

    scripts = ("labels",)
    layers = ("places",)


class Controls(MapElement):
    """What is to press and to read: zoom, whole region, copy link, scale, sources."""

    scripts = ("controls",)


class TimeBar(MapElement):
    """The day below the map: to drag, to step and to play without a server."""

    scripts = ("times", "timescale", "timebar")
    styles = ("timebar",)
    layers = ("times",)


class Standalone(MapElement):
    """Day, filters and table of a page without a server; `data` is what they are told."""

    scripts = ("times", "standalone")
    styles = ("standalone",)
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Corridors.standalone = new Corridors.Standalone({{ this.data }});"
        "{% endmacro %}"
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__({})
        self.data = as_script(data)
