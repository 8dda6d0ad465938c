"""One more project, as a contributor adds it: files of data and nothing else.

`python -m tests.added FOLDER` adds it to a data folder.
"""

import json
import sys
import tomllib
from operator import itemgetter
from pathlib import Path
from typing import Any

from corridors.model.geodesy import between_km

ID = "added-road"
_DAY = len("2026-03-11")
_PROJECT = """
type = "highway"
works = "reconstruction"
countries = ["KZ"]
name = {{ en = "Added road", kk = "Қосылған жол", ru = "Добавленная дорога" }}
legs = [{{ id = "main", start = "{start}", end = "{end}" }}]

[[statuses]]
status = "construction"
since = "{day}"
source = "{source}"

[[promises]]
what = "completion"
due = "2031"
source = "{source}"

[[facts]]
measure = "length"
value = {km}
unit = "km"
scope = "whole_project"
kind = "plan"
as_of = "{day}"
source = "{source}"
"""


def add_project(data: Path) -> None:
    """Add a road between two places to a folder as it ships, said by its newest source."""
    start, end = _places(data)[:2]
    name, day = _newest_source(data)
    ends = [place["geometry"]["coordinates"] for place in (start, end)]
    ids = [place["properties"]["id"] for place in (start, end)]
    km = round(between_km(ends[0], ends[1]))
    text = _PROJECT.format(start=ids[0], end=ids[1], day=day, source=name, km=km)
    (data / "projects" / f"{ID}.toml").write_text(text, "utf-8")
    section = {
        "type": "Feature",
        "properties": {
            "id": "main",
            "leg": "main",
            "mode": "road",
            "alignment": "indicative",
            "country": "KZ",
        },
        "geometry": {"type": "LineString", "coordinates": ends},
    }
    route = {"type": "FeatureCollection", "features": [section]}
    (data / "routes" / f"{ID}.geojson").write_text(json.dumps(route), "utf-8")
    _list_files(data / "datapackage.json")


def _places(data: Path) -> list[dict[str, Any]]:
    """Return the places of Kazakhstan that lie on their lines, in the order of the file."""
    features = json.loads((data / "places.geojson").read_text("utf-8"))["features"]
    return [
        place
        for place in features
        if place["properties"]["country"] == "KZ" and "off_line" not in place["properties"]
    ]


def _newest_source(data: Path) -> tuple[str, str]:
    """Return the id and the day of the newest document of which the day is known."""
    sources = tomllib.loads((data / "sources.toml").read_text("utf-8"))
    days = {name: source.get("published", "") for name, source in sources.items()}
    return max(((n, d) for n, d in days.items() if len(d) == _DAY), key=itemgetter(1))


def _list_files(package: Path) -> None:
    content = json.loads(package.read_text("utf-8"))
    known = next(r for r in content["resources"] if r["path"].startswith("projects/"))
    route = next(r for r in content["resources"] if r["path"].startswith("routes/"))
    content["resources"] += [
        {**known, "name": f"project-{ID}", "path": f"projects/{ID}.toml", "title": "Added road"},
        {**route, "name": f"route-{ID}", "path": f"routes/{ID}.geojson", "title": "Added road"},
    ]
    package.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    add_project(Path(sys.argv[1]))
