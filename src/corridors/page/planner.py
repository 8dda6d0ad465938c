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
from corridors.text import routes as route_texts
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
    if not is_about_routes(scene):
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


def is_about_routes(scene: Scene) -> bool:
    """Whether the panel is about routes."""
    return bool(scene.catalog.network.edges) and st.session_state.get(AIM) == ROUTES


def _show_question(scene: Scene) -> RouteQuery:
    """Show the controls of the question and return what they hold."""
    words, query, network = scene.words, scene.view.route, scene.catalog.network
    names = {name: _all_names(place.name, scene) for name, place in network.places.items()}
    places = sorted(names, key=lambda name: names[name])
    start = _one(words("planner.from"), places, START, query.start, names.__getitem__)
    end = _one(words("planner.to"), places, END, query.end, names.__getitem__)
    by = st.segmented_control(
        words("planner.by"),
        list(Objective),
        default=default(OBJECTIVE, query.objective),
        format_func=lambda by: words(f"ways.by.{by}"),
        key=OBJECTIVE,
        required=True,
    )
    switched_on, switched_off = _switches(scene)
    with st.expander(words("planner.more"), expanded=bool(query.via or query.within)):
        via = searched(VIA, words("planner.via"), places, query.via, names.__getitem__)
        countries = sorted(network.countries, key=words.country)
        within = searched(WITHIN, words("planner.within"), countries, query.within, words.country)
    return replace(
        query,
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
    words, query = scene.words, scene.view.route

    lines = {*scene.catalog.network.projects} & scene.snapshot.projects.keys()
    offered = {*lines, *query.switched_on, *query.switched_off}
    projects = scene.catalog.projects
    names = {
        name: words.name(projects[name].name) if name in projects else name for name in offered
    }
    options = sorted(names, key=names.__getitem__)
    return (
        searched(SWITCHED_ON, words("planner.with"), options, query.switched_on, names.__getitem__),
        searched(
            SWITCHED_OFF, words("planner.without"), options, query.switched_off, names.__getitem__
        ),
    )


def _all_names(names: LocalizedText, scene: Scene) -> str:
    """Return a name in the reader's language, then in the others, so that each is found."""
    own = scene.words.name(names)
    others = dict.fromkeys(name for name in (names.en, names.kk, names.ru) if name != own)
    return f"{own} ({', '.join(others)})" if others else own


def _one(
    title: str, options: Sequence[str], key: str, requested: str | None, label: Callable[[str], str]
) -> str | None:
    index = options.index(requested) if requested and key not in st.session_state else None
    return st.selectbox(title, options, index=index, key=key, format_func=label, placeholder=title)


def show_answer(scene: Scene) -> None:
    """Show the routes that were found, side by side, and what the switched projects change."""
    query = scene.view.route_query
    if not query.is_complete:
        st.info(scene.words("planner.incomplete"), icon=":material/search:")
        return
    answer = route_result(query, scene.catalog)
    show("ways.html", words=scene.words, **_content(answer, scene))


def _content(answer: RouteResult, scene: Scene) -> dict[str, Any]:
    words, catalog = scene.words, scene.catalog
    states = [("day", route_texts.state_of_day(answer, words), answer.routes)]
    if answer.switched is not None:
        states.append(("switched", route_texts.switches(answer, catalog, words), answer.switched))
    columns = [
        (number, state, route) for state, _, routes in states for number, route in enumerate(routes)
    ]
    columns.sort(key=itemgetter(0, 1))  # the best of both states stand side by side
    return {
        "title": route_texts.heading(answer, catalog, words),
        "samples": drawing_samples(scene.theme),
        "states": [
            (state, title, [_along(route, scene) for route in routes])
            for state, title, routes in states
        ],
        "columns": [
            (state, words("ways.way", n=route_texts.route_letter(number)))
            for number, state, _ in columns
        ],
        "rows": list(route_texts.rows([route for _, _, route in columns], words)),
        "difference": route_texts.difference(answer, words) if answer.query.is_switched else "",
        "notes": [
            words("planner.straight"),
            *route_texts.notes(answer, catalog, words),
            words("planner.counted", tab=words("tab.assumptions")),
        ],
    }


def _along(route: Route, scene: Scene) -> tuple[str, str]:
    """Return the places of a route, and what its hours leave out."""
    return (
        route_texts.places_along(route, scene.catalog, scene.words),
        route_texts.left_out(route, scene.catalog, scene.words),
    )
