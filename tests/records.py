"""Small real records, and a tiny data folder, that the tests share."""

import json
from collections.abc import Iterable
from pathlib import Path
from shutil import copy

from corridors.catalog.ground import GROUND
from corridors.catalog.reading import read_vocabulary
from corridors.catalog.report import Report
from corridors.model.project import Project
from corridors.model.statements import Fact, Promise, Source, Status
from corridors.model.texts import LocalizedText
from corridors.model.vocabulary import SourceKind
from corridors.settings import DEFAULT_FOLDER

YEARS = range(2020, 2027)
VOCABULARY = read_vocabulary(DEFAULT_FOLDER / "vocabulary.toml", Report())


def named(name: str) -> LocalizedText:
    """Return one name for all languages."""
    return LocalizedText(en=name, kk=name, ru=name)


def source(kind: str = "press", published: str | None = "2025-01-01", **fields: object) -> Source:
    """Return a document of a kind, published on a date."""
    known = {"publisher": "Gazette", "language": "en", "kind": kind, "published": published}
    return Source.model_validate({**known, **fields})


SOURCES = {f"{kind}-{year}": source(kind, str(year)) for kind in SourceKind for year in YEARS} | {
    f"undated-{year}": source(published=None, known_by=str(year), known_by_reason="It says so.")
    for year in YEARS
}
"""A document of each kind and year, as "press-2025"; "undated-2025" has no date of its own."""


def status(code: str, since: str, **fields: object) -> Status:
    """Return a status since a date, said by the press in 2025."""
    return Status.model_validate({"status": code, "since": since, "source": "press-2025", **fields})


def promise(due: str, **fields: object) -> Promise:
    """Return a completion date that the press named in 2025."""
    said = {"what": "completion", "due": due, "source": "press-2025"}
    return Promise.model_validate({**said, **fields})


def fact(**fields: object) -> Fact:
    """Return a planned length of 100 km, unless the fields say otherwise."""
    known: dict[str, object] = {"measure": "length", "kind": "plan", "source": "press-2025"}
    if not fields.keys() & {"value", "low", "high", "text"}:
        fields["value"] = 100
    if "text" not in fields:
        known["unit"] = "km"
    if "period" not in fields:
        known["as_of"] = "2025"
    return Fact.model_validate({**known, **fields}, context=VOCABULARY)


def project(**fields: object) -> Project:
    """Return a railway that is planned since 2020, unless the fields say otherwise."""
    known = {
        "id": "bakhty-ayagoz",
        "type": "railway",
        "works": "new_line",
        "countries": ["KZ"],
        "name": named("Bakhty-Ayagoz"),
        "legs": [{"id": "main", "start": "bakhty", "end": "ayagoz"}],
        "statuses": [status("planned", "2020")],
    }
    return Project.model_validate({**known, **fields}, context=VOCABULARY)


def write_data(folder: Path) -> Path:
    """Write five projects with everything around them, and return their data folder."""
    data = folder / "geodata"
    for name in ("projects", "routes", "basemap"):
        (data / name).mkdir(parents=True)
    for name, text in _PROJECTS.items():
        (data / "projects" / f"{name}.toml").write_text(text + _LEG, encoding="utf-8")
        (data / "routes" / f"{name}.geojson").write_text(_ROUTE, encoding="utf-8")
    (data / "sources.toml").write_text(_SOURCES, encoding="utf-8")
    (data / "datapackage.json").write_text(_EDITION, encoding="utf-8")
    copy(DEFAULT_FOLDER / "vocabulary.toml", data)
    (data / "places.geojson").write_text(collect(_PLACES), encoding="utf-8")
    (data / "basemap" / "towns.geojson").write_text(collect(_TOWNS), encoding="utf-8")
    (data / "basemap" / "countries.geojson").write_text(collect(_COUNTRIES), encoding="utf-8")
    for name in GROUND:
        (data / "basemap" / f"{name}.geojson").write_text(collect([]), encoding="utf-8")
    return data


