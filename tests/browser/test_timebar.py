"""The time bar: the map follows the handle by itself, the page once the handle rests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from corridors.map.times import day_number
from corridors.model.vocabulary import SPEECH_DAY, Language, ProjectType
from corridors.text.words import words_for
from tests.browser.conftest import PHONE, NewReader, new_profile
from tests.browser.reader import IDLE, Reader
from tests.map.test_times import held_on
from tests.scenes import CATALOG, SIX, scene

WORDS = words_for(Language.EN)
assert CATALOG.package
NEWEST = CATALOG.package.data_through.last
EARLY = date(2019, 5, 5)
PORTS = "scope=all&type=port&status=construction"
SCALE = """() => {
  const { left, width, top } = document.querySelector(".time-line").getBoundingClientRect();
  const { first, last } = window.Corridors.parts.TimeBar.scale;
  return { left, width, top, first, last };
}"""
COUNT_SENT = """() => {
  window.sent = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (told) { window.sent += 1; return send.call(this, told); };
}"""
KEEP_DRAWN = """() => {
  window.drawn = new Set();
  const { Routes } = window.Corridors.parts;
  const { obey } = Routes;
  Routes.obey = function (command) {
    obey.call(this, command);
    window.drawn.add(JSON.stringify(command.groups));
  };
}"""
RUNNING = "() => document.getAnimations().filter((each) => each.playState === 'running').length"
DRAWN = """() => Object.fromEntries(window.Corridors.parts.Routes.sections
  .filter((section) => section.shown).map((section) => [section.id, section.status]))"""
BAR_IS_THERE = "() => window.Corridors.parts.TimeBar.times !== undefined"
GROUPS = """([day, today]) => {
  const { days, parts } = window.Corridors;
  const told = parts.TimeBar.times.groups({
    day: days.number(day), today: days.number(today), language: "en",
    promised: parts.TimeBar.words["time-outlook"], passes: () => true,
  });
  return Object.fromEntries(
    told.flatMap(({ status, caption, ids }) => ids.map((id) => [id, [status, caption]])));
}"""


def _open(reader: Reader, link: str = "") -> Locator:
    """Open a link and return the handle of the day."""
    reader.open(link)
    reader.frame.wait_for_function(BAR_IS_THERE)
    reader.page.locator(IDLE).wait_for()
    return reader.frame.get_by_role("slider", name=WORDS("time.day"))


def _expect_day(handle: Locator, day: date) -> None:
    expect(handle).to_have_attribute("aria-valuenow", str(day_number(day)))


def _point(reader: Reader, day: date) -> tuple[float, float]:
    """Return where a day is on the scale."""
    outer = reader.page.locator(".st-key-map-frame iframe").bounding_box()
    assert outer
    scale = reader.frame.evaluate(SCALE)
    share = (day_number(day) - scale["first"]) / (scale["last"] - scale["first"])
    return outer["x"] + scale["left"] + share * scale["width"], outer["y"] + scale["top"] + 2


@contextmanager
def _no_word_to_the_server(reader: Reader) -> Iterator[None]:
    """Expect that neither a file nor the server is asked for anything meanwhile."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.evaluate(COUNT_SENT)
    yield
    assert asked == []
    assert reader.page.evaluate("() => window.sent") == 0


def _statuses(day: date, *projects: str) -> dict[str, str]:
    """Return the status of each section of projects on a day, by the key of the section."""
    held = held_on(day)
    return {
        section.key: held.get(section.key, held[section.project])[0]
        for project in projects
        if project in held
        for section in CATALOG.routes[project]
    }


def test_dragging_draws_the_day_without_a_word_to_the_server(new_reader: NewReader) -> None:
    reader = new_reader(stranger=True)
    handle = _open(reader)
    x, y = _point(reader, NEWEST)
    with _no_word_to_the_server(reader):
        reader.page.mouse.move(x, y)
        reader.page.mouse.down()
        for day in (date(2024, 6, 1), date(2021, 1, 1), EARLY):
            reader.page.mouse.move(*_point(reader, day), steps=3)
        day = date.fromordinal(
            date(1970, 1, 1).toordinal() + int(handle.get_attribute("aria-valuenow") or 0)
        )
        assert abs((day - EARLY).days) < 10  # a pixel is some days
        assert reader.frame.evaluate(DRAWN) == _statuses(day, *SIX)
        assert "asof" not in reader.page.url
    reader.page.mouse.up()
    reader.expect_address(f"asof={day}")
    said = WORDS("sentence.as_of", date=WORDS.day(day))
    expect(reader.page.locator(".sentence")).to_contain_text(said)
    _expect_day(handle, day)


