"""The first page that a browser gets."""

import pytest
from starlette.requests import Request

from corridors.model import Language
from corridors.text import preferred_language, words_for
from corridors.web.shell import send_shell


def _ask(query: str = "", accepted: str = "") -> str:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": query.encode(),
        "headers": [(b"accept-language", accepted.encode())] if accepted else [],
    }
    return bytes(send_shell(Request(scope)).body).decode()


@pytest.mark.parametrize("language", Language)
def test_the_first_page_speaks_the_language_of_the_link(language: Language) -> None:
    page = _ask(f"lang={language}", "de")
    words = words_for(language)
    assert f'<html lang="{language}">' in page
    assert f"<title>{words('app.title')}</title>" in page
    assert f'<meta name="description" content="{words("app.description")}">' in page


def test_the_first_page_keeps_streamlit_whole() -> None:
    page = _ask()
    assert page.count("</head>") == 1
    assert '<div id="root">' in page
    assert "Streamlit</title>" not in page


def test_a_hostile_link_is_not_in_the_page() -> None:
    assert _ask("lang=<script>alert(1)</script>&q=<b>") == _ask()


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
