"""The page, read top to bottom: read, choose, draw, show, remember the link."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from corridors import web
from corridors.map import build_command, to_script
from corridors.page import chrome, days, filters, frame, languages, link, panel, tabs
from corridors.page.data import load_catalog
from corridors.scene import Scene


def show_page() -> None:
    """Show the page for one visit, click or change of the address."""
    st.set_page_config(page_title="Corridors", page_icon=str(chrome.ICON), layout="wide")

    # Read: the data, the address, the day
    whole = load_catalog()
    asked = link.read(whole)
    words = languages.current_words(asked)
    theme = chrome.current_theme()
    now = datetime.now(ZoneInfo("Asia/Almaty")).date()

    # Choose: the days first, because the counts of the filters depend on what was known
    with st.sidebar:
        asked = languages.show_switch(asked, words)
        above, below = st.container(), st.container()
    with below:
        asked = days.show_days(whole, asked, words)
        filters.show_reset(words, key="reset")
    with above:
        view = filters.show_filters(Scene(whole, asked, words, theme, now))
    scene = Scene(whole, view, words, theme, now)

    # Draw
    chrome.show_head(scene)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        command = to_script(build_command(scene))
        frame.show_map(whole, command, on_event=lambda: link.select_clicked(whole))
        chrome.show_legend(scene)

    # Show
    with right:
        panel.show_panel(scene)
    panel.show_table(scene)
    tabs.show_tabs(scene)
    chrome.show_problems(scene)
    chrome.show_footer(scene)

    # Remember
    link.write(view)


if __name__ == "__main__":  # Streamlit runs this file for every visit
    show_page()
else:  # `streamlit run` imports it once, for the server
    app = st.App(__file__, routes=web.ROUTES, lifespan=web.prepare(frame.COMPONENTS))
