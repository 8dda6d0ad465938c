"""Streamlit's own scripts, styles and fonts: compressed once."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from corridors.web.asked import has
from corridors.web.encoding import encoded
from corridors.web.fonts import cut_font
from corridors.web.place import path_of

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOLDER = "/static/"


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
