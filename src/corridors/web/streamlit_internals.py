"""All that leans on what Streamlit does not promise, but its styles and scripts beside this file.

Each assumption is a sentence and a test in tests/web/test_streamlit_internals.py.
"""

import base64
import hashlib
import os
import re
import socket
import stat
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from streamlit.components.types.base_custom_component import BaseCustomComponent
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import get_instance
from streamlit.runtime.state.common import is_element_id

Component = BaseCustomComponent
_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"  # Streamlit's, cut to what is shown here by .ci/cut_fonts.py: a fifth
FRAMES = "/component/"  # where the pages of components are, also that of the map's frame
STATIC = "/static/"
STREAM, METRICS = "/_stcore/stream", "/_stcore/metrics"
# Names that carry a hash: of Streamlit's files, of the map's frame.
HASHED = r"/static/(js|css|media)/.+\.[\w-]{8}\.\w+|/component/.+\.[0-9a-f]{8}\.(js|css)"
# What this page uses of what Streamlit answers, beside its files. Uploads, the addresses for agents
# and for logging in, and whatever a later version adds are not there.
_USED = re.compile(
    r"/_stcore/(health|host-config)|/media/.+|/component/streamlit_folium\.st_folium/.+"
)
_PAGE = "index.html"  # ours is sent in its place, with a head of its own
_LANGUAGE, _TITLE = '<html lang="en">', "<title>Streamlit</title>"
_HEAD_END, _BODY_END = "</head>", "</body>"
_OURS = ("arrival", "streamlit_internals")  # styles and scripts that run before Streamlit's own
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Whole lines of comment, types among them; no browser reads them.
_COMMENTS = re.compile(r"^ *+(?:/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*+)\n", re.MULTILINE)
# What a page sends. Others would cost everybody (`clear_cache` empties what all readers share,
# `load_git_info` holds all of them up) or are for who writes pages.
_WANTED = {"rerun_script", "stop_script", "app_heartbeat"}
_FILE = "deferred_file"  # a file that is written when its button is pressed
_MOST_WIDGETS = 1_000  # of a message; the page has some fifty
_DESCRIPTORS = Path("/dev/fd")  # Linux, macOS, BSD
_FAMILIES = {socket.AF_INET, socket.AF_INET6}


def is_streamlits(path: str, *, is_stream: bool) -> bool:
    """Tell whether Streamlit answers an address, or a stream (a WebSocket) that is opened there."""
    if is_stream:
        return path == STREAM
    return bool(_USED.fullmatch(path)) or path in _files()


@cache
def _files() -> frozenset[str]:
    """Return the addresses of the files that browsers load with Streamlit's page."""
    root = Path(get_static_dir())
    names = (file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    return frozenset(f"/{name}" for name in names if name != _PAGE)


def static_file(name: str, suffixes: Iterable[str]) -> Path | None:
    """Return the file of a name below /static/, if it is one of Streamlit's with such a suffix."""
    root = Path(get_static_dir()).resolve() / "static"
    try:
        path = (root / name).resolve()
        inside = path.is_relative_to(root) and path.suffix in suffixes
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None  # no file can have such a name


def cut_font(name: str) -> Path | None:
    """Return the file of a font that is here cut down, by its name at Streamlit.

    The name holds a hash, so that a font that Streamlit changed is sent whole until it is cut.
    """
    return next((path for path in FONTS.glob("*.woff2") if path.name == name), None)


def index_page(language: str, head: str, foot: str) -> str:
    """Return the first page: Streamlit's, in a language, with a head and something at its end."""
    page = _first_page()
    for old, new in (
        (_LANGUAGE, f'<html lang="{language}">'),
        (_TITLE, head),
        (_BODY_END, f"{foot}{_BODY_END}"),
    ):
        page = page.replace(old, new, 1)
    return page


@cache
def script_hashes() -> str:
    """Return the hashes of the scripts that stand in the first page itself, for its policy."""
    scripts = _INLINE.findall(_first_page())
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@cache
def _first_page() -> str:
    """Return Streamlit's page with our styles, and scripts of ours that run before its own."""
    page = (Path(get_static_dir()) / _PAGE).read_text("utf-8")
    styles = "".join(f"<style>{_sent(f'{name}.css')}</style>" for name in _OURS)
    scripts = "".join(f"<script>{_sent(f'{name}.js')}</script>" for name in _OURS)
    return page.replace(_HEAD_END, f"{styles}{scripts}{_HEAD_END}", 1)


def _sent(name: str) -> str:
    return _COMMENTS.sub("", (_HERE / name).read_text("utf-8"))


def register_components(components: Iterable[Component]) -> None:
    """Let the running server send the pages of components.

    One that is declared before there is a server is never served, unless it is registered.
    """
    for component in components:
        get_instance().component_registry.register_component(component)


def load_secrets() -> None:
    """Set the variables that a file of Streamlit's secrets names, which it does only when asked."""
    st.secrets.load_if_toml_exists()


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
    with socket.socket(fileno=os.dup(descriptor)) as listener:
        listens = listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        if listener.family not in _FAMILIES or not listens:
            return False
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return True


def may_connect(headers: MutableHeaders) -> bool:
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


def is_wanted(content: bytes) -> bool:
    """Tell whether a page of ours sends such a message; raises ValueError where it is none."""
    try:
        message = BackMsg.FromString(content)
    except DecodeError as error:
        problem = "not a message of Streamlit"
        raise ValueError(problem) from error
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return bool(message.backend_operation_request.WhichOneof("payload") == _FILE)
    # a session forgets what no widget of its page is called, unless it is not named as one
    widgets = message.rerun_script.widget_states.widgets
    named = len(widgets) <= _MOST_WIDGETS and all(is_element_id(widget.id) for widget in widgets)
    return kind in _WANTED and named
