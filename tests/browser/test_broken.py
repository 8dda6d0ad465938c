"""A data folder full of breakages under a real server: the rest is shown, all is named."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from corridors.catalog.catalog import Catalog
from corridors.model.vocabulary import Language
from tests.browser.conftest import NewReader
from tests.browser.server import running
from tests.hostile.broken import LOST, SECRET, write_broken
from tests.scenes import CATALOG

ALL = set(CATALOG.projects)


def _tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Return mode and time of every file below a folder."""
    stats = {str(path): path.lstat() for path in folder.rglob("*")}
    return {name: (about.st_mode, about.st_mtime_ns) for name, about in stats.items()}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_broken(tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    before = _tree(data)
    assert len(before) > 50
    with running(data) as address:
        yield address
        assert _tree(data) == before  # nothing was written into the data


def test_the_page_shows_the_rest_and_names_every_problem(
    server: str, data: Path, new_reader: NewReader
) -> None:
    catalog = Catalog.read(data)
    drawn = {name for name, ids in catalog.section_ids.items() if ids}
    assert ALL > drawn > {"trans-caspian", "bakhty-ayagoz"}
    reader = new_reader(at=server)
    reader.open("?scope=all")
    reader.wait_for_shown(*drawn)
    problems = reader.page.locator(".st-key-problems")
    expect(problems).to_contain_text(f"{len(catalog.problems)} problems in the data")
    expect(problems.locator("li")).to_have_text(list(catalog.problems))
    expect(reader.page.locator("body")).not_to_contain_text(SECRET)
    reader.follow(Language.EN, "scope=all&tab=table", ".projects")
    reader.list_all(len(ALL - LOST))
    main = reader.page.locator("[data-testid=stMain]")
    assert main.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0


def test_the_api_answers_with_the_rest(server: str) -> None:
    with urlopen(f"{server}api/projects?scope=all") as answer:
        told = json.load(answer)
    assert {project["id"] for project in told["projects"]} == ALL - LOST
