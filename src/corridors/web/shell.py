"""The first thing that a browser gets: Streamlit's page with our head, language and stillness."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse
from streamlit.file_util import get_static_dir

from corridors.arrival import Arrival
from corridors.scene import Scene
from corridors.templates import templates_of
from corridors.web.asked import arrival_of, base_of, forgiving_scene, lost_text
from corridors.web.head import head_of, links_of
from corridors.web.headers import page_policy
from corridors.web.place import PREFIX_HEADER

_HERE = Path(__file__).parent
_STYLE, _SCRIPT = _HERE / "shell.css", _HERE / "shell.js"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


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
    """Return Streamlit's page with our style and a script of ours that runs before its own."""
    page = (Path(get_static_dir()) / "index.html").read_text("utf-8")
    style = f"<style>{_STYLE.read_text('utf-8')}</style>"
    script = f"<script>{_SCRIPT.read_text('utf-8')}</script>"
    return page.replace("</head>", f"{style}{script}</head>", 1)


@cache
def _hashes() -> str:
    """Return the hashes of the scripts that stand in the page itself."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(_shell()))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
