"""Where the dashboard stands: below which path, behind which proxy, under which names."""

import os
import re

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from corridors.settings import PROXIES_VARIABLE

HEALTH = "/_stcore/health"
PREFIX_HEADER = "X-Forwarded-Prefix"
_ROOT, _PREFIX = "corridors.root", "corridors.prefix"
_UVICORN_TRUSTS = "127.0.0.1,::1"  # where the variable is left out
_MOST_LETTERS = 200
# A path of plain segments: nothing that browsers take for a host, a script or a step up.
_PATH = re.compile(r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)+", re.ASCII)


class Place:
    """Middleware that notes for all others where the dashboard stands.

    `path` is empty, or what stands before all addresses of the dashboard, with a slash first. The
    health address is answered without it too, so that probes need not know it.
    """

    def __init__(self, app: ASGIApp, path: str = "") -> None:
        self._app, self._path = app, path
        named = os.environ.get(PROXIES_VARIABLE, _UVICORN_TRUSTS)
        self._trusted = ProxyHeadersMiddleware(app, named).trusted_hosts  # type: ignore[arg-type] # only asked

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the place noted."""
        if scope["type"] in {"http", "websocket"}:
            scope[_ROOT] = scope.get("root_path", "") + self._path
            scope[_PREFIX] = self._taken_off(scope)
            if scope["path"] == HEALTH:
                scope["path"] = self._path + HEALTH
        await self._app(scope, receive, send)

    def _taken_off(self, scope: Scope) -> str:
        """Return the path that proxies took off the address, if they are trusted and say one."""
        if not self._is_from_proxy(scope):
            return ""
        values = ",".join(Headers(scope=scope).getlist(PREFIX_HEADER)).split(",")
        path = "".join(value.strip().rstrip("/") for value in values)  # the outermost comes first
        return path if len(path) <= _MOST_LETTERS and _PATH.fullmatch(path) else ""

    def _is_from_proxy(self, scope: Scope) -> bool:
        """Tell whether uvicorn believes the request.

        Where it did, it has put the reader's address in the place of the proxy's, and no port,
        which no connection is without.
        """
        host, port = scope.get("client") or (None, None)
        return port == 0 or host in self._trusted


class Hosts(TrustedHostMiddleware):
    """Middleware that refuses names not allowed, but tells its health to probes that know none."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what asks for the health, or for a name that is allowed."""
        is_probe = scope["type"] == "http" and path_of(scope) == HEALTH
        await (self.app if is_probe else super().__call__)(scope, receive, send)


def prefix_of(scope: Scope) -> str:
    """Return the path that stands before all addresses of the dashboard in a browser."""
    return str(scope[_PREFIX] + scope[_ROOT])


def path_of(scope: Scope) -> str:
    """Return the address as it is without the base path, or "" if it is not below that."""
    root, path = scope[_ROOT], str(scope["path"])
    return path.removeprefix(root) if path.startswith(f"{root}/") else ""
