"""The panel beside the map and the table below it: the same projects as the map, in words."""

import streamlit as st

from corridors.page.dossier import dossier
from corridors.page.filters import show_reset
from corridors.page.markup import show
from corridors.page.summary import summarise
from corridors.scene import Scene


def show_panel(scene: Scene) -> None:
    """Show a card for each project, or the dossier of the selected one, or that nothing matches."""
    projects = scene.selection.projects
    with st.container(key="panel"):
        if scene.view.project:
            project = scene.catalog.projects[scene.view.project]
            parts = dossier(project, scene, shown=project in projects)
            show("dossier.html", words=scene.words, **parts)
        elif projects:
            cards = [summarise(project, scene) for project in projects]
            show("cards.html", words=scene.words, cards=cards)
        else:
            st.info(scene.words("panel.empty"), icon=":material/search_off:")
            show_reset(scene.words, key="reset-empty")


def show_table(scene: Scene) -> None:
    """Show the table that equals the map."""
    with st.container(key="table"):
        rows = [summarise(project, scene) for project in scene.selection.projects]
        show("table.html", words=scene.words, rows=rows, selected=scene.view.project)
