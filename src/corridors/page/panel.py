"""The panel beside the map, and the table: the same projects as the map, in words."""

from dataclasses import replace

import streamlit as st

from corridors.dossier.card import summaries
from corridors.dossier.dossier import dossier
from corridors.dossier.verdict import verdict
from corridors.history.status import is_little_documented
from corridors.page import planner
from corridors.page.controls import ORDER, show_reset
from corridors.page.map import file_address
from corridors.page.markup import show
from corridors.scene import Scene
from corridors.view.values import Order, ProjectSet, Tab
from corridors.view.view import View

STEP = 60
_MOST = "most"
# The columns of the table, and the order that the head of each gives.
_COLUMNS = {
    "project": Order.NAME,
    "type": None,
    "status": None,
    "length": None,
    "due": Order.DUE,
    "moved": Order.MOVED,
    "countries": None,
    "newest": Order.NEWEST,
}
_SORTED = {
    Order.MOVED: "descending",
    Order.NAME: "ascending",
    Order.NEWEST: "descending",
    Order.DUE: "ascending",
}


def choose(view: View) -> View:
    """Return the view with the order that the browser has just sent, before anything is drawn.

    It is held while a dossier stands where its control does, so that Streamlit does not forget it.
    """
    order = st.session_state.get(ORDER, view.order)
    st.session_state[ORDER] = order
    return replace(view, order=order)


def show_panel(scene: Scene) -> None:
    """Show the dossier of the selected project, the routes, or a card for each project."""
    projects = scene.selection.projects
    with st.container(key="panel"):
        project = scene.snapshot.projects.get(scene.view.project or "")
        if project:
            parts = dossier(
                project,
                scene,
                shown=project in projects,
                file=file_address(project.id),
            )
            show("dossier.html", words=scene.words, **parts)
        elif planner.is_about_routes(scene):
            planner.show_answer(scene)
        elif projects:
            show("verdict.html", verdict=verdict(scene), intro=_intro(scene))
            _show_order(scene)
            few = {project.id for project in projects if is_little_documented(project)}
            cards = summaries(scene, _most())
            groups = [
                ("", [card for card in cards if card.id not in few]),
                (scene.words("panel.known_of"), [card for card in cards if card.id in few]),
            ]
            show("cards.html", words=scene.words, groups=groups)
            _show_more(scene, "more-cards")
        else:
            st.info(scene.words("panel.empty"), icon=":material/search_off:")
            show_reset(scene.words, key="reset-empty")


def _intro(scene: Scene) -> dict[str, str]:
    """Return what a newcomer must know of the projects named in the speech, with a link to more."""
    if scene.view.project_set is not ProjectSet.SPEECH:
        return {}
    return {
        "text": scene.words("panel.intro"),
        "more": scene.words("panel.intro_more"),
        "href": scene.address(replace(scene.view, tab=Tab.ABOUT, map=None)),
    }


def _show_order(scene: Scene) -> None:
    words = scene.words
    title = words("panel.sort")
    st.selectbox(
        title,
        list(Order),
        format_func=lambda order: f"{title}: {words(f'sort.{order}')}",
        key=ORDER,
        label_visibility="collapsed",
    )


def show_table(scene: Scene) -> None:
    """Show the table that equals the map."""
    rows = summaries(scene, _most())
    about = {"words": scene.words, "selected": scene.view.project}
    show("table.html", heads=_heads(scene), rows=rows, **about)
    _show_more(scene, "more-rows")


def _heads(scene: Scene) -> list[dict[str, str]]:
    """Return the head of each column: its text, the link that sorts by it, how it is sorted now."""
    view = scene.view
    return [
        {
            "text": scene.words(f"table.{column}"),
            "href": scene.address(replace(view, order=order, map=None)) if order else "",
            "sorted": _SORTED[order] if order is view.order else "",
        }
        for column, order in _COLUMNS.items()
    ]


def _most() -> int:
    """Return how many projects are listed: a browser lays out hundreds at once, not thousands."""
    return int(st.session_state.get(_MOST, STEP))


def _show_more(scene: Scene, key: str) -> None:
    """Show the button that lists more projects, where there are more."""
    shown, total = _most(), len(scene.selection.projects)
    if shown < total:
        count = {"shown": scene.words.number(shown), "total": scene.words.number(total)}
        st.button(scene.words("panel.more", **count), key=key, on_click=_list_more)


def _list_more() -> None:
    st.session_state[_MOST] = _most() + STEP
