"""The page with a keyboard, with a screen reader, and as axe (WCAG 2.2 A and AA) sees it."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from corridors.model.vocabulary import Language
from corridors.style import Theme
from corridors.text.words import Words, words_for
from corridors.view.values import Tab
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import AT_REST, IDLE, Reader
from tests.scenes import CATALOG

MAIN, DOSSIER, ALL = "", "project=dostyk-moyynty", "scope=all"
COMPARED = "since=2023-09-14&tab=changes"
WAYS = "from=dostyk&to=aktau-port&with=moyynty-kyzylzhar&via=moyynty"
# what a reader asks for, and what only the answer has
PAGES = {
    MAIN: ".card:nth-of-type(6):last-of-type",
    DOSSIER: ".dossier .back",
    COMPARED: ".st-key-changes a",
    ALL: ".card:nth-of-type(7)",
    WAYS: ".ways h2",
}
MAPS = {MAIN, WAYS}  # the map is drawn by the same parts in the others
SMALLEST_TARGET_PIXELS = 24  # WCAG 2.2, 2.5.8
OF_ONE_DOCUMENT = {"resultTypes": ["violations"], "iframes": False}  # the map is looked at itself
ENOUGH_TABS = 60
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
QUESTION = "from=dostyk&to=poti&with=moyynty-kyzylzhar&via=poti,moyynty&within=AZ,GE,KZ"
LISTS = ("from", "to", "with", "without", "via", "within")
HELD = ("with", "via", "within")
ICONS = {"search", "share", "filter_alt_off", "search_off", "keyboard_arrow_down", "error"}
DAY = ("year", "month", "day")
# of the buttons that are shown
NAMES_AND_SIZES = """
(buttons) => buttons.map((button) => [button, button.getBoundingClientRect()])
  .filter(([, box]) => box.width)
  .map(([button, box]) => [
    button.getAttribute("aria-label") || button.innerText, Math.min(box.width, box.height)])
