"""Only a problem that was not there before, of something that is shown, keeps newer data out."""

from dataclasses import replace
from pathlib import Path

import pytest

from corridors.catalog import Catalog
from corridors.checks import fresh_problems

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
    ("projects/new.toml: is no TOML: Invalid", "projects/new.toml: type: is bad", False),
    ("projects/new.toml: is no TOML: Invalid", "routes/new.geojson: x: is bad", False),
    ("projects/new.toml: is no TOML: Invalid", "projects/line.toml: x: is bad", True),
    ("projects/line.toml: a field is ignored", "projects/line.toml: type: is bad", True),
    ("routes/line.geojson: a field is ignored", "routes/line.geojson: first: is bad", True),
    ("sources.toml: new: kind: is bad", "sources.toml: new: published: is bad", False),
    ("sources.toml: new: kind: is bad", "sources.toml: old: published: is bad", True),
    ("sources.toml: paper: stands twice", "sources.toml: paper: kind: is bad", True),
    ("network/edges.toml: new: km: is bad", "network/edges.toml: new: mode: is bad", False),
    ("network/edges.toml: shore: is doubled", "network/edges.toml: shore: km: is bad", True),
    ("datapackage.json: is no JSON: Expecting", "datapackage.json: is no JSON: Extra data", False),
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
    data: Path, unread: str, found: str, *, is_fresh: bool
) -> None:
    shown = replace(Catalog.read(data), problems=(unread,))
    assert bool(fresh_problems([found], [unread], shown)) is is_fresh
