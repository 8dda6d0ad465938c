"""What stands between browsers and all that answers: what a page may load, keep and send."""

import asyncio
import hashlib
import json
import os
import re
import sys
import time
import traceback
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corridors.settings import EMBED_VARIABLE, LOG_VARIABLE
from corridors.web.api import error_response
from corridors.web.listener import Pace
from corridors.web.place import path_of
from corridors.web.requests import encoded, has
from corridors.web.streamlit_internals import (
    FRAMES,
    HASHED,
    STATIC,
    cut_font,
    is_wanted,
    may_connect,
    static_file,
)

FOREVER = "public, max-age=31536000, immutable"
_REVALIDATE = "no-cache"
_FOR_AN_HOUR = "public, max-age=3600"
# Names that carry a hash: of our layers and scripts, and Streamlit's.
_HASHED = re.compile(rf"/data/[a-z]+-[0-9a-f]{{12}}\.(json|js|css|webp)|{HASHED}")
_OK, _FAULTS = 200, 400
_SELF = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
_LOADED = "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'"
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_AT_ONCE, _A_SECOND = 30, 10  # messages; who clicks needs less, and each may start a run
_REFUSED, _NOT_UNDERSTOOD, _NO_TEXT = 1008, 1002, 1003  # RFC 6455, 7.4.1
_NOTED = "something failed here; it has been noted"


def page_policy(scripts: str = "") -> str:
    """Return the policy of pages; `scripts` are hashes of scripts that stand in the page itself."""
    allowed = f"script-src 'self' {scripts}".strip()
    return (
        f"{_SELF}; {allowed}; style-src 'self' 'unsafe-inline'; {_LOADED};"
        f" worker-src 'self' blob:{_ancestors()}"
    )


def frame_policy() -> str:
    """Return the policy of the map's frame, in which streamlit-folium evaluates its script."""
    scripts = "script-src 'self' 'unsafe-inline' 'unsafe-eval'"
    return f"{_SELF}; {scripts}; style-src 'self' 'unsafe-inline'; {_LOADED}{_ancestors()}"


def _ancestors() -> str:
    """Return who may frame the dashboard: everybody, unless the environment names some pages."""
    named = re.findall(r"[^\s,;]+", os.environ.get(EMBED_VARIABLE, ""))
    if not named or "*" in named:
        return ""
    return f"; frame-ancestors 'self' {' '.join(named)}"  # who frames the page frames its map


class Headers:
    """Middleware that adds what an answer does not say itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the head of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _complete(headers, path_of(scope))
                _say_how_long(headers, path_of(scope), message["status"])
            await send(message)

        await self._app(scope, receive, complete)


def _complete(headers: MutableHeaders, path: str) -> None:
    policy = frame_policy() if path.startswith(FRAMES) else page_policy()
    headers.setdefault("Content-Security-Policy", policy)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if "Accept-Encoding" not in headers.get("Vary", ""):
        headers.add_vary_header("Accept-Encoding")


def _say_how_long(headers: MutableHeaders, path: str, status: int) -> None:
    """Say how long an answer is kept: for good what was found under a name with a hash.

    What is not here may come with the next data or release, and what has no hash may change;
    Streamlit tells browsers to keep its icon for good.
    """
    current = headers.get("Cache-Control", "")
    if status >= _FAULTS:
        headers["Cache-Control"] = _REVALIDATE
    elif status == _OK and current != _REVALIDATE and _HASHED.fullmatch(path):
        headers["Cache-Control"] = FOREVER
    elif "immutable" in current:
        headers["Cache-Control"] = _FOR_AN_HOUR


class AccessLog:
    """Middleware that writes method, path, status, time and size of each answer.

    Neither addresses nor queries are written: a search is the reader's own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._wanted = bool(os.environ.get(LOG_VARIABLE))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and write its line when it is answered."""
        if scope["type"] != "http" or not self._wanted:
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        sent = {"status": 0, "bytes": 0}

        async def count(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
            sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, count)
        finally:
            elapsed = round((time.perf_counter() - started) * 1000, 1)
            write("answer", method=scope["method"], path=scope["path"], ms=elapsed, **sent)


def write(event: str, **fields: object) -> None:
    """Write one line to the standard output, in letters that every output takes."""
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def log_failure(event: str, error: Exception, **fields: object) -> None:
    """Write a failure with its trace."""
    write(event, **fields, error=repr(error), trace=traceback.format_exception(error))


def log_script_error(error: Exception) -> None:
    """Write a failure of the page; the reader is told only that something failed."""
    log_failure("script_error", error)


class Crashes:
    """Middleware that writes each failure and answers it without details, as any other answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a failure after the head of an answer cuts the answer off."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except HTTPException as error:
            await _answer(error, scope, receive, send)
        except Exception as error:
            log_failure("crash", error, path=scope["path"])
            if begun:
                raise
            await _answer(HTTPException(500, _NOTED), scope, receive, send)


async def _answer(error: HTTPException, scope: Scope, receive: Receive, send: Send) -> None:
    response = await error_response(Request(scope), error)
    await response(scope, receive, send)


class StaticAssets:
    """Middleware that answers for scripts, styles and fonts, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the smallest form of the file that the browser takes, if there is one."""
        answer = await _static_asset(Request(scope)) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)


async def _static_asset(request: Request) -> Response | None:
    path = path_of(request.scope)
    if not path.startswith(STATIC) or request.method not in {"GET", "HEAD"}:
        return None
    name = path.removeprefix(STATIC)
    if font := cut_font(name.removeprefix("media/")):
        return _cut(request, font.read_bytes())
    file = static_file(name, _TYPES)
    return await encoded(request, file, file.read_bytes, _TYPES[file.suffix]) if file else None


def _cut(request: Request, font: bytes) -> Response:
    """Return a font that is cut down: the next cut has the same name, that of the whole one."""
    tag = f'"{hashlib.sha256(font).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(font, media_type="font/woff2", headers=headers)


class Stream:
    """Middleware that refuses pages of others and passes on what a page of ours sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, unless it comes from a page of another host."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
        elif may_connect(MutableHeaders(scope=scope)):
            talk = _Talk(receive, send)
            await self._app(scope, talk.receive, talk.send)
        else:
            await send({"type": "websocket.close", "code": _REFUSED})


class _Talk:
    """What both sides of a connection say, without what is not wanted."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._ended = False
        self._pace = Pace(_AT_ONCE, _A_SECOND)

    async def receive(self) -> Message:
        """Return the next message that is wanted, or that the connection ended."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            await asyncio.sleep(self._pace.take())  # the server reads no more meanwhile
            content = message.get("bytes")
            if content is None:
                return await self._end(_NO_TEXT)
            try:
                if is_wanted(content):
                    return message
            except ValueError:
                return await self._end(_NOT_UNDERSTOOD)

    async def send(self, message: Message) -> None:
        """Pass on what the application says, until the connection was ended here."""
        if not self._ended:
            await self._send(message)

    async def _end(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code})
        self._ended = True
        return {"type": "websocket.disconnect", "code": code}
