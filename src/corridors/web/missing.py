"""The page at addresses where there is nothing."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from corridors.model import Language
from corridors.templates import templates_of
from corridors.text import preferred_language, words_for
from corridors.view import View
from corridors.web.place import prefix_of

_STYLE = Path(__file__).parent / "share.css"
_NOT_FOUND = 404


def error_page(request: Request, error: HTTPException) -> Response:
    """Return what a reader gets for an error: a page if there is nothing here, else plain text."""
    if error.status_code != _NOT_FOUND:
        return Response(error.detail, error.status_code, media_type="text/plain")
    words = words_for(language_of(request))
    page = (
        templates_of("corridors.web")
        .get_template("missing.html")
        .render(
            words=words,
            language=words.language.value,
            style=_STYLE.read_text("utf-8"),
            dashboard=f"{prefix_of(request.scope)}/",
            languages=[(lang.value, words_for(lang)("language.own")) for lang in Language],
        )
    )
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(page, _NOT_FOUND, headers)


def language_of(request: Request) -> Language:
    """Return the language of the link, else of the browser."""
    named = View.from_query(request.query_params).language
    return named or preferred_language(request.headers.get("accept-language", ""))
