"""The address of the page: it restores a view, follows back and forward, remembers changes."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from corridors.catalog.arrival import arrive, split
from corridors.catalog.catalog import Catalog
from corridors.live import current_catalog
from corridors.page import controls, share
from corridors.page.map import map_event
from corridors.view.values import MapView, Tab
from corridors.view.view import View

_WRITTEN, _VALUES = "link", "held"
_FOLLOWED = "followed"  # by a run that did not come to write the address: another cut it short


def read(catalog: Catalog) -> View:
    """Return the view that the address asks for.

    On the first run it becomes the default of the filters, so that a browser that reconnects keeps
    what its reader chose. Later the filters follow only an address that changed by itself: a click
    may come with an address from before the last change, which was on its way to the browser.
    """
    query = st.query_params.to_dict()
    written = st.session_state.get(_WRITTEN, query), st.session_state.get(_VALUES)
    last, values = st.session_state.get(_FOLLOWED, written)
    is_late = query != last and values != controls.values_shown()
    requested = catalog.resolve(View.from_query(last)) if is_late else _requested(catalog)
    if query != last and not is_late:
        controls.follow(requested)
        st.session_state[_FOLLOWED] = query, controls.values_shown()
    return requested


def write(view: View) -> None:
    """Put the view into the address; the browser itself adds where the map looks."""
    query = replace(view, map=None).to_query()
    if not query == st.query_params.to_dict() == st.session_state.get(_WRITTEN, query):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN], st.session_state[_VALUES] = query, controls.values_shown()
    st.session_state.pop(_FOLLOWED, None)


def select(project: str | None) -> None:
    """Select a project, if the current catalog knows it, and show it on the map; None deselects.

    Streamlit keeps what it calls after a click for as long as a page is open: no catalog is in it.
    """
    catalog = current_catalog()
    view = replace(_requested(catalog), project=project)
    if project:
        st.session_state[controls.TAB] = Tab.MAP
        view = replace(view, tab=Tab.MAP)
    write(catalog.resolve(view))


def turn(days: Mapping[str, str]) -> None:
    """Show other days, told as in a link: `asof` and `since`, empty where there is none."""
    catalog = current_catalog()
    turned = catalog.resolve(View.from_query(days))
    view = replace(_requested(catalog), as_of=turned.as_of, since=turned.since)
    controls.follow(view, (controls.AS_OF, controls.SINCE))
    write(catalog.resolve(view))


def follow_event() -> None:
    """Do what was asked for on the map: select a project, show other days, or share."""
    event = map_event()
    if "select" in event:
        project = event["select"]
        select(project if isinstance(project, str) else None)
    if "asof" in event:
        turn({word: str(event.get(word, "")) for word in ("asof", "since")})
    if isinstance(event.get("share"), str):
        share.ask(MapView.parse(str(event["share"]).removeprefix("#map=")))


def _requested(catalog: Catalog) -> View:
    """Return what the address asks for, of which Streamlit would tell the last of equal words."""
    pairs = [(word, value) for word in st.query_params for value in st.query_params.get_all(word)]
    return arrive(split(urlencode(pairs)), catalog).view
