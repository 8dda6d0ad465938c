"""Only a trusted proxy says which path it takes off, and only a plain path is taken."""

from collections.abc import Sequence

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from corridors.settings import PROXIES_VARIABLE
from corridors.web.place import Place, prefix_of

PROXY, READER = "10.0.0.7", "203.0.113.9"


def _told(peer: str, *headers: tuple[str, str], trusted: str, path: str = "") -> str:
    """Return what stands before all addresses, for a request as uvicorn hands it on."""

    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse(prefix_of(request.scope))

    app = Starlette(routes=[Route("/", answer)], middleware=[Middleware(Place, path)])
    served = ProxyHeadersMiddleware(app, trusted)  # type: ignore[arg-type] # as uvicorn does
    asked = TestClient(served, client=(peer, 40_000))  # type: ignore[arg-type]
    return str(asked.get("/", headers=list(headers)).text)


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "believed"),
    [
        ("10.0.0.7", PROXY, None, True),
        ("10.0.0.0/8", PROXY, None, True),
        ("*", READER, None, True),
        ("10.0.0.7", PROXY, READER, True),
        ("10.0.0.7", PROXY, f"{PROXY}, {READER}", True),
        ("*", PROXY, READER, True),
        ("10.0.0.7", READER, None, False),
        ("10.0.0.7", READER, PROXY, False),
        ("10.0.0.7", READER, f"{READER}:40000", False),
        ("", PROXY, None, False),
    ],
)
def test_who_is_believed_is_believed_by_uvicorn_too(
    monkeypatch: pytest.MonkeyPatch,
    trusted: str,
    peer: str,
    forwarded: str | None,
    *,
    believed: bool,
) -> None:
    monkeypatch.setenv(PROXIES_VARIABLE, trusted)
    headers = [("X-Forwarded-Prefix", "/maps")]
    headers += [("X-Forwarded-For", forwarded)] if forwarded else []
    assert _told(peer, *headers, trusted=trusted) == ("/maps" if believed else "")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["/maps"], "/maps"),
        (["/maps/"], "/maps"),
        (["/a/b-c_d.e~f"], "/a/b-c_d.e~f"),
        (["/outer", "/inner"], "/outer/inner"),
        (["/outer, /inner/"], "/outer/inner"),
        ([""], ""),
        (["/"], ""),
        (["/..maps"], "/..maps"),
        (["//evil.example"], ""),
        (["/a", "//evil.example"], ""),
        (["/a/../b"], ""),
        (["/.."], ""),
        (["/."], ""),
        (["maps"], ""),
        (["/a//b"], ""),
        (["/%2e%2e"], ""),
        (["/<b>"], ""),
        (["/a b"], ""),
        (["/a\\b"], ""),
        (["https://evil.example"], ""),
        (["/" + "a" * 300], ""),
    ],
)
def test_only_a_plain_path_is_taken(
    monkeypatch: pytest.MonkeyPatch, values: Sequence[str], told: str
) -> None:
    monkeypatch.setenv(PROXIES_VARIABLE, "*")
    headers = [("X-Forwarded-Prefix", value) for value in values]
    assert _told(PROXY, *headers, trusted="*") == told
    assert _told(PROXY, *headers, trusted="*", path="/corridors") == f"{told}/corridors"
