"""Filters, panel and table in the browser."""

import pytest
from playwright.sync_api import expect

from corridors.settings import DEFAULT_FOLDER
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader
from tests.scenes import CATALOG, SIX


def test_a_search_finds_a_line_in_every_spelling(reader: Reader) -> None:
    reader.open()
    search = reader.page.get_by_label("Search")
    for words in ("Bakhty", "Бахты", "Бақты", "ayaguz"):
        search.fill(words)
        search.press("Enter")
        reader.wait_for_shown("bakhty-ayagoz")
        search.fill("")
        search.press("Enter")
        reader.wait_for_shown(*SIX)


def test_the_name_of_a_town_moves_the_map_there_and_hides_nothing(reader: Reader) -> None:
    reader.open("?q=Astana")
    reader.wait_for("Math.abs(state.view.lat - 51.2) < 0.5 && state.view.zoom > 6")
    reader.wait_for_shown(*SIX)
    expect(reader.page.locator(".sentence")).to_contain_text("map at Astana")


def test_an_empty_result_says_so_and_offers_the_way_back(reader: Reader) -> None:
    reader.open("?type=port&country=GE")
    reader.wait_for_shown()
    expect(reader.page.locator(".st-key-panel")).to_contain_text("No project matches")
    reader.page.locator(".st-key-panel button", has_text="Clear filters").click()
    reader.wait_for_shown(*SIX)
    reader.expect_cards(6)


def test_the_table_equals_the_map(reader: Reader) -> None:
    reader.open("?status=construction")
    names = reader.page.locator(".st-key-table tbody th a")
    expect(names).to_have_count(len(reader.state()["shown"]))
    ids = [link.get_attribute("data-project") for link in names.all()]
    assert sorted(str(name) for name in ids) == reader.state()["shown"]


def test_a_name_in_the_table_opens_the_dossier_without_loading_the_page_anew(
    reader: Reader,
) -> None:
    reader.open()
    reader.page.evaluate("() => { window.mark = true; }")
    reader.page.locator(".st-key-table a", has_text="Darbaza").click()
    reader.expect_dossier("Darbaza–Maktaaral")
    assert reader.page.evaluate("() => window.mark === true")
    reader.page.locator(".dossier .back").click()
    reader.expect_cards(6)


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.all)])
def test_a_dossier_gives_every_figure_a_source(reader: Reader, step: int) -> None:
    reader.open("?scope=all")
    panel = reader.page.locator(".st-key-panel")
    figures = panel.locator(".facts li, .facts dd, .history li")
    repeated = "p + .facts .source"  # what a project changes names figures that stand above it
    for project in list(CATALOG.projects.values())[::step]:
        reader.page.locator(f".st-key-table a[data-project={project.id}]").click()
        reader.expect_dossier(project.name.en)
        once = panel.locator(f".source:not({repeated})")
        expect(once).to_have_count(len(project.statements))
        expect(figures.filter(has_not=reader.page.locator(".source"))).to_have_count(0)
        expect(panel.locator("a", has_text="Suggest a correction")).to_be_visible()


def test_the_data_file_of_a_project_can_be_downloaded(reader: Reader) -> None:
    reader.open("?project=bakhty-ayagoz")
    with reader.page.expect_download() as download:
        reader.page.locator("a", has_text="Data file").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text == (DEFAULT_FOLDER / "projects" / "bakhty-ayagoz.toml").read_text(encoding="utf-8")


def test_a_dossier_leads_to_its_corridor_and_back(reader: Reader) -> None:
    reader.open("?project=dostyk-moyynty")
    reader.page.locator(".dossier .links a", has_text="Trans-Caspian").click()
    reader.expect_dossier("Trans-Caspian International Transport Route")
    reader.page.locator(".dossier .links a", has_text="Dostyk").click()
    reader.expect_dossier("Dostyk–Moyynty")


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("link", ["", "?project=trans-caspian"])
def test_nothing_scrolls_sideways(new_reader: NewReader, size: tuple[int, int], link: str) -> None:
    reader = new_reader(size)
    reader.open(link)
    main = reader.page.locator("[data-testid=stMain]")
    assert main.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
    panel = reader.page.locator(".st-key-panel")
    assert panel.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
