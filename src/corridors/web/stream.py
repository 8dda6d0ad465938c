"""The connection of a page: its own page alone speaks there, as a reader does."""

import asyncio

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.state.common import is_element_id

from corridors.web.pace import Pace

# What a page sends. Others would cost everybody (`clear_cache` empties what all readers share,
# `load_git_info` holds all of them up) or are for who writes pages.
_WANTED = {"rerun_script", "stop_script", "app_heartbeat"}
_FILE = "deferred_file"  # a file that is written when its button is pressed
_MOST_WIDGETS = 1_000  # of a message; the page has some fifty
_AT_ONCE, _A_SECOND = 30, 10  # messages; who clicks needs less, and each may start a run
_REFUSED, _NOT_UNDERSTOOD, _NO_TEXT = 1008, 1002, 1003  # RFC 6455, 7.4.1


class Stream:
    """Middleware that refuses pages of others and passes on what a page of ours sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, unless it comes from a page of another host."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
        elif _may_connect(MutableHeaders(scope=scope)):
            talk = _Talk(receive, send)
            await self._app(scope, talk.receive, talk.send)
        else:
            await send({"type": "websocket.close", "code": _REFUSED})


def _may_connect(headers: MutableHeaders) -> bool:
    """Whether a connection comes from our own page, from one that is named as ours, or from none.

    Before Streamlit refuses an origin, or finds it among those that are allowed, it asks another
    host which address this machine has. So it gets to see our own only.
    """
    origin, host = headers.get("origin"), headers.get("host")
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    if origin in st.get_option("server.corsAllowedOrigins"):
        headers["origin"] = f"http://{host}"
        return True
    return origin.partition("://")[2] == host


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
                told = BackMsg.FromString(content)
            except DecodeError:
                return await self._end(_NOT_UNDERSTOOD)
            if _is_wanted(told):
                return message

    async def send(self, message: Message) -> None:
        """Pass on what the application says, until the connection was ended here."""
        if not self._ended:
            await self._send(message)

    async def _end(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code})
        self._ended = True
        return {"type": "websocket.disconnect", "code": code}


def _is_wanted(told: BackMsg) -> bool:
    kind = told.WhichOneof("type")
    if kind == "backend_operation_request":
        return told.backend_operation_request.WhichOneof("payload") == _FILE
    # a session forgets what no widget of its page is called, unless it is not named as one
    widgets = told.rerun_script.widget_states.widgets
    named = len(widgets) <= _MOST_WIDGETS and all(is_element_id(widget.id) for widget in widgets)
    return kind in _WANTED and named
