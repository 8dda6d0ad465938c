"""A reader at the page: what they see, click and type."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page, expect

from corridors.model.vocabulary import Language
from corridors.text.words import words_for

READY = "() => window.Corridors && window.Corridors.state && window.Corridors.state().ready"
# asked within the page: Playwright looks for what it waits for twice a second only
READY_IN_PAGE = """
() => {
  const frame = document.querySelector(".st-key-map-frame iframe");
  const inside = frame && frame.contentWindow && frame.contentWindow.Corridors;
  return inside && inside.state && inside.state().ready;
}
"""
# half a second without a new file; Playwright's "networkidle" is at times never told
QUIET = """
() => new Promise((resolve) => {
  let timer = setTimeout(resolve, 500);
  new PerformanceObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(resolve, 500);
  }).observe({ type: "resource" });
})
"""
AT_REST = "() => document.getAnimations().every((each) => each.playState !== 'running')"
IDLE = "[data-test-script-state=notRunning]"
# goes on when the script has run for the link, or so fast that nobody could see it
FOLLOW = """
(link) => new Promise((resolve) => {
  const app = document.querySelector("[data-test-script-state]");
  let begun = app.dataset.testScriptState !== "notRunning";
  const watching = new MutationObserver(() => {
    const rests = app.dataset.testScriptState === "notRunning";
    if (begun && rests) resolve(watching.disconnect());
    begun = begun || !rests;
  });
  watching.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  history.pushState(null, "", link);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
  setTimeout(() => resolve(watching.disconnect()), 2000);
})
"""
POINT_ON_LINE = """
([project, share, aside]) => {
  const section = window.Corridors.parts.Routes.sections.find((s) => s.project === project);
  const path = (section.line || section.thread).getElement();
  const length = path.getTotalLength();
  const matrix = path.getScreenCTM();
  const at = path.getPointAtLength(length * share).matrixTransform(matrix);
  const next = path.getPointAtLength(length * share + 1).matrixTransform(matrix);
  const turn = Math.hypot(next.x - at.x, next.y - at.y) || 1;
  return [at.x + (aside * (at.y - next.y)) / turn, at.y + (aside * (next.x - at.x)) / turn];
}
"""


@dataclass
class Reader:
    """One browser page on the application at `address`."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._note_host(request.url))
        self.page.on("websocket", lambda socket: self._note_host(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self._note_policy(message.text))
        self.page.on("dialog", lambda dialog: self.errors.append(f"dialog: {dialog.message}"))

    def open(self, link: str = "") -> "Reader":
        """Open a link (from its question mark on) and wait until the map is drawn."""
        self.page.goto(self.address + link)
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until the map is drawn."""
        self.page.wait_for_function(READY_IN_PAGE)

    def follow(self, language: Language, link: str, shown: str) -> None:
        """Go to a view in another language without loading the page anew, as back and forward do.

        `link` goes on after the language; `shown` selects what the new view has.
        """
        self.page.locator(IDLE).wait_for()
        self.page.evaluate(FOLLOW, f"?lang={language}&{link}")
        expect(self.page.locator("html")).to_have_attribute("lang", language)
        expect(self.page.locator("h1")).to_have_text(words_for(language)("app.title"))
        self.page.locator(shown).first.wait_for()
        self.page.locator(IDLE).wait_for()

    def settle(self) -> None:
        """Wait until neither the page nor the map asks for files any more."""
        self.page.evaluate(QUIET)
        self.frame.evaluate(QUIET)

    @property
    def frame(self) -> Frame:
        """The frame that the map is in."""
        handle = self.page.locator(".st-key-map-frame iframe").element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        return frame

    def state(self) -> dict[str, Any]:
        """Return what the map says of itself."""
        state: dict[str, Any] = self.frame.evaluate("() => window.Corridors.state()")
        return state

    def wait_for(self, condition: str, argument: object = None) -> None:
        """Wait until a condition on the map's `state` holds, an expression in JavaScript."""
        self.frame.wait_for_function(
            f"(given) => {{ const state = window.Corridors.state(); return {condition}; }}",
            arg=argument,
        )

    def wait_for_shown(self, *projects: str) -> None:
        """Wait until exactly these projects are drawn."""
        self.wait_for("String(state.shown) === String(given)", sorted(projects))

    def spoken(self, *roles: str) -> list[str]:
        """Return the names of all that has one of these roles, as the browser hands them on."""
        session = self.page.context.new_cdp_session(self.page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        return [
            node.get("name", {}).get("value", "").strip()
            for node in nodes
            if not node["ignored"] and node["role"]["value"] in roles
        ]

    def pill(self, text: str) -> Locator:
        """Return a choice of a filter."""
        return self.page.locator("[data-testid=stSidebar] button", has_text=text)

    def tab(self, text: str) -> Locator:
        """Return the choice of a page or of one of its tabs."""
        tabs = self.page.locator(".st-key-page, .st-key-tabs")
        return tabs.get_by_role("radio", name=text, exact=True).last

    def open_share_panel(self) -> Locator:
        """Open the share panel of what the map shows, and return it."""
        self.page.locator(".st-key-share-button button").click()
        return self.page.get_by_role("dialog")

    def show_days(self) -> None:
        """Open the part of the choices where a day is typed."""
        folded = self.page.locator(".st-key-exact-day details:not([open]) summary")
        if folded.count():
            folded.click()

    def click_line(self, project: str, share: float = 0.5, aside: float = 0) -> None:
        """Click on the first line of a project, at a share of its length, some pixels aside."""
        self.hover_line(project, share, aside)
        self.page.mouse.down()
        self.page.mouse.up()

    def hover_line(self, project: str, share: float = 0.5, aside: float = 0) -> None:
        """Move the mouse over the first line of a project."""
        self.page.mouse.move(*self.point_on_line(project, share, aside))

    def point_on_line(
        self, project: str, share: float = 0.5, aside: float = 0
    ) -> tuple[float, float]:
        """Return where on the page the first line of a project is, some pixels aside."""
        x, y = self.frame.evaluate(POINT_ON_LINE, [project, share, aside])
        box = self.page.locator(".st-key-map-frame iframe").bounding_box()
        assert box is not None
        return box["x"] + x, box["y"] + y

    def expect_dossier(self, name: str) -> None:
        """Expect the dossier of a project."""
        expect(self.page.locator(".st-key-panel .dossier h2")).to_have_text(name)

    def expect_cards(self, count: int) -> None:
        """Expect so many cards in the panel."""
        expect(self.page.locator(".st-key-panel .card")).to_have_count(count)

    def list_all(self, count: int) -> None:
        """List all of so many projects, which the page lists some at a time."""
        rows = self.page.locator(".st-key-table tbody tr")
        while (listed := rows.count()) < count:
            self.page.locator(".st-key-more-rows button").click()
            expect(rows).not_to_have_count(listed)
        expect(rows).to_have_count(count)

    def expect_address(self, *parts: str) -> None:
        """Expect each of these parts in the address."""
        for part in parts:
            self.page.wait_for_function("(part) => location.href.includes(part)", arg=part)

    def _note_policy(self, message: str) -> None:
        """Keep what the browser refused to load or run."""
        if "Content Security Policy" in message:
            self.errors.append(message)

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"}:
            self.hosts.add(parts.netloc)
