"""What the hours of routes count with: every figure with its source, and the reader's own."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

import streamlit as st

from corridors.dossier.card import source_badge
from corridors.model.network import Assumption, AssumptionKind
from corridors.page.controls import OWN_FIGURES
from corridors.page.markup import show
from corridors.routing.alternatives import Comparison, compare_published
from corridors.routing.durations import figures_of
from corridors.scene import Scene
from corridors.text.routes import (
    assumption_name,
    figures_text,
    km_of,
    published_km,
    published_name,
    signed,
)
from corridors.view.values import MAX_OVERRIDE, AssumptionOverride
from corridors.view.view import View

_INPUTS, _KEY, _FILLED = ("low", "typical", "high"), "figure-{}", "filled"
_LEAST = 0.01
_MANY = 5  # selects the plural that a bare unit has


def choose(view: View) -> View:
    """Return the view with the figures that the reader has just given."""
    own = st.session_state.setdefault(OWN_FIGURES, view.route.overrides)
    return replace(view, route=replace(view.route, overrides=own))


def show_assumptions(scene: Scene) -> None:
    """Show every figure, how to count with another one, and published distances."""
    words, snapshot = scene.words, scene.snapshot
    assumptions = list(snapshot.network.assumptions.values())
    hints = ("intro", "search", "own_intro")
    show("hints.html", texts=[words(f"assumption.{hint}") for hint in hints])
    if counted := [a for a in assumptions if a.measure is not AssumptionKind.TOTAL]:
        with st.container(key="own-figures"):
            _show_own(counted, scene)
    compared = compare_published(snapshot)
    show(
        "assumptions.html",
        words=words,
        rows=[_row(assumption, scene) for assumption in assumptions],
        distances=[_distance(comparison, scene) for comparison in compared],
    )


def _show_own(counted: Sequence[Assumption], scene: Scene) -> None:
    """Show the choice of a figure, and the reader's own in its place."""
    words = scene.words
    names = {a.id: assumption_name(a, scene.catalog, words) for a in counted}
    chosen = st.selectbox(
        words("assumption.choose"),
        list(names),
        format_func=names.__getitem__,
        key=f"figure-{words.language}",  # the browser names a choice by its label
    )
    assumption = scene.catalog.network.assumptions[chosen]
    unit = words.plural(f"unit.{assumption.unit}", _MANY, n="").strip()
    _fill_in(_figures(assumption, scene.view))
    with st.form("own", border=False):
        for column, name in zip(st.columns(len(_INPUTS)), _INPUTS, strict=True):
            column.number_input(
                f"{words(f'assumption.{name}')}, {unit}",
                min_value=_LEAST,
                max_value=float(MAX_OVERRIDE),
                format="%g",
                key=_KEY.format(name),
            )
        with st.container(horizontal=True):
            st.form_submit_button(words("assumption.count"), on_click=_count, args=(chosen,))
            st.form_submit_button(words("assumption.reset"), on_click=_put, args=(chosen, None))
    if _given(chosen) is None:
        st.error(words("assumption.order"), icon=":material/error:")


def _fill_in(figures: AssumptionOverride) -> None:
    """Set the inputs when another figure is chosen, or the same one has got other values."""
    state = st.session_state
    if state.get(_FILLED) != figures or _KEY.format(_INPUTS[0]) not in state:
        for name in _INPUTS:
            state[_KEY.format(name)] = getattr(figures, name)
    state[_FILLED] = figures


def _count(name: str) -> None:
    """Count with what the inputs hold, if that is in order."""
    if given := _given(name):
        _put(name, given)


def _put(name: str, figures: AssumptionOverride | None) -> None:
    """Take figures as the reader's own, or give them up."""
    others = [each for each in st.session_state[OWN_FIGURES] if each.name != name]
    own = [*others, figures] if figures else others
    st.session_state[OWN_FIGURES] = tuple(sorted(own, key=attrgetter("name")))
    st.session_state.pop(_FILLED, None)


def _given(name: str) -> AssumptionOverride | None:
    """Return what the inputs hold, or None where that is not in order."""
    try:
        return AssumptionOverride(name, *(st.session_state[_KEY.format(each)] for each in _INPUTS))
    except ValueError:
        return None


def _figures(assumption: Assumption, view: View) -> AssumptionOverride:
    """Return what is counted with: the reader's own figures, or those of the data."""
    own = {each.name: each for each in view.route.overrides}
    return own.get(assumption.id) or figures_of(assumption)


def _row(assumption: Assumption, scene: Scene) -> dict[str, Any]:
    words, counted = scene.words, _figures(assumption, scene.view)
    figures = (assumption.low, assumption.typical, assumption.high)
    is_own = str(counted) != str(figures_of(assumption))
    own = figures_text(counted.figures, assumption.unit, words) if is_own else ""
    return {
        "name": assumption_name(assumption, scene.catalog, words),
        "figures": figures_text(figures, assumption.unit, words),
        "own": words("assumption.own", figures=own) if own else "",
        "kind": words(f"evidence.{assumption.kind}"),
        "date": words.date(assumption.as_of),
        "note": words.name(assumption.note) if assumption.note else "",
        "source": source_badge(scene.catalog.sources[assumption.source], words),
    }


def _distance(comparison: Comparison, scene: Scene) -> dict[str, Any]:
    words, distance = scene.words, comparison.published
    return {
        "name": published_name(distance, scene.catalog, words),
        "said": published_km(distance, words),
        "here": km_of(comparison.km, words),
        "difference": signed(comparison.difference_km, words),
        "source": source_badge(scene.catalog.sources[distance.source], words),
    }
