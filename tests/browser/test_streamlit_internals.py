"""What Streamlit does not promise and the page needs, as a browser shows it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import NewReader
from tests.browser.reader import AT_REST, IDLE, Reader
from tests.browser.watching import stop_answers

KEEP_OPACITIES = """
() => { window.seen = new Map(Array.from(document.body.querySelectorAll("*"),
  (element) => [element, Number(getComputedStyle(element).opacity)])); }
"""
FADED = """
() => Array.from(window.seen)
  .filter(([element, before]) => element.isConnected && getComputedStyle(element).opacity < before)
  .map(([element]) => `${element.tagName} ${element.className}`)
"""


@pytest.fixture(params=["reduce", "no-preference"])
def waiting(
    new_reader: NewReader, request: pytest.FixtureRequest
) -> tuple[Reader, Callable[[], None]]:
    """Return a reader of either taste for motion, and what keeps the server from answering."""
    reader = new_reader(stranger=True)
    reader.page.emulate_media(reduced_motion=request.param)
    return reader, stop_answers(reader.page)


def test_nothing_fades_while_the_page_waits_for_the_server(
    waiting: tuple[Reader, Callable[[], None]],
) -> None:
    reader, stop = waiting
    reader.open("?lang=en&from=dostyk&to=aktau-port")
    _expect_no_fading(reader, stop, reader.pill("Highway"), "[data-stale=true] h1")


def test_nothing_fades_while_the_share_panel_waits_for_the_server(
    waiting: tuple[Reader, Callable[[], None]],
) -> None:
    reader, stop = waiting
    reader.open("?lang=en")
    reader.page.locator(".st-key-share-button button").click()
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Files").click()
    _expect_no_fading(
        reader, stop, dialog.get_by_role("radio").last, "[role=dialog] [data-stale=true] label"
    )


def _expect_no_fading(
    reader: Reader, stop: Callable[[], None], pressed: Locator, stale: str
) -> None:
    """Press something that the server never answers, and expect all to be as visible as before.

    `stale` selects text that waits for the answer.
    """
    reader.page.locator(IDLE).wait_for()
    reader.page.evaluate(KEEP_OPACITIES)
    stop()
    pressed.click()
    reader.page.locator(stale).first.wait_for()
    reader.page.wait_for_function(AT_REST)
    assert reader.page.evaluate(FADED) == []
