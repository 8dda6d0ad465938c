"""What a route changes in the files of a data folder: each file as its whole new text."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import get_coordinates

from corridors.catalog.sections import Section
from corridors.importing.cutting import Leg
from corridors.model.geodesy import length_km
from corridors.model.vocabulary import Alignment

_TABLE = re.compile(r"^\[", re.MULTILINE)
_LEGS = re.compile(r"^\[\[legs\]\]", re.MULTILINE)
_ROW_HEAD = ["line", "sections", "alignment", "drawn from", "km drawn", "licence"]
_LICENCES = {"other-pd": "public domain"}
_FORMATS = {"toml": "application/toml", "geojson": "application/geo+json"}
_ELSEWHERE = {"project", "geometry"}  # the name of the file, the shape
_STATEMENTS = "CC-BY-4.0"  # of what the projects' files say


@dataclass(frozen=True)
class Origin:
    """Where a line is from, in words, and under which licences of the data package it stands."""

    text: str
    licences: tuple[str, ...]


def write_route(features: Iterable[Mapping[str, Any]]) -> str:
    """Return a route file: one feature a line of text."""
    lines = ",\n".join(_compact(feature) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def feature_of(section: Section) -> dict[str, Any]:
    """Return a section as a GeoJSON feature; what is not known is left out."""
    fields = {name: getattr(section, name) for name in Section._fields if name not in _ELSEWHERE}
    points = [list(map(float, at)) for at in get_coordinates(section.geometry)]
    return {
        "type": "Feature",
        "properties": {name: value for name, value in fields.items() if value is not None},
        "geometry": {"type": "LineString", "coordinates": points},
    }


def legs_table(leg: Leg) -> str:
    """Return the table of a leg, as the file of its project has it."""
    calls = ", ".join(f'"{place.id}"' for place in leg.calls)
    lines = [
        "[[legs]]",
        f'id = "{leg.id}"',
        f'start = "{leg.start.id}"',
        f'end = "{leg.end.id}"',
        *([f"calls = [{calls}]"] if calls else []),
    ]
    return "\n".join(lines) + "\n"


def has_leg(table: Mapping[str, Any], leg: Leg) -> bool:
    """Whether the file of a project has a leg of this id."""
    return any(each.get("id") == leg.id for each in legs_in(table))


def fits_leg(table: Mapping[str, Any], leg: Leg) -> bool:
    """Whether the file of a project has this very leg."""
    wanted = [leg.start.id, [place.id for place in leg.calls], leg.end.id]
    return any(
        [each.get("start"), each.get("calls", []), each.get("end")] == wanted
        for each in legs_in(table)
        if each.get("id") == leg.id
    )


def legs_in(table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the legs that stand in the file of a project, whatever else it lacks."""
    return tables_in(table, "legs")


