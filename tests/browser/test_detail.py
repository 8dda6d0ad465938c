"""Lines that come coarse and, for a closer look, in full: once, without a loss."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

FAR, PROJECT = "#map=5/46.9/78.5", "dostyk-moyynty"
VERTICES = """(project) => window.Corridors.parts.Routes.sections
  .filter((section) => section.project === project)
  .flatMap((section) => section.line.getLatLngs()).length"""
MARK_PATHS = """() => {
  for (const path of document.querySelectorAll("path")) path.dataset.mark = "kept";
}"""
UNMARKED = "() => document.querySelectorAll('path:not([data-mark=kept])').length"


@pytest.fixture
def stranger(new_reader: NewReader) -> Reader:
    """Return a reader whose browser has nothing in its cache."""
    return new_reader(stranger=True)


def _asked(reader: Reader, layer: str) -> Callable[[], int]:
    """Return what counts how often a layer was asked for from now on."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    return lambda: sum(f"/data/{layer}-" in url for url in asked)


def _zoom(reader: Reader, button: str, times: int) -> None:
    for _ in range(times):
        zoom = reader.state()["view"]["zoom"]
        reader.frame.locator(f".{button}").click()
        reader.wait_for("state.view.zoom !== given", zoom)


def _wait_for_more_vertices(reader: Reader, than: int) -> None:
    reader.frame.wait_for_function(
        f"([project, count]) => ({VERTICES})(project) > count", arg=[PROJECT, than]
    )


def test_a_closer_look_brings_the_full_lines_once_and_loses_nothing(stranger: Reader) -> None:
    asked = _asked(stranger, "detail")
    stranger.open(f"?project={PROJECT}{FAR}")
    coarse = stranger.frame.evaluate(VERTICES, PROJECT)
    assert asked() == 0
    stranger.frame.evaluate(MARK_PATHS)
    stranger.hover_line(PROJECT)
    tip = stranger.frame.locator(".tip")
    expect(tip).to_contain_text("Dostyk–Moyynty")
    stranger.page.mouse.wheel(0, -120)
    _wait_for_more_vertices(stranger, coarse)
    expect(tip).to_have_count(1)  # another may still fade
    expect(tip).to_contain_text("Dostyk–Moyynty")
    assert stranger.state()["selected"] == PROJECT
    _zoom(stranger, "zoom-out", 2)
    _zoom(stranger, "zoom-in", 2)
    assert stranger.frame.evaluate(UNMARKED) == 0
    assert asked() == 1


def test_full_lines_that_fail_come_with_the_next_zoom(stranger: Reader) -> None:
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=503)

    stranger.page.route("**/data/detail-*", refuse)
    stranger.open(f"?type=railway&project={PROJECT}{FAR}")
    before = stranger.state()
    coarse = stranger.frame.evaluate(VERTICES, PROJECT)
    with stranger.page.expect_console_message(lambda told: told.type == "warning") as told:
        _zoom(stranger, "zoom-in", 1)
    stranger.page.wait_for_event("console", lambda told: told.type == "warning")
    assert "detail" in told.value.text
    assert len(refused) == 2
    assert stranger.frame.evaluate(VERTICES, PROJECT) == coarse
    expect(stranger.frame.get_by_role("alert")).to_have_count(0)
    stranger.page.unroute("**/data/detail-*")
    _zoom(stranger, "zoom-in", 1)
    _wait_for_more_vertices(stranger, coarse)
    assert stranger.state() | {"view": None} == before | {"view": None}


@pytest.mark.parametrize("link", ["#map=8/46.2/81", "?project=bakhty-ayagoz"])
def test_a_link_to_a_closer_look_is_spared_the_coarse_lines(stranger: Reader, link: str) -> None:
    coarse, full = _asked(stranger, "routes"), _asked(stranger, "detail")
    stranger.open(link)
    stranger.settle()
    assert (coarse(), full()) == (0, 1)
