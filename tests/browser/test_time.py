"""Evidence and time in the browser: days, comparison, promises, pictures, sources."""

from functools import partial
from itertools import cycle

import pytest
from playwright.sync_api import Locator, expect

from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from corridors.view.values import Tab
from tests.browser.reader import IDLE, Reader
from tests.scenes import CATALOG, SIX

WORDS = words_for(Language.EN)
STATUS = "(p) => window.Corridors.parts.Routes.sections.find((s) => s.project === p).status"
FIELDS = {"asof": "2024-01-31", "since": "2023-09-14"}
OLD = "&".join(f"{key}={day}" for key, day in FIELDS.items())
# what is typed, and how the page names it
NO_DAYS = {
    "20250231": "2025-02-31",
    "20230229": "2023-02-29",
    "20250431": "2025-04-31",
    "20251301": "2025-13-01",
    "20250132": "2025-01-32",
    "20250100": "2025-01-00",
}
FIRST, LAST = (day.isoformat() for day in CATALOG.days)
TINTED = "() => [...window.Corridors.parts.Routes.changed].sort()"


def test_a_day_shows_what_was_known_then_and_no_more(seated: Reader) -> None:
    seated.follow(Language.EN, "asof=2025-08-15&project=bakhty-ayagoz", ".dossier")
    seated.expect_dossier("Bakhty–Ayagoz")
    expect(seated.page.locator(".dossier .status")).to_have_text("Planned")
    expect(seated.page.locator(".sentence")).to_contain_text("as known on 15 August 2025")
    seated.frame.wait_for_function(f"({STATUS})('bakhty-ayagoz') === 'planned'")
    expect(seated.page.locator(".dossier")).not_to_contain_text("November 2025")


def test_comparing_two_days_tints_the_map_and_says_what_changed(seated: Reader) -> None:
    seated.follow(Language.EN, "asof=2026-03-31&since=2023-09-14&tab=changes", ".st-key-changes")
    seated.frame.wait_for_function(f"(six) => String(({TINTED})()) === String(six)", arg=SIX)
    changes = seated.page.locator(".st-key-changes")
    expect(changes).to_contain_text(
        "Dostyk–Moyynty: Under construction → Partly in service → In service"
    )
    expect(changes).to_contain_text("Bakhty–Ayagoz: Planned → Under construction")
    expect(changes).to_contain_text("months later")
    changes.locator("a", has_text="Darbaza").first.click()
    seated.expect_dossier("Darbaza–Maktaaral")
    seated.expect_address("since=2023-09-14", "project=darbaza-maktaaral")


def test_days_to_come_show_promises_in_their_own_style(seated: Reader) -> None:
    seated.follow(Language.EN, "asof=2028-01-01", ".card")
    expect(seated.page.locator(".sentence")).to_contain_text("as promised for 1 January 2028")
    seated.frame.wait_for_function(f"({STATUS})('bakhty-ayagoz') === 'promised'")
    seated.frame.wait_for_function(f"({STATUS})('dostyk-moyynty') === 'operational'")


