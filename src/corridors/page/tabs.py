"""What stands below the table, a tab each: only the open one is worked out."""

import streamlit as st

from corridors.dossier.record import record
from corridors.dossier.summary import link_to, value
from corridors.page import charts
from corridors.page.markup import show
from corridors.scene import Scene


def show_tabs(scene: Scene) -> None:
    """Show the tabs; the first one is open at first."""
    shown = {
        "changes": show_changes,
        "timeline": charts.show_timeline,
        "corridor": charts.show_corridor,
        "kilometres": charts.show_kilometres,
        "speech": show_speech,
        "record": show_record,
        "about": show_about,
    }
    labels = [scene.words(f"tab.{name}") for name in shown]
    tabs = st.tabs(labels, key="tabs", on_change="rerun")
    for tab, (name, part) in zip(tabs, shown.items(), strict=True):
        if tab.open:
            with tab, st.container(key=name):
                part(scene)


def show_changes(scene: Scene) -> None:
    """Show what changed since the day that the view compares with, the newest first."""
    words, since = scene.words, scene.view.since
    rows = [
        {
            "day": words.day(change.known),
            "project": link_to(scene.whole.projects[change.project], scene),
            "text": words.change(change),
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
            "later": [
                value(figure, scene)
                for figure in claim.later
                if figure.source in scene.catalog.sources
            ],
        }
        for claim in scene.catalog.claims
        if claim.said.source in scene.catalog.sources
    ]
    show("speech.html", words=scene.words, rows=rows)


def show_record(scene: Scene) -> None:
    """Show how fresh and how complete the record of each shown project is."""
    rows = [record(project, scene) for project in scene.selection.projects]
    show("record.html", words=scene.words, rows=rows)


def show_about(scene: Scene) -> None:
    """Show the rules by which everything on the page is worked out."""
    show("about.html", words=scene.words)
