"""The page in three languages."""

import pytest
from playwright.sync_api import expect

from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.browser.conftest import PHONE, WIDE, NewReader
from tests.browser.reader import Reader
from tests.scenes import CATALOG

# texts and labels of the sidebar and the head of the page that have an English word
ENGLISH = """
() => [...document.querySelectorAll(
  "[data-testid=stSidebar], [data-testid=stSidebar] *, [data-testid=stSkipToContent], " +
  "[data-testid=stHeader] *, .st-key-map-frame iframe")]
  .filter((element) => element.getAttribute("translate") !== "no" && !element.dataset.placeholder)
  .flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
    ...["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) || ""),
  ])
  .filter((text) => /[A-Za-z]{3,}/.test(text.replace("Enter", "")))
"""
LONGEST = "scope=all&project=trans-caspian&since=2023-09-14"
QUESTION = "from=dostyk&to=poti&with=moyynty-kyzylzhar&via=aktau-port"
SIDEWAYS = "(box) => box.scrollWidth - box.clientWidth"


@pytest.mark.parametrize("language", Language)
def test_the_page_speaks_the_language_of_the_link(seated: Reader, language: Language) -> None:
    words = words_for(language)
    seated.follow(language, "project=dostyk-moyynty", ".dossier")
    seated.expect_dossier(words.name(CATALOG.projects["dostyk-moyynty"].name))
    expect(seated.page.locator("h1")).to_have_text(words("app.title"))
    expect(seated.page.locator(".dossier")).to_contain_text(words("dossier.facts"))
    expect(seated.frame.locator(".copy")).to_have_text(words("map.copy"))
    expect(seated.page.locator("html")).to_have_attribute("lang", language.value)
    seated.wait_for("state.lang === given", language)


def test_the_switch_changes_the_words_and_keeps_the_view(reader: Reader) -> None:
    reader.open("?type=railway&project=bakhty-ayagoz#map=7/47/81")
    reader.frame.evaluate("() => { window.mark = true; }")
    reader.page.get_by_role("radio", name="Қазақша").click()
    reader.expect_dossier("Бақты – Аягөз")
    reader.expect_address("lang=kk&type=railway&project=bakhty-ayagoz", "#map=7/47/81")
    expect(reader.pill(words_for(Language.KK)("type.railway"))).to_have_attribute(
        "aria-pressed", "true"
    )
    reader.page.get_by_role("radio", name="Русский").click()
    reader.expect_dossier("Бахты – Аягоз")
    assert reader.frame.evaluate("() => window.mark === true")
    reader.page.go_back()
    reader.expect_dossier("Бақты – Аягөз")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_long_words_fit_and_buttons_are_named_in_the_language(
    new_reader: NewReader, size: tuple[int, int]
) -> None:
    reader = new_reader(size)
    reader.open()
    _expect_no_scrolling(reader, "[data-testid=stMain]", ".st-key-panel")
    for language in Language:
        reader.follow(language, LONGEST, ".dossier")
        _expect_no_scrolling(reader, "[data-testid=stMain]", ".st-key-panel", ".dossier")
    for language in (Language.KK, Language.EN, Language.RU):
        reader.follow(language, QUESTION, ".ways h2")
        _expect_no_scrolling(reader, "[data-testid=stMain]", ".st-key-question", ".st-key-panel")
        words = words_for(language)
        for button in reader.page.locator(".st-key-question button[aria-haspopup]").all():
            field = button.locator("xpath=preceding::label[1]").inner_text()
            expect(button).to_have_accessible_name(words("own.list_open", what=field))


def _expect_no_scrolling(reader: Reader, *parts: str) -> None:
    """Expect that nothing in these parts of the page is wider than they are."""
    for part in parts:
        assert reader.page.locator(part).evaluate(SIDEWAYS) <= 0, part


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_a_browser_is_greeted_in_its_own_language_without_english_words_of_streamlit(
    new_reader: NewReader, language: Language
) -> None:
    words = words_for(language)
    reader = new_reader(stranger=True, locale=f"{language}-KZ")
    reader.open()
    expect(reader.page.locator("h1")).to_have_text(words("app.title"))
    assert "lang=" not in reader.page.url
    reader.page.get_by_label(words("filter.search")).fill("a")
    reader.page.wait_for_function(f"() => !String(({ENGLISH})()).includes('Enter to apply')")
    assert set(reader.page.evaluate(ENGLISH)) <= {"English"}
