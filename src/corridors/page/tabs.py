"""What is read beside the map, a tab each: only the open one is worked out."""

import streamlit as st

from corridors.dossier.card import link_to, record, value
from corridors.dossier.dossier import change_text
from corridors.page import assumptions, navigation, panel
from corridors.page.charts.corridor import show_corridor
from corridors.page.charts.kilometres import show_kilometres
from corridors.page.charts.timeline import show_timeline
from corridors.page.markup import base, show
from corridors.scene import Scene
from corridors.view.values import Tab


def show_tab(scene: Scene) -> None:
    """Show what the open tab holds; the map is drawn elsewhere, because it stays."""
    shown = {
        Tab.TABLE: panel.show_table,
        Tab.TIMELINE: show_timeline,
        Tab.CHANGES: show_changes,
        Tab.CORRIDOR: show_corridor,
        Tab.KILOMETRES: show_kilometres,
        Tab.RECORD: show_record,
        Tab.SPEECH: show_speech,
        Tab.ASSUMPTIONS: assumptions.show_assumptions,
        Tab.ABOUT: show_about,
    }
    navigation.show_tabs(scene)
    with st.container(key=scene.view.tab):
        shown[scene.view.tab](scene)


def show_changes(scene: Scene) -> None:
    """Show what changed since the day that the view compares with, the newest first."""
    words, since = scene.words, scene.view.since
    rows = [
        {
            "day": words.day(change.published_by),
            "project": link_to(scene.catalog.projects[change.project], scene),
            "text": change_text(change, scene),
        }
        for change in scene.changes
    ]
    title = words("changes.title", date=words.day(since)) if since else words("changes.hint")
    show("changes.html", title=title, rows=rows, nothing=words("changes.none") if since else "")


def show_speech(scene: Scene) -> None:
    """Show the figures of the speech that are not about one project, and what became of them."""
    rows = [
        {
            "topic": scene.words.name(claim.topic),
            "said": value(claim.said, scene),
            "later": [value(figure, scene) for figure in claim.later],
        }
        for claim in scene.snapshot.claims
    ]
    show("speech.html", words=scene.words, rows=rows)


def show_record(scene: Scene) -> None:
    """Show how fresh and how complete the record of each shown project is."""
    rows = [record(project, scene) for project in scene.selection.projects]
    show("record.html", words=scene.words, rows=rows)


def show_about(scene: Scene) -> None:
    """Show what this is, by which rules it is worked out, how to use and how to correct it."""
    show("about.html", words=scene.words, package=scene.catalog.package, base=base())
