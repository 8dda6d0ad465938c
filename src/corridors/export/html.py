"""The map as one file that opens from disk, without a server and without internet."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from corridors.catalog import Catalog
from corridors.export.stamp import Stamp
from corridors.map import ALONE_SCRIPTS, ALONE_STYLES, build_command, build_layers, settings
from corridors.model import Alignment, Project, ProjectType, StatusCode
from corridors.scene import Scene
from corridors.style import drawing_samples, status_sample, type_sample
from corridors.templates import templates_of
from corridors.view import Extent, View, in_order

_BROWSER = Path(__file__).parents[1] / "map" / "browser"
_TEMPLATES = templates_of("corridors.export")


def write_html(scene: Scene, projects: Sequence[Project], stamp: Stamp) -> bytes:
    """Return a page with the map of the projects and a control of the day, in one language."""
    words, theme = scene.words, scene.theme
    known = {project.id: scene.whole.projects[project.id] for project in projects}
    catalog = replace(scene.whole, projects=known)
    page = _TEMPLATES.get_template("map.html").render(
        words=words,
        language=words.language.value,
        theme=theme.value,
        sentence=scene.sentence,
        stamp=stamp,
        about=words("picture.stamp", version=stamp.version, as_of=words.day(stamp.as_of)),
        kinds=[
            {"id": kind.value, "name": words(f"type.{kind}"), "sample": type_sample(kind, theme)}
            for kind in in_order((project.type for project in projects), ProjectType)
        ],
        projects=[
            {"id": p.id, "name": words.name(p.name), "href": _link(p, stamp)} for p in projects
        ],
        legend=[
            (drawing_samples(theme)[alignment.value], words(f"alignment.{alignment}"))
            for alignment in Alignment
        ]
        + [(status_sample(status, theme), words(f"status.{status}")) for status in StatusCode],
        style=_style(),
        script=_script(),
        data=_json(_data(catalog, scene, stamp)),
    )
    return page.encode()


def steps(catalog: Catalog, scene: Scene, last: date) -> Iterator[dict[str, Any]]:
    """Yield what the map shows from each day on which that changed, until the last day."""
    sources = catalog.sources
    told = {s.source for project in catalog.projects.values() for s in project.statements}
    days = sorted({sources[name].known.last for name in told if sources[name].known.last < last})
    shown: object = None
    for day in [*days, last]:
        view = View(scene.words.language, extent=Extent.ALL, as_of=day)
        groups = build_command(replace(scene, whole=catalog, view=view, now=day))["groups"]
        if groups != shown or day == last:
            yield {"day": day.isoformat(), "text": scene.words.day(day), "groups": groups}
        shown = groups


def _data(catalog: Catalog, scene: Scene, stamp: Stamp) -> dict[str, Any]:
    layers = {layer.name: json.loads(layer.content) for layer in build_layers(catalog)}
    command = build_command(replace(scene, view=replace(scene.view, project=None)))
    return {
        "settings": settings(layers),
        "command": {**command, "groups": [], "changed": [], "focus": None},
        "types": {name: project.type.value for name, project in catalog.projects.items()},
        "steps": list(steps(catalog, scene, stamp.as_of)),
    }


def _link(project: Project, stamp: Stamp) -> str:
    return f"{stamp.link.split('?', maxsplit=1)[0]}?project={project.id}" if stamp.link else "#"


def _json(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _style() -> str:
    return "\n".join((_BROWSER / f"{name}.css").read_text("utf-8") for name in ALONE_STYLES)


@cache
def _script() -> str:
    return "\n".join((_BROWSER / f"{name}.js").read_text("utf-8") for name in ALONE_SCRIPTS)
