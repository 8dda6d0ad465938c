"""The figures that hours count with: all are shown, and a reader counts with others."""

from urllib.parse import quote

from playwright.sync_api import Locator, expect

from corridors.model.vocabulary import Language
from tests.browser.reader import Reader
from tests.scenes import CATALOG

NETWORK = CATALOG.network
ROUTES = "from=dostyk&to=aktau-port"
ASKED = f"{ROUTES}&tab=assumptions"
OF_DATA = "888 / 941 / – km a day"
OWN = "yours: 400 / 500 / 600 km a day"


def _give(reader: Reader, *figures: str) -> None:
    """Fill in low, typical and high, and count with them."""
    for label, figure in zip(("Low", "Typical", "High"), figures, strict=True):
        reader.page.get_by_label(f"{label}, ").fill(figure)
    reader.page.get_by_role("button", name="Count with these").click()


def _row(reader: Reader, name: str) -> Locator:
    heading = reader.page.get_by_role("rowheader", name=name)
    return reader.page.locator(".assumptions tr").filter(has=heading)


def _hours(reader: Reader) -> Locator:
    """Return the row with the hours of the best way in motion."""
    return reader.page.locator(".ways tr", has_text="moving").first


def test_every_figure_stands_with_its_range_kind_date_and_source(seated: Reader) -> None:
    seated.follow(Language.EN, "tab=assumptions", ".assumptions")
    rows = seated.page.locator(".assumptions").first.locator("tbody tr")
    expect(rows).to_have_count(len(NETWORK.assumptions))
    for cells in (rows.locator(".kind"), rows.locator(".when"), rows.locator(".source")):
        expect(cells).to_have_count(len(NETWORK.assumptions))
    expect(_row(seated, "Speed by rail: Kazakhstan")).to_contain_text(OF_DATA)


def test_published_distances_that_differ_are_shown(seated: Reader) -> None:
    seated.follow(Language.EN, "tab=assumptions", ".assumptions")
    table = seated.page.get_by_role("table", name="Published distances")
    expect(table.locator("tbody tr")).to_have_count(len(NETWORK.published))
    saved = table.locator("tr", has_text="saved by Moyynty–Kyzylzhar")
    expect(saved.locator("td").nth(0)).to_have_text("149 km")
    expect(saved.locator("td").nth(1)).to_have_text("142")
    expect(saved.locator(".source")).to_have_count(1)


def test_a_reader_counts_with_other_figures_and_gives_them_up_again(seated: Reader) -> None:
    seated.follow(Language.EN, ROUTES, ".ways")
    before = _hours(seated).inner_text()
    seated.tab("Data and sources").click()
    seated.tab("Speeds and times").click()
    _give(seated, "400", "500", "600")
    seated.expect_address(quote("kz-rail-speed:400/500/600", ""))
    expect(_row(seated, "Speed by rail: Kazakhstan")).to_contain_text(OWN)
    seated.tab("Route planner").click()
    expect(seated.page.locator(".ways")).to_contain_text("400 / 500 / 600 km a day instead of")
    expect(_hours(seated)).not_to_have_text(before, use_inner_text=True)
    seated.tab("Data and sources").click()
    seated.tab("Speeds and times").click()
    expect(_row(seated, "Speed by rail: Kazakhstan")).to_contain_text(OWN)
    seated.page.get_by_role("button", name="Back to the figures of the data").click()
    expect(_row(seated, "Speed by rail: Kazakhstan")).not_to_contain_text("yours")
    expect(seated.page.get_by_label("Low, ")).to_have_value("888")
    seated.tab("Route planner").click()
    expect(_hours(seated)).to_have_text(before, use_inner_text=True)
    assert "assume" not in seated.page.url


def test_figures_of_a_link_are_filled_in_and_follow_back_and_forward(seated: Reader) -> None:
    seated.follow(Language.EN, f"{ASKED}&assume=kz-rail-speed:400/500/600", ".assumptions")
    expect(seated.page.get_by_label("Typical, ")).to_have_value("500")
    _give(seated, "410", "510", "610")
    seated.expect_address(quote("kz-rail-speed:410/510/610", ""))
    seated.page.go_back()
    expect(seated.page.get_by_label("Typical, ")).to_have_value("500")
    expect(_row(seated, "Speed by rail: Kazakhstan")).to_contain_text(OWN)


def test_figures_that_are_not_in_order_change_nothing_and_say_so(seated: Reader) -> None:
    seated.follow(Language.EN, ASKED, ".assumptions")
    _give(seated, "900", "800", "1000")
    alert = seated.page.locator(".st-key-own-figures").get_by_role("alert")
    expect(alert).to_contain_text("Low may not be above typical")
    assert "assume" not in seated.page.url
    _give(seated, "400", "500", "600")
    expect(alert).to_have_count(0)
    seated.expect_address(quote("kz-rail-speed:400/500/600", ""))


def test_another_figure_is_chosen_by_typing(seated: Reader) -> None:
    seated.follow(Language.EN, ASKED, ".assumptions")
    choice = seated.page.get_by_role("combobox", name="Count with your own figures")
    choice.click()  # to be there: a list closes when the page is scrolled
    choice.fill("Türkiye")
    seated.page.get_by_role("option", name="Speed by rail: Türkiye").click()
    expect(seated.page.get_by_label("Typical, km/h")).to_have_value("40")
    _give(seated, "30", "50", "60")
    seated.expect_address(quote("tr-rail-speed:30/50/60", ""))
    seated.page.get_by_role("radio", name="Русский").click()
    expect(seated.page.locator(".assumptions").first).to_contain_text("ваше: 30 / 50 / 60 км/ч")
