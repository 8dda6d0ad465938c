"""Pages without a server: plain Leaflet, written by hand, and what `geopandas.explore()` saves."""

import json
import shutil
from pathlib import Path

import geopandas
from shapely.geometry import mapping

from corridors.catalog.catalog import Catalog
from corridors.catalog.ground import GROUND

LEAFLET = Path(__file__).parents[3] / "src" / "corridors" / "map" / "browser" / "leaflet"
_WGS84 = 4326
_PLAIN = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Plain</title><link rel="stylesheet" href="leaflet.css">
<style>#map { height: 620px }</style></head><body>
<label><input type="checkbox" id="railway"> Railways only</label><div id="map"></div>
<script src="leaflet.js"></script><script>
const map = L.map("map", { preferCanvas: CANVAS }).fitBounds([[37, 42], [52, 84]]);
const get = (name) => fetch(name).then((reply) => reply.json());
let routes;
Promise.all([get("ground.json"), get("routes.json")]).then(([ground, lines]) => {
  for (const name in ground) L.geoJSON(ground[name]).addTo(map);
  const draw = () => {
    const only = document.getElementById("railway").checked;
    const filter = ({ properties }) => !only || properties.type === "railway";
    if (routes) routes.remove();
    routes = L.geoJSON(lines, { filter }).bindTooltip((layer) => layer.feature.properties.name);
    routes.addTo(map);
  };
  document.getElementById("railway").addEventListener("input", draw);
  draw();
  window.drawn = () => routes.getLayers().length;
});
</script></body></html>
"""


def write_plain(folder: Path, catalog: Catalog, *, canvas: bool) -> None:
    """Write a page that draws ground and routes with Leaflet and nothing else."""
    folder.mkdir(parents=True)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(LEAFLET / name, folder)
    (folder / "index.html").write_text(_PLAIN.replace("CANVAS", json.dumps(canvas)), "utf-8")
    ground = {name: json.loads(catalog.ground.loc[[name]].to_json()) for name in GROUND}
    (folder / "ground.json").write_text(json.dumps(ground, separators=(",", ":")), "utf-8")
    features = [
        {
            "type": "Feature",
            "properties": {"name": project.name.en, "type": project.type.value},
            "geometry": mapping(section.geometry),
        }
        for project in catalog.projects.values()
        for section in catalog.routes[project.id]
    ]
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "routes.json").write_text(json.dumps(collection, separators=(",", ":")), "utf-8")


def write_explored(folder: Path, catalog: Catalog) -> None:
    """Write what `explore()` saves, with Leaflet beside it and no other library, no tiles."""
    folder.mkdir(parents=True)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(LEAFLET / name, folder)
    rows = [
        {"name": project.name.en, "type": project.type.value, "geometry": section.geometry}
        for project in catalog.projects.values()
        for section in catalog.routes[project.id]
    ]
    frame = geopandas.GeoDataFrame(rows, crs=_WGS84)
    drawn = frame.explore(column="type", tiles=None, legend=False)
    drawn.default_js = [("leaflet", "leaflet.js")]
    drawn.default_css = [("leaflet_css", "leaflet.css")]
    (folder / "index.html").write_text(drawn.get_root().render(), "utf-8")
