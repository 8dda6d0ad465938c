"""A line of JSON for each answer and each failure; nothing in it says who asked."""

import json
import os
import sys
import time
import traceback
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corridors.variables import LOG_VARIABLE
from corridors.web.api import told

_NOTED = "something failed here; it has been noted"


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


def note(event: str, error: Exception, **fields: object) -> None:
    """Write a failure with its trace."""
    write(event, **fields, error=repr(error), trace=traceback.format_exception(error))


def note_script_error(error: Exception) -> None:
    """Write a failure of the page; the reader is told only that something failed."""
    note("script_error", error)


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
            note("crash", error, path=scope["path"])
            if begun:
                raise
            await _answer(HTTPException(500, _NOTED), scope, receive, send)


async def _answer(error: HTTPException, scope: Scope, receive: Receive, send: Send) -> None:
    response = await told(Request(scope), error)
    await response(scope, receive, send)