"""
LATIN = re.compile(r"[A-Za-z]{2}")
# each page meets all rules in a light theme and those of colours in a dark one, and every language
# is among them; `pytest -m all` runs the others
VIEWS = list(product(Language, PAGES.items()))
THIRDS = [
    pytest.param(VIEWS[::3], id="a third"),
    pytest.param(VIEWS[1::3] + VIEWS[2::3], id="others", marks=pytest.mark.all),
]
COLOURS = ("color-contrast", "link-in-text-block")


def _grave(part: Page | Frame, within: str = "html", rules: tuple[str, ...] = ()) -> list[str]:
    """Return the serious and critical violations in a part once it rests, with the elements.

    They are those that axe finds, of these rules or of all.
    """
    if isinstance(part, Page):
        part.locator(IDLE).wait_for()
    part.wait_for_function(AT_REST)
    options = OF_ONE_DOCUMENT | ({"runOnly": list(rules)} if rules else {})
    found = Axe().run(part, context=within, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def _press_until(reader: Reader, key: str, selector: str) -> None:
    """Press a key until the focus is on an element of the page."""
    for _ in range(ENOUGH_TABS):
        reader.page.keyboard.press(key)
        if reader.page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{key} did not lead to {selector}")


def _press_and_see(reader: Reader, key: str, selector: str) -> None:
    """Press a key until the focus is on an element of the page, and expect that it can be seen."""
    _press_until(reader, key, selector)
    assert reader.page.evaluate(OUTLINE) != "none", selector


@pytest.mark.parametrize("views", THIRDS)
def test_axe_finds_nothing_grave(
    new_reader: NewReader, views: list[tuple[Language, tuple[str, str]]]
) -> None:
    reader = new_reader(stranger=True)
    reader.open("?lang=ru&project=trans-caspian")
    for language, (link, shown) in views:
        reader.follow(language, link, shown)
        for theme, rules in ((Theme.LIGHT, ()), (Theme.DARK, COLOURS)):
            reader.page.emulate_media(color_scheme=theme.value)
            reader.wait_for("state.theme === given", theme.value)
            parts = (reader.page, reader.frame) if link in MAPS else (reader.page,)
            grave = [each for part in parts for each in _grave(part, rules=rules)]
            assert (link, language, theme, grave) == (link, language, theme, [])


def test_axe_finds_nothing_grave_on_the_pages_beside_the_map(seated: Reader) -> None:
    for tab in (Tab.TABLE, Tab.TIMELINE, Tab.KILOMETRES, Tab.ASSUMPTIONS, Tab.RECORD):
        seated.follow(Language.EN, f"tab={tab}", f".st-key-{tab}")
        seated.page.locator(f".st-key-{tab} table").first.wait_for(state="attached")
        assert (tab, _grave(seated.page, f".st-key-{tab}")) == (tab, [])


def test_axe_finds_nothing_grave_in_what_a_project_changes(seated: Reader) -> None:
    seated.follow(Language.EN, "project=moyynty-kyzylzhar", ".dossier .rows")
    for others in seated.page.locator(".dossier .rows summary").all():
        others.click()
    assert seated.page.locator(".dossier .bars").count() == 2
    assert _grave(seated.page, ".dossier") == []


def test_axe_finds_nothing_grave_in_the_share_panel(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    dialog = seated.open_share_panel()
    for tab in ("Link", "Files", "Cite", "Embed"):
        dialog.get_by_role("tab", name=tab).click()
        assert _grave(seated.page, "[role=dialog]") == []
    seated.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    seated.expect_dossier("Bakhty–Ayagoz")


def test_a_keyboard_walks_past_the_map_to_a_dossier_and_back_and_sees_where_it_is(
    reader: Reader,
) -> None:
    reader.open()
    keyboard = reader.page.keyboard
    _press_until(reader, "Tab", ".skip")
    expect(reader.page.locator(".skip")).to_be_in_viewport()
    keyboard.press("Enter")
    expect(reader.page.locator(".card").first).to_be_focused()
    _press_and_see(reader, "Tab", ".card[data-project=dostyk-moyynty]")
    keyboard.press("Enter")
    reader.expect_dossier("Dostyk–Moyynty")
    expect(reader.page.locator(".dossier h2")).to_be_focused()
    _press_and_see(reader, "Shift+Tab", ".back")
    _press_and_see(reader, "Tab", ".dossier summary")
    keyboard.press("Enter")
    expect(reader.page.locator(".dossier .about-source").first).to_be_visible()
    keyboard.press("Escape")
    reader.expect_cards(6)
    reader.wait_for("state.selected === null")
    expect(reader.page.locator(".card[data-project=dostyk-moyynty]")).to_be_focused()


def test_a_keyboard_sets_filters_and_reaches_the_list_and_the_pages(reader: Reader) -> None:
    reader.open()
    pill = reader.pill("Highway")
    pill.focus()
    reader.page.keyboard.press("Enter")
    reader.wait_for_shown("zhanaozen-turkmenistan")
    _press_and_see(reader, "Tab", ".card")
    reader.page.locator("h1").click()
    _press_until(reader, "Tab", ".st-key-page button")
    reader.page.keyboard.press("ArrowRight")
    expect(reader.tab("Table")).to_be_focused()


def test_the_keyboard_moves_the_map(seated: Reader) -> None:
    seated.follow(Language.EN, MAIN, ".card")
    before = seated.state()["view"]
    seated.frame.locator(".leaflet-container").focus()
    seated.page.keyboard.press("+")
    seated.wait_for("state.view.zoom > given", before["zoom"])
    seated.page.keyboard.press("ArrowRight")
    seated.wait_for("state.view.lon > given", before["lon"])
    assert seated.frame.locator("path[tabindex='0']").count() == 0


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_buttons_have_names_and_size(new_reader: NewReader, size: tuple[int, int]) -> None:
    reader = new_reader(size)
    reader.open()
    for part in (reader.page, reader.frame):
        buttons = part.get_by_role("button").evaluate_all(NAMES_AND_SIZES)
        assert len(buttons) > 2
        for label, size_of in buttons:
            assert label.strip()
            assert size_of >= SMALLEST_TARGET_PIXELS, label


def test_a_changed_view_is_announced(seated: Reader) -> None:
    seated.follow(Language.EN, MAIN, ".card")
    status = seated.frame.get_by_role("status")
    expect(status).to_contain_text(f"6 of {len(CATALOG.projects)} projects")
    status.evaluate("(element) => { element.mark = true; }")
    seated.pill("Highway").click()
    expect(status).to_contain_text(
        f"1 of {len(CATALOG.projects)} projects: named in the Dushanbe speech; Highway"
    )
    seated.page.locator(".card").click()
    expect(status).to_have_text("Zhanaozen – border of Turkmenistan")
    assert status.evaluate("(element) => element.mark"), "a new element would not speak"


def test_every_chart_has_its_rows_as_a_table(seated: Reader) -> None:
    seated.follow(Language.EN, MAIN, ".card")
    for tab, charts in (("Timeline", 2), ("Trans-Caspian route", 3), ("Kilometres", 1)):
        seated.tab(tab).click()
        tables = seated.page.locator(".rows")
        expect(tables).to_have_count(charts)
        for table in tables.all():
            table.locator("summary").click()
            assert table.locator("tbody tr").count() > 1
            assert table.locator("thead th").count() > 1


def test_a_reader_may_zoom_the_page(seated: Reader) -> None:
    viewport = seated.page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_nothing_moves_for_who_wants_less_motion(seated: Reader) -> None:
    seated.follow(Language.EN, MAIN, ".card")
    seated.page.locator(".card", has_text="Bakhty").click()
    seated.expect_dossier("Bakhty–Ayagoz")
    seated.wait_for("state.selected === 'bakhty-ayagoz'")
    for part in (seated.page, seated.frame):
        part.wait_for_function(AT_REST)
    assert seated.frame.locator(".leaflet-zoom-anim").count() == 0


def test_every_control_and_list_says_what_it_does_and_on_what(seated: Reader) -> None:
    for language in Language:
        words = words_for(language)
        seated.follow(language, QUESTION, ".ways h2")
        _expect_list_to_say_what_it_is_of(seated, words)
        seated.show_days()
        seated.frame.get_by_role("button", name=words("days.speech")).click()
        seated.expect_address("asof=2023-09-14")
        seated.page.locator(".st-key-asof [data-testid=stDateInputClearButton]").wait_for()
        names = seated.spoken("button", "group", "spinbutton")
        known, compared = words("days.as_of"), words("days.since")
        expected = [
            *(words("own.calendar", what=field) for field in (known, compared)),
            words("own.clear_date", what=known),
            *(f"{field}: {words(f'own.{part}')}" for field in (known, compared) for part in DAY),
            *(words("own.list_open", what=words(f"planner.{name}")) for name in LISTS),
            *(words("own.list_clear", what=words(f"planner.{name}")) for name in HELD),
            *(words("own.list_held", what=words(f"planner.{name}")) for name in HELD),
            *(words("own.list_remove", what=tag) for tag in _tags(seated)),
        ]
        assert set(expected) - set(names) == set()
        buttons = seated.spoken("button")
        assert sorted(buttons) == sorted(set(buttons)), (
            "equal names of buttons that do other things"
        )
        assert not [name for name in names if name.split(" ")[0] in ICONS]
    assert "Убрать: Порт Поти (Poti port, Поти порты)" in buttons


def _expect_list_to_say_what_it_is_of(reader: Reader, words: Words) -> None:
    """Open a list, and expect its name, how many choices it has, and how to close it."""
    reader.page.locator(".st-key-without input").click()
    field = words("planner.without")
    expect(reader.page.get_by_role("listbox")).to_have_accessible_name(field)
    told = reader.page.locator("[data-live-announcer]")
    expect(told).to_contain_text(words("own.options", n="").strip())
    assert words("own.list_close", what=field) in reader.spoken("button")
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("listbox")).to_have_count(0)


def _tags(reader: Reader) -> list[str]:
    tags = reader.page.locator(".stMultiSelect > :not(template) [data-tag]").all()
    assert len(tags) == 6
    return [tag.inner_text() for tag in tags]


def test_the_first_chip_says_what_it_removes(seated: Reader) -> None:
    seated.follow(Language.EN, QUESTION, ".ways h2")
    seated.page.get_by_role("button", name="Remove Poti port").click()
    seated.expect_address("via=moyynty&")


def _containing(text: str) -> re.Pattern[str]:
    """Return what finds a text in a name, of which Playwright makes every space a plain one."""
    return re.compile(re.escape(" ".join(text.split())))


def test_the_calendar_speaks_the_language_of_the_page(seated: Reader) -> None:
    for language in Language:
        words = words_for(language)
        seated.follow(language, "asof=2025-06-30", ".card")
        seated.page.get_by_test_id("stDateInputCalendarButton").first.click()
        calendar = seated.page.get_by_test_id("stDateInputCalendar")
        chosen = calendar.locator("[role=button][data-selected]")
        name = f"{words.day(date(2025, 6, 30))}, {words('own.chosen')}"
        expect(chosen).to_have_accessible_name(_containing(name))
        calendar.get_by_role("button", name=words("own.month_next")).first.click()
        last = calendar.locator("[role=button]:not([data-outside-month])").last
        expect(last).to_have_accessible_name(_containing(words.day(date(2025, 7, 31))))
        names = seated.spoken("button", "grid", "gridcell", "application", "dialog")
        assert language is Language.EN or not [name for name in names if LATIN.search(name)]
        told = seated.page.locator("[id^=react-aria-description]")
        expect(told).to_have_text(words("own.list_held", what=words.day(date(2025, 6, 30))))
        seated.page.keyboard.press("Escape")
        expect(calendar).to_have_count(0)


def test_the_share_panel_says_what_is_copied_taken_and_closed(seated: Reader) -> None:
    dialog = seated.page.get_by_role("dialog")
    for language in Language:
        words = words_for(language)
        seated.follow(language, "project=bakhty-ayagoz", ".dossier")
        seated.page.locator(".st-key-share-button button").click()
        titles = words("share.current"), words("share.dated", date=words.day(date(2026, 3, 11)))
        dialog.locator(".st-key-share-link code").first.wait_for()
        assert _copies(titles, words) <= set(seated.spoken("button"))
        dialog.get_by_role("tab", name=words("share.files")).click()
        file = dialog.get_by_role("button", name="GeoJSON")
        expect(file).to_have_accessible_description(words("own.download", what="GeoJSON"))
        if language is Language.RU:
            for part, named in (("cite", ("BibTeX", "CSL-JSON")), ("embed", ("Встроить",))):
                dialog.get_by_role("tab", name=words(f"share.{part}")).click()
                dialog.locator(f".st-key-share-{part} code").first.wait_for()
                assert _copies(named, words) <= set(seated.spoken("button"))
        dialog.get_by_role(
            "button", name=words("own.close_what", what=words("share.title"))
        ).click()
        expect(dialog).to_have_count(0)


def _copies(titles: Iterable[str], words: Words) -> set[str]:
    return {words("own.copy", what=title) for title in titles}


def test_what_opens_in_a_dossier_says_of_what_it_is(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    others = seated.page.locator(".facts summary", has_text="other figure")
    expect(others.first).to_have_accessible_name("9 other figures: Length")
    names = [other.get_attribute("aria-label") for other in others.all()]
    assert len(names) == len(set(names)) > 1
    expect(seated.page.locator(".back")).to_have_accessible_name("All projects")


def test_the_map_is_a_named_part_without_nameless_pictures(seated: Reader) -> None:
    for language in Language:
        words = words_for(language)
        seated.follow(language, "", ".card")
        part = seated.frame.get_by_role("region", name=words("map.label"))
        expect(part.get_by_role("button", name=words("map.home"))).to_be_visible()
        expect(part.get_by_role("img")).to_have_count(0)
