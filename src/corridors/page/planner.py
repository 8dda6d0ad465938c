"""The route planner: routes from one place to another, and what projects change about them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

import streamlit as st

from corridors.model.texts import LocalizedText
from corridors.page import controls
from corridors.page.controls import (
    AIM,
    END,
    OBJECTIVE,
    QUESTION,
    ROUTES,
    START,
    SWITCHED_OFF,
    SWITCHED_ON,
    VIA,
    WITHIN,
    default,
    searched,
)
from corridors.page.markup import show
from corridors.routing.result import RouteResult, route_result
from corridors.routing.route import Route
from corridors.scene import Scene
from corridors.style import drawing_samples
from corridors.text import routes
from corridors.view.route_query import RouteQuery
from corridors.view.values import MAX_VIA, Objective
from corridors.view.view import View

_SPOKEN = "planner-language"
_FIRST = RouteQuery("dostyk", "aktau-port", switched_on=("moyynty-kyzylzhar",))  # one to begin with


def choose(scene: Scene) -> View:
    """Show the question to the network, if one is asked, and return the view with it."""
    view, network = scene.view, scene.catalog.network
    if view.project in scene.snapshot.projects:
        controls.show_only(())  # its dossier is read, and the question waits
        return view
    if not is_asked(scene):
        controls.show_only((AIM,))
        return replace(view, route=RouteQuery(overrides=view.route.overrides))
    language = scene.words.language
    if st.session_state.get(_SPOKEN, language) != language:
        # the browser names a choice by its label, which is another one now
        controls.follow(view, QUESTION)
    st.session_state[_SPOKEN] = language
    if not (view.route.start or view.route.end):
        first = network.resolve(_FIRST)
        view = replace(view, route=replace(first, overrides=view.route.overrides))
    with st.container(key="question"):
        view = replace(view, route=_show_question(replace(scene, view=view)))
    controls.show_only(QUESTION)
    return view


def is_asked(scene: Scene) -> bool:
    """Whether the panel is about routes."""
    return bool(scene.catalog.network.edges) and st.session_state.get(AIM) == ROUTES


def _show_question(scene: Scene) -> RouteQuery:
    """Show the controls of the question and return what they hold."""
    words, asked, network = scene.words, scene.view.route, scene.catalog.network
    names = {name: _all_names(place.name, scene) for name, place in network.places.items()}
    places = sorted(names, key=lambda name: names[name])
    start = _one(words("planner.from"), places, START, asked.start, names.__getitem__)
    end = _one(words("planner.to"), places, END, asked.end, names.__getitem__)
    by = st.segmented_control(
        words("planner.by"),
        list(Objective),
        default=default(OBJECTIVE, asked.objective),
        format_func=lambda by: words(f"ways.by.{by}"),
        key=OBJECTIVE,
        required=True,
    )
    switched_on, switched_off = _switches(scene)
    with st.expander(words("planner.more"), expanded=bool(asked.via or asked.within)):
        via = searched(VIA, words("planner.via"), places, asked.via, names.__getitem__)
        countries = sorted(network.countries, key=words.country)
        within = searched(WITHIN, words("planner.within"), countries, asked.within, words.country)
    return replace(
        asked,
        start=start,
        end=end if end != start else None,
        objective=by or Objective.DISTANCE,
        via=tuple(via[:MAX_VIA]),
        within=tuple(sorted(within)),
        switched_on=tuple(sorted(switched_on)),
        switched_off=tuple(sorted(set(switched_off) - set(switched_on))),
    )


def _switches(scene: Scene) -> tuple[list[str], list[str]]:
    """Show which projects are taken as open, and which as not there."""
    words, asked = scene.words, scene.view.route

    lines = {*scene.catalog.network.projects} & scene.snapshot.projects.keys()
    offered = {*lines, *asked.switched_on, *asked.switched_off}
    found = scene.catalog.projects
    names = {name: words.name(found[name].name) if name in found else name for name in offered}
    known = sorted(names, key=names.__getitem__)
    return (
        searched(SWITCHED_ON, words("planner.with"), known, asked.switched_on, names.__getitem__),
        searched(
            SWITCHED_OFF, words("planner.without"), known, asked.switched_off, names.__getitem__
        ),
    )


def _all_names(names: LocalizedText, scene: Scene) -> str:
    """Return a name in the reader's language, then in the others, so that each is found."""
    own = scene.words.name(names)
    others = dict.fromkeys(name for name in (names.en, names.kk, names.ru) if name != own)
    return f"{own} ({', '.join(others)})" if others else own


def _one(
    title: str, options: Sequence[str], key: str, asked: str | None, label: Callable[[str], str]
) -> str | None:
    index = options.index(asked) if asked and key not in st.session_state else None
    return st.selectbox(title, options, index=index, key=key, format_func=label, placeholder=title)


def show_answer(scene: Scene) -> None:
    """Show the ways that were found, side by side, and what the switched projects change."""
    query = scene.view.route_query
    if not query.is_complete:
        st.info(scene.words("planner.incomplete"), icon=":material/search:")
        return
    found = route_result(query, scene.catalog)
    show("ways.html", words=scene.words, **_told(found, scene))


def _told(found: RouteResult, scene: Scene) -> dict[str, Any]:
    words, catalog = scene.words, scene.catalog
    states = [("day", routes.state_of_day(found, words), found.ways)]
    if found.switched is not None:
        states.append(("switched", routes.switches(found, catalog, words), found.switched))
    columns = [(number, state, way) for state, _, ways in states for number, way in enumerate(ways)]
    columns.sort(key=itemgetter(0, 1))  # the best of both states stand side by side
    return {
        "title": routes.heading(found, catalog, words),
        "samples": drawing_samples(scene.theme),
        "states": [
            (state, title, [_along(way, scene) for way in ways]) for state, title, ways in states
        ],
        "columns": [
            (state, words("ways.way", n=routes.route_letter(number)))
            for number, state, _ in columns
        ],
        "rows": list(routes.rows([way for _, _, way in columns], words)),
        "difference": routes.difference(found, words) if found.query.is_switched else "",
        "notes": [
            words("planner.straight"),
            *routes.notes(found, catalog, words),
            words("planner.counted", tab=words("tab.assumptions")),
        ],
    }


def _along(way: Route, scene: Scene) -> tuple[str, str]:
    """Return the places of a way, and what its hours leave out."""
    return (
        routes.places_along(way, scene.catalog, scene.words),
        routes.left_out(way, scene.catalog, scene.words),
    )
