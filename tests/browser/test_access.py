"""The page with a keyboard, and as axe (WCAG 2.2 A and AA) sees it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.browser.reader import Reader

MAIN, DOSSIER, COMPARED, ALL = "", "project=dostyk-moyynty", "since=2023-09-14", "scope=all"
# each page, theme and language at least once
PAIRS = [
    (MAIN, "light", "en"),
    (DOSSIER, "dark", "ru"),
    (COMPARED, "light", "kk"),
    (ALL, "dark", "en"),
]


def _grave(part: Page | Frame) -> list[str]:
    """Return the serious and critical violations that axe finds, with the elements."""
    found = Axe().run(part).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("link", "theme", "language"), PAIRS)
def test_axe_finds_nothing_grave(reader: Reader, link: str, theme: str, language: str) -> None:
    reader.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    reader.open(f"?lang={language}&{link}")
    reader.wait_for("state.theme === given", theme)
    assert _grave(reader.page) == []
    assert _grave(reader.frame) == []


def test_a_dossier_opens_and_closes_with_the_keyboard_alone(reader: Reader) -> None:
    reader.open()
    card = reader.page.locator(".card", has_text="Bakhty")
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        if card.evaluate("(card) => card === document.activeElement"):
            break
    expect(card).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.page.keyboard.press("Escape")
    reader.expect_cards(6)
    reader.wait_for("state.selected === null")


def test_the_buttons_of_the_map_have_names_and_size(reader: Reader) -> None:
    reader.open()
    for name in ("Zoom in", "Zoom out", "Whole region", "Copy link"):
        box = reader.frame.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
