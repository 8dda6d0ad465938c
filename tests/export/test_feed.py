"""The feed is valid Atom, complete and the same for the same data."""

import json
import re
import shutil
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from corridors.catalog.catalog import Catalog
from corridors.catalog.changes import due_dates
from corridors.export import feed as feeds
from corridors.export.feed import Addresses, write_feed
from corridors.model.vocabulary import Language
from corridors.settings import DEFAULT_FOLDER
from corridors.text.words import words_for
from tests.export.atom import broken_rules
from tests.scenes import CATALOG

WORDS = words_for(Language.EN)
ATOM = "{http://www.w3.org/2005/Atom}"
SERVED = Addresses.served("https://example.org/", Language.EN, "project=bakhty-ayagoz")
PUBLISHED_IDS = Path(feeds.__file__).parent / "published_ids.json"


def _feed(project: str | None = None) -> ET.Element:
    return ET.fromstring(write_feed(CATALOG, WORDS, project))  # noqa: S314 - our own feed


def test_equal_data_give_equal_bytes() -> None:
    assert write_feed(Catalog.read(), WORDS) == write_feed(CATALOG, WORDS)


def test_every_status_milestone_and_moved_date_is_an_entry() -> None:
    told = sum(
        len(p.statuses) + len(p.milestones) + len(due_dates(CATALOG, p.id))
        for p in CATALOG.projects.values()
    )
    assert len(_feed().findall(f"{ATOM}entry")) == told


def _titles(project: str, as_of: date | None = None) -> dict[str, str]:
    feed = ET.fromstring(write_feed(CATALOG, WORDS, project, as_of))  # noqa: S314 - our own feed
    return {
        (entry.findtext(f"{ATOM}title") or "").partition(". ")[2]: (
            entry.findtext(f"{ATOM}updated") or ""
        )[:10]
        for entry in feed.findall(f"{ATOM}entry")
    }


def test_a_due_date_that_moved_is_told_on_its_day() -> None:
    titles = _titles("darbaza-maktaaral")
    assert titles["Due date first named: 2025"] == "2022-03-30"
    assert titles["Due 2025 → 2027 (24 months later)"] == "2025-01-06"
    assert titles["Due 2027 → 2026 (12 months earlier)"] == "2025-07-31"
    assert "Due 2027 → 2026 (12 months earlier)" not in _titles(
        "darbaza-maktaaral", date(2025, 7, 30)
    )


def test_what_is_about_a_section_names_it() -> None:
    titles = _titles("dostyk-moyynty")
    assert titles["Dostyk – Beskol: In service since March 2025"] == "2025-03-14"
    assert any(title.startswith("Balkhash I – Moyynty: 29 January 2025: ") for title in titles)


@pytest.mark.parametrize(
    ("project", "language"),
    [*product([None], Language), *product(CATALOG.projects, [Language.KK])],
)
@pytest.mark.parametrize("addresses", [Addresses(), SERVED], ids=["alone", "served"])
def test_a_feed_keeps_every_rule_of_atom(
    project: str | None, language: Language, addresses: Addresses
) -> None:
    feed = ET.fromstring(  # noqa: S314 - our own feed
        write_feed(CATALOG, words_for(language), project, addresses=addresses)
    )
    assert list(broken_rules(feed)) == []


def test_a_feed_names_its_own_address_and_the_page_it_tells_of() -> None:
    content = write_feed(CATALOG, WORDS, "bakhty-ayagoz", addresses=SERVED)
    feed = ET.fromstring(content)  # noqa: S314
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://example.org/api/feed.atom?project=bakhty-ayagoz",
        "alternate": "https://example.org/?lang=en&project=bakhty-ayagoz",
    }


def test_an_entry_whose_document_has_no_address_leads_to_its_project() -> None:
    unlinked = {name for name, source in CATALOG.sources.items() if source.url is None}
    project = next(
        p for p in CATALOG.projects.values() if unlinked & {m.source for m in p.milestones}
    )
    feed = ET.fromstring(write_feed(CATALOG, WORDS, project.id, addresses=SERVED))  # noqa: S314
    alternates = [
        link.get("href")
        for entry in feed.findall(f"{ATOM}entry")
        for link in entry.findall(f"{ATOM}link")
        if link.get("rel") == "alternate"
    ]
    assert f"https://example.org/?lang=en&project={project.id}" in alternates


def _ids(catalog: Catalog) -> list[str]:
    feed = ET.fromstring(write_feed(catalog, WORDS))  # noqa: S314
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]


def test_an_entry_keeps_its_id_when_a_typo_is_corrected(tmp_path: Path) -> None:
    folder = tmp_path / "geodata"
    shutil.copytree(DEFAULT_FOLDER, folder)
    for file in (folder / "projects").glob("*.toml"):
        text = re.sub(
            r'(?s)(\[\[milestones\]\].*?en = ")', r"\1Corrected: ", file.read_text("utf-8")
        )
        file.write_text(text, encoding="utf-8")
    corrected = Catalog.read(folder)
    assert b"Corrected: " in write_feed(corrected, WORDS)
    assert _ids(corrected) == _ids(CATALOG)


def test_ids_that_readers_of_feeds_have_stay_as_they_are() -> None:
    ids = set(_ids(CATALOG))
    published = json.loads(PUBLISHED_IDS.read_text("utf-8"))
    assert {f"urn:uuid:{name}" for name in published.values()} <= ids
    # a status, and a milestone that was known by its English words
    assert "urn:uuid:699b2866-dffe-5f02-ad62-ff2053a17146" in ids
    assert "urn:uuid:715774c2-e639-56f8-8d10-3258bc542c09" in ids


def test_two_milestones_of_one_document_and_day_are_two_entries() -> None:
    project = CATALOG.projects["uchkuduk-kyzylorda"]
    alike = [m for m in project.milestones if str(m.date) == "2021-12-24"]
    assert len(alike) == 2
    assert len(set(_ids(CATALOG))) == len(_ids(CATALOG))


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
