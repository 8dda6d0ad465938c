"""The address of the page: it restores a view, follows back and forward, remembers changes."""

from dataclasses import replace

import streamlit as st

from corridors.catalog import Catalog
from corridors.page import filters, frame, share
from corridors.view import MapView, View

_WRITTEN = "link"


def read(catalog: Catalog) -> View:
    """Return the view that the address asks for.

    On the first run it becomes the default of the filters, so that a browser that reconnects keeps
    what its reader chose. Later the filters follow only an address that changed by itself.
    """
    asked = catalog.resolve(View.from_query(st.query_params))
    written = st.session_state.get(_WRITTEN)
    if written is not None and written != st.query_params.to_dict():
        filters.follow(asked)
    return asked


def write(view: View) -> None:
    """Put the view into the address; the browser itself adds where the map looks."""
    query = replace(view, map=None).to_query()
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query


def select(catalog: Catalog, project: str | None) -> None:
    """Select a project, if the catalog knows it; None deselects."""
    asked = View.from_query(st.query_params)
    write(catalog.resolve(replace(asked, project=project)))


def follow_event(catalog: Catalog) -> None:
    """Do what was asked for on the map: select a project that the catalog knows, or share."""
    event = frame.event()
    if "select" in event:
        project = event["select"]
        select(catalog, project if isinstance(project, str) else None)
    if isinstance(event.get("share"), str):
        share.ask(MapView.parse(str(event["share"]).removeprefix("#map=")))