def test_all_projects_are_one_choice_away(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    seated.page.get_by_role("radio", name="All").click()
    seated.wait_for_shown(*CATALOG.projects)
    seated.expect_address("scope=all")


def test_a_project_outside_the_speech_says_how_to_show_it(reader: Reader) -> None:
    reader.open("?project=moyynty-kyzylzhar")
    expect(reader.page.locator(".dossier")).to_contain_text("leave this project out")
    reader.page.locator(".dossier a", has_text="Show all projects").click()
    reader.wait()
    reader.wait_for_shown(*CATALOG.projects)
    assert reader.state()["selected"] == "moyynty-kyzylzhar"


def test_a_source_opens_to_publisher_kind_language_and_link(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    source = seated.page.locator(".dossier .facts .source").first
    source.locator("summary").click()
    expect(source).to_contain_text("trade press")
    expect(source).to_contain_text("Kazakh")
    assert (source.locator("a").get_attribute("href") or "").startswith("https://")


def test_figures_that_disagree_stand_on_one_scale_with_the_rule(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    length = seated.page.locator(".dossier dd").first
    length.locator("summary", has_text="other figures").click()
    values = "about 265 km, 270 km, 272 km, 295 km, 297 km, 303 km"
    expect(length.locator("img.scale")).to_have_attribute("alt", f"Length: {values}")
    expect(length).to_contain_text("Shown first: the newest figure")
    expect(length).to_contain_text("repost")


@pytest.mark.parametrize("scope", [pytest.param("speech", marks=pytest.mark.all), "all"])
def test_every_tab_opens(seated: Reader, scope: str) -> None:
    for tab in set(Tab) - {Tab.MAP, Tab.CHANGES}:  # nothing is compared
        seated.follow(Language.EN, f"scope={scope}&tab={tab}", f".st-key-{tab}")
        part = seated.page.locator(f".st-key-{tab}")
        expect(part.locator("canvas, svg.marks, table, dl, .about").first).to_be_visible()
        expect(seated.page.locator("[data-testid=stException]")).to_have_count(0)


def test_the_speech_has_its_own_panel_with_sources(seated: Reader) -> None:
    seated.follow(Language.EN, "tab=speech", ".st-key-speech")
    claims = seated.page.locator(".st-key-speech dd")
    expect(claims).to_have_count(len(CATALOG.claims))
    unsourced = claims.filter(has_not=seated.page.locator(".source"))
    expect(unsourced).to_have_count(0)
    expect(seated.page.locator(".st-key-speech")).to_contain_text("5 times")


def test_a_bar_of_the_timeline_selects_its_project(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    seated.tab("Timeline").click()
    bar = seated.page.locator(".st-key-chart-timeline .mark-rule line[stroke-dasharray='1,0']").last
    bar.wait_for(state="attached")
    bar.scroll_into_view_if_needed()
    x, y = bar.evaluate(
        "(line) => { const box = line.getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; }"
    )
    seated.page.mouse.click(x, y)
    seated.expect_dossier("Trans-Caspian International Transport Route")


def _type(reader: Reader, key: str, typed: str) -> Locator:
    """Type a day into one of the two fields, from its first part on."""
    reader.show_days()
    field = reader.page.locator(f".st-key-{key}")
    field.get_by_role("spinbutton").first.focus()
    reader.page.keyboard.type(typed)
    return field


def _shown(field: Locator) -> str:
    return "".join(part.inner_text() for part in field.get_by_role("spinbutton").all())


def _expect_unmoved(reader: Reader) -> None:
    """Expect both days as they were, once the page has done what it was asked for."""
    reader.page.locator(IDLE).wait_for()
    assert OLD in reader.page.url


def test_a_typed_day_counts_on_enter(seated: Reader) -> None:
    for language, day in zip(Language, ("2024-03-05", "2025-06-30", "2025-11-09"), strict=True):
        seated.follow(language, "", ".card")
        for key in FIELDS:
            field = _type(seated, key, day.replace("-", ""))
            assert f"{key}=" not in seated.page.url
            seated.page.keyboard.press("Enter")
            seated.expect_address(f"{key}={day}")
            expect(field.get_by_role("spinbutton").last).to_be_focused()
            expect(seated.page.get_by_test_id("stDateInputCalendar")).to_have_count(0)


@pytest.mark.parametrize("typed", ["2024-3-5", "2024.3.5", "2024-03-05"])
def test_signs_between_the_parts_of_a_day_are_understood(seated: Reader, typed: str) -> None:
    seated.follow(Language.EN, "", ".card")
    _type(seated, "since", typed)
    seated.page.keyboard.press("Enter")
    seated.expect_address("since=2024-03-05")


def test_what_is_no_day_is_named_and_changes_nothing(seated: Reader) -> None:
    seated.follow(Language.EN, OLD, ".card")
    for key, (typed, named) in zip(cycle(FIELDS), NO_DAYS.items(), strict=False):
        field = _type(seated, key, typed)
        seated.page.keyboard.press("Enter")
        expect(field.get_by_role("alert")).to_have_text(WORDS("own.date_none", what=named))
        _expect_unmoved(seated)
        seated.page.keyboard.press("Escape")
        assert _shown(field) == FIELDS[key].replace("-", "")
        expect(field.locator(".date-word")).to_be_hidden()
        _expect_unmoved(seated)


def test_what_is_no_day_is_named_in_the_language_of_the_page(seated: Reader) -> None:
    for language in Language:
        words = words_for(language)
        seated.follow(language, OLD, ".card")
        field = _type(seated, "since", "20250231")
        seated.page.keyboard.press("Enter")
        word = field.locator(".date-word")
        expect(word).to_have_text(words("own.date_none", what="2025-02-31"))
        seated.page.keyboard.press("Escape")
        _type(seated, "since", "20990101")
        seated.page.keyboard.press("Enter")
        expect(word).to_have_text(words("own.date_after", last=LAST))
        seated.page.keyboard.press("Escape")


def test_a_day_out_of_range_says_which_are_in_it_and_loses_nothing(seated: Reader) -> None:
    seated.follow(Language.EN, OLD, ".card")
    outside = WORDS("own.date_outside", first=FIRST, last=LAST)
    after = WORDS("own.date_after", last=LAST)
    for key, typed, said in (("asof", "19000101", outside), ("since", "20990101", after)):
        field = _type(seated, key, typed)
        seated.page.keyboard.press("Enter")
        expect(field.locator(".date-word")).to_have_text(said)
        expect(field.locator(".date-word")).to_be_visible()
        assert _shown(field) == typed
        _expect_unmoved(seated)
        seated.page.keyboard.press("Escape")
        expect(field.locator(".date-word")).to_be_hidden()
        assert _shown(field) == FIELDS[key].replace("-", "")
    _type(seated, "since", "20251109")
    seated.page.keyboard.press("Enter")
    seated.expect_address("since=2025-11-09")


def test_what_is_no_day_does_not_count_when_the_field_is_left(reader: Reader) -> None:
    reader.open(f"?lang=en&{OLD}")
    page = reader.page
    ground = page.locator(".st-key-map-frame iframe")
    leave: dict[str, partial[None]] = {
        "click": partial(page.locator("h1").click),
        "tab": partial(page.keyboard.press, "Tab"),
        "map": partial(ground.click, position={"x": 60, "y": 560}),
    }
    for number, (how, go) in enumerate(leave.items()):
        field = _type(reader, "asof", f"2025023{number}")
        go()
        word = field.locator(".date-word")
        expect(word).to_have_text(WORDS("own.date_none", what=f"2025-02-3{number}"))
        assert _shown(field) == "20240131", how
        _expect_unmoved(reader)


def test_a_part_of_a_day_is_not_taken_for_one(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    field = _type(seated, "asof", "202506")
    seated.page.keyboard.press("Enter")
    said = WORDS("own.date_partial", what="2025-06-…")
    expect(field.locator(".date-word")).to_have_text(said)
    seated.page.keyboard.type("30")
    expect(field.locator(".date-word")).to_be_hidden()
    seated.page.keyboard.press("Enter")
    seated.expect_address("asof=2025-06-30")


@pytest.mark.parametrize("link", ["", OLD], ids=["empty", "held"])
def test_escape_gives_the_old_day_back(seated: Reader, link: str) -> None:
    seated.follow(Language.EN, link, ".card")
    seated.show_days()
    before = seated.page.url.partition("#")[0]  # where the map looks may still be written
    for key in FIELDS:
        field = seated.page.locator(f".st-key-{key}")
        old = _shown(field)
        _type(seated, key, "20251109")
        assert _shown(field) == "20251109"
        seated.page.keyboard.press("Escape")
        expect(field.get_by_role("spinbutton").first).to_have_text(old[:4])
        assert _shown(field) == old
        seated.page.locator(IDLE).wait_for()
        assert seated.page.url.partition("#")[0] == before


def test_escape_in_a_day_leaves_the_dossier_open(seated: Reader) -> None:
    seated.follow(Language.EN, f"project=bakhty-ayagoz&{OLD}", ".dossier")
    _type(seated, "since", "20251109")
    seated.page.keyboard.press("Escape")
    _type(seated, "since", "20240305")
    seated.page.keyboard.press("Enter")
    seated.expect_address("since=2024-03-05", "project=bakhty-ayagoz")
    seated.expect_dossier("Bakhty–Ayagoz")