def tables_in(table: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the tables of a list in the file of a project; what is none is left out."""
    tables = table.get(name, [])
    return [each for each in tables if isinstance(each, dict)] if isinstance(tables, list) else []


def add_leg(text: str, leg: Leg) -> str | None:
    """Return the file of a project with a leg more, or None where it has no good place for it."""
    heads = list(_LEGS.finditer(text))
    after = heads[-1].end() if heads else 0
    place = _TABLE.search(text, after)
    at = place.start() if place else len(text)
    before = text[:at].rstrip("\n")
    added = f"{before}\n\n{legs_table(leg)}\n{text[at:]}".rstrip("\n") + "\n"
    present, more = tomllib.loads(text), tomllib.loads(legs_table(leg))["legs"]
    wanted = {**present, "legs": [*legs_in(present), *more]}
    try:
        return added if tomllib.loads(added) == wanted else None
    except tomllib.TOMLDecodeError:
        return None


def list_in_package(text: str, project: str, name: str, origin: Origin) -> str:
    """Return the data package with the two files of a project; raises ValueError.

    The licences of the route are those of its origin, beside those that it had.
    """
    package = json.loads(text)
    licence_of = {licence["name"]: licence for licence in package.get("licenses", [])}
    if unknown := [each for each in origin.licences if each not in licence_of]:
        message = f"--licence: {unknown[0]!r} is none of datapackage.json: {', '.join(licence_of)}"
        raise ValueError(message)
    route = f"routes/{project}.geojson"
    old = {resource["path"]: resource for resource in package["resources"]}
    before = [each["name"] for each in old.get(route, {}).get("licenses", [])]
    licences = [licence_of[each] for each in dict.fromkeys([*before, *origin.licences])]
    statements = [licence_of[_STATEMENTS]] if _STATEMENTS in licence_of else []
    for path, resource in (
        (
            f"projects/{project}.toml",
            _resource("project", project, f"{name}: what sources say", statements),
        ),
        (route, _resource("route", project, f"{name}: where it runs", licences)),
    ):
        if path == route or path not in old:
            changed = {**resource, **old.get(path, {}), "licenses": resource["licenses"]}
            package["resources"] = _placed(package["resources"], changed)
    return _written(package)


def add_row(text: str, leg: Leg, sections: Sequence[Section], origin: Origin) -> str | None:
    """Return `README.md` with the row of a line, or None where it has no such table.

    A row that names the same sections and no others is replaced.
    """
    lines = text.splitlines()
    head = next((n for n, line in enumerate(lines) if _cells(line) == _ROW_HEAD), None)
    if head is None:
        return None
    end = head
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    row = row_of(leg, sections, origin)
    same = [n for n in range(head, end) if _cells(lines[n])[1] == _cells(row)[1]]
    lines[same[0] if same else end : same[0] + 1 if same else end] = [row]
    return "\n".join(lines) + "\n"


def row_of(leg: Leg, sections: Sequence[Section], origin: Origin) -> str:
    """Return the row of a line in the table of `README.md` that says how lines were drawn."""
    places = " – ".join(place.name.en for place in leg.stops)
    first, *others = [section.id for section in sections]
    names = ", ".join([f"`{leg.project}/{first}`", *(f"`{name}`" for name in others)])
    km = sum(length_km(section.geometry) for section in sections)
    licences = ", ".join(_LICENCES.get(n, n.replace("-", " ")) for n in origin.licences)
    cells = [places, names, Alignment(leg.alignment).value, origin.text, f"{km:.0f}", licences]
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def other_lines(text: str, project: str, row: str) -> list[int]:
    """Return the numbers of the lines of `README.md` that name a project beside its new row."""
    named = re.compile(rf"`{re.escape(project)}[/`]")
    lines = enumerate(text.splitlines(), 1)
    return [
        number
        for number, line in lines
        if line.startswith("|") and named.search(line) and line != row
    ]


def _resource(
    kind: str, project: str, title: str, licences: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    suffix, folder = ("toml", "projects") if kind == "project" else ("geojson", "routes")
    return {
        "name": f"{kind}-{project}",
        "path": f"{folder}/{project}.{suffix}",
        "title": title,
        "format": suffix,
        "mediatype": _FORMATS[suffix],
        "encoding": "utf-8",
        "licenses": list(licences),
    }


def _placed(
    resources: Sequence[Mapping[str, Any]], one: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Return resources with one that takes the place of its path, or stands in order of names."""
    paths = [resource["path"] for resource in resources]
    if one["path"] in paths:
        return [one if resource["path"] == one["path"] else resource for resource in resources]
    folder = one["path"].partition("/")[0]
    before = [n for n, p in enumerate(paths) if p.startswith(f"{folder}/") and p < one["path"]]
    beside = [n for n, p in enumerate(paths) if p.startswith(f"{folder}/")]
    at = before[-1] + 1 if before else beside[0] if beside else len(paths)
    return [*resources[:at], one, *resources[at:]]


def _written(package: Mapping[str, Any]) -> str:
    """Return a data package as text: a field a line, and a member of a list a line."""
    fields = []
    for name, value in package.items():
        if isinstance(value, list) and value:
            members = ",\n".join(f"    {_spaced(each)}" for each in value)
            fields.append(f"  {_spaced(name)}: [\n{members}\n  ]")
        else:
            fields.append(f"  {_spaced(name)}: {_spaced(value)}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _spaced(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
