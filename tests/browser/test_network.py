"""A network that is slow, late or cut: nothing jumps, nothing is lost, the view stays."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from corridors.catalog.existing import EXISTING
from tests.browser import conftest
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.replicas import until
from tests.browser.watching import MARK, RAILWAYS, VIEW, expect_at_work, expect_same, hold_back
from tests.scenes import SIX

FAST = {"offline": False, "latency": 100, "downloadThroughput": 1e6, "uploadThroughput": 1e5}
SLOW = {"offline": False, "latency": 500, "downloadThroughput": 1e5, "uploadThroughput": 5e4}
WATCH = """
window.seen = {shift: 0, frames: 0};
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) {
    if (!hadRecentInput) window.seen.shift += value;
  }
}).observe({ type: "layout-shift", buffered: true });
new MutationObserver(() => {
  window.seen.frames = Math.max(window.seen.frames, document.querySelectorAll("iframe").length);
}).observe(document, { childList: true, subtree: true });
"""
FIRST = 4  # layers of a map: style, ground, places and routes
# What the page waits for an answer of a server that may be deaf, in a twelfth of its time
IMPATIENT = """
const wait = window.setTimeout;
window.setTimeout = (work, ms, ...rest) => wait(work, ms === 12000 ? 1000 : ms, ...rest);
"""


@pytest.fixture
def stranger(new_reader: NewReader) -> Reader:
    """Return a reader whose browser has nothing in its cache."""
    return new_reader(stranger=True)


def _connections(page: Page) -> Sequence[WebSocketRoute]:
    """Return a list that grows with each connection to the server, which a test may cut."""
    opened: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        opened.append(socket)

    page.route_web_socket("**/_stcore/stream", connect)
    return opened


def test_a_reader_whose_connection_is_cut_notices_nothing(stranger: Reader) -> None:
    opened = _connections(stranger.page)
    before = stranger.open(VIEW).state()
    link = stranger.page.url
    stranger.frame.evaluate(MARK)
    opened[-1].close(code=3001)

    def again() -> bool:
        stranger.page.wait_for_timeout(50)  # lets the browser tell what happened
        return len(opened) > 1

    until(again)
    expect(stranger.page.get_by_role("dialog")).to_have_count(0)
    expect_same(stranger, before, link)
    expect_at_work(stranger, before, link)


def test_a_click_that_a_deaf_server_took_is_answered_by_the_next(stranger: Reader) -> None:
    opened: list[WebSocketRoute] = []
    deaf: list[WebSocketRoute] = []

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        opened.append(socket)
        socket.on_message(lambda message: None if socket in deaf else server.send(message))

    stranger.page.route_web_socket("**/_stcore/stream", connect)
    stranger.page.add_init_script(IMPATIENT)
    stranger.open(VIEW)
    deaf += opened
    for name in ("Порт", "Порт", "Автодорога"):  # who goes on clicking does not wait for longer
        stranger.pill(name).click()
    stranger.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
    stranger.expect_address("type=railway%2Chighway", "#map=7/46.8/81.5")
    expect(stranger.page.get_by_role("dialog")).to_have_count(0)
    assert len(opened) == len(deaf) + 1


def test_layers_that_fail_once_are_drawn_without_a_word(stranger: Reader) -> None:
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append(route.request.url)
        if asked.count(route.request.url) == 1:
            route.fulfill(status=503)
        else:
            route.continue_()

    stranger.page.route("**/data/*-*.json", fail_once)
    assert stranger.open().state()["shown"] == SIX
    expect(stranger.frame.get_by_role("alert")).to_have_count(0)

    def all_came() -> bool:
        stranger.page.wait_for_timeout(50)  # lets the browser tell what it asks for
        return sorted(map(asked.count, set(asked))) == [2] * (
            FIRST + len({"railways", "names", "times"})
        )

    until(all_came)


@pytest.mark.parametrize(
    "network", [FAST, pytest.param(SLOW, marks=pytest.mark.all)], ids=["mobile", "slow"]
)
def test_on_a_slow_network_nothing_jumps_and_nothing_comes_twice(
    stranger: Reader, network: dict[str, float]
) -> None:
    asked: list[str] = []
    stranger.page.on("request", lambda request: asked.append(request.url))
    stranger.page.add_init_script(WATCH)
    stranger.page.set_default_timeout(10 * conftest.PATIENCE_MS)
    session = stranger.page.context.new_cdp_session(stranger.page)
    session.send("Network.emulateNetworkConditions", network)
    stranger.open(VIEW)
    stranger.pill("Автодорога").click()
    stranger.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
    stranger.expect_address("type=railway%2Chighway", "#map=7/46.8/81.5")
    seen = stranger.page.evaluate("() => window.seen")
    assert seen["frames"] == 1
    assert seen["shift"] < 0.1
    files = [url for url in asked if "/data/" in url]
    later = len(EXISTING) + len({"names", "times", "relief"})
    assert len(files) == len(set(files)) == FIRST + later + len({"boot", "map", "style sheet"})


def test_a_click_that_overtakes_the_address_is_not_lost(stranger: Reader) -> None:
    waiting = hold_back(stranger.page, b"type=railway%2Chighway")
    stranger.open("?lang=ru&type=railway")
    stranger.pill("Автодорога").click()
    stranger.wait_for_shown(*RAILWAYS, "zhanaozen-turkmenistan")
    until(lambda: bool(waiting))
    expect(stranger.page).to_have_url(f"{stranger.address}?lang=ru&type=railway")
    stranger.pill("Порт").click()
    stranger.wait_for_shown("aktau-container-hub", *RAILWAYS, "zhanaozen-turkmenistan")
    expect(stranger.page).to_have_url(f"{stranger.address}?lang=ru&type=railway%2Chighway%2Cport")
    assert not waiting
