"""What a shared link says of itself to search engines, messengers and other pages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from corridors.catalog.arrival import trimmed
from corridors.dossier.html import templates_of
from corridors.export.picture.margin import subtitle
from corridors.export.picture.sheet import write_preview
from corridors.export.provenance import PUBLISHER, Provenance, provenance
from corridors.history.status import newest_statement
from corridors.live import current_catalog, version_of
from corridors.model.project import Project
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.text.slips import dates
from corridors.text.words import Words, words_for
from corridors.view.values import ProjectSet, Tab
from corridors.view.view import View
from corridors.web.requests import Answer, arrival_of, base_of, cached, forgiving_scene, lost_text

PREVIEW_PIXELS = (1200, 630)
SHARE = "share/"
_STYLE = Path(__file__).parent / "share.css"
_TEMPLATES = templates_of("corridors.web")


@dataclass(frozen=True)
class Links:
    """Where a view is found, by language; where in the reader's own; its picture and its feed."""

    pages: Mapping[Language, str]
    default: str
    image: str
    feed: str


def links_of(scene: Scene, base: str, path: str = "") -> Links:
    """Return the links to a view on a server.

    `path` is what stands between the address of the dashboard and the words of the link.
    """
    here = f"{base}{path}"
    query = urlencode(scene.view.to_query(), safe=",/")
    return Links(
        {language: _link(scene, here, language) for language in Language},
        default=_link(scene, here, None),
        image=f"{base}preview.png?{query}",
        feed=f"{base}api/feed.atom?{urlencode(_followed(scene).to_query())}",
    )


def head_of(scene: Scene, links: Links) -> str:
    """Return title, description, picture, languages and JSON-LD of a view, as HTML for the head."""
    about: dict[str, Any] = {
        "title": title_of(scene),
        "description": description_of(scene),
        "here": links.pages[scene.words.language],
    }
    linked = json.dumps(_dataset(scene, about), ensure_ascii=False).replace("<", "\\u003c")
    return (
        templates_of("corridors.web")
        .get_template("head.html")
        .render(
            **about,
            links=links,
            width=PREVIEW_PIXELS[0],
            height=PREVIEW_PIXELS[1],
            linked=linked,
            language=scene.words.language,
        )
    )


def title_of(scene: Scene) -> str:
    """Return the name of the selected project, if there is one, and that of the page."""
    project = scene.snapshot.projects.get(scene.view.project or "")
    names = [scene.words.name(project.name)] if project else []
    return " · ".join([*names, scene.words("app.title")])


def description_of(scene: Scene) -> str:
    """Return how far the selected project has come, or the view in words, and what the page is."""
    return f"{subtitle(scene)}. {scene.words('app.description')}"


def _link(scene: Scene, here: str, language: Language | None) -> str:
    query = urlencode(replace(scene.view, language=language, map=None).to_query(), safe=",/")
    return f"{here}?{query}" if query else here


def _followed(scene: Scene) -> View:
    """Return the view of which a feed tells: of the selected project, or of all."""
    return View(language=scene.words.language, project=scene.view.project)


def _dataset(scene: Scene, about: dict[str, Any]) -> dict[str, Any]:
    """Return the view as a schema.org Dataset."""
    origin = provenance(scene, about["here"])
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about["title"],
        "description": about["description"],
        "url": about["here"],
        "inLanguage": scene.words.language.value,
        "version": origin.version,
        "dateModified": origin.as_of.isoformat(),
        "creator": {"@type": "Organization", "name": PUBLISHER},
        "license": [str(licence.path) for licence in origin.licences],
        "isAccessibleForFree": True,
        "spatialCoverage": [scene.words.country(code) for code in _countries(scene)],
    }


def _countries(scene: Scene) -> list[str]:
    return sorted({code for project in scene.selection.projects for code in project.countries})


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
        scene = replace(scene, view=replace(scene.view, project=name, project_set=ProjectSet.ALL))

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
    words, about = scene.words, provenance(scene, base)
    project = scene.snapshot.projects.get(scene.view.project or "")
    shown = (project,) if project else scene.selection.projects
    path = SHARE + (scene.view.project or "")
    bare = replace(scene.view, project=None, map=None)
    described = scene if project else replace(scene, view=bare)
    return _TEMPLATES.get_template("page.html").render(
        words=words,
        language=words.language.value,
        head=head_of(described, links_of(described, base, "" if project else path)) + _style(),
        title=title_of(scene),
        caption=subtitle(scene),
        lost=lost,
        dashboard=scene.view.link(base),
        picture=replace(scene.view, map=None, tab=Tab.MAP).link(f"{base}preview.png"),
        rows=[_row(p, scene, base) for p in shown],
        notes=notes_of(about, words),
        languages=[
            (lang.value, words_for(lang)("language.own"), f"{base}{path}?lang={lang}")
            for lang in Language
        ],
    )


@cache
def _style() -> str:
    return f"<style>{_STYLE.read_text('utf-8')}</style>"


def notes_of(about: Provenance, words: Words) -> list[str]:
    """Return what stands below the page of a project: whose the data are, and as of which day."""
    stamp = words("picture.stamp", version=about.version, as_of=words.day(about.as_of))
    return [about.rights, stamp]


def _row(project: Project, scene: Scene, base: str) -> dict[str, Any]:
    words, snapshot = scene.words, scene.snapshot
    newest = newest_statement(project, snapshot.sources)
    outlook = snapshot.outlook(project, scene.today)
    return {
        "href": f"{base}{SHARE}{project.id}?lang={words.language}",
        "name": words.name(project.name),
        "type": words(f"type.{project.type}"),
        "status": words(f"status.{outlook.status}"),
        "due": dates(snapshot.slips.get(project.id), outlook, words),
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
