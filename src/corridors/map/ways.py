"""The ways between two places, as the map draws them: in both states, the best ones thicker."""

from collections.abc import Iterator
from typing import Any

from corridors.catalog.kept import kept
from corridors.planner import Answer, answer, plan_of, texts
from corridors.scene import Scene
from corridors.ways.shape import way_shape


@kept(64)
def build_ways(scene: Scene) -> list[dict[str, Any]]:
    """Return the ways of the question of a view, the best one last; empty where it asks none.

    Each has `state`, `best`, `label` and `points` (lat, lon in degrees); a way that is there in
    both states is told once.
    """
    plan = plan_of(scene.view.journey, scene.view.as_of)
    return list(_drawn(answer(plan, scene.catalog), scene))[::-1] if plan else []


def _drawn(found: Answer, scene: Scene) -> Iterator[dict[str, Any]]:
    words, catalog = scene.words, scene.catalog
    states = {"day": found.ways, "switched": found.switched or ()}
    titles = {
        "day": texts.state_of_day(found, words),
        "switched": texts.switches(found, catalog, words),
    }
    ranked = sorted(
        (number, state) for state, ways in states.items() for number in range(len(ways))
    )
    day = {way.steps for way in found.ways}
    for number, state in ranked:
        way = states[state][number]
        if state == "switched" and way.steps in day:
            continue
        length = words("map.way_km", n=number + 1, km=words.number(round(way.km)))
        yield {
            "state": state,
            "best": number == 0,
            "label": [length, titles[state]],
            "points": way_shape(way, catalog),
        }
