"""A tiny data folder that keeps every rule, to be broken in one place at a time."""

from pathlib import Path

from corridors.catalog.ground import GROUND
from corridors.settings import DEFAULT_FOLDER
from tests.records import collect, feature, line, point, section

PROJECT = """
type = "railway"
works = "second_track"
countries = ["KZ"]
part_of = ["way"]
name = { en = "Line", kk = "Желі", ru = "Линия" }
promises = [{ what = "completion", due = "2027", source = "paper" }]
milestones = [{ date = "2024", source = "paper", text = { en = "Go", kk = "Басы", ru = "Начало" } }]
[[legs]]
id = "main"
start = "west"
end = "east"
calls = ["middle"]
[[statuses]]
status = "construction"
since = "2024-05"
section = "first"
source = "paper"
[[facts]]
measure = "length"
value = 157
unit = "km"
kind = "actual"
as_of = "2024"
source = "paper"
[[unknowns]]
known_by = "2025-01-01"
en = "Why 157 km"
kk = "Неліктен 157 км"
ru = "Почему 157 км"
"""
CORRIDOR = """
type = "corridor"
works = "service"
countries = ["KZ", "AZ"]
name = { en = "Way", kk = "Жол", ru = "Путь" }
statuses = [{ status = "operational", since = "2017", source = "paper" }]
[[legs]]
id = "land"
start = "west"
end = "middle"
[[legs]]
id = "water"
start = "middle"
end = "harbour"
"""
SOURCES = """
[paper]
publisher = "Gazette"
published = "2025-01-01"
language = "en"
kind = "press"
"""
EDITION = """{"version": "1", "data_through": "2026-03-11", "corrections": "https://example.org/",
"resources": [{"path": "projects/line.toml"}, {"path": "routes/line.geojson"},
{"path": "projects/way.toml"}, {"path": "routes/way.geojson"},
{"path": "network/places.geojson"}, {"path": "network/edges.toml"},
{"path": "network/assumptions.toml"}, {"path": "network/published.toml"},
{"path": "network/pairs.toml"}, {"path": "network/lines.geojson"}]}"""
EDGES = """
[shore]
start = "west"
end = "middle"
mode = "rail"
km = 80
length = "measured"
source = "paper"
countries = ["KZ"]
gauge = 1520
project = "line"
sections = ["first"]
effect = "new_link"
[ferry]
start = "middle"
end = "harbour"
mode = "sea"
km = 270
length = "computed"
method = "over water"
crossing = "sailing"
"""
ASSUMPTIONS = """
[slow]
measure = "speed"
mode = "rail"
project = "line"
low = 10
typical = 20
high = 30
unit = "km/h"
kind = "measured"
as_of = "2024"
source = "paper"
[sailing]
measure = "sea"
mode = "sea"
places = ["harbour"]
typical = 24
unit = "hours"
kind = "claimed"
as_of = "2024"
source = "paper"
"""
PUBLISHED = """
[said]
start = "west"
end = "harbour"
saved_by = "line"
km = 350
source = "paper"
"""
PAIRS = """
[crossing]
start = "west"
end = "harbour"
[coast]
start = "middle"
end = "west"
"""
FIRST = ((70, 45), (70.5, 45.1), (71, 45))
SECOND = ((71, 45), (72, 45))


def write_sound_data(folder: Path) -> Path:
    """Write the folder and return it."""
    data = folder / "geodata"
    for name in ("projects", "routes", "basemap", "network"):
        (data / name).mkdir(parents=True)
    files = {
        "projects/line.toml": PROJECT,
        "projects/way.toml": CORRIDOR,
        "routes/line.geojson": collect([_on("first", FIRST), _on("second", SECOND)]),
        "routes/way.geojson": collect([_shared(), _sea()]),
        "sources.toml": SOURCES,
        "vocabulary.toml": (DEFAULT_FOLDER / "vocabulary.toml").read_text("utf-8"),
        "datapackage.json": EDITION,
        "places.geojson": collect(_place(name, *at) for name, at in PLACES.items()),
        "network/places.geojson": collect(
            _place(name, *PLACES[name]) for name in ("west", "middle", "harbour")
        ),
        "network/edges.toml": EDGES,
        "network/assumptions.toml": ASSUMPTIONS,
        "network/published.toml": PUBLISHED,
        "network/pairs.toml": PAIRS,
        "network/lines.geojson": collect([_shore()]),
        "basemap/towns.geojson": collect([_town()]),
        "basemap/countries.geojson": collect([feature(point(67, 48), id="KZ", rank=1)]),
        **{f"basemap/{name}.geojson": collect([]) for name in GROUND},
    }
    for name, text in files.items():
        (data / name).write_text(text, encoding="utf-8")
    return data


PLACES = {
    "west": (70.001, 45.0),
    "middle": (71.0, 45.005),
    "east": (72.0, 45.01),
    "harbour": (74.0, 44.0),
}


def _on(name: str, places: tuple[tuple[float, float], ...]) -> dict[str, object]:
    return section(line(*places), id=name, country="KZ")


def _shared() -> dict[str, object]:
    return section(line(*FIRST), id="land", leg="land", country="KZ", same_as="line/first")


def _shore() -> dict[str, object]:
    return feature(line(*FIRST), id="shore", alignment="surveyed")


def _sea() -> dict[str, object]:
    return section(
        line((71, 45), (74, 44)), id="water", leg="water", mode="sea", alignment="computed"
    )


def _place(name: str, lon: float, lat: float) -> dict[str, object]:
    names = {"en": name, "kk": "Жер", "ru": "Место"}
    return feature(point(lon, lat), id=name, name=names, kind="station", country="KZ")


def _town() -> dict[str, object]:
    names = {"en": "Town", "kk": "Қала", "ru": "Город"}
    return feature(point(76, 43), id="town", name=names, country="KZ", rank=1)
