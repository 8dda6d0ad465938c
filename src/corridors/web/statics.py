"""Streamlit's own scripts, styles and fonts: compressed once, kept by browsers for good."""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import brotli
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from corridors.web.fonts import cut_font

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOLDER = "/static/"
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",  # their names carry hashes
    "Vary": "Accept-Encoding",
}
_GZIP_LEVEL = 6
_BROTLI_QUALITY = 9  # the next takes thirty times as long for a tenth of the bytes
# best first
_ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=_BROTLI_QUALITY),
    "gzip": lambda content: gzip.compress(content, _GZIP_LEVEL, mtime=0),
}


class Statics:
    """Middleware that answers for scripts, styles and fonts, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the smallest form of the file that the browser takes, if there is one."""
        answer = _answer(Request(scope)) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)


def _answer(request: Request) -> Response | None:
    _, found, name = request.url.path.partition(_FOLDER)
    if not found or request.method not in {"GET", "HEAD"}:
        return None
    if font := cut_font(name.removeprefix("media/")):
        return Response(font.read_bytes(), headers=_HEADERS, media_type="font/woff2")
    taken = [part.split(";")[0].strip() for part in _accepted(request).split(",")]
    encoding = next((known for known in _ENCODINGS if known in taken), None)
    path = _file(name)
    if encoding is None or path is None:
        return None
    headers = {"Content-Encoding": encoding, **_HEADERS}
    content = _compressed(path, encoding)
    return Response(content, headers=headers, media_type=_TYPES[path.suffix])


def _accepted(request: Request) -> str:
    return request.headers.get("accept-encoding", "")


def _file(name: str) -> Path | None:
    """Return the file of a name, if it is one of Streamlit's that is sent compressed."""
    root = Path(get_static_dir()).resolve() / "static"
    try:
        path = (root / name).resolve()
        inside = path.is_relative_to(root) and path.suffix in _TYPES
        return path if inside and path.is_file() else None
    except (OSError, ValueError):
        return None  # no file can have such a name


@lru_cache(maxsize=500)
def _compressed(path: Path, encoding: str) -> bytes:
    return _ENCODINGS[encoding](path.read_bytes())
