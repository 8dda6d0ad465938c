"""The map in the browser: what it draws, how filters and clicks change it, what it asks for."""

from itertools import combinations
from math import dist

import pytest
from playwright.sync_api import Page, expect

from corridors.model.vocabulary import Language, ProjectType, StatusCode
from corridors.style import STRENGTHS, Theme, pen_of
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader
from tests.scenes import CATALOG, SIX

SPEECH = [p for p in CATALOG.projects.values() if p.named_in_speech]
MAIN = "document.querySelector('[data-testid=stMain]')"
MARK_FRAME = "() => { window.mark = true; }"
HAS_MARK = "() => window.mark === true"
# Whether the map has looked at one place for a while: it goes there in steps.
_RESTS = """() => {
  const view = JSON.stringify(Corridors.state().view);
  if (view !== window.seen) [window.seen, window.since] = [view, performance.now()];
  return performance.now() - window.since > 500;
}"""
RESIZED = """
() => new Promise((resolve) => {
  dispatchEvent(new Event("resize"));
  setTimeout(resolve, 200);
})
"""


def test_each_type_filter_changes_the_lines_and_neither_frame_nor_view(reader: Reader) -> None:
    reader.open("#map=5.5/45/66")
    assert len(SIX) == 6
    reader.wait_for_shown(*SIX)
    reader.frame.evaluate(MARK_FRAME)
    view = reader.state()["view"]
    for kind in ProjectType:
        reader.pill(kind.value.capitalize()).click()
        reader.wait_for_shown(*(p.id for p in SPEECH if p.type is kind))
        reader.expect_address(f"type={kind}", "#map=5.5/45/66")
        reader.pill(kind.value.capitalize()).click()
        reader.wait_for_shown(*SIX)
    assert reader.frame.evaluate(HAS_MARK)
    assert reader.state()["view"] == view


def test_a_line_tells_name_status_and_date_and_a_click_on_it_opens_its_dossier_and_zooms_there(
    reader: Reader,
) -> None:
    reader.open()
    reader.hover_line("darbaza-maktaaral")
    tip = reader.frame.locator(".tip")
    expect(tip).to_contain_text("Darbaza–Maktaaral")
    expect(tip).to_contain_text("Under construction · due")
    before = reader.state()["view"]["zoom"]
    reader.click_line("bakhty-ayagoz")
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.wait_for("state.selected === 'bakhty-ayagoz' && state.view.zoom > given", before + 1)


# Whether the tip lies on no line of a project, and whether all of it is in the frame.
BESIDE = """
(project) => {
  const { left, right, top, bottom } = document.querySelector(".tip").getBoundingClientRect();
  const sections = window.Corridors.parts.Routes.sections.filter((s) => s.project === project);
  const isFree = sections.every((section) => {
    const path = (section.line || section.thread).getElement();
    const matrix = path.getScreenCTM();
    const steps = Array.from({ length: path.getTotalLength() }, (_, n) => n);
    return !steps.map((at) => path.getPointAtLength(at).matrixTransform(matrix))
      .some(({ x, y }) => x > left && x < right && y > top && y < bottom);
  });
  return isFree && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}
"""


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_tip_lies_beside_its_line_and_goes_with_the_mouse(reader: Reader, share: float) -> None:
    reader.open("?project=bakhty-ayagoz#map=8/46.7/81.5")
    reader.hover_line("bakhty-ayagoz", share)
    tip = reader.frame.locator(".tip")
    expect(tip).to_contain_text("Bakhty–Ayagoz")
    assert reader.frame.evaluate(BESIDE, "bakhty-ayagoz")
    reader.hover_line("bakhty-ayagoz", share, aside=40)
    expect(tip).to_have_count(0)


def test_a_finger_opens_a_dossier_and_leaves_no_tip(new_reader: NewReader) -> None:
    reader = new_reader(touch=True)
    reader.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    reader.open("#map=6/46.9/78.5")
    reader.page.locator(".st-key-map-frame iframe").scroll_into_view_if_needed()
    reader.page.touchscreen.tap(*reader.point_on_line("dostyk-moyynty"))
    reader.expect_dossier("Dostyk–Moyynty")
    expect(reader.frame.locator(".tip")).to_have_count(0)


def test_projects_that_share_a_line_can_both_be_clicked(reader: Reader) -> None:
    reader.open("#map=7/46.9/78.5")
    reader.click_line("dostyk-moyynty", 0.8)
    reader.expect_dossier("Dostyk–Moyynty")
    reader.page.go_back()
    reader.expect_cards(6)
    reader.frame.wait_for_function(_RESTS)
    assert reader.state()["view"] == {"zoom": 7, "lat": 46.9, "lon": 78.5}
    reader.click_line("trans-caspian", 0.8, aside=6)
    reader.expect_dossier("Trans-Caspian International Transport Route")


