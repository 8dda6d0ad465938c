"""Which addresses there are: Streamlit's by a list, ours by their routes; a page at all others."""

import os
from collections.abc import Sequence
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount, Route, Router
from starlette.types import Scope

from corridors.dossier.html import templates_of
from corridors.model.vocabulary import Language
from corridors.settings import METRICS_VARIABLE
from corridors.text.words import preferred_language, words_for
from corridors.view.view import View
from corridors.web.place import PREFIX_HEADER, path_of, prefix_of
from corridors.web.streamlit_internals import METRICS, is_streamlits

_STYLE = Path(__file__).parent / "share.css"
_NOT_FOUND = 404


class Addresses(Mount):
    """All addresses below the base path, but those that Streamlit answers."""

    def __init__(self, path: str, routes: Sequence[BaseRoute]) -> None:
        super().__init__(path, app=Router(routes, redirect_slashes=False))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Leave to Streamlit what is Streamlit's."""
        return (Match.NONE, {}) if _is_streamlits(scope) else super().matches(scope)


def routes_below(path: str, routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Return the routes of the application; `path` is the base path, with a slash first, or ""."""

    def add_slash(request: Request) -> Response:
        query = request.url.query
        name = path.rpartition("/")[2]  # relative: a proxy may have taken off what stands before
        return RedirectResponse(f"{name}/?{query}" if query else f"{name}/")

    bare: list[BaseRoute] = [Route(path, add_slash)] if path else []
    return [*bare, Addresses(path, routes)]


def error_page(request: Request, error: HTTPException) -> Response:
    """Return what a reader gets for an error: a page if there is nothing here, else plain text."""
    if error.status_code != _NOT_FOUND:
        return Response(error.detail, error.status_code, media_type="text/plain")
    words = words_for(_language_of(request))
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
    headers = {"Cache-Control": "no-cache", "Vary": f"Accept-Language, {PREFIX_HEADER}"}
    return HTMLResponse(page, _NOT_FOUND, headers)


def _language_of(request: Request) -> Language:
    """Return the language of the link, else of the browser."""
    named = View.from_query(request.query_params).language
    return named or preferred_language(request.headers.get("accept-language", ""))


def _is_streamlits(scope: Scope) -> bool:
    path = path_of(scope)
    if path == METRICS:
        return scope["type"] == "http" and bool(os.environ.get(METRICS_VARIABLE))
    return is_streamlits(path, is_stream=scope["type"] == "websocket")
