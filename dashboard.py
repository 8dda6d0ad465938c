"""The page, read top to bottom: read, choose, draw, show, remember the link."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from corridors.live import current_catalog
from corridors.page import controls, layout, link, navigation, panel, planner, share, tabs
from corridors.page.map import MAP_COMPONENTS, map_files, show_map
from corridors.scene import Scene
from corridors.view.values import Tab
from corridors.web.app import server_options


def show_page() -> None:
    """Show the page for one visit, click or change of the address."""
    layout.configure()

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
    scene = replace(scene, view=panel.choose(navigation.choose(scene.view)))
    scene = replace(scene, view=layout.show_head(scene))
    scene = replace(scene, view=layout.show_sidebar(scene))

    # Draw: the map stays, also behind a page that is read
    middle, side = layout.show_stage()
    with side:
        scene = replace(scene, view=planner.choose(scene))
    with middle:
        show_map(scene, on_event=link.follow_event)
        layout.show_legend(scene)

    # Show
    is_map = scene.view.tab is Tab.MAP
    with side if is_map else st.container(key="tabs"):
        layout.show_sentence(scene)
        panel.show_panel(scene) if is_map else tabs.show_tab(scene)
        layout.show_problems(scene)
        layout.show_footer(scene)
    share.show_panel(scene)

    # Remember
    link.write(scene.view)


if __name__ == "__main__":  # Streamlit runs this file for every visit
    show_page()
else:  # `streamlit run` imports it once, for the server
    app = st.App(__file__, **server_options(MAP_COMPONENTS, map_files))
