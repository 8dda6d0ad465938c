"""The first thing that a browser gets: Streamlit's page with our head, language and stillness."""

import asyncio
import base64
import hashlib
import os
import re
import socket
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

import streamlit as st
from google.protobuf.message import DecodeError
from markupsafe import escape
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.state.common import is_element_id

from corridors.catalog.arrival import Arrival
from corridors.dossier.html import templates_of
from corridors.scene import Scene
from corridors.web.listener import Pace
from corridors.web.middleware import page_policy
from corridors.web.place import PREFIX_HEADER, path_of
from corridors.web.requests import arrival_of, base_of, encoded, forgiving_scene, has, lost_text
from corridors.web.share import head_of, links_of

_HERE = Path(__file__).parent
_OURS = ("arrival", "streamlit_internals")  # styles and scripts that run before Streamlit's own
# Whole lines of comment, types among them; no browser reads them.
_COMMENTS = re.compile(r"^ *+(?:/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*+)\n", re.MULTILINE)
FONTS = _HERE / "fonts"  # Streamlit's, cut to what is shown here by .ci/cut_fonts.py: a fifth
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DESCRIPTORS = Path("/dev/fd")  # Linux, macOS, BSD
_FAMILIES = {socket.AF_INET, socket.AF_INET6}
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOLDER = "/static/"
# What a page sends. Others would cost everybody (`clear_cache` empties what all readers share,
# `load_git_info` holds all of them up) or are for who writes pages.
_WANTED = {"rerun_script", "stop_script", "app_heartbeat"}
_FILE = "deferred_file"  # a file that is written when its button is pressed
_MOST_WIDGETS = 1_000  # of a message; the page has some fifty
_AT_ONCE, _A_SECOND = 30, 10  # messages; who clicks needs less, and each may start a run
_REFUSED, _NOT_UNDERSTOOD, _NO_TEXT = 1008, 1002, 1003  # RFC 6455, 7.4.1


def send_shell(request: Request) -> HTMLResponse:
    """Return the page of a link, in the language of the link, else of the browser.

    It holds the link as it should have been, which the page's own script puts into the address.
    """
    scene, arrival = forgiving_scene(request), arrival_of(request)
    head = head_of(scene, links_of(scene, base_of(request)))
    page, link = _shell(), escape(arrival.link)
    for old, new in (
        ('<html lang="en">', f'<html lang="{scene.words.language}">'),
        ("<title>Streamlit</title>", f'{head}<meta name=corridors-link content="{link}">'),
        ("</body>", f"{_notice(arrival, scene)}</body>"),
    ):
        page = page.replace(old, new, 1)
    headers = {
        "Cache-Control": "no-cache",
        "Vary": f"Accept-Language, {PREFIX_HEADER}",
        "Content-Security-Policy": page_policy(_hashes()),
    }
    return HTMLResponse(page, headers=headers)


def _notice(arrival: Arrival, scene: Scene) -> str:
    """Return the notice of what the link lost, or "", as in the frame of another page."""
    lost = "" if arrival.embedding else lost_text(arrival, scene.words)
    notice = templates_of("corridors.web").get_template("notice.html")
    return notice.render(words=scene.words, lost=lost) if lost else ""


@cache
def _shell() -> str:
    """Return Streamlit's page with our styles, and scripts of ours that run before its own."""
    page = (Path(get_static_dir()) / "index.html").read_text("utf-8")
    styles = "".join(f"<style>{_sent(f'{name}.css')}</style>" for name in _OURS)
    scripts = "".join(f"<script>{_sent(f'{name}.js')}</script>" for name in _OURS)
    return page.replace("</head>", f"{styles}{scripts}</head>", 1)


def _sent(name: str) -> str:
    return _COMMENTS.sub("", (_HERE / name).read_text("utf-8"))


@cache
def _hashes() -> str:
    """Return the hashes of the scripts that stand in the page itself."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(_shell()))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def send_at_once() -> int:
    """Set TCP_NODELAY where this process listens, and return on how many sockets.

    Connections inherit it. Streamlit makes its socket in a way that keeps asyncio from setting it;
    the last part of each answer is then held back for some 40 ms.
    """
    count = 0
    for entry in list(_DESCRIPTORS.iterdir()) if _DESCRIPTORS.exists() else ():
        with suppress(OSError):  # it was open only while they were listed
            descriptor = int(entry.name)
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                count += _send_at_once(descriptor)
    return count


def _send_at_once(descriptor: int) -> bool:
    with socket.socket(fileno=os.dup(descriptor)) as found:
        listens = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        if found.family not in _FAMILIES or not listens:
            return False
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return True


class Statics:
    """Middleware that answers for scripts, styles and fonts, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the smallest form of the file that the browser takes, if there is one."""
        answer = await _answer(Request(scope)) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)


async def _answer(request: Request) -> Response | None:
    path = path_of(request.scope)
    if not path.startswith(_FOLDER) or request.method not in {"GET", "HEAD"}:
        return None
    name = path.removeprefix(_FOLDER)
    if font := cut_font(name.removeprefix("media/")):
        return _cut(request, font.read_bytes())
    file = _file(name)
    return await encoded(request, file, file.read_bytes, _TYPES[file.suffix]) if file else None


def cut_font(name: str) -> Path | None:
    """Return the file of a font that is here cut down, by its name at Streamlit.

    The name holds a hash, so that a font that Streamlit changed is sent whole until it is cut.
    """
    return next((path for path in FONTS.glob("*.woff2") if path.name == name), None)


def _cut(request: Request, font: bytes) -> Response:
    """Return a font that is cut down: the next cut has the same name, that of the whole one."""
    tag = f'"{hashlib.sha256(font).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(font, media_type="font/woff2", headers=headers)


def _file(name: str) -> Path | None:
    """Return the file of a name, if it is one of Streamlit's that is sent compressed."""
    root = Path(get_static_dir()).resolve() / "static"
    try:
        path = (root / name).resolve()
        inside = path.is_relative_to(root) and path.suffix in _TYPES
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None  # no file can have such a name


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
