"""The map as one file that opens from disk, without a server and without internet."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from corridors.export.alone import alone_page, data_of
from corridors.export.stamp import Stamp
from corridors.map import ALONE_SCRIPTS, ALONE_STYLES, as_script, joined
from corridors.model import Project
from corridors.scene import Scene

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def write_html(scene: Scene, projects: Sequence[Project], stamp: Stamp) -> bytes:
    """Return a page with the map of the projects and a control of the day, in one language."""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(stamp.title)}</title><style>{joined('css', ALONE_STYLES)}</style>"
    )
    start = f"new Corridors.Alone({as_script(data_of(scene, projects, stamp))});"
    scripts = f"<script>{joined('js', ALONE_SCRIPTS)}</script>\n<script>{start}</script>"
    page = alone_page(scene, projects, stamp, head=Markup(head), scripts=Markup(scripts))  # noqa: S704 - our own
    return page.encode()
