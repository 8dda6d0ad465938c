"""The page with a map that needs no server: its HTML, and the data for its script."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import escape

from corridors.catalog.catalog import Catalog
from corridors.catalog.search import FOLDING
from corridors.dossier.card import summarise
from corridors.dossier.html import templates_of
from corridors.export.provenance import Provenance
from corridors.map.command import build_command
from corridors.map.draw import WrittenMap, write_map
from corridors.map.layers import build_layers
from corridors.map.times import build_times, day_number
from corridors.model.project import Project
from corridors.model.vocabulary import Alignment, ProjectType, StatusCode
from corridors.scene import Scene
from corridors.style import drawing_samples, status_sample, type_sample
from corridors.view.values import sorted_choices


def standalone_page(
    scene: Scene,
    projects: Sequence[Project],
    provenance: Provenance,
    **parts: Any,  # noqa: ANN401
) -> str:
    """Return the page as HTML.

    `parts` are `head`, `place` (of the map) and `scripts` as markup, and where there are any
    `languages` (code, name, link), `files` (name, link) and `pages` (links of the projects by id).
    """
    words, theme = scene.words, scene.theme
    countries = sorted({code for project in projects for code in project.countries})
    return (
        templates_of("corridors.export")
        .get_template("map.html")
        .render(
            words=words,
            language=words.language.value,
            theme=theme.value,
            sentence=scene.sentence,
            provenance=provenance,
            about=words(
                "picture.stamp", version=provenance.version, as_of=words.day(provenance.as_of)
            ),
            filters=_filters(scene, projects),
            countries=[(code, words.country(code)) for code in countries],
            projects=_rows(scene, projects, parts.get("pages", {})),
            legend=[
                (drawing_samples(theme)[alignment.value], words(f"alignment.{alignment}"))
                for alignment in Alignment
            ],
            head=parts["head"],
            place=parts["place"],
            scripts=parts["scripts"],
            languages=parts.get("languages", ()),
            files=parts.get("files", ()),
        )
    )


def standalone_map(
    scene: Scene,
    projects: Sequence[Project],
    provenance: Provenance,
    layers: Mapping[str, str] | None = None,
) -> WrittenMap:
    """Return the map of the page; `layers` holds addresses, or nothing to hold all itself."""
    catalog = _part_of(scene.catalog, projects)
    content = layers or {
        layer.name: json.loads(layer.content) for layer in build_layers(catalog, full_detail=True)
    }
    return write_map(content, _data(scene, catalog, provenance))


def _part_of(catalog: Catalog, projects: Sequence[Project]) -> Catalog:
    return replace(catalog, projects={p.id: catalog.projects[p.id] for p in projects})


def _data(scene: Scene, catalog: Catalog, provenance: Provenance) -> dict[str, Any]:
    """Return the data for the controls of the page: command, projects, folding, steps by day."""
    command = build_command(replace(scene, view=replace(scene.view, project=None)))
    return {
        "command": {
            **command,
            "groups": [],
            "changed": [],
            "focus": None,
            "view": None,
            "step": None,
        },
        "projects": {
            project.id: {
                "type": project.type.value,
                "countries": project.countries,
                "spelling": scene.catalog.index.spellings[project.id],
            }
            for project in catalog.projects.values()
        },
        "folding": FOLDING,
        "times": build_times(catalog, [scene.words.language]),
        "lastDay": day_number(provenance.as_of),
        "calendar": scene.words.calendar(),
        "promised": scene.words("outlook.promised", outlook="{outlook}"),
    }


def _rows(
    scene: Scene, projects: Sequence[Project], pages: Mapping[str, str]
) -> list[dict[str, object]]:
    return [
        {
            "id": project.id,
            "name": scene.words.name(project.name),
            "length": summarise(project, scene).length,
            "href": pages.get(project.id, "#"),
            "selects": not pages,
        }
        for project in projects
    ]


def _filters(
    scene: Scene, projects: Sequence[Project]
) -> list[tuple[str, str, list[dict[str, str]]]]:
    words, theme = scene.words, scene.theme
    kinds = sorted_choices((project.type for project in projects), ProjectType)
    reported = {status.status for project in projects for status in project.statuses}
    statuses = {*reported, StatusCode.PARTIAL, StatusCode.UNKNOWN}  # these two are also worked out
    return [
        (
            "type",
            words("filter.type"),
            [
                {"id": kind, "name": words(f"type.{kind}"), "sample": type_sample(kind, theme)}
                for kind in kinds
            ],
        ),
        (
            "status",
            words("filter.status"),
            [
                {"id": code, "name": words(f"status.{code}"), "sample": status_sample(code, theme)}
                for code in sorted_choices(statuses, StatusCode)
            ],
        ),
    ]


_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def write_html(scene: Scene, projects: Sequence[Project], provenance: Provenance) -> bytes:
    """Return a page with the map of the projects and a control of the day, in one language."""
    drawn = standalone_map(scene, projects, provenance)
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(provenance.title)}</title><style>{drawn.style}</style>"
    )
    scripts = f"<script>{drawn.scripts}</script>\n<script>{drawn.start}</script>"
    page = standalone_page(
        scene, projects, provenance, head=head, place=drawn.place, scripts=scripts
    )
    return page.encode()
