"""The controls: one table of what each holds of a view, and those of the sidebar.

A control starts with what the link asks for. Streamlit keeps its value under its key as long as it
is shown; a default that is given beside a kept value is an error.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import streamlit as st

from corridors.catalog.catalog import Catalog
from corridors.model.vocabulary import DateMove, Language, ProjectType, StatusCode
from corridors.scene import Scene, select
from corridors.style import status_sample, type_sample
from corridors.text.words import Words, preferred_language, words_for
from corridors.view.values import MAX_SEARCH_LENGTH, ProjectSet, clean_search, sorted_choices
from corridors.view.view import View

Choice = TypeVar("Choice", bound=str)
Value = TypeVar("Value")
LANGUAGE, AS_OF, SINCE, TAB = "lang", "asof", "since", "tab"
SCOPE, TYPE, STATUS, MOVED = "scope", "type", "status", "moved"
COUNTRY, SEARCH, ORDER = "country", "search", "sort"
OWN_FIGURES = "assumed"
AIM, START, END, OBJECTIVE = "aim", "from", "to", "by"
VIA, WITHIN, SWITCHED_ON, SWITCHED_OFF = "via", "within", "with", "without"
PROJECTS, ROUTES = "projects", "ways"  # what the panel is about
FILTERS = (SCOPE, TYPE, STATUS, MOVED, COUNTRY, SEARCH)
QUESTION = (AIM, START, END, OBJECTIVE, VIA, WITHIN, SWITCHED_ON, SWITCHED_OFF)


def aim_of(view: View) -> str:
    """Return what the panel of a view is about: projects, or routes where it asks for some."""
    return ROUTES if view.route.start or view.route.end else PROJECTS


# What each control holds of a view, by its key.
VALUES: Mapping[str, Callable[[View], object]] = {
    LANGUAGE: lambda view: view.language or _of_browser(),
    AS_OF: lambda view: view.as_of,
    SINCE: lambda view: view.since,
    TAB: lambda view: view.tab,
    SCOPE: lambda view: view.project_set,
    TYPE: lambda view: list(view.types),
    STATUS: lambda view: list(view.statuses),
    MOVED: lambda view: list(view.moves),
    COUNTRY: lambda view: list(view.countries),
    SEARCH: lambda view: view.search,
    ORDER: lambda view: view.order,
    OWN_FIGURES: lambda view: view.route.overrides,
    AIM: aim_of,
    START: lambda view: view.route.start,
    END: lambda view: view.route.end,
    OBJECTIVE: lambda view: view.route.objective,
    VIA: lambda view: list(view.route.via),
    WITHIN: lambda view: list(view.route.within),
    SWITCHED_ON: lambda view: list(view.route.switched_on),
    SWITCHED_OFF: lambda view: list(view.route.switched_off),
}
_SHOWN = "planner"


def follow(view: View, keys: Iterable[str] = tuple(VALUES)) -> None:
    """Set controls to a view."""
    for key in keys:
        st.session_state[key] = VALUES[key](view)


def default(key: str, value: Value) -> Value | None:
    """Return with what a control begins: None where it holds something already."""
    return None if key in st.session_state else value


def values_shown() -> dict[str, object]:
    """Return the values of the controls that are shown; Streamlit forgets those of the others."""
    shown = (*(key for key in VALUES if key not in QUESTION), *st.session_state.get(_SHOWN, ()))
    values = {key: st.session_state.get(key) for key in shown}
    return {key: list(value) if isinstance(value, list) else value for key, value in values.items()}


def show_only(keys: tuple[str, ...]) -> None:
    """Note which controls of the question to the network are shown."""
    st.session_state[_SHOWN] = keys


def current_words(requested: View) -> Words:
    """Return the words of the chosen language; the reader's own choice wins over the link."""
    chosen = st.session_state.get(LANGUAGE)
    return words_for(chosen or requested.language or _of_browser())


def show_switch(requested: View, words: Words) -> View:
    """Show the switch and return the view with its language.

    A language that the browser itself asks for stays out of the link, so that a link without one
    greets each reader in their own.
    """
    chosen = st.segmented_control(
        words("filter.language"),
        list(Language),
        default=default(LANGUAGE, words.language),
        format_func=_own_name,
        key=LANGUAGE,
        label_visibility="collapsed",
        required=True,
    )
    is_own = requested.language is None and chosen is _of_browser()
    return replace(requested, language=None if is_own else chosen)


def _own_name(language: Language) -> str:
    """Return what a language calls itself."""
    return words_for(language)("language.own")


def _of_browser() -> Language:
    """Return the language that the browser prefers, if the page speaks it."""
    return preferred_language(st.context.locale or "")


def show_days(catalog: Catalog, requested: View, words: Words) -> View:
    """Show the fields of the days, folded, and return the view with the days that they hold.

    The time bar below the map sets them too; here a day is typed.
    """
    with st.expander(words("days.exact"), key="exact-day"):
        as_of = _date_input(catalog, AS_OF, words("days.as_of"), requested.as_of)
        since = _date_input(catalog, SINCE, words("days.since"), requested.since)
    return replace(requested, as_of=as_of, since=since)


