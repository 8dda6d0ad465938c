"""The first thing that a browser gets: Streamlit's page with our head, language and stillness."""

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from corridors.catalog.arrival import Arrival
from corridors.dossier.html import templates_of
from corridors.scene import Scene
from corridors.web.middleware import page_policy
from corridors.web.place import PREFIX_HEADER
from corridors.web.requests import arrival_of, base_of, forgiving_scene, lost_text
from corridors.web.share import head_of, links_of
from corridors.web.streamlit_internals import index_page, script_hashes


def send_index_page(request: Request) -> HTMLResponse:
    """Return the page of a link, in the language of the link, else of the browser.

    It holds the link as it should have been, which the page's own script puts into the address.
    """
    scene, arrival = forgiving_scene(request), arrival_of(request)
    head = head_of(scene, links_of(scene, base_of(request)))
    link = f'<meta name=corridors-link content="{escape(arrival.link)}">'
    page = index_page(scene.words.language, head + link, _notice(arrival, scene))
    headers = {
        "Cache-Control": "no-cache",
        "Vary": f"Accept-Language, {PREFIX_HEADER}",
        "Content-Security-Policy": page_policy(script_hashes()),
    }
    return HTMLResponse(page, headers=headers)


def _notice(arrival: Arrival, scene: Scene) -> str:
    """Return the notice of what the link lost, or "", as in the frame of another page."""
    lost = "" if arrival.embedding else lost_text(arrival, scene.words)
    notice = templates_of("corridors.web").get_template("notice.html")
    return notice.render(words=scene.words, lost=lost) if lost else ""
