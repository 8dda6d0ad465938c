"""The sidebar: language, filters and days, which together with the address make the view."""

from dataclasses import replace

import streamlit as st

from corridors.page import days, filters, languages, share
from corridors.scene import Scene
from corridors.view import View


def show_sidebar(scene: Scene) -> View:
    """Show the controls and return the view that they hold.

    The days are asked for first, because the counts of the filters depend on what was known.
    """
    words = scene.words
    with st.sidebar:
        asked = languages.show_switch(scene.view, words)
        above, below = st.container(), st.container()
    with below:
        asked = days.show_days(scene.catalog, asked, words)
        filters.show_reset(words, key="reset")
        share.show_button(scene)
    with above:
        return filters.show_filters(replace(scene, view=asked))
