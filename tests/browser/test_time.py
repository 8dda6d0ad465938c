"""Evidence and time in the browser: days, comparison, promises, pictures, sources."""

import pytest
from playwright.sync_api import expect

from corridors.model import Language
from corridors.text import words_for
from corridors.view import Tab
from tests.browser.reader import Reader
from tests.scenes import CATALOG, SIX

WORDS = words_for(Language.EN)
STATUS = "(p) => window.Corridors.lines.sections.find((s) => s.project === p).status"
TINTED = "() => [...window.Corridors.lines.changed].sort()"


def test_a_day_shows_what_was_known_then_and_no_more(reader: Reader) -> None:
    reader.open("?asof=2025-08-15&project=bakhty-ayagoz")
    reader.expect_dossier("Bakhty–Ayagoz")
    expect(reader.page.locator(".dossier .status")).to_have_text("Planned")
    expect(reader.page.locator(".sentence")).to_contain_text("as known on 15 August 2025")
    assert reader.frame.evaluate(STATUS, "bakhty-ayagoz") == "planned"
    expect(reader.page.locator(".dossier")).not_to_contain_text("November 2025")


def test_the_days_are_turned_without_reloading_or_moving_the_map(reader: Reader) -> None:
    reader.open("#map=5/46/66")
    reader.frame.evaluate("() => { window.mark = true; }")
    reader.page.get_by_role("button", name="Speech day").click()
    reader.expect_address("asof=2023-09-14")
    reader.frame.wait_for_function(f"({STATUS})('dostyk-moyynty') === 'construction'")
    reader.page.get_by_role("button", name="Year end ›").click()
    reader.expect_address("asof=2023-12-31")
    reader.page.get_by_role("button", name="‹ Year end").click()
    reader.expect_address("asof=2022-12-31")
    reader.page.get_by_role("button", name="Newest").click()
    reader.frame.wait_for_function(f"({STATUS})('dostyk-moyynty') === 'operational'")
    assert reader.frame.evaluate("() => window.mark === true")
    assert reader.state()["view"] == {"zoom": 5, "lat": 46, "lon": 66}
    assert "asof" not in reader.page.url


def test_comparing_two_days_tints_the_map_and_says_what_changed(reader: Reader) -> None:
    reader.open("?asof=2026-03-31&since=2023-09-14")
    assert reader.frame.evaluate(TINTED) == SIX
    changes = reader.page.locator(".st-key-changes")
    expect(changes).to_contain_text(
        "Dostyk–Moyynty: Under construction → Partly in service → In service"
    )
    expect(changes).to_contain_text("Bakhty–Ayagoz: Planned → Under construction")
    expect(changes).to_contain_text("months later")
    changes.locator("a", has_text="Darbaza").first.click()
    reader.expect_dossier("Darbaza–Maktaaral")
    reader.expect_address("since=2023-09-14", "project=darbaza-maktaaral")


def test_days_to_come_show_promises_in_their_own_style(reader: Reader) -> None:
    reader.open("?asof=2028-01-01")
    expect(reader.page.locator(".sentence")).to_contain_text("as promised for 1 January 2028")
    assert reader.frame.evaluate(STATUS, "bakhty-ayagoz") == "promised"
    assert reader.frame.evaluate(STATUS, "dostyk-moyynty") == "operational"


def test_all_projects_are_one_choice_away(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_role("radio", name="All").click()
    reader.wait_for_shown(*CATALOG.projects)
    reader.expect_address("scope=all")


def test_a_project_outside_the_speech_says_how_to_show_it(reader: Reader) -> None:
    reader.open("?project=moyynty-kyzylzhar")
    expect(reader.page.locator(".dossier")).to_contain_text("leave this project out")
    reader.page.locator(".dossier a", has_text="Show all projects").click()
    reader.wait()
    reader.wait_for_shown(*CATALOG.projects)
    assert reader.state()["selected"] == "moyynty-kyzylzhar"


def test_a_source_opens_to_publisher_kind_language_and_link(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    source = reader.page.locator(".dossier .facts .source").first
    source.locator("summary").click()
    expect(source).to_contain_text("trade press")
    expect(source).to_contain_text("Kazakh")
    assert (source.locator("a").get_attribute("href") or "").startswith("https://")


def test_figures_that_disagree_stand_on_one_scale_with_the_rule(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    length = reader.page.locator(".dossier dd").first
    length.locator("summary", has_text="other figures").click()
    values = "about 265 km, 270 km, 272 km, 295 km, 297 km, 303 km"
    expect(length.locator("img.scale")).to_have_attribute("alt", f"Length: {values}")
    expect(length).to_contain_text("Shown first: the newest figure")
    expect(length).to_contain_text("repost")


@pytest.mark.parametrize("scope", [pytest.param("speech", marks=pytest.mark.all), "all"])
def test_every_tab_opens(reader: Reader, scope: str) -> None:
    reader.open(f"?scope={scope}")
    for tab in set(Tab) - {Tab.CHANGES}:  # nothing is compared
        reader.tab(WORDS(f"tab.{tab}")).click()
        part = reader.page.locator(f".st-key-{tab}")
        expect(part.locator("canvas, svg.marks, table, dl, .about").first).to_be_visible()
        expect(reader.page.locator("[data-testid=stException]")).to_have_count(0)


def test_the_speech_has_its_own_panel_with_sources(reader: Reader) -> None:
    reader.open()
    reader.tab("What was said").click()
    claims = reader.page.locator(".st-key-speech dd")
    expect(claims).to_have_count(len(CATALOG.claims))
    unsourced = claims.filter(has_not=reader.page.locator(".source"))
    expect(unsourced).to_have_count(0)
    expect(reader.page.locator(".st-key-speech")).to_contain_text("5 times")


def test_a_bar_of_the_timeline_selects_its_project(reader: Reader) -> None:
    reader.open()
    reader.tab("Timeline").click()
    bar = reader.page.locator(".st-key-chart-timeline .mark-rule line[stroke-dasharray='1,0']").last
    bar.wait_for(state="attached")
    bar.scroll_into_view_if_needed()
    x, y = bar.evaluate(
        "(line) => { const box = line.getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; }"
    )
    reader.page.mouse.click(x, y)
    reader.expect_dossier("Trans-Caspian International Transport Route")
