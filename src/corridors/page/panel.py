"""The panel beside the map and the table below it: the same projects as the map, in words."""

import streamlit as st

from corridors.dossier.card import summaries
from corridors.dossier.dossier import dossier
from corridors.history.status import is_known_of
from corridors.page import planner
from corridors.page.controls import show_reset
from corridors.page.map import file_address
from corridors.page.markup import show
from corridors.scene import Scene

STEP = 60
_MOST = "most"


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
        elif planner.is_asked(scene):
            planner.show_answer(scene)
        elif projects:
            few = {project.id for project in projects if is_known_of(project)}
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


def show_table(scene: Scene) -> None:
    """Show the table that equals the map."""
    rows = summaries(scene, _most())
    show("table.html", words=scene.words, rows=rows, selected=scene.view.project)
    _show_more(scene, "more-rows")


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
