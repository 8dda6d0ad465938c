"""The first thing that a browser gets: Streamlit's page with our title, language and stillness."""

from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from streamlit.file_util import get_static_dir

from corridors.model import Language
from corridors.text import preferred_language, words_for
from corridors.view import View

_STYLE = Path(__file__).parent / "shell.css"


def send_shell(request: Request) -> HTMLResponse:
    """Return the page in the language of the link, else of the browser."""
    asked = View.from_query(request.query_params).language
    language = asked or preferred_language(request.headers.get("accept-language", ""))
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(shell(language), headers=headers)


@cache
def shell(language: Language) -> str:
    """Return the page as HTML, the same for all views of one language."""
    words = words_for(language)
    page = (Path(get_static_dir()) / "index.html").read_text("utf-8")
    head = (
        f'<meta name="description" content="{escape(words("app.description"))}">'
        f"<style>{_STYLE.read_text('utf-8')}</style></head>"
    )
    for old, new in (
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", f"<title>{escape(words('app.title'))}</title>"),
        ("</head>", head),
    ):
        page = page.replace(old, new, 1)
    return page
