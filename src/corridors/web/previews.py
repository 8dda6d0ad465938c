"""Pages and pictures for shared links: readable without scripts, leading to the dashboard."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from corridors import history
from corridors.arrival import trimmed
from corridors.current import current_catalog, version_of
from corridors.export import stamp
from corridors.export.picture import subtitle, write_preview
from corridors.model import Language, Project
from corridors.scene import Scene
from corridors.templates import templates_of
from corridors.text import words_for
from corridors.view import Extent, Tab
from corridors.web.asked import (
    Answer,
    arrival_of,
    base_of,
    cached,
    forgiving_scene,
    lost_text,
)
from corridors.web.head import head_of, links_of, title_of

SHARE = "share/"
_STYLE = Path(__file__).parent / "share.css"
_TEMPLATES = templates_of("corridors.web")


def preview_routes() -> list[BaseRoute]:
    """Return the addresses of share pages, their pictures, and what robots read."""
    return [
        *(Route(f"/share{end}", _share) for end in ("", "/", "/{project}", "/{project}/")),
        Route("/preview.png", _picture),
        Route("/sitemap.xml", _sitemap),
        Route("/robots.txt", _robots),
    ]


async def _share(request: Request) -> Response:
    scene = forgiving_scene(request)
    name = request.path_params.get("project")
    if name is not None:
        name = trimmed(name)
        if name not in scene.catalog.projects:
            raise HTTPException(404, f"there is no project {name!r}")
        scene = replace(scene, view=replace(scene.view, project=name, extent=Extent.ALL))

    def write() -> Answer:
        page = _page(scene, base_of(request), lost_text(arrival_of(request), scene.words))
        return Answer(page.encode(), "text/html; charset=utf-8")

    return await cached(request, scene.catalog, write, vary="Accept-Language")


async def _picture(request: Request) -> Response:
    scene = forgiving_scene(request)

    def write() -> Answer:
        return Answer(write_preview(scene), "image/png")

    key = (scene.view, scene.words.language, version_of(scene.catalog))
    return await cached(request, scene.catalog, write, vary="Accept-Language", key=key)


def _page(scene: Scene, base: str, lost: str) -> str:
    words, about = scene.words, stamp(scene, base)
    project = scene.snapshot.projects.get(scene.view.project or "")
    shown = (project,) if project else scene.selection.projects
    path = SHARE + (scene.view.project or "")
    bare = replace(scene.view, project=None, map=None)
    told = scene if project else replace(scene, view=bare)
    return _TEMPLATES.get_template("share.html").render(
        words=words,
        language=words.language.value,
        head=head_of(told, links_of(told, base, "" if project else path)),
        style=_STYLE.read_text("utf-8"),
        title=title_of(scene),
        sentence=subtitle(scene),
        lost=lost,
        dashboard=scene.view.link(base),
        picture=replace(scene.view, map=None, tab=Tab.CHANGES).link(f"{base}preview.png"),
        rows=[_row(p, scene, base) for p in shown],
        about=words("picture.stamp", version=about.version, as_of=words.day(about.as_of)),
        languages=[
            (lang.value, words_for(lang)("language.own"), f"{base}{path}?lang={lang}")
            for lang in Language
        ],
    )


def _row(project: Project, scene: Scene, base: str) -> dict[str, Any]:
    words, snapshot = scene.words, scene.snapshot
    newest = history.newest_statement(project, snapshot.sources)
    outlook = snapshot.outlook(project, scene.today)
    return {
        "href": f"{base}{SHARE}{project.id}?lang={words.language}",
        "name": words.name(project.name),
        "type": words(f"type.{project.type}"),
        "status": words(f"status.{outlook.status}"),
        "due": words.opened_or_due(outlook),
        "newest": words.statement(newest),
        "source": words.source(snapshot.sources[newest.source]),
    }


async def _sitemap(request: Request) -> Response:
    base = base_of(request)
    catalog = current_catalog()
    pages = ["", *catalog.projects]
    links = [f"{base}{SHARE}{page}?lang={lang}" for page in pages for lang in Language]

    def write() -> Answer:
        content = _TEMPLATES.get_template("sitemap.xml").render(links=[base, *links])
        return Answer(content.encode(), "application/xml")

    return await cached(request, catalog, write)


async def _robots(request: Request) -> Response:
    base = base_of(request)
    text = f"User-agent: *\nDisallow: {urlsplit(base).path}api/\nSitemap: {base}sitemap.xml\n"
    answer = Answer(text.encode(), "text/plain; charset=utf-8")
    return await cached(request, current_catalog(), lambda: answer)
