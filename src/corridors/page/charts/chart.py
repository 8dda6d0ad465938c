"""How every chart is shown: a specification made once for equal rows, with a text beside it."""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import streamlit as st

from corridors.scene import Scene
from corridors.style import PALETTES, Theme

Row = dict[str, Any]
Chart = alt.Chart | alt.LayerChart | alt.FacetChart
Draw = Callable[[alt.InlineData], Chart]


def show_chart(
    scene: Scene,
    name: str,
    rows: Sequence[Row],
    draw: Draw,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Show a chart with its title; where there are no rows, say so.

    `draw` makes it of the rows in the language and the theme of the scene; equal rows are drawn
    once.
    """
    words = scene.words
    title = words(f"chart.{name}")
    if not rows:
        st.caption(f"{title}: {words('chart.empty')}")
        return
    st.markdown(f"**{title}**")
    text = words.plural(f"chart.{name}.alt", len(rows))
    spec = _specification(name, list(rows), scene.theme.value, words.language.value, draw)
    key = f"chart-{name}"
    if on_select is None:
        st.vega_lite_chart(spec=spec, key=key, alt=text)
    else:
        st.vega_lite_chart(spec=spec, key=key, alt=text, on_select=on_select)


def type_colours(theme: Theme) -> alt.Scale:
    """Return the colours of the types, as on the map."""
    types = PALETTES[theme].types
    return alt.Scale(domain=[kind.value for kind in types], range=list(types.values()))


@st.cache_data(show_spinner=False, max_entries=200)
def _specification(
    name: str,  # noqa: ARG001 - part of the key, like theme and language
    rows: list[Row],
    theme: str,  # noqa: ARG001
    language: str,  # noqa: ARG001
    _draw: Draw,
) -> dict[str, Any]:
    return dict(_draw(alt.InlineData(values=rows)).to_dict())
