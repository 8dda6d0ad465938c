"""One application and one browser for all tests; each test is a reader with a fresh profile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
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


@dataclass
class Regulars:
    """Tabs that are used again: a page in a tab that has had it takes half the work of a new one.

    Each visit loads the page anew; what a test changes for good in the tab itself, such as
    scripts that run first or the colours that are preferred, it does as a stranger.
    """

    context: BrowserContext
    waiting: list[Reader] = field(default_factory=list)

    def come(self, address: str) -> Reader:
        """Return a reader in an empty tab."""
        if not self.waiting:
            return Reader(self.context.new_page(), address)
        reader = self.waiting.pop()
        reader.address = address
        reader.page.bring_to_front()  # a tab behind another one draws seldom
        return reader

    def leave(self, reader: Reader) -> None:
        """Empty a tab and keep it for another reader."""
        reader.page.unroute_all()
        reader.page.goto("about:blank")
        reader.hosts.clear()
        reader.errors.clear()
        self.waiting.append(reader)


def new_profile(
    browser: Browser, locale: str = "en-GB", *, touch: bool = False, timezone: str | None = None
) -> BrowserContext:
    """Return a browser that has seen nothing yet."""
    context = browser.new_context(
        has_touch=touch,
        is_mobile=touch,
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
        locale=locale,
        timezone_id=timezone,
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


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
def regulars(browser: Browser) -> Iterator[dict[bool, Regulars]]:
    """Readers of one profile with a mouse, and of one with fingers."""
    kept = {touch: Regulars(new_profile(browser, touch=touch)) for touch in (False, True)}
    yield kept
    for regulars in kept.values():
        regulars.context.close()


@pytest.fixture
def new_reader(
    browser: Browser, regulars: dict[bool, Regulars], address: str
) -> Iterator[NewReader]:
    """Return a function that makes readers; afterwards none has met an error or another host."""
    readers: list[Reader] = []
    leave: list[Callable[[], None]] = []

    def make(
        size: tuple[int, int] = WIDE,
        at: str = address,
        *,
        stranger: bool = False,
        locale: str = "en-GB",
        touch: bool = False,
    ) -> Reader:
        if stranger:
            made = Reader(new_profile(browser, locale, touch=touch).new_page(), at)
            leave.append(made.page.context.close)
        else:
            made = regulars[touch].come(at)
            leave.append(partial(regulars[touch].leave, made))
        readers.append(made)
        made.page.set_viewport_size({"width": size[0], "height": size[1]})
        return made

    yield make
    met = [(reader.address, reader.hosts.copy(), reader.errors.copy()) for reader in readers]
    for left in leave:
        left()
    for here, hosts, errors in met:
        assert (hosts, errors) == ({urlsplit(here).netloc}, [])


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    return new_reader()


@pytest.fixture(scope="module")
def seat(regulars: dict[bool, Regulars], address: str) -> Iterator[Reader]:
    """Yield a wide tab where the page stays open for the tests of one module."""
    taken = regulars[False].come(address)
    taken.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    yield taken.open()
    regulars[False].leave(taken)


@pytest.fixture
def seated(seat: Reader, address: str) -> Iterator[Reader]:
    """Return a reader who has the page open, and follows a link there: half the work of a visit.

    It is for tests that ask nothing of how a page is loaded, nor where a new map looks.
    """
    seat.page.bring_to_front()
    if seat.page.get_by_role("dialog").count():  # a test before it failed
        seat.open()
    yield seat
    met = (seat.hosts.copy(), seat.errors.copy())
    seat.errors.clear()
    assert met == ({urlsplit(address).netloc}, [])
