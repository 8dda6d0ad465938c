"""The address of the page: it restores a view, follows back and forward, remembers changes."""

from dataclasses import replace

import streamlit as st

from corridors.catalog import Catalog
from corridors.page import filters, frame
from corridors.view import View

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


def select_clicked(catalog: Catalog) -> None:
    """Select what was clicked on the map, if the catalog knows it."""
    happened, project = frame.clicked()
    if happened:
        select(catalog, project)
