"""Only a problem that was not there before, of something that is shown, keeps newer data out."""

from dataclasses import replace
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import Unread
from corridors.checks.fresh import fresh_problems

# what is different, what was known, what is found, and what of it is fresh
CASES = [
    ("nothing", ["a.toml: x: is bad"], ["a.toml: x: is bad"], []),
    ("one more", ["a.toml: x: is bad"], ["a.toml: x: is bad", "a.toml: y: is bad"],
     ["a.toml: y: is bad"]),
    ("one of three mended", ["a.toml: x: is bad", "a.toml: y: is bad", "b.toml: x: is bad"],
     ["a.toml: x: is bad", "b.toml: x: is bad"], []),
    ("one for another", ["a.toml: x: is bad"], ["a.toml: y: is bad"], ["a.toml: y: is bad"]),
    ("the same in another file", ["line-1.toml: x: is bad"], ["line-2.toml: x: is bad"],
     ["line-2.toml: x: is bad"]),
    ("the same of another record", ["a.toml: 018-2025: is bad"], ["a.toml: 019-2025: is bad"],
     ["a.toml: 019-2025: is bad"]),
    ("another name in quotes", ["a.toml: x: is no 'line-1'"], ["a.toml: x: is no 'line-2'"],
     ["a.toml: x: is no 'line-2'"]),
    ("a line later", ["a.toml: is no TOML: Invalid value (at line 3, column 14)"],
     ["a.toml: is no TOML: Invalid value (at line 5, column 2)"], []),
    ("a table later", ["a.toml: facts[1].as_of: is bad"], ["a.toml: facts[2].as_of: is bad"], []),
    ("a field later", ["a.toml: facts.1.unit: is bad"], ["a.toml: facts.2.unit: is bad"], []),
    ("at the end later", ["a.toml: unknowns.1: is bad"], ["a.toml: unknowns.2: is bad"], []),
    ("a feature later", ["a.geojson: 1: is bad"], ["a.geojson: 3: is bad"], []),
    ("other numbers", ["a.toml: x: -70.5, 45 is out"], ["a.toml: x: 70, -45.25 is out"], []),
    ("other dates", ["a.toml: x: 2025-06-30 is after 2024"], ["a.toml: x: 2026 is after 2025-01"],
     []),
    ("fewer of a kind", ["a.toml: x: 1 is bad", "a.toml: x: 2 is bad"],
     ["a.toml: x: 3 is bad"], []),
    ("more of a kind", ["a.toml: x: 1 is bad"], ["a.toml: x: 1 is bad", "a.toml: x: 2 is bad"],
     ["a.toml: x: 2 is bad"]),
    ("all mended", ["a.toml: x: is bad"], [], []),
]  # fmt: skip

# what could not be read of what is shown, and whether a problem that comes to light is fresh
HIDDEN = [
    (("projects/new.toml", ""), "projects/new.toml: type: is bad", False),
    (("projects/new.toml", ""), "projects/new.toml: is no TOML: Invalid", False),
    (("projects/new.toml", ""), "routes/new.geojson: x: is bad", False),
    (("projects/new.toml", ""), "projects/line.toml: x: is bad", True),
    (("projects/new.toml", ""), "projects/newer.toml: x: is bad", True),
    (("routes/line.geojson", "third"), "routes/line.geojson: third: geometry: is bad", False),
    (("routes/line.geojson", "third"), "routes/line.geojson: first: geometry: is bad", True),
    (("routes/line.geojson", "third"), "routes/line.geojson: is no JSON: Expecting", True),
    (("routes/line.geojson", ""), "routes/line.geojson: the line is 3 km long", True),
    (("routes/line.geojson", ""), "projects/line.toml: type: is bad", True),
    (("sources.toml", "new"), "sources.toml: new: published: is bad", False),
    (("sources.toml", "new"), "sources.toml: newer: published: is bad", True),
    (("sources.toml", "new"), "sources.toml: paper: published: is bad", True),
    (("sources.toml", "new"), "sources.toml: cannot be read: Permission denied", True),
    (("places.geojson", ""), "places.geojson: west: id: is bad", True),
    (("places.geojson", ""), "places.geojson: new: id: is bad", False),
    (("network/edges.toml", "new"), "network/edges.toml: new: mode: is bad", False),
    (("datapackage.json", ""), "datapackage.json: is no JSON: Extra data", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "found", "fresh"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_a_problem_is_fresh_if_it_was_not_there(
    data: Path, known: list[str], found: list[str], fresh: list[str]
) -> None:
    assert fresh_problems(found, known, Catalog.read(data)) == tuple(fresh)


@pytest.mark.parametrize(("unread", "found", "is_fresh"), HIDDEN)
def test_what_was_hidden_by_a_mistake_cannot_get_worse(
    data: Path, unread: tuple[str, str], found: str, *, is_fresh: bool
) -> None:
    shown = replace(Catalog.read(data), unread=Unread(frozenset({unread})))
    assert bool(fresh_problems([found], [], shown)) is is_fresh