def test_line_and_card_of_a_project_stand_out_together(reader: Reader) -> None:
    reader.open()
    line = "Corridors.parts.Routes.sections.find((s) => s.project === 'bakhty-ayagoz').line"
    width = f"() => {line}.options.weight"
    before = reader.frame.evaluate(width)
    reader.page.locator(".card[data-project=bakhty-ayagoz]").hover()
    assert reader.frame.evaluate(width) > before
    reader.hover_line("darbaza-maktaaral")
    expect(reader.page.locator(".card.lit")).to_have_attribute("data-project", "darbaza-maktaaral")
    assert reader.frame.evaluate(width) == before


def test_a_click_on_the_ground_deselects(reader: Reader) -> None:
    reader.open("?project=dostyk-moyynty#map=6/46/78")
    reader.page.locator(".st-key-map-frame iframe").click(position={"x": 60, "y": 560})
    reader.expect_cards(6)
    assert "project=" not in reader.page.url


def test_pan_and_zoom_never_reach_the_server(reader: Reader) -> None:
    sent: list[str | bytes] = []

    def note(message: str | bytes) -> None:
        sent.append(message)

    reader.page.on("websocket", lambda socket: socket.on("framesent", note))
    reader.open()
    reader.settle()
    assert sent
    sent.clear()
    frame = reader.page.locator(".st-key-map-frame iframe")
    frame.hover(position={"x": 300, "y": 300})
    reader.page.mouse.wheel(0, -400)
    reader.wait_for("state.view.zoom > 4.5")
    reader.frame.locator(".zoom-in").click()
    reader.wait_for("state.view.zoom > 5.5")
    reader.expect_address("#map=")
    assert sent == []


def test_the_button_home_shows_the_whole_region_again(reader: Reader) -> None:
    reader.open()
    region = reader.state()["view"]
    reader.frame.locator(".zoom-in").click()
    reader.wait_for("state.view.zoom > given", region["zoom"])
    reader.frame.locator(".home").click()
    reader.wait_for("state.view.zoom === given", region["zoom"])


def test_a_window_that_changes_leaves_the_map_exactly_where_it_looks(reader: Reader) -> None:
    reader.open("#map=5.5/45/66")
    for width, height in (WIDE, (1280, 800)):
        reader.page.set_viewport_size({"width": width, "height": height})
        reader.frame.evaluate(RESIZED)
        assert reader.state()["view"] == {"zoom": 5.5, "lat": 45, "lon": 66}


def test_the_map_turns_dark_with_the_machine_of_its_reader(new_reader: NewReader) -> None:
    reader = new_reader(stranger=True)
    reader.open("?project=bakhty-ayagoz#map=7/46.8/81.5")
    before = reader.state()
    for theme in reversed(Theme):
        reader.page.emulate_media(color_scheme=theme.value)
        reader.wait_for("state.theme === given", theme.value)
        assert reader.state() == before | {"theme": theme.value}
        reader.expect_dossier("Bakhty–Ayagoz")


def _leave(reader: Reader, how: str) -> None:
    """Leave a dossier for the list of projects."""
    if how == "Back":
        reader.page.go_back()
    elif how == "a click":
        reader.page.locator(".back").click()
    elif how == "the keyboard":
        reader.page.locator(".back").focus()
        reader.page.keyboard.press("Enter")
    else:
        reader.page.keyboard.press("Escape")
    reader.page.locator(".card").first.wait_for()
    reader.wait_for("state.selected === null")


def _open_dossier(reader: Reader, project: str) -> None:
    """Open the dossier of a project from a link to it, and wait until the map looks at it."""
    view = reader.state()["view"]
    reader.page.locator(f".st-key-side a[data-project={project}]").first.click()
    reader.page.locator(f".dossier[data-project={project}]").wait_for()
    reader.wait_for(
        "state.selected === given[0] && state.view.zoom !== given[1]", [project, view["zoom"]]
    )


def _share_and_close(reader: Reader) -> None:
    reader.open_share_panel().wait_for()
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)


WAYS_OUT = ("a click", "the keyboard", "Escape", "Back")
VIEWS_BEFORE = ("", "#map=5.5/45.123/66.777")  # moved, linked