@pytest.mark.parametrize("day", [date(2016, 2, 29), EARLY, SPEECH_DAY, NEWEST, date(2028, 1, 1)])
def test_the_browser_works_out_what_the_server_says(seated: Reader, day: date) -> None:
    seated.follow(Language.EN, "scope=all", ".card")
    seated.frame.wait_for_function(BAR_IS_THERE)
    told: dict[str, Any] = seated.frame.evaluate(GROUPS, [day.isoformat(), "2099-12-31"])
    held = {name: list(said) for name, said in held_on(day).items()}
    assert told == held


def test_filters_hold_on_other_days(seated: Reader) -> None:
    seated.follow(Language.EN, PORTS, ".card")
    seated.frame.wait_for_function(BAR_IS_THERE)
    expected = [project.id for project in scene(f"{PORTS}&asof={EARLY}").selection.projects]
    assert expected
    assert {CATALOG.projects[name].type for name in expected} == {ProjectType.PORT}
    drawn = seated.frame.evaluate(
        """(day) => { const { parts, days } = window.Corridors;
        parts.TimeBar.move("day", days.number(day)); return parts.Routes.shown(); }""",
        EARLY.isoformat(),
    )
    assert drawn == sorted(expected)
    seated.frame.evaluate("() => window.Corridors.parts.TimeBar.go(null)")


def test_playing_lets_the_years_pass_and_rests_at_the_newest(
    browser: Browser, address: str
) -> None:
    context = new_profile(browser)
    reader = Reader(context.new_page(), address)
    reader.page.emulate_media(reduced_motion="no-preference")
    handle = _open(reader)
    reader.frame.evaluate(KEEP_DRAWN)
    with _no_word_to_the_server(reader):
        reader.frame.get_by_role("button", name=WORDS("time.play")).click()
        expect(reader.frame.get_by_role("button", name=WORDS("time.stop"))).to_be_visible()
        reader.frame.wait_for_function("() => window.drawn.size > 10")
    reader.frame.get_by_role("button", name=WORDS("time.stop")).click()
    reader.expect_address("asof=")
    expect(reader.frame.get_by_role("button", name=WORDS("time.play"))).to_be_visible()
    reader.frame.get_by_role("button", name=WORDS("time.play")).click()
    _expect_day(handle, NEWEST)
    reader.page.wait_for_function("() => !location.href.includes('asof')")
    context.close()


def test_who_wants_no_motion_sees_a_still_picture_a_year(reader: Reader) -> None:
    handle = _open(reader, "?asof=2024-06-01")
    with _no_word_to_the_server(reader):
        reader.frame.get_by_role("button", name=WORDS("time.play")).click()
        _expect_day(handle, date(2025, 1, 1))
        _expect_day(handle, date(2026, 1, 1))
    _expect_day(handle, NEWEST)
    assert reader.frame.evaluate(RUNNING) == 0


def test_keys_step_by_months_and_years_and_the_day_is_said(reader: Reader) -> None:
    handle = _open(reader, "?asof=2023-09-14")
    expect(handle).to_have_attribute("aria-valuetext", "As known on 14 September 2023")
    handle.focus()
    steps = {
        "ArrowRight": date(2023, 10, 14),
        "ArrowLeft": SPEECH_DAY,
        "PageUp": date(2024, 9, 14),
        "ArrowDown": date(2024, 8, 14),
        "PageDown": date(2023, 8, 14),
    }
    for key, day in steps.items():
        reader.page.keyboard.press(key)
        _expect_day(handle, day)
    reader.expect_address("asof=2023-08-14")
    reader.page.locator(IDLE).wait_for()
    expect(handle).to_be_focused()
    reader.page.keyboard.press("End")
    expect(handle).to_have_attribute("aria-valuenow", handle.get_attribute("aria-valuemax") or "")
    last = date(1970, 1, 1) + timedelta(int(handle.get_attribute("aria-valuemax") or 0))
    assert last > NEWEST
    expect(handle).to_have_attribute("aria-valuetext", f"As promised for {WORDS.day(last)}")
    reader.page.keyboard.press("Home")
    expect(handle).to_have_attribute("aria-valuenow", handle.get_attribute("aria-valuemin") or "")


