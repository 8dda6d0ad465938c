"""The page with a keyboard, with a screen reader, and as axe (WCAG 2.2 A and AA) sees it."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from corridors.model import Language
from corridors.style import Theme
from corridors.text import words_for
from corridors.view import Tab
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader

MAIN, DOSSIER, COMPARED, ALL = "", "project=dostyk-moyynty", "since=2023-09-14", "scope=all"
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
# each page meets both themes, and each theme all languages; `pytest -m all` runs the others
VIEWS = list(product(Language, PAGES.items()))
THIRDS = [
    pytest.param(Theme.LIGHT, VIEWS[::3], id="light"),
    pytest.param(Theme.DARK, VIEWS[1::3], id="dark"),
    pytest.param(Theme.LIGHT, VIEWS[1::3] + VIEWS[2::3], id="light-others", marks=pytest.mark.all),
    pytest.param(Theme.DARK, VIEWS[::3] + VIEWS[2::3], id="dark-others", marks=pytest.mark.all),
]


def _grave(part: Page | Frame, within: str = "html") -> list[str]:
    """Return the serious and critical violations that axe finds, with the elements."""
    found = Axe().run(part, context=within, options=OF_ONE_DOCUMENT).response["violations"]
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


@pytest.mark.parametrize(("theme", "views"), THIRDS)
def test_axe_finds_nothing_grave(
    new_reader: NewReader, theme: Theme, views: list[tuple[Language, tuple[str, str]]]
) -> None:
    reader = new_reader(stranger=True)
    reader.page.emulate_media(color_scheme=theme.value)
    reader.open("?lang=ru&project=trans-caspian")
    reader.wait_for("state.theme === given", theme.value)
    for language, (link, shown) in views:
        reader.follow(language, link, shown)
        grave = _grave(reader.page) + (_grave(reader.frame) if link in MAPS else [])
        assert (link, language, grave) == (link, language, [])


def test_axe_finds_nothing_grave_below_the_table(reader: Reader) -> None:
    reader.open()
    for tab in (Tab.TIMELINE, Tab.KILOMETRES, Tab.ASSUMPTIONS, Tab.RECORD):
        reader.tab(words_for(Language.EN)(f"tab.{tab}")).click()
        reader.page.locator(f".st-key-{tab} table").first.wait_for(state="attached")
        assert (tab, _grave(reader.page, f".st-key-{tab}")) == (tab, [])


def test_axe_finds_nothing_grave_in_what_a_project_changes(reader: Reader) -> None:
    reader.open("?project=moyynty-kyzylzhar")
    for others in reader.page.locator(".dossier .rows summary").all():
        others.click()
    assert reader.page.locator(".dossier .bars").count() == 2
    assert _grave(reader.page, ".dossier") == []


def test_axe_finds_nothing_grave_in_the_share_panel(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    reader.frame.get_by_role("button", name="Share, download").click()
    dialog = reader.page.get_by_role("dialog")
    for tab in ("Link", "Files", "Cite", "Embed"):
        dialog.get_by_role("tab", name=tab).click()
        assert _grave(reader.page, "[role=dialog]") == []
    reader.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    reader.expect_dossier("Bakhty–Ayagoz")


def test_a_keyboard_walks_past_the_map_to_a_dossier_and_back(reader: Reader) -> None:
    reader.open()
    keyboard = reader.page.keyboard
    _press_until(reader, "Tab", ".skip")
    expect(reader.page.locator(".skip")).to_be_in_viewport()
    keyboard.press("Enter")
    expect(reader.page.locator(".card").first).to_be_focused()
    _press_until(reader, "Tab", ".card[data-project=dostyk-moyynty]")
    keyboard.press("Enter")
    reader.expect_dossier("Dostyk–Moyynty")
    expect(reader.page.locator(".dossier h2")).to_be_focused()
    _press_until(reader, "Tab", ".dossier summary")
    keyboard.press("Enter")
    expect(reader.page.locator(".dossier .about-source").first).to_be_visible()
    keyboard.press("Escape")
    reader.expect_cards(6)
    reader.wait_for("state.selected === null")
    expect(reader.page.locator(".card[data-project=dostyk-moyynty]")).to_be_focused()


def test_a_keyboard_sets_filters_and_reaches_the_table_and_the_tabs(reader: Reader) -> None:
    reader.open()
    pill = reader.pill("Highway")
    pill.focus()
    reader.page.keyboard.press("Enter")
    reader.wait_for_shown("zhanaozen-turkmenistan")
    _press_until(reader, "Tab", ".st-key-table a")
    _press_until(reader, "Tab", ".st-key-tab button")
    reader.page.keyboard.press("ArrowRight")
    expect(reader.tab("Timeline")).to_be_focused()


def test_the_keyboard_moves_the_map(reader: Reader) -> None:
    reader.open()
    before = reader.state()["view"]
    reader.frame.locator(".leaflet-container").focus()
    reader.page.keyboard.press("+")
    reader.wait_for("state.view.zoom > given", before["zoom"])
    reader.page.keyboard.press("ArrowRight")
    reader.wait_for("state.view.lon > given", before["lon"])
    assert reader.frame.locator("path[tabindex='0']").count() == 0


@pytest.mark.parametrize(
    ("link", "selectors"),
    [
        (MAIN, (".card", ".st-key-table a")),
        (DOSSIER, (".back", ".dossier summary")),
    ],
)
def test_the_focus_can_be_seen(reader: Reader, link: str, selectors: tuple[str, ...]) -> None:
    reader.open(f"?{link}")
    for selector in selectors:
        _press_until(reader, "Tab", selector)
        style = "() => getComputedStyle(document.activeElement).outlineStyle"
        assert reader.page.evaluate(style) != "none", selector


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_buttons_have_names_and_size(new_reader: NewReader, size: tuple[int, int]) -> None:
    reader = new_reader(size)
    reader.open()
    for part in (reader.page, reader.frame):
        for button in part.get_by_role("button").all():
            box = button.bounding_box()
            if box is None or not box["width"]:
                continue  # not shown
            label = button.get_attribute("aria-label") or button.inner_text()
            assert label.strip()
            assert min(box["width"], box["height"]) >= SMALLEST_TARGET_PIXELS, label


def test_a_changed_view_is_announced(reader: Reader) -> None:
    reader.open()
    status = reader.frame.get_by_role("status")
    expect(status).to_contain_text("6 of 22 projects")
    status.evaluate("(element) => { element.mark = true; }")
    reader.pill("Highway").click()
    expect(status).to_contain_text("1 of 22 projects: named in the Dushanbe speech; Highway")
    reader.page.locator(".card").click()
    expect(status).to_have_text("Zhanaozen – border of Turkmenistan")
    assert status.evaluate("(element) => element.mark"), "a new element would not speak"


def test_every_chart_has_its_rows_as_a_table(reader: Reader) -> None:
    reader.open()
    for tab, charts in (("Timeline", 2), ("Trans-Caspian route", 3), ("Kilometres", 1)):
        reader.tab(tab).click()
        tables = reader.page.locator(".rows")
        expect(tables).to_have_count(charts)
        for table in tables.all():
            table.locator("summary").click()
            assert table.locator("tbody tr").count() > 1
            assert table.locator("thead th").count() > 1


def test_a_reader_may_zoom_the_page(reader: Reader) -> None:
    reader.open()
    viewport = reader.page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_nothing_moves_for_who_wants_less_motion(reader: Reader) -> None:
    reader.open()
    reader.page.locator(".card", has_text="Bakhty").click()
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.wait_for("state.selected === 'bakhty-ayagoz'")
    for part in (reader.page, reader.frame):
        running = "() => document.getAnimations().filter((a) => a.playState === 'running').length"
        part.wait_for_function(f"() => ({running})() === 0")
    assert reader.frame.locator(".leaflet-zoom-anim").count() == 0
