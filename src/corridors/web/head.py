"""What a shared link says of itself to search engines, messengers and other pages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from corridors.export import stamp
from corridors.export.picture import subtitle
from corridors.export.stamp import PUBLISHER
from corridors.model import Language
from corridors.scene import Scene
from corridors.templates import templates_of
from corridors.view import View

PREVIEW_PIXELS = (1200, 630)


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
    told = stamp(scene, about["here"])
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about["title"],
        "description": about["description"],
        "url": about["here"],
        "inLanguage": scene.words.language.value,
        "version": told.version,
        "dateModified": told.as_of.isoformat(),
        "creator": {"@type": "Organization", "name": PUBLISHER},
        "license": [str(licence.path) for licence in told.licences],
        "isAccessibleForFree": True,
        "spatialCoverage": [scene.words.country(code) for code in _countries(scene)],
    }


def _countries(scene: Scene) -> list[str]:
    return sorted({code for project in scene.selection.projects for code in project.countries})
