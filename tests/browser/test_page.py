"""Filters, panel and table in the browser."""

import pytest
from playwright.sync_api import expect

from corridors.model.vocabulary import Language
from corridors.settings import DEFAULT_FOLDER
from tests.browser.reader import Reader
from tests.scenes import CATALOG, SIX


def test_a_search_finds_a_line_in_every_spelling(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    search = seated.page.get_by_label("Search")
    for words in ("Bakhty", "Бахты", "Бақты", "ayaguz"):
        search.fill(words)
        search.press("Enter")
        seated.wait_for_shown("bakhty-ayagoz")
        search.fill("")
        search.press("Enter")
        seated.wait_for_shown(*SIX)


def test_the_name_of_a_town_moves_the_map_there_and_hides_nothing(reader: Reader) -> None:
    reader.open("?q=Astana")
    reader.wait_for("Math.abs(state.view.lat - 51.2) < 0.5 && state.view.zoom > 6")
    reader.wait_for_shown(*SIX)
    expect(reader.page.locator(".sentence")).to_contain_text("map at Astana")


def test_an_empty_result_says_so_and_offers_the_way_back(seated: Reader) -> None:
    seated.follow(Language.EN, "type=port&country=GE", ".st-key-panel")
    seated.wait_for_shown()
    expect(seated.page.locator(".st-key-panel")).to_contain_text("No project matches")
    seated.page.locator(".st-key-panel button", has_text="Clear filters").click()
    seated.wait_for_shown(*SIX)
    seated.expect_cards(6)


def test_the_table_equals_the_map(seated: Reader) -> None:
    seated.follow(Language.EN, "status=construction&tab=table", ".st-key-table")
    names = seated.page.locator(".st-key-table tbody th a")
    ids = [str(link.get_attribute("data-project")) for link in names.all()]
    assert 0 < len(ids) < len(SIX)
    seated.wait_for_shown(*ids)


def test_a_name_in_the_table_opens_the_dossier_without_loading_the_page_anew(
    seated: Reader,
) -> None:
    seated.follow(Language.EN, "tab=table", ".projects")
    seated.page.evaluate("() => { window.mark = true; }")
    seated.page.locator(".st-key-table a", has_text="Darbaza").click()
    seated.expect_dossier("Darbaza–Maktaaral")
    assert seated.page.evaluate("() => window.mark === true")
    seated.page.locator(".dossier .back").click()
    seated.expect_cards(6)


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.all)])
def test_a_dossier_gives_every_figure_a_source(seated: Reader, step: int) -> None:
    panel = seated.page.locator(".st-key-panel")
    figures = panel.locator(".facts li, .facts dd, .history li")
    # what a project changes, and how far its date moved, names statements that stand elsewhere too
    repeated = "p + .facts .source, .slip .source"
    for project in list(CATALOG.projects.values())[::step]:
        shown = f".dossier[data-project={project.id}]"
        seated.follow(Language.EN, f"scope=all&project={project.id}", shown)
        once = panel.locator(f".source:not({repeated})")
        expect(once).to_have_count(len(project.statements))
        expect(figures.filter(has_not=seated.page.locator(".source"))).to_have_count(0)
        expect(panel.locator("a", has_text="Suggest a correction")).to_be_visible()


def test_the_data_file_of_a_project_can_be_downloaded(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    with seated.page.expect_download() as download:
        seated.page.locator("a", has_text="Data file").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text == (DEFAULT_FOLDER / "projects" / "bakhty-ayagoz.toml").read_text(encoding="utf-8")


def test_a_dossier_leads_to_its_corridor_and_back(seated: Reader) -> None:
    seated.follow(Language.EN, "project=dostyk-moyynty", ".dossier")
    seated.page.locator(".dossier .links a", has_text="Trans-Caspian").click()
    seated.expect_dossier("Trans-Caspian International Transport Route")
    seated.page.locator(".dossier .links a[data-project=dostyk-moyynty]").click()
    seated.expect_dossier("Dostyk–Moyynty")
