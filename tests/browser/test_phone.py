"""The page on a phone, under a finger, and while it loads."""

import pytest
from playwright.sync_api import CDPSession, Route, expect

from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader

LARGEST_SHIFT = 0.02
CHOICES = "**/static/js/ButtonGroup.*.js"  # what draws the choices of the sidebar
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture
def phone(new_reader: NewReader) -> Reader:
    return new_reader(PHONE, touch=True)


def _map_centre(reader: Reader) -> tuple[float, float]:
    box = reader.page.locator(".st-key-map-frame iframe").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _drag(session: CDPSession, *fingers: tuple[float, float], by: tuple[float, float]) -> None:
    """Drag fingers together over the screen, in ten steps."""

    def points(step: int) -> list[dict[str, float]]:
        return [
            {"x": x + by[0] * step / 10, "y": y + by[1] * step / 10, "id": number}
            for number, (x, y) in enumerate(fingers)
        ]

    for step in range(11):
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points(step)})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("link", ["", "?lang=ru&scope=all&since=2023-09-14&project=trans-caspian"])
def test_nothing_jumps_while_the_page_loads(
    new_reader: NewReader, size: tuple[int, int], link: str
) -> None:
    reader = new_reader(size, stranger=True)
    reader.page.add_init_script(SHIFTS)
    held: list[Route] = []
    reader.page.route(CHOICES, lambda route: held.append(route))  # noqa: PLW0108 - it is marked
    reader.open(link)
    assert held, "nothing came late"
    expect(reader.page.locator("h1")).not_to_be_visible()
    held[0].continue_()
    reader.page.locator(".st-key-page").get_by_role("radio").first.wait_for()
    reader.settle()
    assert reader.page.evaluate("window.shifted") <= LARGEST_SHIFT


def test_a_page_that_is_shown_stays_while_more_of_it_arrives(reader: Reader) -> None:
    reader.open()
    held: list[Route] = []
    reader.page.route("**/static/js/*.js", lambda route: held.append(route))  # noqa: PLW0108 - it is marked
    reader.page.get_by_role("radio", name="Timeline").click()
    reader.page.get_by_test_id("stSkeleton").first.wait_for()
    assert held, "nothing came late"
    expect(reader.page.locator("h1")).to_be_visible()


def test_the_map_comes_first_and_the_filters_are_in_a_drawer(phone: Reader) -> None:
    phone.open()
    parts = (".head", ".st-key-map-frame", ".legend", ".st-key-panel")
    tops = [box["y"] for part in parts if (box := phone.page.locator(part).bounding_box())]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)
    expect(phone.pill("Railway")).not_to_be_in_viewport()
    phone.page.get_by_role("button", name="Filters", exact=True).tap()
    phone.pill("Railway").tap()
    phone.wait_for_shown("bakhty-ayagoz", "darbaza-maktaaral", "dostyk-moyynty")


def test_a_drawer_that_was_left_open_does_not_cover_the_map_of_the_next_visit(
    phone: Reader,
) -> None:
    phone.open()
    phone.page.get_by_role("button", name="Filters", exact=True).tap()
    expect(phone.pill("Railway")).to_be_in_viewport()
    phone.page.reload()
    phone.wait()
    expect(phone.page.locator(".card").first).to_be_attached()
    expect(phone.pill("Railway")).not_to_be_in_viewport()


def test_the_map_leaves_room_for_the_page(phone: Reader) -> None:
    phone.open()
    box = phone.page.locator(".st-key-map-frame").bounding_box()
    assert box is not None
    assert 300 <= box["height"] <= 0.6 * PHONE[1]


def test_one_finger_scrolls_the_page_and_is_told_of_two(phone: Reader) -> None:
    phone.open()
    phone.settle()
    view = phone.state()["view"]
    session = phone.page.context.new_cdp_session(phone.page)
    _drag(session, _map_centre(phone), by=(0, -150))
    phone.page.wait_for_function(f"() => {SCROLLED} > 80")
    assert phone.state()["view"] == view
    expect(phone.frame.locator(".touch-hint")).to_have_text("Use two fingers to move the map")


def test_two_fingers_move_the_map_and_not_the_page(phone: Reader) -> None:
    phone.open()
    view = phone.state()["view"]
    x, y = _map_centre(phone)
    session = phone.page.context.new_cdp_session(phone.page)
    _drag(session, (x - 40, y), (x + 40, y), by=(-80, 0))
    phone.wait_for("state.view.lon > given + 3", view["lon"])
    assert phone.page.evaluate(SCROLLED) == 0


def test_a_finger_beside_a_line_selects_it(phone: Reader) -> None:
    phone.open("#map=6/46.5/81")
    x, y = phone.point_on_line("bakhty-ayagoz", aside=9)
    phone.page.touchscreen.tap(x, y)
    phone.expect_dossier("Bakhty–Ayagoz")


def test_a_tapped_card_brings_its_dossier_into_view(phone: Reader) -> None:
    phone.open()
    phone.page.locator(".card", has_text="Zhanaozen").tap()
    phone.expect_dossier("Zhanaozen – border of Turkmenistan")
    expect(phone.page.locator(".dossier h2")).to_be_in_viewport()


def test_the_way_back_from_a_dossier_leads_to_the_view_before(phone: Reader) -> None:
    phone.open()
    phone.settle()
    before = phone.state()["view"]
    phone.page.locator(".card", has_text="Zhanaozen").tap()
    phone.expect_dossier("Zhanaozen – border of Turkmenistan")
    phone.wait_for("state.view.zoom > given", before["zoom"])
    phone.page.locator(".back").tap()
    phone.expect_cards(6)
    phone.wait_for("state.view.zoom === given", before["zoom"])
    assert phone.state()["view"] == before
