"""The pages that the head names: the map, the route planner over it, and what is read beside it."""

from dataclasses import replace
from enum import StrEnum

import streamlit as st

from corridors.page import assumptions, link
from corridors.page.controls import AIM, PROJECTS, ROUTES, TAB, aim_of
from corridors.scene import Scene
from corridors.view.values import Tab
from corridors.view.view import View

_PAGE = "page"


class Page(StrEnum):
    """What the head names, in its order."""

    MAP = "map"
    TABLE = "table"
    TIMELINE = "timeline"
    PLANNER = "planner"
    DATA = "data"
    ABOUT = "about"


# The tabs of each page; a click on its name opens the first.
_TABS = {
    Page.MAP: (Tab.MAP,),
    Page.TABLE: (Tab.TABLE,),
    Page.TIMELINE: (Tab.TIMELINE, Tab.CHANGES, Tab.CORRIDOR, Tab.KILOMETRES),
    Page.PLANNER: (Tab.MAP,),
    Page.DATA: (Tab.RECORD, Tab.SPEECH, Tab.ASSUMPTIONS),
    Page.ABOUT: (Tab.ABOUT,),
}


def choose(view: View) -> View:
    """Return the view with what the browser has just sent of its page, before that is drawn."""
    st.session_state.setdefault(AIM, aim_of(view))
    tab = st.session_state.setdefault(TAB, view.tab)
    return assumptions.choose(replace(view, tab=tab))


def show_pages(scene: Scene) -> None:
    """Show the names of the pages; the one that is open is chosen."""
    has_network = bool(scene.catalog.network.edges)
    # set in each run: one that is cut short tells the browser nothing
    st.session_state[_PAGE] = _page_of(scene)
    st.segmented_control(
        scene.words("nav.title"),
        [page for page in Page if page is not Page.PLANNER or has_network],
        format_func=lambda page: scene.words(f"nav.{page}"),
        key=_PAGE,
        on_change=_open_page,
        label_visibility="collapsed",
        required=True,
    )


def show_tabs(scene: Scene) -> None:
    """Show the tabs of the open page, where it has more than one."""
    page = _page_of(scene)
    tabs = _TABS[page]
    if len(tabs) > 1:
        key = f"tab-of-{page}"
        st.session_state[key] = scene.view.tab
        st.segmented_control(
            scene.words("tab.title"),
            tabs,
            format_func=lambda tab: scene.words(f"tab.{tab}"),
            key=key,
            on_change=_open_tab,
            args=(key,),
            label_visibility="collapsed",
            required=True,
        )


def _page_of(scene: Scene) -> Page:
    """Return the page of a view: a dossier lies over the map, whatever route is asked for."""
    view = scene.view
    if view.tab is Tab.MAP:
        is_planner = st.session_state[AIM] == ROUTES and view.project not in scene.snapshot.projects
        return Page.PLANNER if is_planner else Page.MAP
    return next(page for page, tabs in _TABS.items() if view.tab in tabs)


def _open_page() -> None:
    page = st.session_state[_PAGE]
    st.session_state[TAB] = _TABS[page][0]
    if page is Page.MAP:
        st.session_state[AIM] = PROJECTS
    if page is Page.PLANNER:
        st.session_state[AIM] = ROUTES
        link.select(None)


def _open_tab(key: str) -> None:
    st.session_state[TAB] = st.session_state[key]
