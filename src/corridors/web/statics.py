"""Streamlit's own scripts, styles and fonts: compressed once, kept by browsers for good."""

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from corridors.web.encoding import encoded
from corridors.web.fonts import cut_font
from corridors.web.headers import FOREVER
from corridors.web.place import path_of

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOLDER = "/static/"


class Statics:
    """Middleware that answers for scripts, styles and fonts, and passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the smallest form of the file that the browser takes, if there is one."""
        answer = _answer(Request(scope)) if scope["type"] == "http" else None
        if answer:
            answer.headers["Cache-Control"] = FOREVER  # their names carry hashes
        await (answer or self._app)(scope, receive, send)


def _answer(request: Request) -> Response | None:
    path = path_of(request.scope)
    if not path.startswith(_FOLDER) or request.method not in {"GET", "HEAD"}:
        return None
    name = path.removeprefix(_FOLDER)
    if font := cut_font(name.removeprefix("media/")):
        return Response(font.read_bytes(), media_type="font/woff2")
    file = _file(name)
    return encoded(request, _read(file), _TYPES[file.suffix]) if file else None


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
def _read(path: Path) -> bytes:
    return path.read_bytes()
