"""The data that all rivals show: what ships, and synthetic routes of 100 vertices each."""

import json
import random
import shutil
from pathlib import Path

from corridors.model.geodesy import REGION
from corridors.settings import DEFAULT_FOLDER

VERTICES = 100
STEP_DEGREES = 0.04
SEED = 20230914
_SHARED = (
    "basemap",
    "places.geojson",
    "sources.toml",
    "vocabulary.toml",
    "speech.toml",
    "datapackage.json",
)
_TYPES = ("railway", "highway", "corridor")
_STATUSES = ("construction", "operational", "planned")
_PROJECT = """\
type = "{kind}"
works = "new_line"
countries = ["{country}"]
named_in_speech = true
name = {{ en = "Line {n}", kk = "{n}-жол", ru = "Линия {n}" }}

[[legs]]
id = "main"
start = "dostyk"
end = "moyynty"

[[statuses]]
status = "{status}"
since = "2024-01-01"
source = "kazinform-2023"

[[promises]]
what = "completion"
due = "2027"
source = "kazinform-2023"

[[facts]]
measure = "length"
value = {km}
unit = "km"
scope = "whole_project"
kind = "plan"
as_of = "2023"
source = "kazinform-2023"
"""


def shipped(_: Path) -> Path:
    """Return the folder of the data that ships."""
    return DEFAULT_FOLDER


def synthetic(root: Path, count: int) -> Path:
    """Return a data folder below `root` with so many projects of one route each; it may exist."""
    folder = root / f"routes-{count}"
    if folder.exists():
        return folder
    draw = random.Random(SEED)  # noqa: S311 - nothing secret
    for name in ("projects", "routes"):
        (folder / name).mkdir(parents=True)
    for name in _SHARED:
        source = DEFAULT_FOLDER / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    for number in range(count):
        _write_project(folder, number, draw)
    return folder


def _write_project(folder: Path, number: int, draw: random.Random) -> None:
    kind = _TYPES[number % len(_TYPES)]
    project = _PROJECT.format(
        n=number,
        kind=kind,
        country=draw.choice(("KZ", "UZ", "TM", "CN")),
        status=_STATUSES[number // len(_TYPES) % len(_STATUSES)],
        km=100 + number % 900,
    )
    properties = {
        "id": "main",
        "leg": "main",
        "mode": "road" if kind == "highway" else "rail",
        "alignment": "surveyed",
        "country": "KZ",
    }
    line = {"type": "LineString", "coordinates": _walk(draw)}
    feature = {"type": "Feature", "properties": properties, "geometry": line}
    (folder / "projects" / f"line-{number}.toml").write_text(project, "utf-8")
    (folder / "routes" / f"line-{number}.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8"
    )


def _walk(draw: random.Random) -> list[list[float]]:
    """Return a line that wanders through the region, each step turned a little."""
    (south, west), (north, east) = REGION.corners
    lon, lat = draw.uniform(west + 4, east - 4), draw.uniform(south + 2, north - 2)
    east_step, north_step = draw.uniform(-1, 1), draw.uniform(-1, 1)
    points = []
    for _ in range(VERTICES):
        points.append([round(lon, 4), round(lat, 4)])
        east_step = max(-1.0, min(1.0, east_step + draw.uniform(-0.4, 0.4)))
        north_step = max(-1.0, min(1.0, north_step + draw.uniform(-0.4, 0.4)))
        lon, lat = lon + STEP_DEGREES * east_step, lat + STEP_DEGREES * north_step
    return points
