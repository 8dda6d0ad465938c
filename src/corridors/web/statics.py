"""Streamlit's own scripts and styles, compressed once and kept by browsers for good."""

import gzip
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOLDER = "/static/"
_LEVEL = 6


class Statics:
    """Middleware that answers for scripts and styles, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file, where there is one and the browser takes it."""
        path = _file(scope) if scope["type"] == "http" else None
        if path is None:
            await self._app(scope, receive, send)
            return
        headers = {
            "Content-Encoding": "gzip",
            "Cache-Control": "public, max-age=31536000, immutable",  # their names carry hashes
            "Vary": "Accept-Encoding",
        }
        content = _compressed(path)
        await Response(content, headers=headers, media_type=_TYPES[path.suffix])(
            scope, receive, send
        )


def _file(scope: Scope) -> Path | None:
    """Return the file that a request is about, if it may be sent compressed."""
    request = Request(scope)
    _, found, name = request.url.path.partition(_FOLDER)
    takes = "gzip" in request.headers.get("accept-encoding", "")
    if not found or not takes or request.method not in {"GET", "HEAD"}:
        return None
    root = Path(get_static_dir()).resolve() / "static"
    path = (root / name).resolve()
    inside = path.is_relative_to(root) and path.suffix in _TYPES
    return path if inside and path.is_file() else None


@lru_cache(maxsize=500)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), _LEVEL, mtime=0)
