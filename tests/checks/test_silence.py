"""What could not be read is told once: nothing else is said that only follows from it."""

from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.checks import problems
from tests.checks.test_checks import EDITION, LINE, LINE_ROUTE, PLACES, SOURCES, WAY, WAY_ROUTE
from tests.checks.test_network import ASSUMPTIONS, EDGES
from tests.checks.test_network import PLACES as NETWORK_PLACES

FILES = [LINE, WAY, LINE_ROUTE, WAY_ROUTE, PLACES, SOURCES, EDITION, EDGES, ASSUMPTIONS,
         NETWORK_PLACES, "network/published.toml", "network/pairs.toml", "basemap/land.geojson",
         "basemap/towns.geojson", "basemap/countries.geojson"]  # fmt: skip
# in which file, what is replaced by what, and the record that the one problem is about
RECORDS = [
    (LINE, 'source = "paper"', 'source = "rumour"', "the source 'rumour' is not in sources.toml"),
    (LINE, 'type = "railway"', 'type = "tram"', "type"),
    (WAY, 'works = "service"', 'works = "luck"', "works"),
    (SOURCES, 'kind = "press"', 'kind = "gossip"', "paper"),
    (PLACES, '"id": "middle", "name"', '"id": "middle", "nam"', "middle"),
    (PLACES, '"id": "middle"', '"di": "middle"', "1"),
    (NETWORK_PLACES, '"id": "middle", "name"', '"id": "middle", "nam"', "middle"),
    (NETWORK_PLACES, '"id": "harbour"', '"Id": null', "2"),
    (LINE_ROUTE, '"id": "first", "leg"', '"id": "first", "lag"', "first"),
    (LINE_ROUTE, '"id": "second", "leg"', '"id": "second", "lag"', "second"),
    (LINE_ROUTE, '"id": "first"', '"name": "first"', "0"),
    (EDGES, "km = 270", 'km = "far"', "ferry"),
    (EDGES, 'end = "middle"', 'end = "centre"', "shore"),
    (ASSUMPTIONS, 'unit = "hours"', 'unit = "weeks"', "sailing"),
]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [b"", b"{[", b"\xff\xfe{"], ids=["empty", "broken", "UTF-16"])
def test_a_file_that_cannot_be_read_is_the_only_problem(
    data: Path, file: str, content: bytes
) -> None:
    if file.startswith(("network/", "sources")) and not content:
        return  # nothing is sound TOML that holds nothing
    (data / file).write_bytes(content)
    found = problems(Catalog.read(data))
    assert found
    assert {problem.split(": ")[0] for problem in found} == {file}


@pytest.mark.parametrize("file", [*FILES[:5], *FILES[6:8], NETWORK_PLACES])
def test_a_file_that_is_gone_is_the_only_problem(data: Path, file: str) -> None:
    if file.startswith("projects/"):
        return  # nothing says that it was ever there
    (data / file).unlink()
    assert problems(Catalog.read(data)) == [f"{file}: cannot be read: No such file or directory"]


@pytest.mark.parametrize(("file", "old", "new", "record"), RECORDS)
def test_a_record_that_cannot_be_read_is_the_only_problem(
    data: Path, file: str, old: str, new: str, record: str
) -> None:
    path = data / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = problems(Catalog.read(data))
    assert found
    assert {tuple(problem.split(": ")[:2]) for problem in found} == {(file, record)}


def test_other_rules_still_speak_of_what_could_be_read(data: Path) -> None:
    (data / PLACES).write_text("{", encoding="utf-8")
    path = data / LINE
    path.write_text(path.read_text("utf-8").replace('["way"]', '["river"]'), encoding="utf-8")
    found = problems(Catalog.read(data))
    assert "projects/line.toml: part_of: there is no project 'river'" in found


def test_all_mistakes_of_a_project_are_told_at_once(data: Path) -> None:
    path = data / LINE
    text = path.read_text("utf-8").replace('source = "paper"', 'source = "rumour"')
    path.write_text(f'id = "line"\n{text.replace("railway", "tram")}', encoding="utf-8")
    assert [problem.split(": ")[1] for problem in Catalog.read(data).problems] == [
        "id",
        "type",
        "the source 'rumour' is not in sources.toml",
    ]
