"""The language of the page: that of the link, else of the browser, else English; and its switch."""

from dataclasses import replace

import streamlit as st

from corridors.model import Language
from corridors.text import Words, preferred_language, words_for
from corridors.view import View

_LANGUAGE = "lang"


def current_words(asked: View) -> Words:
    """Return the words of the chosen language; the reader's own choice wins over the link."""
    chosen = st.session_state.get(_LANGUAGE)
    return words_for(chosen or asked.language or _of_browser())


def show_switch(asked: View, words: Words) -> View:
    """Show the switch and return the view with its language.

    A language that the browser itself asks for stays out of the link, so that a link without one
    greets each reader in their own.
    """
    chosen = st.segmented_control(
        words("filter.language"),
        list(Language),
        default=words.language if _LANGUAGE not in st.session_state else None,
        format_func=_own_name,
        key=_LANGUAGE,
        label_visibility="collapsed",
        required=True,
    )
    is_own = asked.language is None and chosen is _of_browser()
    return replace(asked, language=None if is_own else chosen)


def follow(view: View) -> None:
    """Set the switch to the language of a view."""
    st.session_state[_LANGUAGE] = view.language or _of_browser()


def _own_name(language: Language) -> str:
    """Return what a language calls itself."""
    return words_for(language)("language.own")


def _of_browser() -> Language:
    """Return the language that the browser prefers, if the page speaks it."""
    return preferred_language(st.context.locale or "")
