"""The first page that a browser gets."""

import pytest

from corridors.model.vocabulary import Language
from corridors.text.words import preferred_language, words_for
from tests.web.site import client


def _ask(query: str = "", accepted: str = "") -> str:
    return str(client().get(f"/?{query}", headers={"Accept-Language": accepted}).text)


@pytest.mark.parametrize("language", Language)
def test_the_first_page_speaks_the_language_of_the_link(language: Language) -> None:
    page = _ask(f"lang={language}", "de")
    words = words_for(language)
    assert f'<html lang="{language}">' in page
    assert f"<title>{words('app.title')}</title>" in page
    assert words("app.description") in page


def test_the_first_page_keeps_streamlit_whole() -> None:
    page = _ask()
    assert page.count("</head>") == 1
    assert '<div id="root">' in page
    assert "Streamlit</title>" not in page


def test_a_hostile_link_is_not_in_the_page() -> None:
    page = _ask("lang=<script>alert(1)</script>&q=<b>&project=<i>")
    assert "<script>alert" not in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("kk-KZ,ru;q=0.8", Language.KK),
        ("ru", Language.RU),
        ("de-DE, RU-RU;q=0.7", Language.RU),
        ("fr", Language.EN),
        ("", Language.EN),
        ("*;q=0.1", Language.EN),
        ("<script>", Language.EN),
    ],
)
def test_a_browser_gets_the_first_language_that_both_speak(
    accepted: str, language: Language
) -> None:
    assert preferred_language(accepted) is language
