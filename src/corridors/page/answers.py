"""The answer to a question to the network, on the page: the ways of both states side by side."""

from operator import itemgetter
from typing import Any

import streamlit as st

from corridors.page.markup import show
from corridors.planner import Answer, answer, plan_of, texts
from corridors.scene import Scene
from corridors.style import drawing_samples
from corridors.ways import Way


def show_answer(scene: Scene) -> None:
    """Show the ways that were found, side by side, and what the switched projects change."""
    plan = plan_of(scene.view.journey, scene.view.as_of)
    if plan is None:
        st.info(scene.words("planner.incomplete"), icon=":material/search:")
        return
    found = answer(plan, scene.catalog)
    show("ways.html", words=scene.words, **_told(found, scene))


def _told(found: Answer, scene: Scene) -> dict[str, Any]:
    words, catalog = scene.words, scene.catalog
    states = [("day", texts.state_of_day(found, words), found.ways)]
    if found.switched is not None:
        states.append(("switched", texts.switches(found, catalog, words), found.switched))
    columns = [
        (number, state, way) for state, _, ways in states for number, way in enumerate(ways, 1)
    ]
    columns.sort(key=itemgetter(0, 1))  # the best of both states stand side by side
    return {
        "title": texts.heading(found, catalog, words),
        "samples": drawing_samples(scene.theme),
        "states": [
            (state, title, [_along(way, scene) for way in ways]) for state, title, ways in states
        ],
        "columns": [(state, words("ways.way", n=number)) for number, state, _ in columns],
        "rows": list(texts.rows([way for _, _, way in columns], words)),
        "difference": texts.difference(found, words) if found.plan.is_switched else "",
        "notes": [
            words("planner.straight"),
            *texts.notes(found, catalog, words),
            words("planner.counted", tab=words("tab.assumptions")),
        ],
    }


def _along(way: Way, scene: Scene) -> tuple[str, str]:
    """Return the places of a way, and what its hours leave out."""
    return (
        texts.places_along(way, scene.catalog, scene.words),
        texts.left_out(way, scene.catalog, scene.words),
    )
