"""The tasks in a real browser: time, largest paint, layout shift, requests, bytes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.bench.serving import Server
from tests.bench.tasks import LIBRARY, PATIENCE_MS, TASKS

_SIZE = {"width": 1440, "height": 900}
_SETTLE_MS = 1500  # what a page still does after its map was drawn
_VITALS = """() => new Promise((done) => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen), 100);
})"""

_WATCH_FRAMES = """() => {
  const gaps = [];
  let last = performance.now(), watching = true;
  const note = (now) => {
    gaps.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  window.stopWatching = () => { watching = false; return gaps; };
}"""
_DRAGS, _STEPS, _STEP_MS, _FAR = 4, 40, 12, 250  # pixels


@dataclass
class Traffic:
    """What came over the network, in bytes as they were sent, and over the stream."""

    requests: int = 0
    size: int = 0
    streamed: int = 0

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda _: self._add(requests=1))
        session.on(
            "Network.loadingFinished", lambda event: self._add(size=int(event["encodedDataLength"]))
        )
        session.on(
            "Network.webSocketFrameReceived",
            lambda event: self._add(streamed=_length(event["response"])),
        )

    def _add(self, requests: int = 0, size: int = 0, streamed: int = 0) -> None:
        self.requests += requests
        self.size += size
        self.streamed += streamed


@dataclass(frozen=True)
class Load:
    """One visit: milliseconds to the drawn map and to the largest paint, shift, requests, KB."""

    drawn_ms: float
    largest_paint_ms: float
    shift: float
    requests: int
    size_kb: float


def load(page: Page, server: Server, link: str = "") -> Load:
    """Open a rival and wait until its map is drawn."""
    traffic = Traffic()
    traffic.watch(page.context.new_cdp_session(page))
    page.goto(server.address + link, wait_until="commit")
    drawn = page.evaluate(
        f"async () => {{ {LIBRARY} await until(() => {TASKS[server.rival].drawn} > 0);"
        " return performance.now(); }"
    )
    page.wait_for_timeout(_SETTLE_MS)
    vitals = page.evaluate(_VITALS)
    size = (traffic.size + traffic.streamed) / 1024
    return Load(drawn, vitals["lcp"], vitals["cls"], traffic.requests, size)


@dataclass(frozen=True)
class Click:
    """One click: milliseconds to the redrawn map or the dossier, KB over the stream."""

    ms: float
    size_kb: float


def click_filter(page: Page, server: Server) -> Click:
    """Click on the filter by type and wait for another number of lines on the map."""
    tasks = TASKS[server.rival]
    return _click(
        page,
        f"const before = {tasks.drawn};",
        tasks.filter,
        f"{tasks.drawn} > 0 && {tasks.drawn} !== before",
    )


def select(page: Page, server: Server) -> Click:
    """Select a project and wait for its dossier."""
    tasks = TASKS[server.rival]
    return _click(page, "", tasks.select, tasks.selected)


def _click(page: Page, before: str, action: str, done: str) -> Click:
    traffic = Traffic()
    session = page.context.new_cdp_session(page)
    traffic.watch(session)
    ms = page.evaluate(
        f"async () => {{ {LIBRARY} {before} const start = performance.now(); {action};"
        f" await until(() => {done}); return performance.now() - start; }}"
    )
    page.wait_for_timeout(_SETTLE_MS)
    session.detach()
    return Click(ms, traffic.streamed / 1024)


@dataclass(frozen=True)
class Pan:
    """The map dragged to and fro: frames a second, and the longest that one stood still."""

    frames: float
    longest_ms: float


def pan(page: Page, server: Server) -> Pan:
    """Drag the map to and fro and watch what the browser draws."""
    frame = page.query_selector(TASKS[server.rival].map)
    box = frame and frame.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_WATCH_FRAMES)
    for drag in range(_DRAGS):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, _STEPS + 1):
            page.mouse.move(x + (-1) ** drag * _FAR * step / _STEPS, y)
            page.wait_for_timeout(_STEP_MS)
        page.mouse.up()
    gaps = page.evaluate("() => window.stopWatching()")
    return Pan(1000 * len(gaps) / sum(gaps), max(gaps))


@contextmanager
def fresh_profile(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser profile that never saw a rival."""
    context = browser.new_context(viewport=_SIZE, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type] # a plain size
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def _length(frame: dict[str, object]) -> int:
    """Return the bytes of a message of the stream; binary ones come as base64."""
    text = str(frame["payloadData"])
    return len(text) * 3 // 4 if frame["opcode"] == _BINARY else len(json.dumps(text))


_BINARY = 2
