"""The panel beside the map and the table below it: the same projects as the map, in words."""

import streamlit as st

from corridors.dossier import dossier, summaries
from corridors.history import is_known_of
from corridors.page import frame
from corridors.page.filters import show_reset
from corridors.page.markup import show
from corridors.scene import Scene


def show_panel(scene: Scene) -> None:
    """Show a card for each project, or the dossier of the selected one, or that nothing matches."""
    projects = scene.selection.projects
    with st.container(key="panel"):
        project = scene.catalog.projects.get(scene.view.project or "")
        if project:
            parts = dossier(
                project,
                scene,
                shown=project in projects,
                file=frame.file_address(project.id),
            )
            show("dossier.html", words=scene.words, **parts)
        elif projects:
            few = {project.id for project in projects if is_known_of(project)}
            cards = summaries(scene)
            groups = [
                ("", [card for card in cards if card.id not in few]),
                (scene.words("panel.known_of"), [card for card in cards if card.id in few]),
            ]
            show("cards.html", words=scene.words, groups=groups)
        else:
            st.info(scene.words("panel.empty"), icon=":material/search_off:")
            show_reset(scene.words, key="reset-empty")


def show_table(scene: Scene) -> None:
    """Show the table that equals the map."""
    with st.container(key="table"):
        rows = summaries(scene)
        show("table.html", words=scene.words, rows=rows, selected=scene.view.project)