def test_no_step_passes_over_the_newest_day(reader: Reader) -> None:
    handle = _open(reader, "?asof=2026-02-20")
    handle.press("ArrowRight")
    _expect_day(handle, NEWEST)
    expect(handle).to_have_attribute("aria-valuetext", WORDS("time.newest", date=WORDS.day(NEWEST)))
    reader.page.wait_for_function("() => !location.href.includes('asof')")


def test_days_with_a_name_are_one_click_away(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    for name, day in {"days.speech": SPEECH_DAY, "time.year_ago": date(2025, 3, 11)}.items():
        preset = seated.frame.get_by_role("button", name=WORDS(name))
        preset.click()
        seated.expect_address(f"asof={day}")
        expect(preset).to_have_attribute("aria-pressed", "true")
    seated.frame.get_by_role("button", name=WORDS("days.newest")).click()
    seated.page.wait_for_function("() => !location.href.includes('asof')")


def test_a_comparison_has_a_handle_of_its_own(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    other = seated.frame.get_by_role("slider", name=WORDS("days.since"))
    expect(other).to_have_count(0)
    seated.frame.get_by_role("button", name=WORDS("time.compare")).click()
    seated.expect_address(f"since={SPEECH_DAY}")
    expect(other).to_have_attribute("aria-valuetext", WORDS.day(SPEECH_DAY))
    other.press("PageDown")
    seated.expect_address("since=2022-09-14")
    seated.page.locator(IDLE).wait_for()
    seated.frame.get_by_role("button", name="compared with").click()
    seated.page.wait_for_function("() => !location.href.includes('since')")
    expect(other).to_have_count(0)


@pytest.mark.parametrize("language", Language)
def test_a_link_restores_the_handles_in_its_language(seated: Reader, language: Language) -> None:
    words = words_for(language)
    seated.follow(language, "asof=2024-01-31&since=2023-09-14", ".card")
    _expect_day(seated.frame.get_by_role("slider", name=words("time.day")), date(2024, 1, 31))
    other = seated.frame.get_by_role("slider", name=words("days.since"))
    expect(other).to_have_attribute("aria-valuetext", words.day(SPEECH_DAY))
    expect(seated.frame.locator(".time-said")).to_have_text(
        words("time.known", date=words.day(date(2024, 1, 31)))
    )


def test_the_typed_day_moves_the_handle(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    seated.show_days()
    seated.page.locator(".st-key-asof").get_by_role("spinbutton").first.focus()
    seated.page.keyboard.type("20240305")
    seated.page.keyboard.press("Enter")
    _expect_day(seated.frame.get_by_role("slider", name=WORDS("time.day")), date(2024, 3, 5))


def test_a_finger_moves_the_handle_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(PHONE, touch=True)
    handle = _open(reader)
    x, y = _point(reader, date(2020, 1, 1))
    reader.page.touchscreen.tap(x, y)
    reader.expect_address("asof=20")
    target = reader.frame.locator(".time-play").bounding_box()
    assert target
    assert min(target["width"], target["height"]) >= 44
    reach = handle.evaluate(
        """(handle) => { const { width, height } = getComputedStyle(handle, "::after");
        return Math.min(parseFloat(width), parseFloat(height)); }"""
    )
    assert reach >= 44


def test_axe_finds_nothing_at_the_bar(seated: Reader) -> None:
    seated.follow(Language.EN, "since=2023-09-14", ".card")
    found = Axe().run(seated.frame, ".time-bar").response["violations"]
    assert [each["id"] for each in found] == []


def test_a_small_frame_is_all_map(new_reader: NewReader) -> None:
    reader = new_reader((600, 340)).open("?embed=true")
    expect(reader.frame.locator(".time-bar")).to_be_hidden()
    heights = reader.frame.evaluate(
        "() => [innerHeight, document.querySelector('#map_div').clientHeight]"
    )
    assert heights[0] == heights[1]


def test_in_an_embed_the_view_follows_the_handle(new_reader: NewReader) -> None:
    reader = new_reader((900, 700))
    handle = _open(reader, "?embed=true&asof=2024-01-31")
    handle.press("PageDown")
    reader.expect_address("asof=2023-01-31")
    shown = scene("asof=2023-01-31").selection.projects
    reader.wait_for_shown(*(project.id for project in shown))
