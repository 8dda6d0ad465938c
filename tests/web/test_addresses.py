"""Of Streamlit's addresses, those that the page uses go to Streamlit, and no other one does."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from corridors.page.map import MAP_COMPONENTS
from corridors.settings import METRICS_VARIABLE
from corridors.web.addresses import routes_below
from corridors.web.place import Place

# Streamlit only keeps these, to answer with them later.
RUNTIME: Any = SimpleNamespace(
    media_file_mgr=SimpleNamespace(_storage=None),
    uploaded_file_mgr=None,
    component_registry=None,
    bidi_component_registry=None,
    stats_mgr=None,
)
OTHERS = ["/", "/index.html", "/.env", "/projects/x", "/share/x", "/favicon.ico", "/app/static/x"]
OTHERS += ["/static", "/static/", "/static/js/none.js", "/media", "/media/", "/component/"]
OTHERS += ["/_stcore", "/_stcore/", "/_stcore/none", "/_stcore/health/", "/x/_stcore/health"]
OTHERS += ["/_stcore/stream", "/_stcore/upload_file/a/b", "/_stcore/script-health-check"]
OTHERS += ["/_stcore/agent/none", "/auth", "/component/other.component/index.html"]
# What the page uses of all that Streamlit has routes for
FRAME = f"/component/{MAP_COMPONENTS[0].name}/index.html"
USED = {"/_stcore/health", "/_stcore/host-config", "/media/x", "/_stcore/stream"}
NOT_FOUND = 404
PARAMETER = re.compile(r"\{\w+(:path)?\}")


def _streamlits() -> list[tuple[str, str]]:
    """Return method and address of all that Streamlit answers, without its files."""
    found = []
    for route in create_streamlit_routes(RUNTIME):
        if isinstance(route, Route):
            found += [(method, route.path) for method in sorted(route.methods or ())]
        elif isinstance(route, WebSocketRoute):
            found.append(("websocket", route.path))
        else:
            assert isinstance(route, Mount)
    return [(method, PARAMETER.sub("x", path)) for method, path in found]


async def _streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer in Streamlit's place, whatever it is asked."""
    if scope["type"] == "http":
        await PlainTextResponse("streamlit")(scope, receive, send)
    else:
        await WebSocket(scope, receive, send).accept()


SITE = TestClient(
    Starlette(
        routes=[*routes_below("", []), Mount("/", app=_streamlit)],
        middleware=[Middleware(Place)],
    )
)


def _is_ours(method: str, path: str) -> bool:
    if method != "websocket":
        return SITE.request(method, path).status_code == NOT_FOUND
    try:
        with SITE.websocket_connect(path):
            return False
    except WebSocketDisconnect:
        return True


@pytest.mark.parametrize(("method", "path"), _streamlits())
def test_streamlit_answers_only_what_the_page_uses(method: str, path: str) -> None:
    assert _is_ours(method, path) is (path not in USED)


def test_the_page_uses_nothing_that_streamlit_has_no_route_for() -> None:
    assert {path for _, path in _streamlits()} > USED
    assert not _is_ours("GET", FRAME)


def test_how_busy_a_server_is_it_tells_only_if_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _is_ours("GET", "/_stcore/metrics")
    monkeypatch.setenv(METRICS_VARIABLE, "1")
    assert not _is_ours("GET", "/_stcore/metrics")


@pytest.mark.parametrize("path", ["/favicon.png", "/manifest.json"])
def test_streamlit_sends_its_files(path: str) -> None:
    assert not _is_ours("GET", path)


@pytest.mark.parametrize("path", OTHERS)
def test_all_other_addresses_are_ours(path: str) -> None:
    assert _is_ours("GET", path)


@pytest.mark.parametrize("path", ["/nowhere", "/_stcore/health", FRAME, "/favicon.png"])
def test_a_connection_elsewhere_is_not_streamlits(path: str) -> None:
    assert _is_ours("websocket", path)
