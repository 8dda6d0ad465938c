"""One application and one browser for all tests; each test is a reader with a fresh profile."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.reader import Reader
from tests.browser.server import running

WIDE = (1440, 900)
PHONE = (390, 844)
NewReader = Callable[..., Reader]
PATIENCE_MS = 20_000  # the first visit of a fresh server also loads its libraries
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_chromium(playwright)
    launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """One browser profile for readers who may share its cache of scripts, and its window.

    An empty page keeps the window open: a window takes the browser as long as half a visit.
    """
    context = _profile(browser)
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def new_reader(browser: Browser, profile: BrowserContext, address: str) -> Iterator[NewReader]:
    """Return a function that makes readers; afterwards none has met an error or another host."""
    readers: list[Reader] = []

    def make(
        size: tuple[int, int] = WIDE,
        at: str = address,
        *,
        stranger: bool = False,
        locale: str = "en-GB",
        touch: bool = False,
    ) -> Reader:
        own = stranger or touch
        page = (_profile(browser, locale, touch=touch) if own else profile).new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        readers.append(Reader(page, at))
        return readers[-1]

    yield make
    for reader in readers:
        assert reader.hosts == {urlsplit(reader.address).netloc}
        assert reader.errors == []
        reader.page.close()


def _profile(browser: Browser, locale: str = "en-GB", *, touch: bool = False) -> BrowserContext:
    context = browser.new_context(
        has_touch=touch,
        is_mobile=touch,
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
        locale=locale,
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    return new_reader()
