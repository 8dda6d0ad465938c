"""The pages of the head and their tabs: they open at once, stay open, and stand in the link."""

from playwright.sync_api import expect

from corridors.model.vocabulary import Language
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.replicas import until
from tests.browser.watching import hold_back


def test_the_open_tab_stands_in_the_link_and_comes_back_with_it(reader: Reader) -> None:
    reader.open("?tab=kilometres")
    expect(reader.tab("Kilometres")).to_be_checked()
    expect(reader.page.locator(".st-key-kilometres table").last).to_be_visible()
    reader.tab("About").click()
    reader.expect_address("tab=about")
    reader.page.go_back()
    expect(reader.tab("Kilometres")).to_be_checked()
    reader.page.go_forward()
    expect(reader.tab("About")).to_be_checked()
    reader.tab("Map").click()
    reader.page.locator(".card[data-project=bakhty-ayagoz]").click()
    reader.expect_dossier("Bakhty–Ayagoz")
    reader.tab("About").click()
    reader.expect_address("tab=about", "project=bakhty-ayagoz")
    expect(reader.page.locator(".about")).to_be_visible()
    expect(reader.page.locator(".dossier")).not_to_be_visible()


def test_a_project_of_the_table_opens_on_the_map_and_back_leads_to_the_table(
    reader: Reader,
) -> None:
    reader.open("?tab=table")
    reader.frame.evaluate("() => { window.mark = true; }")
    reader.page.locator(".projects a[data-project=bakhty-ayagoz]").click()
    reader.expect_dossier("Bakhty–Ayagoz")
    expect(reader.tab("Map")).to_be_checked()
    expect(reader.page.locator(".st-key-map-frame iframe")).to_be_visible()
    assert "tab=" not in reader.page.url
    reader.page.go_back()
    expect(reader.page.locator(".projects")).to_be_visible()
    assert reader.frame.evaluate("() => window.mark === true"), "the map was drawn anew"


def test_back_and_forward_in_one_breath_end_where_they_lead(reader: Reader) -> None:
    reader.open("?tab=kilometres")
    reader.tab("About").click()
    reader.expect_address("tab=about")
    for _ in range(3):
        reader.page.go_back()
        expect(reader.tab("Kilometres")).to_be_checked()  # early in a run, which is cut short
        reader.page.go_forward()
        expect(reader.tab("About")).to_be_checked()
        expect(reader.page.locator(".about")).to_be_visible()


def test_clicks_that_follow_each_other_quickly_open_the_last_tab(seated: Reader) -> None:
    seated.follow(Language.EN, "", ".card")
    for pause in (0, 80, 200):
        for name in ("Table", "Data and sources", "About"):
            seated.tab(name).click()
            seated.page.wait_for_timeout(pause)
        seated.expect_address("tab=about")
        expect(seated.page.locator(".about")).to_be_visible()
        seated.page.wait_for_timeout(300)  # a late answer would undo it here
        expect(seated.tab("About")).to_be_checked()
        seated.tab("Timeline").click()
        seated.tab("What changed").click()
        expect(seated.page.locator(".st-key-changes")).to_be_visible()


def test_a_click_before_the_answer_to_the_last_one_wins(new_reader: NewReader) -> None:
    reader = new_reader(stranger=True)
    waiting = hold_back(reader.page, b"tab=timeline")
    reader.open()
    reader.tab("Timeline").click()

    def is_held() -> bool:
        reader.page.wait_for_timeout(50)  # lets the browser tell what came
        return bool(waiting)

    until(is_held)
    reader.tab("About").click()
    reader.expect_address("tab=about")
    expect(reader.page.locator(".about")).to_be_visible()
    expect(reader.tab("About")).to_be_checked()
