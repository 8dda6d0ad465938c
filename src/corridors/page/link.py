"""The address of the page: it restores a view, follows back and forward, remembers changes."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from corridors.arrival import arrive, split
from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.page import filters, frame, planner, share, tabs
from corridors.view import MapView, View

_WRITTEN, _HELD = "link", "held"
_CONTROLS = (
    *("lang", "scope", "type", "status", "country", "search", "asof", "since", "tab"),
    "assumed",
)


def read(catalog: Catalog) -> View:
    """Return the view that the address asks for.

    On the first run it becomes the default of the filters, so that a browser that reconnects keeps
    what its reader chose. Later the filters follow only an address that changed by itself: a click
    may come with an address from before the last change, which was on its way to the browser.
    """
    query = st.query_params.to_dict()
    written = st.session_state.get(_WRITTEN, query)
    is_late = query != written and st.session_state[_HELD] != _held()
    asked = catalog.resolve(View.from_query(written)) if is_late else _asked(catalog)
    if query != written and not is_late:
        filters.follow(asked)
        planner.follow(asked)
        tabs.follow(asked)
    return asked


def write(view: View) -> None:
    """Put the view into the address; the browser itself adds where the map looks."""
    query = replace(view, map=None).to_query()
    if not query == st.query_params.to_dict() == st.session_state.get(_WRITTEN, query):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN], st.session_state[_HELD] = query, _held()


def select(project: str | None) -> None:
    """Select a project, if the current catalog knows it; None deselects.

    Streamlit keeps what it calls after a click for as long as a page is open: no catalog is in it.
    """
    catalog = current_catalog()
    write(catalog.resolve(replace(_asked(catalog), project=project)))


def follow_event() -> None:
    """Do what was asked for on the map: select a project that the catalog knows, or share."""
    event = frame.event()
    if "select" in event:
        project = event["select"]
        select(project if isinstance(project, str) else None)
    if isinstance(event.get("share"), str):
        share.ask(MapView.parse(str(event["share"]).removeprefix("#map=")))


def _asked(catalog: Catalog) -> View:
    """Return what the address asks for, of which Streamlit would tell the last of equal words."""
    pairs = [(word, value) for word in st.query_params for value in st.query_params.get_all(word)]
    return arrive(split(urlencode(pairs)), catalog).view


def _held() -> dict[str, object]:
    """Return what the controls hold."""
    controls = (*_CONTROLS, *planner.shown_controls())
    held = {name: st.session_state.get(name) for name in controls}
    return {name: list(of) if isinstance(of, list) else of for name, of in held.items()}
