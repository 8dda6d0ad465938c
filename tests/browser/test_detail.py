"""Lines that come coarse and, for a closer look, in full: once, without a loss."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from corridors.style import PALETTES, Theme
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

FAR, PROJECT = "#map=5/46.9/78.5", "dostyk-moyynty"
VERTICES = """(project) => window.Corridors.parts.Routes.sections
  .filter((section) => section.project === project)
  .flatMap((section) => section.line.getLatLngs()).length"""
MARK_PATHS = """() => {
  for (const path of document.querySelectorAll("path")) path.dataset.mark = "kept";
}"""
ON_THE_GROUND = """() => Object.entries(window.Corridors.parts.Existing.lines)
  .filter(([, line]) => line._map).map(([kind]) => kind).sort()"""
RELIEF = """() => {
  const { picture } = window.Corridors.parts.Relief;
  const level = (name) => Number(document.querySelector(`.leaflet-${name}-pane`).style.zIndex);
  const image = picture.getElement();
  const begun = performance.getEntriesByName(image.src)[0].startTime;
  const fetched = performance.getEntriesByType("resource");
  const routes = fetched.find(({ name }) => name.includes("/data/routes-"));
  return {
    drawn: image.isConnected && image.complete && image.naturalWidth > 0,
    between: level("ground") < level("relief") && level("relief") < level("existing"),
    late: begun > routes.responseEnd,
    opacity: Number(image.style.opacity),
  };
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


def _wait_for_ground(reader: Reader, *kinds: str) -> None:
    reader.frame.wait_for_function(
        f"(kinds) => String(({ON_THE_GROUND})()) === String(kinds)", arg=sorted(kinds)
    )


def test_roads_that_are_there_are_asked_for_once_and_by_a_closer_look_only(
    stranger: Reader,
) -> None:
    roads, railways, names = (_asked(stranger, name) for name in ("roads", "railways", "names"))
    stranger.open()
    _wait_for_ground(stranger, "rail")
    stranger.settle()
    assert (roads(), railways(), names()) == (0, 1, 1)
    for _ in range(2):
        _zoom(stranger, "zoom-in", 2)
        _wait_for_ground(stranger, "rail", "motorway", "trunk")
        _zoom(stranger, "zoom-out", 2)
        _wait_for_ground(stranger, "rail")
    stranger.settle()
    assert (roads(), railways(), names()) == (1, 1, 1)


def test_roads_that_fail_come_with_the_next_zoom(stranger: Reader) -> None:
    told: list[str] = []
    stranger.page.on("console", lambda message: told.append(message.text))
    stranger.page.route("**/data/roads-*", lambda route: route.fulfill(status=503))
    with stranger.page.expect_console_message(lambda _: sum("roads" in each for each in told) > 1):
        stranger.open("#map=7/46.2/81")
    stranger.page.unroute("**/data/roads-*")
    _zoom(stranger, "zoom-in", 1)
    _wait_for_ground(stranger, "rail", "motorway", "trunk", "primary")


def test_the_relief_comes_after_the_projects_and_lies_under_all_lines(stranger: Reader) -> None:
    asked = _asked(stranger, "relief")
    stranger.open(FAR)
    picture = stranger.frame.locator(".relief")
    picture.wait_for(state="attached")
    stranger.settle()
    seen = stranger.frame.evaluate(RELIEF)
    light = PALETTES[Theme.LIGHT].relief
    assert seen == {"drawn": True, "between": True, "late": True, "opacity": light}
    stranger.page.emulate_media(color_scheme="dark")
    dark = PALETTES[Theme.DARK].relief
    expect(picture).to_have_css("opacity", str(dark))
    _zoom(stranger, "zoom-in", 2)
    expect(picture).to_have_css("opacity", str(dark / 2))  # its pixels begin to show
    _zoom(stranger, "zoom-in", 1)
    expect(picture).to_have_count(0)
    _zoom(stranger, "zoom-out", 1)
    expect(picture).to_have_count(1)
    assert asked() == 1
