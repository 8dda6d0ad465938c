"""The filters of the sidebar: each choice shows how the map draws it and how many it holds."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from corridors.model import ProjectType, StatusCode
from corridors.page import days, languages
from corridors.query import in_order
from corridors.scene import Scene, select
from corridors.style import status_sample, type_sample
from corridors.text import Words
from corridors.view import MAX_SEARCH_LENGTH, Extent, View, clean_search

Choice = TypeVar("Choice", bound=str)
_SCOPE, _TYPE, _STATUS, _COUNTRY, _SEARCH = "scope", "type", "status", "country", "search"


def show_filters(scene: Scene) -> View:
    """Show the filters and return the view that they and the address make together."""
    asked, words, theme = scene.view, scene.words, scene.theme
    clicked = _as_clicked(asked)
    facets = select(scene.catalog, clicked).facets
    statuses = in_order({*facets.statuses, *clicked.statuses, *asked.statuses}, StatusCode)
    countries = sorted({*facets.countries, *clicked.countries, *asked.countries})

    def extent_label(extent: Extent) -> str:
        return f"{words(f'scope_of_view.{extent}')} {facets.extents[extent]}"

    def type_label(kind: ProjectType) -> str:
        sample = type_sample(kind, theme)
        return f"![]({sample}) {words(f'type.{kind}')} {facets.types[kind]}"

    def status_label(status: StatusCode) -> str:
        sample = status_sample(status, theme)
        return f"![]({sample}) {words(f'status.{status}')} {facets.statuses[status]}"

    def country_label(code: str) -> str:
        return f"{words.country(code)} {facets.countries[code]}"

    extent = _extent(asked, words, extent_label)
    title = words("filter.type"), words("filter.status"), words("filter.country")
    kinds = _pills(_TYPE, title[0], tuple(ProjectType), asked.types, type_label)
    held = _pills(_STATUS, title[1], statuses, asked.statuses, status_label)
    within = _pills(_COUNTRY, title[2], countries, asked.countries, country_label)
    return replace(
        asked,
        extent=extent,
        types=in_order(kinds, ProjectType),
        statuses=in_order(held, StatusCode),
        countries=tuple(sorted(within)),
        search=_search(asked, words),
    )


def follow(view: View) -> None:
    """Set the filters, the days and the language to a view."""
    clear(view)
    days.follow(view)
    languages.follow(view)


def clear(view: View) -> None:
    """Set the filters to a view; the days stay."""
    st.session_state[_SCOPE] = view.extent
    st.session_state[_TYPE] = list(view.types)
    st.session_state[_STATUS] = list(view.statuses)
    st.session_state[_COUNTRY] = list(view.countries)
    st.session_state[_SEARCH] = view.search


def show_reset(words: Words, *, key: str) -> None:
    """Show the button that clears all filters."""
    icon = ":material/filter_alt_off:"
    st.button(words("filter.reset"), key=key, on_click=clear, args=(View(),), icon=icon)


def _as_clicked(asked: View) -> View:
    """Return the view of the filters as the browser has just sent them, before they are drawn."""
    if _TYPE not in st.session_state:
        return asked
    state = st.session_state
    return replace(
        asked,
        extent=state[_SCOPE],
        types=in_order(state[_TYPE], ProjectType),
        statuses=in_order(state[_STATUS], StatusCode),
        countries=tuple(state[_COUNTRY]),
        search=clean_search(state[_SEARCH]),
    )


def _search(asked: View, words: Words) -> str:
    return clean_search(
        st.text_input(
            words("filter.search"),
            value=asked.search if _SEARCH not in st.session_state else "",
            key=_SEARCH,
            max_chars=MAX_SEARCH_LENGTH,
            placeholder=words("filter.search_hint"),
            icon=":material/search:",
        )
    )


def _extent(asked: View, words: Words, label: Callable[[Extent], str]) -> Extent:
    """Show the choice between the projects of the speech and all; one is always chosen."""
    if _SCOPE in st.session_state:
        return (
            st.segmented_control(
                words("filter.scope"), list(Extent), format_func=label, key=_SCOPE, required=True
            )
            or Extent.SPEECH
        )
    return st.segmented_control(
        words("filter.scope"),
        list(Extent),
        default=asked.extent,
        format_func=label,
        key=_SCOPE,
        required=True,
    )


def _pills(
    key: str,
    title: str,
    options: Sequence[Choice],
    asked: Sequence[Choice],
    label: Callable[[Choice], str],
) -> list[Choice]:
    """Show one filter; what the link asks for is its default on the first run only."""
    default = list(asked) if key not in st.session_state else None
    return st.pills(
        title, options, selection_mode="multi", default=default, format_func=label, key=key
    )
