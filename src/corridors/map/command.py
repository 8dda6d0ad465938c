"""What the page tells the map: what to draw in which style, what is selected, where to look."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from corridors.catalog.changes import ChangeKind
from corridors.catalog.kept import kept
from corridors.routing.geometry import route_shape
from corridors.routing.result import RouteResult, route_result
from corridors.scene import Scene, select
from corridors.style import PROMISED
from corridors.text import routes as route_texts

PLACE_ZOOM = 9
_TEMPLATE = re.compile(r"\{(?=[{%#])")  # folium reads what it writes as a template of Jinja


def build_command(scene: Scene) -> dict[str, Any]:
    """Return the command for a view; equal views give equal commands.

    `groups` holds project ids (and "project/section" ids where a section differs from its project)
    by status and caption. `focus` is lat, lon, zoom of a place that the search names,
    `announcement` what a screen reader hears, `step` the query of the view, by which the map knows
    its step in the history of the browser. `time` holds the days, and what passes the filters on
    others.
    """
    place = scene.selection.place
    view = scene.view
    return {
        "lang": scene.words.language.value,
        "theme": scene.theme.value,
        "groups": _groups(scene),
        "selected": view.project,
        "changed": sorted({c.project for c in scene.changes if c.kind is not ChangeKind.SOURCES}),
        "routes": build_routes(scene),
        "focus": [place.lat, place.lon, PLACE_ZOOM] if place else None,
        "view": str(view.map) if view.map else None,
        "announcement": _announcement(scene),
        "step": replace(view, map=None).to_query(),
        "time": _time(scene),
    }


def to_script(command: Mapping[str, Any]) -> str:
    """Return the command as one line of JavaScript."""
    return f"Corridors.apply({as_script(command)});"


def as_script(content: object) -> str:
    """Return data as JavaScript in which no text can end the script, nor be one of a template."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _TEMPLATE.sub(r"\\u007b", text)


def _time(scene: Scene) -> dict[str, Any]:
    """Return the days of a view, and which projects and statuses it would show on another day.

    `projects` is None where they are all, `statuses` empty.
    """
    view = scene.view
    passing = select(scene.catalog, replace(view, as_of=None, statuses=())).projects
    return {
        "day": view.as_of and view.as_of.isoformat(),
        "since": view.since and view.since.isoformat(),
        "today": scene.now.isoformat(),
        "projects": None
        if len(passing) == len(scene.catalog.projects)
        else [project.id for project in passing],
        "statuses": list(view.statuses),
    }


def _announcement(scene: Scene) -> str:
    """Return what a screen reader says when the view has changed."""
    project = scene.snapshot.projects.get(scene.view.project or "")
    return scene.words.name(project.name) if project else scene.sentence


@kept(64)
def _groups(scene: Scene) -> list[dict[str, Any]]:
    snapshot, words, selection = scene.snapshot, scene.words, scene.selection
    groups: dict[tuple[str, str], list[str]] = {}
    for project in selection.projects:
        status = snapshot.statuses[project.id].value
        outlook = snapshot.outlook(project, scene.today)
        caption = words.outlook(outlook)
        if scene.is_promised(project):
            status, caption = PROMISED, words("outlook.promised", outlook=caption)
        groups.setdefault((status, caption), []).append(project.id)
    for project in selection.projects:
        status = snapshot.statuses[project.id]
        if scene.is_promised(project):
            continue
        for section, own in snapshot.section_statuses[project.id].items():
            if own is not status:
                caption = words(f"status.{own}")
                groups.setdefault((own, caption), []).append(f"{project.id}/{section}")
    return [
        {"status": status, "caption": caption, "ids": ids}
        for (status, caption), ids in groups.items()
    ]


@kept(64)
def build_routes(scene: Scene) -> list[dict[str, Any]]:
    """Return the routes of the question of a view, the best one last; empty where it asks none.

    Each has `state`, `best`, `label` and `points` (lat, lon in degrees); a route that is there in
    both states stands once.
    """
    query = scene.view.route_query
    if not query.is_complete:
        return []
    return list(_drawn(route_result(query, scene.catalog), scene))[::-1]


def _drawn(answer: RouteResult, scene: Scene) -> Iterator[dict[str, Any]]:
    words, catalog = scene.words, scene.catalog
    states = {"day": answer.routes, "switched": answer.switched or ()}
    titles = {
        "day": route_texts.state_of_day(answer, words),
        "switched": route_texts.switches(answer, catalog, words),
    }
    ranked = sorted(
        (number, state) for state, routes in states.items() for number in range(len(routes))
    )
    day = {route.steps for route in answer.routes}
    for number, state in ranked:
        route = states[state][number]
        if state == "switched" and route.steps in day:
            continue
        letter, km = route_texts.route_letter(number), words.number(round(route.km))
        yield {
            "state": state,
            "best": number == 0,
            "label": [words("map.way_km", n=letter, km=km), titles[state]],
            "points": route_shape(route, catalog),
        }
