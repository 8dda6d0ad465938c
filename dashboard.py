"""The page, read top to bottom: read, choose, draw, show, remember the link."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from corridors.map import build_command, to_script
from corridors.model import Language
from corridors.page import chrome, filters, frame, link, panel
from corridors.page.data import load_catalog
from corridors.scene import Scene
from corridors.text import words_for

st.set_page_config(page_title="Corridors", page_icon=str(chrome.ICON), layout="wide")

# Read: the data, the address, the day
catalog = load_catalog()
asked = link.read(catalog)
words = words_for(asked.language or Language.EN)
theme = chrome.current_theme()
today = datetime.now(ZoneInfo("Asia/Almaty")).date()

# Choose
with st.sidebar:
    view = filters.show_filters(catalog, asked, words, theme)
    filters.show_reset(words, key="reset")
scene = Scene(catalog, view, words, theme, today)

# Draw
chrome.show_head(scene)
left, right = st.columns([5, 3], gap="medium")
with left:
    command = to_script(build_command(scene))
    frame.show_map(catalog, command, on_event=lambda: link.select_clicked(catalog))
    chrome.show_legend(scene)

# Show
with right:
    panel.show_panel(scene)
panel.show_table(scene)
chrome.show_problems(scene)
chrome.show_footer(scene)

# Remember
link.write(view)
