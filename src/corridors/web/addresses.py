"""Which addresses there are: Streamlit's by a list, ours by their routes; a page at all others."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount, Route, Router
from starlette.types import Scope
from streamlit.file_util import get_static_dir

from corridors.model import Language
from corridors.templates import templates_of
from corridors.text import preferred_language, words_for
from corridors.view import View
from corridors.web.place import PREFIX_HEADER, path_of, prefix_of

# What Streamlit's routes answer. To anything else it would answer with its bare page, status 200.
_STREAMLITS = (
    r"/_stcore/(health|host-config|metrics)",
    r"/_stcore/agent/(interact|mcp|openapi\.json)",
    r"/_stcore/bidi-components/.+",
    r"/(media|component)/.+",
    r"/auth/(login|logout)|/oauth2callback",
)
_OPTIONAL = {
    "server.scriptHealthCheckEnabled": r"/_stcore/script-health-check",
    "server.enableStaticServing": r"/app/static/.+",
}
_NOT_READ = re.compile(r"/_stcore/(stream|upload_file/[^/]+/[^/]+)")  # a browser does not GET them
_PAGE = "index.html"  # ours is sent in its place, with a head of its own
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
    path, method = path_of(scope), scope.get("method", scope["type"])
    if _NOT_READ.fullmatch(path):
        return method not in {"GET", "HEAD"}
    return bool(_answered().fullmatch(path)) or path in _files()


@cache
def _answered() -> re.Pattern[str]:
    wanted = [address for option, address in _OPTIONAL.items() if st.get_option(option)]
    return re.compile("|".join([*_STREAMLITS, *wanted]))


@cache
def _files() -> frozenset[str]:
    """Return the addresses of the files that browsers load with Streamlit's page."""
    root = Path(get_static_dir())
    names = (file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    return frozenset(f"/{name}" for name in names if name != _PAGE)
