"""The feed is valid Atom, complete and the same for the same data."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.catalog import Catalog
from corridors.export import write_feed
from corridors.model import Language
from corridors.text import words_for
from tests.scenes import CATALOG

WORDS = words_for(Language.EN)
ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(project: str | None = None) -> ET.Element:
    return ET.fromstring(write_feed(CATALOG, WORDS, project))  # noqa: S314 - our own feed


def test_equal_data_give_equal_bytes() -> None:
    assert write_feed(Catalog.read(), WORDS) == write_feed(CATALOG, WORDS)


def test_every_status_and_milestone_is_an_entry() -> None:
    told = sum(len(p.statuses) + len(p.milestones) for p in CATALOG.projects.values())
    assert len(_feed().findall(f"{ATOM}entry")) == told


@pytest.mark.parametrize("project", [None, *CATALOG.projects])
def test_feed_and_entries_have_what_atom_requires(project: str | None) -> None:
    feed = _feed(project)
    for element in [feed, *feed.findall(f"{ATOM}entry")]:
        for tag in ("id", "title", "updated"):
            assert (element.findtext(f"{ATOM}{tag}") or "").strip()
        assert (element.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
    entries = feed.findall(f"{ATOM}entry")
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))


def test_the_newest_source_comes_first() -> None:
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in _feed().findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)


def test_an_entry_keeps_its_id_in_every_language() -> None:
    russian = ET.fromstring(write_feed(CATALOG, words_for(Language.RU)))  # noqa: S314
    assert [e.findtext(f"{ATOM}id") for e in russian.findall(f"{ATOM}entry")] == [
        e.findtext(f"{ATOM}id") for e in _feed().findall(f"{ATOM}entry")
    ]


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    result = CliRunner().invoke(main, ["feed", "--project", "trans-caspian", "--output", str(file)])
    assert result.exit_code == 0
    assert file.read_bytes() == write_feed(CATALOG, WORDS, "trans-caspian")


def test_the_command_names_the_projects_it_knows() -> None:
    result = CliRunner().invoke(main, ["feed", "--project", "moon-railway"])
    assert result.exit_code == 1
    assert "there is no project 'moon-railway'; known are" in result.output
