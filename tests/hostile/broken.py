"""A data folder in which every kind of breakage stands once, and the sentence that names it."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corridors.settings import DEFAULT_FOLDER

LARGE_BYTES = 200_000_000
SECRET = "not for the public"  # noqa: S105 - a word that must not be shown
METRES_IN_DEGREE = 111_319.49
Spoil = Callable[[Path], object]


@dataclass(frozen=True)
class Breakage:
    """What is broken about one file, how the sentence about it begins, which project is lost."""

    what: str
    file: str
    spoil: Spoil
    problem: str
    lost: str = ""


def write_broken(folder: Path) -> Path:
    """Return a copy of the shipped data with all breakages in it."""
    data = Path(shutil.copytree(DEFAULT_FOLDER, folder / "data"))
    (folder / "secret.toml").write_text(f'type = "{SECRET}"', encoding="utf-8")
    for breakage in BREAKAGES:
        breakage.spoil(data / breakage.file)
    return data


def _features(change: Callable[[list[dict[str, Any]]], object], **members: object) -> Spoil:
    """Return what changes the features of a GeoJSON file, and adds members to it."""

    def spoil(path: Path) -> None:
        collection = json.loads(path.read_text("utf-8"))
        change(collection["features"])
        path.write_text(json.dumps({**collection, **members}), encoding="utf-8")

    return spoil


def _first_geometry(**geometry: object) -> Spoil:
    return _features(lambda features: features[0]["geometry"].update(geometry))


def _line(*places: list[float]) -> Spoil:
    return _first_geometry(type="LineString", coordinates=places)


def _in_metres(features: list[dict[str, Any]]) -> None:
    line = features[0]["geometry"]["coordinates"]
    line[:] = [[lon * METRES_IN_DEGREE, lat * METRES_IN_DEGREE] for lon, lat in line]


def _halve(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _recode(encoding: str) -> Spoil:
    return lambda path: path.write_bytes(path.read_text("utf-8").encode(encoding, "replace"))


def _write(text: str) -> Spoil:
    return lambda path: path.write_text(text, encoding="utf-8")


def _add(text: str) -> Spoil:
    return lambda path: path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def _exchange(pattern: str, new: str) -> Spoil:
    """Return what puts a text in the one place where a pattern stands first."""

    def spoil(path: Path) -> None:
        text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1)
        assert count, f"{path.name} has no {pattern}"
        path.write_text(text, encoding="utf-8")

    return spoil


def _enlarge(path: Path) -> None:
    os.truncate(path, LARGE_BYTES)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(target: str) -> Spoil:
    return lambda path: path.symlink_to(target)


def _repeat(features: list[dict[str, Any]]) -> None:
    features.append(features[0])


def _add_points(features: list[dict[str, Any]]) -> None:
    """Repeat a place; add one without a number, one beyond the pole, one with half a letter."""
    places = {"a": [float("nan"), 45.0], "b": [70.0, 95.0], "\ud800": [70.0, 45.0]}
    known = features[0]
    features.append(known)
    for name, coordinates in places.items():
        geometry = {"type": "Point", "coordinates": coordinates}
        features.append({**known, "properties": known["properties"] | {"id": name}})
        features[-1]["geometry"] = geometry


BIG = "1" * 5_000  # more digits than Python reads
LONG = "a" * 100_000
POLE = {"type": "Point", "coordinates": [0, 91]}
BREAKAGES = (
    Breakage("a truncated project", "projects/aktobe-ulgaisyn.toml", _halve,
             "projects/aktobe-ulgaisyn.toml: is no TOML: ", "aktobe-ulgaisyn"),
    Breakage("a truncated route", "routes/almaty-bypass.geojson", _halve,
             "routes/almaty-bypass.geojson: is no JSON: "),
    Breakage("Cyrillic of Windows", "projects/center-west.toml", _recode("cp1251"),
             "projects/center-west.toml: cannot be read: 'utf-8' codec", "center-west"),
    Breakage("UTF-16", "routes/karaganda-zhezkazgan.geojson", _recode("utf-16"),
             "routes/karaganda-zhezkazgan.geojson: cannot be read: 'utf-8' codec"),
    Breakage("another CRS by name", "routes/khorgos-zhetygen.geojson",
             _features(len, crs={"type": "name", "properties": {"name": "EPSG:3857"}}),
             "routes/khorgos-zhetygen.geojson: crs: GeoJSON is always WGS 84"),
    Breakage("metres", "routes/moyynty-kyzylzhar.geojson", _features(_in_metres),
             "routes/moyynty-kyzylzhar.geojson: {id}: geometry: the coordinates are no lon, lat"),
    Breakage("a line across itself", "routes/bakhty-ayagoz.geojson",
             _line([80, 47], [81, 48], [80, 48], [81, 47]),
             "routes/bakhty-ayagoz.geojson: {id}: geometry: the line crosses or doubles back"),
    Breakage("no numbers", "routes/china-kyrgyzstan-uzbekistan.geojson",
             _line([74, float("nan")], [75, 41]),
             "routes/china-kyrgyzstan-uzbekistan.geojson: {id}: geometry: the geometry has no"),
    Breakage("too large numbers", "routes/dostyk-moyynty.geojson", _line([10**400, 45], [75, 41]),
             "routes/dostyk-moyynty.geojson: {id}: geometry: is no GeoJSON geometry"),
    Breakage("the antimeridian", "routes/zangezur-tripp.geojson", _line([179, 45], [-179, 45]),
             "routes/zangezur-tripp.geojson: {id}: geometry: the line crosses the antimeridian"),
    Breakage("many lines in one", "routes/trans-afghan.geojson",
             _first_geometry(type="MultiLineString",
                             coordinates=[[[66, 36], [67, 36]], [[68, 36], [69, 36]]]),
             "routes/trans-afghan.geojson: {id}: geometry: is a MultiLineString whose parts do"),
    Breakage("an empty route", "routes/baku-tbilisi-kars.geojson", _write(""),
             "routes/baku-tbilisi-kars.geojson: is no JSON: "),
    Breakage("an empty project", "projects/khorgos-gateway.toml", _write(""),
             "projects/khorgos-gateway.toml: type: Field required", "khorgos-gateway"),
    Breakage("200 MB", "routes/uchkuduk-kyzylorda.geojson", _enlarge,
             "routes/uchkuduk-kyzylorda.geojson: is larger than 20 MB"),
    Breakage("a section twice", "routes/darbaza-maktaaral.geojson", _features(_repeat),
             "routes/darbaza-maktaaral.geojson: {id}: this id stands twice"),
    Breakage("places that are none", "places.geojson", _features(_add_points),
             "places.geojson: {id}: id: stands twice"),
    Breakage("a folder for a file", "projects/poti-port.toml", _make_folder,
             "projects/poti-port.toml: is no file", "poti-port"),
    Breakage("a pipe", "projects/pipe.toml", os.mkfifo, "projects/pipe.toml: is no file"),
    Breakage("a link out", "projects/secret.toml", _link("../../secret.toml"),
             "projects/secret.toml: is a link out of the data folder"),
    Breakage("a link to all memory", "routes/zero.geojson", _link("/dev/zero"),
             "routes/zero.geojson: there is no projects/zero.toml"),
    Breakage("a link to itself", "projects/loop.toml", _link("loop.toml"),
             "projects/loop.toml: cannot be read: "),
    Breakage("a link to nothing", "projects/gone.toml", _link("nowhere.toml"),
             "projects/gone.toml: cannot be read: "),
    Breakage("a number without end", "projects/kuryk-port.toml", _add(f"\n[more]\nvalue = {BIG}\n"),
             "projects/kuryk-port.toml: is no TOML: ", "kuryk-port"),
    Breakage("a field without end", "projects/dostyk-alashankou.toml", _add(f"\n[{LONG}]\n"),
             "projects/dostyk-alashankou.toml: aaa", "dostyk-alashankou"),
    Breakage("a source of the year 0", "sources.toml",
             _add('\n[zero]\npublisher="A"\nlanguage="en"\nkind="press"\npublished="0000"\n'),
             "sources.toml: zero: published: year 0 is out of range"),
    Breakage("a source that is no TOML", "sources.toml", _add('\n[unclosed]\npublisher = "A\n'),
             "sources.toml: unclosed: is no TOML: Illegal character"),
    Breakage("a source twice", "sources.toml", _add("\n[zero]\n"),
             "sources.toml: zero: stands twice"),
    Breakage("ground without features", "basemap/borders.geojson", _write("{}"),
             "basemap/borders.geojson: is no GeoJSON FeatureCollection"),
    Breakage("ground without a shape", "basemap/rivers.geojson",
             _features(lambda features: features[0].update(geometry=None)),
             "basemap/rivers.geojson: 0: geometry: is no GeoJSON geometry"),
    Breakage("ground beyond the pole", "basemap/lakes.geojson",
             _features(lambda features: features[0].update(geometry=POLE)),
             "basemap/lakes.geojson: 0: geometry: is no area or line in lon, lat"),
    Breakage("claims that are no list", "speech.toml", _write("claims = 5"),
             "speech.toml: claims: is no list"),
    Breakage("an unsafe version", "datapackage.json",
             _exchange(r'"version": "[^"]+"', '"version": "../x"'),
             "datapackage.json: version: String should match pattern"),
)  # fmt: skip
LOST = {breakage.lost for breakage in BREAKAGES} - {""}