def _date_input(catalog: Catalog, key: str, title: str, requested: date | None) -> date | None:
    first, last = catalog.days
    return st.date_input(
        title,
        value=default(key, requested),
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key=key,
    )


def show_filters(scene: Scene) -> View:
    """Show the filters and return the view that they and the address make together."""
    requested, words, theme = scene.view, scene.words, scene.theme
    clicked = _as_clicked(requested)
    facets = select(scene.catalog, clicked).facets
    statuses = sorted_choices(
        {*facets.statuses, *clicked.statuses, *requested.statuses}, StatusCode
    )
    codes = {*facets.countries, *clicked.countries, *requested.countries}
    countries = sorted(codes, key=words.country)

    def extent_label(extent: ProjectSet) -> str:
        return f"{words(f'scope_of_view.{extent}')} {facets.extents[extent]}"

    def type_label(kind: ProjectType) -> str:
        sample = type_sample(kind, theme)
        return f"![]({sample}) {words(f'type.{kind}')} {facets.types[kind]}"

    def status_label(status: StatusCode) -> str:
        sample = status_sample(status, theme)
        return f"![]({sample}) {words(f'status.{status}')} {facets.statuses[status]}"

    def country_label(code: str) -> str:
        return f"{words.country(code)} {facets.countries[code]}"

    extent = _extent(requested, words, extent_label)
    title = words("filter.type"), words("filter.status"), words("filter.country")
    kinds = _pills(TYPE, title[0], tuple(ProjectType), requested.types, type_label)
    chosen = _pills(STATUS, title[1], statuses, requested.statuses, status_label)
    moves = _moves(requested, words, facets.moves)
    within = searched(COUNTRY, title[2], countries, requested.countries, country_label)
    return replace(
        requested,
        project_set=extent,
        types=sorted_choices(kinds, ProjectType),
        statuses=sorted_choices(chosen, StatusCode),
        moves=moves,
        countries=tuple(sorted(within)),
        search=_search(requested, words),
    )


def show_reset(words: Words, *, key: str) -> None:
    """Show the button that clears all filters."""
    icon = ":material/filter_alt_off:"
    st.button(words("filter.reset"), key=key, on_click=follow, args=(View(), FILTERS), icon=icon)


def _as_clicked(requested: View) -> View:
    """Return the view of the filters as the browser has just sent them, before they are drawn."""
    if TYPE not in st.session_state:
        return requested
    state = st.session_state
    return replace(
        requested,
        project_set=state[SCOPE],
        types=sorted_choices(state[TYPE], ProjectType),
        statuses=sorted_choices(state[STATUS], StatusCode),
        moves=sorted_choices(state[MOVED], DateMove),
        countries=tuple(state[COUNTRY]),
        search=clean_search(state[SEARCH]),
    )


def _search(requested: View, words: Words) -> str:
    return clean_search(
        st.text_input(
            words("filter.search"),
            value=default(SEARCH, requested.search) or "",
            key=SEARCH,
            max_chars=MAX_SEARCH_LENGTH,
            placeholder=words("filter.search_hint"),
            icon=":material/search:",
        )
    )


def _extent(requested: View, words: Words, label: Callable[[ProjectSet], str]) -> ProjectSet:
    """Show the choice between the projects of the speech and all; one is always chosen."""
    return (
        st.segmented_control(
            words("filter.scope"),
            list(ProjectSet),
            default=default(SCOPE, requested.project_set),
            format_func=label,
            key=SCOPE,
            required=True,
        )
        or ProjectSet.SPEECH
    )


def _moves(requested: View, words: Words, counts: Mapping[DateMove, int]) -> tuple[DateMove, ...]:
    """Show the filter by how the date moved."""

    def label(move: DateMove) -> str:
        return f"{words(f'moved.{move}')} {counts[move]}"

    chosen = _pills(MOVED, words("filter.moved"), tuple(DateMove), requested.moves, label)
    return sorted_choices(chosen, DateMove)


def _pills(
    key: str,
    title: str,
    options: Sequence[Choice],
    requested: Sequence[Choice],
    label: Callable[[Choice], str],
) -> list[Choice]:
    """Show one filter; what the link asks for is its default on the first run only."""
    return st.pills(
        title,
        options,
        selection_mode="multi",
        default=default(key, list(requested)),
        format_func=label,
        key=key,
    )


def searched(
    key: str,
    title: str,
    options: Sequence[str],
    requested: Sequence[str],
    label: Callable[[str], str],
) -> list[str]:
    """Show a list of choices that is searched by typing, for what is too much to lay out."""
    return st.multiselect(
        title,
        options,
        default=default(key, list(requested)),
        key=key,
        format_func=label,
        placeholder="–",
        select_all=False,
    )
