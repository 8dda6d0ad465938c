"""What the data may say is read as it stands, what nobody could show is named."""

import json
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from tests.hostile.poisoned import write_poisoned
from tests.hostile.strings import HARMFUL, REFUSED, as_read
from tests.records import write_data
from tests.scenes import CATALOG

PROJECT = "projects/bakhty-ayagoz.toml"
LINKS = (
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.test",
    "x" * 9_000,
)


def _replace(data: Path, file: str, old: str, new: str) -> tuple[str, ...]:
    """Return the problems of a data folder after one text of a file was replaced."""
    path = data / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Catalog.read(data).problems


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:12]))
def test_a_text_that_cannot_be_shown_is_named(tmp_path: Path, text: str) -> None:
    data = write_data(tmp_path)
    for file, old, field in (
        ("places.geojson", '"Dostyk"', "places.geojson: dostyk: name.en"),
        ("places.geojson", '"Druzhba"', "places.geojson: dostyk: aliases.0"),
    ):
        problems = _replace(data, file, old, json.dumps(text))
        assert problems[0].startswith(f"{field}: {REFUSED[text]}")
        _replace(data, file, json.dumps(text), old)
    assert Catalog.read(data).problems == ()


@pytest.mark.parametrize(
    "text", [t for t in REFUSED if "\ud800" not in t], ids=lambda t: ascii(t[:12])
)
def test_a_project_with_such_a_text_is_left_out(tmp_path: Path, text: str) -> None:
    data = write_data(tmp_path)
    problems = _replace(
        data, PROJECT, '"Line Bakhty-Ayagoz"', json.dumps(text).replace("\x7f", "\\u007F")
    )
    assert problems == (f"{PROJECT}: name.en: {problems[0].split('name.en: ')[1]}",)
    assert REFUSED[text] in problems[0]
    assert len(Catalog.read(data).projects) == 4


def test_line_breaks_in_a_text_become_spaces(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    _replace(data, PROJECT, '"Line Bakhty-Ayagoz"', '"""\nLine\r\n\tBakhty\u2028Ayagoz\n"""')
    assert Catalog.read(data).projects["bakhty-ayagoz"].name.en == "Line Bakhty Ayagoz"


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link[:12])
def test_a_link_of_another_kind_is_named(tmp_path: Path, link: str) -> None:
    data = write_data(tmp_path)
    addition = f'publisher = "Gazette"\nurl = "{link}"'
    (problem, *_) = _replace(data, "sources.toml", 'publisher = "Gazette"', addition)
    assert problem.startswith("sources.toml: press-2025: url: ")
    assert len(problem) < 400


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999"])
def test_a_figure_that_is_no_number_is_named(tmp_path: Path, number: str) -> None:
    fact = f'measure="length",value={number},unit="km",kind="plan",as_of="2025",source="press-2025"'
    addition = f'type = "railway"\nfacts = [{{{fact}}}]'
    (problem,) = _replace(write_data(tmp_path), PROJECT, 'type = "railway"', addition)
    assert problem == f"{PROJECT}: facts.0.value: Input should be a finite number"


@pytest.mark.parametrize("version", ["../../x", 'a"b', "a\nb", "\u0430", "", "=1", "x" * 50])
def test_a_version_that_cannot_stand_in_a_file_name_is_named(tmp_path: Path, version: str) -> None:
    problems = _replace(
        write_data(tmp_path),
        "datapackage.json",
        '"version": "1"',
        f'"version": {json.dumps(version)}',
    )
    assert problems[0].startswith("datapackage.json: version: ")


def test_every_harmful_text_is_read_as_it_stands(tmp_path: Path) -> None:
    catalog = Catalog.read(write_poisoned(tmp_path))
    shipped = CATALOG
    assert catalog.problems == shipped.problems
    assert set(catalog.projects) == set(shipped.projects)
    assert len(catalog.sources) == len(shipped.sources)
    projects = catalog.projects.values()
    names = [names for p in projects for names in (p.name, *(m.text for m in p.milestones))]
    read = [text for name in names for text in name.model_dump().values()]
    for text in HARMFUL:
        assert any(name.startswith(f"{as_read(text)} ") for name in read), text