def collect(features: Iterable[object]) -> str:
    """Return features as the text of a GeoJSON file."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(geometry: object, **properties: object) -> dict[str, object]:
    """Return one GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(lon: float, lat: float) -> dict[str, object]:
    """Return a GeoJSON point."""
    return {"type": "Point", "coordinates": [lon, lat]}


def line(*places: tuple[float, float]) -> dict[str, object]:
    """Return a GeoJSON line through places in lon, lat."""
    return {"type": "LineString", "coordinates": places}


def section(geometry: object, **properties: object) -> dict[str, object]:
    """Return the feature of a surveyed railway section named "main"."""
    known = {"id": "main", "leg": "main", "mode": "rail", "alignment": "surveyed"}
    return feature(geometry, **{**known, **properties})


_ROUTE = collect([section(line((75, 45), (76, 45)), country="KZ")])
_SOURCES = """
[press-2025]
publisher = "Gazette"
published = "2025-01-01"
language = "en"
kind = "press"
"""
_EDITION = """
{"version": "1", "data_through": "2026-03-11", "corrections": "https://example.org/issues"}
"""
_LEG = """
[[legs]]
id = "main"
start = "dostyk"
end = "moyynty"
"""
_PROJECTS = {
    "dostyk-moyynty": """
type = "railway"
named_in_speech = true
works = "second_track"
countries = ["KZ"]
part_of = ["trans-caspian"]
name = { en = "Dostyk-Moyynty", kk = "Достық – Мойынты", ru = "Достык – Мойынты" }
aliases = ["Second track to China"]
statuses = [{ status = "operational", since = "2025-09-30", source = "press-2025" }]
""",
    "bakhty-ayagoz": """
type = "railway"
named_in_speech = true
works = "new_line"
countries = ["KZ", "CN"]
name = { en = "Line Bakhty-Ayagoz", kk = "Бақты – Аягөз", ru = "Бахты – Аягоз" }
statuses = [{ status = "construction", since = "2023", source = "press-2025" }]
""",
    "zhanaozen-turkmenistan": """
type = "highway"
named_in_speech = true
works = "reconstruction"
countries = ["KZ", "TM"]
name = { en = "Zhanaozen-Turkmenistan", kk = "Жаңаөзен", ru = "Жанаозен" }
statuses = [{ status = "construction", since = "2025-08", source = "press-2025" }]
""",
    "aktau-container-hub": """
type = "port"
named_in_speech = true
works = "new_terminal"
countries = ["KZ"]
part_of = ["trans-caspian"]
name = { en = "Aktau container hub", kk = "Ақтау контейнер хабы", ru = "Контейнерный терминал" }
statuses = [{ status = "planned", since = "2022", source = "press-2025" }]
""",
    "trans-caspian": """
type = "corridor"
named_in_speech = true
works = "service"
countries = ["KZ", "AZ"]
name = { en = "Middle Corridor", kk = "Орта дәліз", ru = "Средний коридор" }
statuses = [{ status = "operational", since = "2017", source = "press-2025" }]
""",
}
_PLACES = [
    feature(
        point(82.48, 45.25),
        id="dostyk",
        name={"en": "Dostyk", "kk": "Достық", "ru": "Достык"},
        kind="station",
        country="KZ",
        aliases=["Druzhba"],
    ),
    feature(
        point(73.36, 47.21),
        id="moyynty",
        name={"en": "Moyynty", "kk": "Мойынты", "ru": "Мойынты"},
        kind="junction",
        country="KZ",
    ),
]
_TOWNS = [
    feature(
        point(76.95, 43.25),
        id="almaty",
        name={"en": "Almaty", "kk": "Алматы", "ru": "Алма-Ата"},
        country="KZ",
        rank=1,
    ),
]
_COUNTRIES = [feature(point(67, 48), id="KZ", rank=1)]