@pytest.mark.parametrize(
    ("link", "how"),
    [  # each way out once, after each kind of view twice
        pytest.param(
            link, how, id=f"{how}-{link}", marks=[] if (row + column) % 2 else [pytest.mark.all]
        )
        for row, link in enumerate(VIEWS_BEFORE)
        for column, how in enumerate(WAYS_OUT)
    ],
)
def test_leaving_a_dossier_brings_the_earlier_view_back(
    reader: Reader, link: str, how: str
) -> None:
    reader.open(f"?lang=en{link}")
    if not link:  # to where no link could lead exactly
        reader.page.locator(".st-key-map-frame iframe").hover(position={"x": 301, "y": 203})
        reader.page.mouse.wheel(0, -240)
        reader.wait_for("state.view.zoom > 4.5")
        reader.frame.wait_for_function(_RESTS)
    before = reader.state()["view"]
    _open_dossier(reader, "bakhty-ayagoz")
    if link:
        _share_and_close(reader)
    opened = reader.state()["view"]
    _leave(reader, how)
    reader.wait_for("state.view.zoom === given", before["zoom"])
    assert reader.state()["view"] == before
    (reader.page.go_forward if how == "Back" else reader.page.go_back)()
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.wait_for("state.view.zoom === given", opened["zoom"])
    assert reader.state()["view"] == opened


def test_from_dossier_to_dossier_the_view_of_the_list_is_kept(reader: Reader) -> None:
    reader.open("?lang=en#map=5/45/66")
    before = reader.state()["view"]
    _open_dossier(reader, "trans-caspian")
    first = reader.state()["view"]
    _open_dossier(reader, "dostyk-moyynty")  # a part of it
    reader.page.go_back()
    reader.expect_dossier("Trans-Caspian International Transport Route")
    reader.wait_for("state.view.zoom === given", first["zoom"])
    assert reader.state()["view"] == first
    reader.page.reload()
    reader.wait()
    assert reader.state()["view"] == first
    _leave(reader, "a click")
    reader.wait_for("state.view.zoom === given", before["zoom"])
    assert reader.state()["view"] == before


def test_a_dossier_that_was_opened_by_a_link_leaves_the_view_of_the_link(reader: Reader) -> None:
    reader.open("?lang=en&project=bakhty-ayagoz#map=7/47.5/81.25")
    reader.expect_dossier("Bakhty–Ayagoz")
    assert reader.state()["view"] == {"zoom": 7, "lat": 47.5, "lon": 81.25}
    _leave(reader, "a click")
    assert reader.state()["view"] == {"zoom": 7, "lat": 47.5, "lon": 81.25}


def test_a_project_of_a_link_without_a_view_leads_back_to_the_whole_region(reader: Reader) -> None:
    reader.open("?lang=en&project=bakhty-ayagoz")
    reader.wait_for("state.view.zoom > 6")
    _leave(reader, "a click")
    reader.wait_for("state.view.zoom < 6")
    reader.frame.wait_for_function(_RESTS)
    left = reader.state()["view"]
    reader.frame.locator(".zoom-in").click()
    reader.wait_for("state.view.zoom > given", left["zoom"])
    reader.frame.locator(".home").click()
    reader.wait_for("state.view.zoom === given", left["zoom"])
    assert reader.state()["view"] == left


def test_ways_that_are_left_by_back_give_the_view_back(reader: Reader) -> None:
    reader.open("?lang=en#map=6/45/66")
    reader.page.get_by_role("radio", name="Route planner").click()
    reader.wait_for("state.view.zoom < 6")
    reader.expect_address("from=", "#map=")
    reader.page.go_back()
    reader.wait_for("state.view.zoom === 6")
    assert reader.state()["view"] == {"zoom": 6, "lat": 45, "lon": 66}


@pytest.mark.parametrize(
    ("link", "spent", "used"),
    [("#map=2/46/66", 60, -300), ("#map=12/46/66", -100, 300)],
    ids=["smallest", "largest"],
)
def test_a_wheel_that_can_zoom_no_further_scrolls_the_page(
    reader: Reader, link: str, spent: int, used: int
) -> None:
    reader.page.set_viewport_size({"width": 600, "height": 600})  # the list stands below the map
    reader.open(f"?lang=en{link}")
    reader.page.evaluate(f"() => {{ {MAIN}.scrollTop = 100; }}")
    reader.page.locator(".st-key-map-frame iframe").hover(position={"x": 300, "y": 180})
    zoom = reader.state()["view"]["zoom"]
    at = reader.page.evaluate(f"() => {MAIN}.scrollTop")
    reader.page.keyboard.down("Control")  # as a pinch on a trackpad comes
    reader.page.mouse.wheel(0, spent)
    reader.page.keyboard.up("Control")
    reader.frame.evaluate(RESIZED)  # and a while
    assert reader.page.evaluate(f"() => {MAIN}.scrollTop") == at
    reader.page.mouse.wheel(0, spent)
    reader.page.wait_for_function(f"([at, by]) => {MAIN}.scrollTop === at + by", arg=[at, spent])
    assert reader.state()["view"]["zoom"] == zoom
    reader.page.mouse.wheel(0, used)
    reader.wait_for("state.view.zoom !== given", zoom)
    assert reader.page.evaluate(f"() => {MAIN}.scrollTop") == at + spent


