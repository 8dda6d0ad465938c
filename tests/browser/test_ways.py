"""The ways between two places in the browser: asked, compared, shared, read by everybody."""

import pytest
from playwright.sync_api import expect

from corridors.model.vocabulary import Language
from tests.browser.reader import Reader

COMPARED = "from=dostyk&to=aktau-port&with=moyynty-kyzylzhar"


def _pick(reader: Reader, label: str, typed: str, name: str) -> None:
    """Choose from a list by typing, in whatever language."""
    reader.page.get_by_role("combobox", name=label, exact=False).fill(typed)
    reader.page.get_by_role("option", name=name).first.click()


def test_a_reader_asks_for_a_way_and_the_map_draws_it(reader: Reader) -> None:
    reader.open("?lang=en")
    reader.wait_for("state.routes.length === 0")
    reader.frame.evaluate("() => { window.mark = true; }")
    reader.page.get_by_role("radio", name="Route planner").click()
    reader.expect_address("from=dostyk", "to=aktau-port", "with=moyynty-kyzylzhar")
    reader.wait_for("state.routes.includes('day') && state.routes.includes('switched')")
    _pick(reader, "To", "поти", "Poti port")
    reader.expect_address("to=poti")
    expect(reader.page.locator(".ways h2")).to_have_text("Dostyk – Poti port, by distance")
    reader.page.get_by_role("radio", name="by time").click()
    reader.expect_address("by=time")
    expect(reader.page.locator(".ways h2")).to_have_text("Dostyk – Poti port, by time")
    assert reader.frame.evaluate("() => window.mark === true")


def test_a_pair_that_a_project_changes_leads_to_its_ways(seated: Reader) -> None:
    seated.follow(Language.EN, "project=moyynty-kyzylzhar", ".dossier")
    seated.page.locator(".dossier .effects a").first.click()
    expect(seated.page.locator(".ways h2")).to_have_text("Moyynty – Kyzylzhar, by distance")
    expect(seated.page.locator(".ways .difference")).to_contain_text("−142 km")


def test_both_states_stand_side_by_side(seated: Reader) -> None:
    seated.follow(Language.EN, COMPARED, ".ways")
    ways = seated.page.locator(".ways")
    expect(ways.locator(".difference")).to_contain_text("−142 km")
    cells = ways.locator("tbody tr").first.locator("td")
    expect(cells.nth(0)).to_have_text("3,089")
    expect(cells.nth(1)).to_have_text("2,947")
    expect(ways).to_contain_text("no forecast")


def test_a_link_restores_the_question_and_the_way_back_leaves_it(reader: Reader) -> None:
    link = (
        "?lang=en&from=dostyk&to=poti&by=time&via=aktau-port&within=AZ,GE,KZ"
        "&with=moyynty-kyzylzhar&without=dostyk-moyynty"
    )
    reader.open(link)
    expect(reader.page.locator(".ways h2")).to_have_text("Dostyk – Poti port, by time")
    reader.wait_for("state.routes.length > 0")
    reader.expect_address(*link.removeprefix("?").split("&"))
    reader.page.get_by_role("radio", name="Map", exact=True).click()
    expect(reader.page.locator(".card").first).to_be_visible()
    reader.wait_for("state.routes.length === 0")
    assert "from=" not in reader.page.url
    reader.page.go_back()
    expect(reader.page.locator(".ways h2")).to_have_text("Dostyk – Poti port, by time")


def test_a_project_is_read_and_the_ways_are_there_again(seated: Reader) -> None:
    seated.follow(Language.EN, f"{COMPARED}&project=bakhty-ayagoz", ".dossier")
    seated.expect_dossier("Bakhty–Ayagoz")
    seated.page.locator(".dossier .back").click()
    expect(seated.page.locator(".ways h2")).to_have_text("Dostyk – Aktau port, by distance")
    seated.expect_address("from=dostyk", "with=moyynty-kyzylzhar")


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_places_are_found_by_their_names_in_every_language(reader: Reader, lang: str) -> None:
    reader.open(f"?lang={lang}&from=dostyk&to=poti")
    box = reader.page.locator(".st-key-to input")
    box.fill("Turkmenbashi")
    expect(reader.page.get_by_role("option").first).to_contain_text("Turkmenbashi")
    reader.page.get_by_role("option").first.click()
    reader.expect_address("to=turkmenbashi")


def test_the_language_changes_and_the_question_stays(reader: Reader) -> None:
    reader.open(f"?lang=en&{COMPARED}&via=moyynty&within=KZ")
    reader.page.get_by_role("radio", name="Русский").click()
    expect(reader.page.locator(".ways h2")).to_have_text("Достык – Порт Актау, по расстоянию")
    reader.expect_address("lang=ru", "from=dostyk", "to=aktau-port", "via=moyynty", "within=KZ")
    reader.page.get_by_role("radio", name="по времени").click()
    expect(reader.page.locator(".ways h2")).to_have_text("Достык – Порт Актау, по времени")
    reader.expect_address("by=time", "with=moyynty-kyzylzhar", "via=moyynty", "within=KZ")


def test_a_day_before_the_project_takes_its_line_away(reader: Reader) -> None:
    reader.open("?lang=en&from=dostyk&to=aktau-port&asof=2023-09-14")
    expect(reader.page.locator(".ways")).to_contain_text("14 September 2023")
