"""What a project changes in the network, as texts: kilometres, hours, how much can pass."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from corridors.dossier.card import value
from corridors.dossier.pictures import bars_picture, height_of
from corridors.history.figures import group_facts
from corridors.model.network import Edge, Effect
from corridors.model.project import Project
from corridors.model.terms import Measure
from corridors.model.vocabulary import StatusCode
from corridors.routing.impact import Impact, PairImpact, effects_of
from corridors.routing.route import Route
from corridors.scene import Scene
from corridors.style import PALETTES
from corridors.text.routes import mark_notes, marked_hours, marked_km, signed, signed_hours
from corridors.view.route_query import RouteQuery
from corridors.view.values import Objective

Row = dict[str, Any]
MOST_OPEN = 8  # rows that are seen without a click


def effects(project: Project, scene: Scene) -> Row | None:
    """Return what the template shows, or None for a project without a line in the network."""
    impact = effects_of(project.id, scene.snapshot)
    if impact is None or not impact.pairs:
        return None
    words = scene.words
    changed = impact.by_distance or impact.by_time
    renewed = _lines((e for e in impact.edges if e.effect is Effect.SURFACE), scene)
    routes = [
        w for c in (*impact.by_distance, *impact.by_time) for w in (c.without, c.with_project) if w
    ]
    return {
        "counted": words.plural("effects.counted", impact.pairs),
        "unchanged": words.plural("effects.unchanged", impact.unchanged)
        if changed
        else words("effects.nothing"),
        "capacity": _capacity(project, impact, scene),
        "surface": words("effects.surface", lines=renewed) if renewed else "",
        "lists": [_list(by, project, impact, scene) for by in Objective] if changed else [],
        "notes": [words("effects.hours"), words("effects.apart"), *mark_notes(routes, words)]
        if changed
        else [],
    }


def _capacity(project: Project, impact: Impact, scene: Scene) -> Row | None:
    """Return the figures of how much can pass, where a line gets a second track or is rebuilt."""
    lines = _lines((e for e in impact.edges if e.effect is Effect.CAPACITY), scene)
    if not lines:
        return None
    facts = (fact for fact in project.facts if fact.measure == Measure.CAPACITY)
    groups = group_facts(facts, scene.snapshot.sources)
    key = "effects.capacity" if groups else "effects.capacity_unknown"
    return {
        "text": scene.words(key, lines=lines),
        "figures": [
            {"measure": scene.words.measure(group.first), "first": value(group.first, scene)}
            for group in groups
        ],
    }


def _list(by: Objective, project: Project, impact: Impact, scene: Scene) -> Row:
    """Return the pairs that change by distance or by time, those seen at once and the others."""
    words = scene.words
    changes = impact.by_distance if by is Objective.DISTANCE else impact.by_time
    rows = [_row(change, by, project, scene) for change in changes]
    return {
        "title": words(f"effects.{by}"),
        "none": "" if rows else words(f"effects.none.{by}"),
        "open": rows[:MOST_OPEN],
        "others": rows[MOST_OPEN:],
        "others_label": words.plural("effects.more", len(rows[MOST_OPEN:])),
        **_picture(changes[:MOST_OPEN], by, project, scene),
    }


def _row(change: PairImpact, by: Objective, project: Project, scene: Scene) -> Row:
    return {
        "name": _name(change, scene),
        "href": _href(change, by, project, scene),
        "without": _amount(change.without, by, scene),
        "with_project": _amount(change.with_project, by, scene),
        "difference": _difference(change, by, scene),
    }


def _href(change: PairImpact, by: Objective, project: Project, scene: Scene) -> str:
    """Return the link to the question, or an empty text where the address cannot hold one."""
    is_open = scene.snapshot.statuses[project.id] is StatusCode.OPERATIONAL
    query = RouteQuery(
        change.pair.start,
        change.pair.end,
        by,
        switched_on=() if is_open else (project.id,),
        switched_off=(project.id,) if is_open else (),
    )
    bare = replace(scene.view, project=None, map=None, route=RouteQuery())
    question = scene.address(replace(bare, route=query))
    return question if question != scene.address(bare) else ""


def _amount(route: Route | None, by: Objective, scene: Scene) -> str:
    if route is None:
        return scene.words("effects.no_way")
    if by is Objective.DISTANCE:
        return marked_km(route, scene.words)
    return marked_hours(route, None, scene.words)


def _difference(change: PairImpact, by: Objective, scene: Scene) -> str:
    words = scene.words
    if change.without is None or change.with_project is None:
        return words("effects.new")
    if by is Objective.DISTANCE:
        return signed(change.delta_km or 0, words)
    if change.delta_hours is None:
        return words("effects.not_comparable")
    rests_on_promise = change.without.has_promised_hours != change.with_project.has_promised_hours
    return signed_hours(change.delta_hours, words) + ("†" if rests_on_promise else "")


def _picture(changes: Sequence[PairImpact], by: Objective, project: Project, scene: Scene) -> Row:
    """Return bars of what is saved of routes that can be compared, with the same in words."""
    rows = []
    for change in changes:
        more, before = _sizes(change, by)
        if round(more) < 0:
            rows.append((_name(change, scene), signed(more, scene.words), -more / before))
    palette = PALETTES[scene.theme]
    values = "; ".join(f"{name}: {amount}" for name, amount, _ in rows)
    title = scene.words(f"effects.{by}")
    return {
        "picture": bars_picture(rows, palette.types[project.type], palette) if rows else "",
        "picture_text": scene.words("effects.picture", title=title, values=values),
        "picture_height": height_of(rows),
    }


def _sizes(change: PairImpact, by: Objective) -> tuple[float, float]:
    """Return the difference and what there was before, in km or typical hours; 0 where none is."""
    if change.without is None:
        return 0, 0
    if by is Objective.DISTANCE:
        return change.delta_km or 0, change.without.km
    more = change.delta_hours
    return more.typical if more else 0, change.without.hours.typical


def _name(change: PairImpact, scene: Scene) -> str:
    return _joined((change.pair.start, change.pair.end), scene)


def _joined(places: Iterable[str], scene: Scene) -> str:
    by_id = scene.snapshot.network.places
    return " – ".join(scene.words.name(by_id[name].name) for name in places)


def _lines(edges: Iterable[Edge], scene: Scene) -> str:
    """Return the names of edges; those that follow one another are one line."""
    lines: list[list[str]] = []
    for edge in edges:
        if lines and lines[-1][-1] == edge.start:
            lines[-1].append(edge.end)
        else:
            lines.append([edge.start, edge.end])
    return ", ".join(_joined(line, scene) for line in lines)
