"""The page, read top to bottom: read, choose, draw, show, remember the link."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from corridors.live import current_catalog
from corridors.page import controls, layout, link, panel, planner, share, tabs
from corridors.page.map import MAP_COMPONENTS, map_files, show_map
from corridors.scene import Scene
from corridors.web.app import server_options


def show_page() -> None:
    """Show the page for one visit, click or change of the address."""
    st.set_page_config(page_title="Corridors", page_icon=str(layout.ICON), layout="wide")

    # Read: the data, the address, the day
    catalog = current_catalog()
    requested = link.read(catalog)
    words = controls.current_words(requested)
    theme = layout.current_theme()
    now = datetime.now(ZoneInfo("Asia/Almaty")).date()
    scene = Scene(catalog, requested, words, theme, now)
    if st.context.is_embedded:
        layout.show_embedded(scene)
        return

    # Choose
    scene = replace(scene, view=panel.choose(tabs.choose(layout.show_sidebar(scene))))

    # Draw
    layout.show_head(scene)
    left, right = st.columns([5, 3], gap="medium")
    with right:
        scene = replace(scene, view=planner.choose(scene))
    with left:
        show_map(scene, on_event=link.follow_event)
        layout.show_legend(scene)

    # Show
    with right:
        panel.show_panel(scene)
    panel.show_table(scene)
    tabs.show_tabs(scene)
    layout.show_problems(scene)
    layout.show_footer(scene)
    share.show_panel(scene)

    # Remember
    link.write(scene.view)


if __name__ == "__main__":  # Streamlit runs this file for every visit
    show_page()
else:  # `streamlit run` imports it once, for the server
    app = st.App(__file__, **server_options(MAP_COMPONENTS, map_files))
