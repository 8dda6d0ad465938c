"""A walk through the whole product leaves nothing behind that tells who walked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from corridors.model.vocabulary import Language
from corridors.view.values import Tab
from corridors.web.site import Site, publish
from tests.browser import conftest
from tests.browser.reader import READY, Reader
from tests.browser.replicas import DATA, Replica
from tests.scenes import CATALOG

# Every cookie, and why it is there. Behind nginx there is one more: see test_replicas.py.
COOKIES = {
    "_streamlit_xsrf": "a random word that keeps other pages from speaking in a reader's name",
}
# Everything that is kept in the browser, with all that it may hold.
KEPT = {
    "stActiveTheme-/-v2": ['"System"'],  # whether the reader chose light or dark
    "stSidebarCollapsed-": ["true", "false"],  # whether the reader hid the filters
}
STORAGE = """
async () => ({
  kept: {...localStorage, ...sessionStorage},
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})
"""
DAYS = "asof=2025-06-30&since=2024-01-01"
SECRET, BROWSER = "a-search-of-my-own", "A-Browser-Of-My-Own/7"
LOGGED = {"at", "event", "method", "path", "status", "ms", "bytes"}


@dataclass
class Walk:
    """What a walk has asked for, and what it found in the browser after each step."""

    home: str
    log: Path
    asked: list[str] = field(default_factory=list)
    cookies: dict[str, list[Any]] = field(default_factory=dict)
    storage: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, step: str, page: Page) -> None:
        """Keep what the browser holds now."""
        self.cookies[step] = list(page.context.cookies())
        self.storage[step] = page.evaluate(STORAGE)

    def logged(self) -> list[str]:
        """Return the lines that the server has written."""
        return self.log.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def walk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("privacy")
    with (folder / "log").open("wb") as log:
        replica = Replica(DATA, output=log)
        replica.start()
        context = browser.new_context(user_agent=BROWSER, locale="en-GB", reduced_motion="reduce")
        context.set_default_timeout(conftest.PATIENCE_MS)
        try:
            replica.wait()
            done = Walk(f"http://{replica.name}/", folder / "log")
            context.on("request", lambda request: done.asked.append(request.url))
            _through_the_page(done, context)
            _through_other_pages(done, context)
            _through_the_site(done, context, folder / "site")
            yield done
        finally:
            context.close()
            replica.stop()


def _through_the_page(walk: Walk, context: BrowserContext) -> None:
    page = context.new_page()
    page.on("websocket", lambda socket: walk.asked.append(socket.url))
    reader = Reader(page, walk.home).open(f"?{DAYS}")
    walk.note("page", page)
    page.locator(".card").first.click()
    page.locator(".dossier").wait_for()
    walk.note("dossier", page)
    for read in set(Tab) - {Tab.MAP}:
        reader.follow(Language.EN, f"{DAYS}&tab={read}", f".st-key-{read}")
    reader.follow(Language.EN, DAYS, ".card")
    walk.note("tabs", page)
    page.get_by_test_id("stSidebar").hover()
    for button in ("Hide filters", "Filters"):
        page.get_by_role("button", name=button, exact=True).click()
    walk.note("filters", page)
    page.get_by_label("Search").fill(SECRET)
    page.keyboard.press("Enter")
    reader.expect_address(f"q={SECRET}")
    reader.wait_for_shown()
    walk.note("search", page)
    reader.open_share_panel()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    for tab in dialog.get_by_role("tab").all():
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
    dialog.get_by_role("tab", name="Files").click()
    with page.expect_download():
        dialog.get_by_role("button", name="JSON", exact=True).click()
    walk.note("share panel", page)
    page.close()


def _through_other_pages(walk: Walk, context: BrowserContext) -> None:
    reader = Reader(context.new_page(), walk.home)
    reader.open(f"?embed=true&lang=kk&q={SECRET}")
    walk.note("embedded page", reader.page)
    for path in ("share/", "share/trans-caspian", "api/projects", "nowhere"):
        reader.page.goto(f"{walk.home}{path}?q={SECRET}")
        walk.note(path, reader.page)
    reader.page.close()


def _through_the_site(walk: Walk, context: BrowserContext, folder: Path) -> None:
    """Walk through a published site of one project, as a web server would send it."""
    whole = CATALOG
    one = replace(whole, projects={"trans-caspian": whole.projects["trans-caspian"]})
    publish(Site(one, "https://example.org/").files(), folder, done=lambda: None)
    page = context.new_page()
    page.route(
        "https://example.org/**",
        lambda route: route.fulfill(path=folder / urlsplit(route.request.url).path[1:]),
    )
    for path in ("index.html", "en/index.html", "en/trans-caspian.html"):
        page.goto(f"https://example.org/{path}")
        if path == "en/index.html":
            page.wait_for_function(READY)
        walk.note(f"site: {path}", page)
    page.close()


def test_nothing_is_asked_of_another_host(walk: Walk) -> None:
    parts = [urlsplit(url) for url in walk.asked]
    hosts = {part.netloc for part in parts if part.scheme not in {"data", "blob", "about"}}
    assert hosts == {urlsplit(walk.home).netloc, "example.org"}
    assert len(walk.asked) > 100


def test_the_only_cookies_are_those_that_the_session_needs(walk: Walk) -> None:
    assert {cookie["name"] for cookie in walk.cookies["page"]} == COOKIES.keys()
    for step, cookies in walk.cookies.items():
        assert {cookie["name"] for cookie in cookies} <= COOKIES.keys(), step
        # they end with the browser, go to no other page, and belong to this server alone
        assert {cookie["expires"] for cookie in cookies} == {-1}, step
        assert {cookie["sameSite"] for cookie in cookies} == {"Lax"}, step
        assert {cookie["domain"] for cookie in cookies} == {urlsplit(walk.home).hostname}, step


def test_the_browser_keeps_nothing_that_tells_who_walked(walk: Walk) -> None:
    for step, storage in walk.storage.items():
        assert not {key for key, text in storage["kept"].items() if text not in KEPT.get(key, [])}
        assert [storage[name] for name in ("databases", "caches", "workers")] == [0, 0, 0], step
    assert walk.storage["filters"]["kept"].keys() == KEPT.keys()
    assert walk.storage["site: en/index.html"]["kept"] == {}


def test_the_map_is_made_of_files_and_no_tile_is_asked_for(walk: Walk) -> None:
    layers = [url for url in walk.asked if "/data/" in url and url.startswith(walk.home)]
    assert {Path(urlsplit(url).path).suffix for url in layers} == {".json", ".js", ".css", ".webp"}
    assert not [url for url in walk.asked if "tile" in urlsplit(url).path]


def test_the_log_tells_neither_who_asked_nor_what(walk: Walk) -> None:
    answers = [json.loads(line) for line in walk.logged() if line.startswith("{")]
    assert {"/", "/share/trans-caspian", "/api/projects"} <= {line["path"] for line in answers}
    assert all(set(line) == LOGGED and "?" not in line["path"] for line in answers)
    home = urlsplit(walk.home)
    for line in walk.logged():
        about_itself = f"URL: http://{home.netloc}" in line  # where it listens
        told = ("127.0.0.1", "localhost", SECRET, BROWSER, "Mozilla", "en-GB", "asof")
        assert about_itself or not [word for word in told if word in line], line
