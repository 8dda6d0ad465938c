"""Charts in the browser: by no clock of its own, with whole labels, in the words of the page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corridors.model.dates import PartialDate
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from corridors.view.values import Tab
from tests.browser.conftest import PHONE, NewReader, new_profile
from tests.browser.reader import Reader
from tests.scenes import CATALOG

ZONES = ["America/Los_Angeles", "Asia/Almaty"]
CHARTS = (Tab.TIMELINE, Tab.CORRIDOR, Tab.KILOMETRES)
TIMELINE = ".st-key-chart-timeline"
# the middle of each number of a year on the axis below, by its text
YEARS = """
(chart) => Object.fromEntries([...document.querySelectorAll(`${chart} .role-axis-label text`)].map(
  (text) => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.x + box.width / 2];
  }))
"""
# where the marks of a chart stand whose row has these fields
MARKS = """
([chart, fields]) => [...document.querySelectorAll(`${chart} :is(line, path)`)]
  .filter((mark) => {
    const row = mark.__data__ && mark.__data__.datum;
    return row && Object.entries(fields).every(([name, value]) => row[name] === value);
  })
  .map((mark) => {
    const box = mark.getBoundingClientRect();
    return [box.left, box.right, box.top + box.height / 2];
  })
"""
# texts that stand out of their chart, or were shortened
CUT = """
(tab) => [...document.querySelectorAll(`${tab} svg.marks`)].flatMap((chart) => {
  const room = chart.getBoundingClientRect();
  return [...chart.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    const inside = box.left >= room.left - 1 && box.right <= room.right + 1
      && box.top >= room.top - 4 && box.bottom <= room.bottom + 4; // higher than its letters
    const shown = text.textContent && text.getAttribute("opacity") !== "0"; // else one too many
    return text.textContent.includes("…") || (shown && !inside);
  }).map((text) => text.textContent);
})
"""


@pytest.fixture
def reader_in(browser: Browser, address: str) -> Iterator[Callable[[str], Reader]]:
    """Return a function that makes a reader in a time zone."""
    pages: list[Page] = []

    def make(zone: str) -> Reader:
        pages.append(new_profile(browser, timezone=zone).new_page())
        pages[-1].set_viewport_size({"width": 1440, "height": 900})
        return Reader(pages[-1], address)

    yield make
    for page in pages:
        page.context.close()


def place_of(reader: Reader, **fields: str) -> tuple[float, float, float]:
    chart = reader.page.locator(f"{TIMELINE} svg.marks")
    chart.wait_for()
    chart.scroll_into_view_if_needed()
    left, right, middle = reader.page.evaluate(MARKS, [TIMELINE, fields])[-1]
    return left, right, middle


def tip_of(reader: Reader, **fields: str) -> list[str]:
    """Return titles and values of what is told of a mark."""
    left, right, middle = place_of(reader, **fields)
    reader.page.mouse.move(left + (right - left) / 2, middle)
    tip = reader.page.locator("#vg-tooltip-element")
    expect(tip).to_be_visible()
    return tip.locator("td").all_inner_texts()


@pytest.mark.parametrize("zone", ZONES)
def test_no_day_moves_with_the_time_zone_of_the_reader(
    reader_in: Callable[[str], Reader], zone: str
) -> None:
    reader = reader_in(zone).open("?tab=timeline")
    told = tip_of(reader, id="dostyk-moyynty", status="construction")
    assert told[-4:] == ["Since", "17 November 2022", "Until", "30 September 2025"]
    years = reader.page.evaluate(YEARS, TIMELINE)
    half = (years["2027"] - years["2026"]) / 2
    left, right, _ = place_of(reader, id="darbaza-maktaaral", due="2026")
    assert left == pytest.approx(years["2026"] - half, abs=2)
    assert right == pytest.approx(years["2026"] + half, abs=2)


@pytest.mark.parametrize("language", Language)
def test_tips_speak_the_language_and_keep_dates_as_exact_as_their_sources(
    seated: Reader, language: Language
) -> None:
    words = words_for(language)
    seated.follow(language, "tab=timeline", TIMELINE)
    told = tip_of(seated, id="darbaza-maktaaral", due=words.date(PartialDate.parse("2026")))
    name = words.name(CATALOG.projects["darbaza-maktaaral"].name)
    heads = [words("table.project"), words("chart.what"), words("chart.due")]
    values = [name, words("promise.completion"), "2026"]
    assert told[:6] == [text for pair in zip(heads, values, strict=True) for text in pair]


def test_no_label_is_cut_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(PHONE, touch=True).open("?lang=kk&tab=timeline&scope=all")
    for language in (Language.KK, Language.RU):
        for tab in CHARTS:
            reader.follow(language, f"tab={tab}&scope=all", f".st-key-{tab} svg.marks text")
            assert reader.page.evaluate(CUT, f".st-key-{tab}") == []


def test_no_label_is_cut_on_a_wide_screen(seated: Reader) -> None:
    for tab in CHARTS:
        seated.follow(Language.EN, f"tab={tab}&scope=all", f".st-key-{tab} svg.marks text")
        assert seated.page.evaluate(CUT, f".st-key-{tab}") == []