def test_names_appear_with_the_zoom(reader: Reader) -> None:
    reader.open("#map=4.25/46/62")
    beskol = reader.frame.locator(".label", has_text="Beskol")
    expect(beskol).to_be_hidden()
    reader.open("#map=8/46.2/81")
    expect(reader.frame.locator(".label", has_text="Beskol").locator("span")).to_be_visible()


@pytest.mark.parametrize("part", ["map-*.js", "map-*.css", "routes-"])
def test_a_map_that_cannot_load_says_so_and_tries_again(new_reader: NewReader, part: str) -> None:
    reader = new_reader()
    broken = _break(reader.page, part)
    reader.page.goto(reader.address)
    frame = reader.page.frame_locator(".st-key-map-frame iframe")
    expect(frame.get_by_role("alert")).to_contain_text("could not be loaded")
    reader.expect_cards(6)
    reader.page.unroute(broken)
    frame.get_by_role("button", name="Try again").click()
    reader.wait()
    assert reader.state()["shown"] == SIX
    reader.errors.clear()  # the missing script itself


def _break(page: Page, part: str) -> str:
    pattern = f"**/{part}*"
    page.route(pattern, lambda route: route.abort())
    return pattern


DRAWN = """
() => {
  const { sections } = window.Corridors.parts.Routes;
  const scale = window.Corridors.parts.Routes.scale();
  const rounded = (number) => Math.round(number * 1000) / 1000;
  const pen = ({ options: { weight, opacity }, _renderer }) => [
    rounded(weight / scale), rounded(opacity * (_renderer.getPane().style.opacity || 1)),
  ];
  return sections.filter((s) => s.shown).flatMap(({ type, status, band, line, thread }) => [
    ...(band ? [[`${type} band`, status, ...pen(band)]] : []),
    ...(line ? [[`${type} line`, status, ...pen(line)]] : []),
    ...(thread ? [[`${type} thread`, status, ...pen(thread)]] : []),
  ]);
}
"""


def test_the_map_draws_with_the_pens_of_its_legend(seated: Reader) -> None:
    seated.follow(Language.EN, "type=railway,corridor", ".card")
    drawn = seated.frame.evaluate(DRAWN)
    names = {
        "railway band": {"band"},
        "railway line": {"line"},
        "corridor band": {"corridor"},
        "corridor thread": {"thread", "sea"},
    }
    assert {part for part, *_ in drawn} == names.keys()
    for part, status, weight, opacity in drawn:
        pens = [pen_of(name, STRENGTHS[StatusCode(status)]) for name in names[part]]
        assert (weight, opacity) in {(round(pen.weight, 3), pen.opacity) for pen in pens}


# Marks in sight: their middles in pixels, and how wide each is.
MARKS = """
() => {
  const { sections, mark } = window.Corridors.parts.Routes;
  const middles = sections.filter((s) => s.shown && s.site).map(({ site }) => {
    const { left, right, top, bottom } = site.getElement().getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  });
  return [mark, middles];
}
"""
ON_TOP = """
() => {
  const { sections } = window.Corridors.parts.Routes;
  const lines = sections.filter((s) => s.shown && s.line);
  const at = ({ line }) => [...line.getElement().parentNode.children].indexOf(line.getElement());
  const built = lines.filter(({ status }) => status === "construction").map(at);
  return Math.min(...built) > Math.max(...lines.filter((s) => s.status !== "construction").map(at));
}
"""


@pytest.mark.parametrize("zoom", [4, 7])
def test_marks_do_not_lie_on_each_other_and_are_smaller_in_a_wide_view(
    reader: Reader, zoom: int
) -> None:
    reader.open(f"?scope=all#map={zoom}/42/56")
    mark, middles = reader.frame.evaluate(MARKS)
    assert (mark < 20) == (zoom == 4)
    assert len(middles) > 30
    nearest = min(dist(one, other) for one, other in combinations(middles, 2))
    assert nearest > 0.8 * mark


def test_what_is_being_built_lies_on_top_and_is_the_strongest(seated: Reader) -> None:
    seated.follow(Language.EN, "scope=all", ".card:nth-of-type(7)")
    assert seated.frame.evaluate(ON_TOP)
    assert max(STRENGTHS, key=lambda status: STRENGTHS[status]) is StatusCode.CONSTRUCTION
