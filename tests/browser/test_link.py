"""The link restores what a reader saw, whoever opens it, and survives whatever is written in it."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import IDLE, Reader
from tests.scenes import SIX

HOSTILE = {
    "script": {"type": "<script>alert(1)</script>", "q": "", "project": "<script>"},
    "wrong types": {"map": "north/pole", "lang": "17", "country": "1,2", "status": "null"},
    "unknown": {"project": "no-such-project", "country": "XX", "type": "airship", "foo": "bar"},
    "very long": {"type": "railway" * 5000, "project": "a" * 5000},
    "many": {f"p{number}": "1" for number in range(999)},
}
BEFORE = "data:text/html,<title>Before</title>"  # where the reader came from
ARRIVED = {
    "tracked": ("?utm_source=x", ""),
    "in another order, with defaults": (
        "?scope=speech&tab=map&type=port,railway&fbclid=1&lang=en",
        "?lang=en&type=railway,port",
    ),
    "with a view in the query": ("?type=port&map=7/43.5/52", "?type=port#map=7/43.5/52"),
    "cut by HTML": (
        "?lang=ru&#038;project=bakhty-ayagoz#map=7/47/81",
        "?lang=ru&project=bakhty-ayagoz#map=7/47/81",
    ),
    "closed by a chat": (
        "?project=bakhty-ayagoz#map=7/47/81).",
        "?project=bakhty-ayagoz#map=7/47/81",
    ),
    "half a question": ("?by=time&with=dostyk-moyynty", ""),
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


@pytest.mark.parametrize(("link", "meant"), ARRIVED.values(), ids=ARRIVED.keys())
def test_one_press_of_back_leaves_the_page_however_its_link_was_written(
    reader: Reader, link: str, meant: str
) -> None:
    reader.page.goto(BEFORE)
    reader.open(link)
    reader.page.locator(IDLE).wait_for()
    address = reader.page.url.removeprefix(reader.address)
    assert address.startswith(meant) if "#" in meant else address.partition("#")[0] == meant
    reader.page.go_back()
    assert reader.page.url == BEFORE


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_what_a_link_lost_is_told_once(new_reader: NewReader, size: tuple[int, int]) -> None:
    reader = new_reader(size)
    reader.open("?lang=ru&utm_source=mail&project=<b>moon</b>&type=railway,tramway&foo=bar")
    notice = reader.page.get_by_role("complementary", name=words_for(Language.RU)("link.note"))
    expect(notice).to_contain_text("project=<b>moon</b>, type=tramway, foo=bar")
    expect(notice).not_to_contain_text("utm_source")
    expect(notice.locator("b")).to_have_count(0)
    assert reader.page.url.removeprefix(reader.address).startswith("?lang=ru&type=railway")
    notice.get_by_role("button", name="Закрыть").click()
    expect(notice).to_have_count(0)
    reader.page.reload()
    reader.wait()
    expect(notice).to_have_count(0)


def test_what_a_link_lost_is_not_told_again_after_the_next_click(reader: Reader) -> None:
    reader.open("?asof=yesterday")
    notice = reader.page.get_by_role("complementary", name="About this link")
    expect(notice).to_contain_text("asof=yesterday")
    reader.pill("Port").click()
    reader.wait_for_shown("aktau-container-hub")
    expect(notice).to_have_count(0)
    reader.page.go_back()
    reader.wait_for_shown(*SIX)
    expect(notice).to_have_count(0)


def test_the_frame_of_another_page_does_not_speak_of_its_link(reader: Reader) -> None:
    reader.open("?embed=true&foo=bar&type=port")
    reader.wait_for_shown("aktau-container-hub")
    expect(reader.page.get_by_role("complementary", name="About this link")).to_have_count(0)
    reader.expect_address("embed=true")
