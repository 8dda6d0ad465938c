"""The link restores what a reader saw, whoever opens it, and survives whatever is written in it."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.scenes import SIX

HOSTILE = {
    "script": {"type": "<script>alert(1)</script>", "q": "", "project": "<script>"},
    "wrong types": {"map": "north/pole", "lang": "17", "country": "1,2", "status": "null"},
    "unknown": {"project": "no-such-project", "country": "XX", "type": "airship", "foo": "bar"},
    "very long": {"type": "railway" * 5000, "project": "a" * 5000},
    "many": {f"p{number}": "1" for number in range(999)},
}


def test_a_copied_link_shows_the_same_view_to_somebody_else(new_reader: NewReader) -> None:
    first = new_reader()
    first.open()
    first.pill("Railway").click()
    first.wait_for_shown("bakhty-ayagoz", "darbaza-maktaaral", "dostyk-moyynty")
    first.click_line("bakhty-ayagoz")
    first.expect_dossier("Bakhty–Ayagoz")
    first.frame.locator(".zoom-out").click()
    first.expect_address("project=bakhty-ayagoz", "#map=")
    first.frame.locator(".copy").click()
    expect(first.frame.locator(".copy")).to_have_text("Link copied")
    link = first.page.evaluate("() => navigator.clipboard.readText()")
    assert "lang=en&type=railway&project=bakhty-ayagoz#map=" in link

    second = new_reader(stranger=True)
    second.open(link.removeprefix(second.address))
    second.expect_dossier("Bakhty–Ayagoz")
    seen, shown = second.state(), first.state()
    assert seen["shown"] == shown["shown"]
    assert seen["selected"] == shown["selected"]
    assert seen["view"]["zoom"] == shown["view"]["zoom"]
    assert seen["view"]["lat"] == pytest.approx(shown["view"]["lat"], abs=0.001)
    assert seen["view"]["lon"] == pytest.approx(shown["view"]["lon"], abs=0.001)


def test_back_and_forward_restore_filters_and_selection(reader: Reader) -> None:
    reader.open()
    reader.pill("Highway").click()
    reader.wait_for_shown("zhanaozen-turkmenistan")
    reader.page.locator(".card").click()
    reader.expect_dossier("Zhanaozen – border of Turkmenistan")
    reader.page.go_back()
    reader.expect_cards(1)
    reader.page.go_back()
    reader.wait_for_shown(*SIX)
    reader.expect_cards(6)
    expect(reader.pill("Highway")).to_have_attribute("aria-pressed", "false")
    reader.page.go_forward()
    reader.wait_for_shown("zhanaozen-turkmenistan")
    expect(reader.pill("Highway")).to_have_attribute("aria-pressed", "true")


def test_a_view_in_the_query_moves_the_map_once(reader: Reader) -> None:
    reader.open("?map=7/43.5/52")
    reader.wait_for("state.view.zoom === 7 && Math.abs(state.view.lon - 52) < 0.01")
    reader.pill("Port").click()
    reader.wait_for_shown("aktau-container-hub")
    assert "?map=" not in reader.page.url
    assert reader.state()["view"]["zoom"] == 7


def test_a_link_in_kazakh_names_the_projects_in_kazakh(reader: Reader) -> None:
    reader.open("?lang=kk&project=dostyk-moyynty")
    reader.expect_dossier("Достық – Мойынты")
    assert reader.state()["lang"] == "kk"
    reader.expect_address("lang=kk")


@pytest.mark.parametrize("values", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_link_shows_the_default_page(reader: Reader, values: dict[str, str]) -> None:
    reader.open("?" + urlencode(values))
    reader.wait_for_shown(*SIX)
    reader.expect_cards(6)
    expect(reader.page.locator(".sentence")).to_contain_text("6 of ")
    assert reader.state()["selected"] is None
    expect(reader.page.locator("[data-testid=stException]")).to_have_count(0)
