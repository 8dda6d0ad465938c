"""The page as other pages frame it: map, legend and sources, and the way to the whole page."""

from dataclasses import replace

import streamlit as st

from corridors.page import chrome, frame, link
from corridors.page.markup import base, show
from corridors.scene import Scene


def show_embedded(scene: Scene) -> None:
    """Show the view of the link without any controls but those of the map."""
    words = scene.words
    project = scene.snapshot.projects.get(scene.view.project or "")
    chrome.show_style()
    with st.container(key="embedded"):
        frame.show_map(scene, on_event=link.follow_event, shareable=False)
        chrome.show_legend(scene)
        show(
            "embedded.html",
            words=words,
            name=words.name(project.name) if project else "",
            outlook=words.outlook(scene.snapshot.outlook(project, scene.today)) if project else "",
            sentence=scene.sentence,
            link=replace(scene.view, language=words.language).link(base()),
        )
    link.write(scene.view)
