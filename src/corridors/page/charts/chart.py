"""How every chart is shown: a specification made once for equal rows, the same rows as a table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from corridors.model import Language
from corridors.page.markup import show
from corridors.scene import Scene
from corridors.style import PALETTES, Theme
from corridors.text import Words, words_for

Row = dict[str, Any]
Chart = alt.Chart | alt.LayerChart | alt.FacetChart
Draw = Callable[[alt.InlineData], Chart]
# What of a row stands in the table below its chart, and the word above it.
_COLUMNS = {
    "name": "table.project",
    "claim": "chart.claim",
    "year": "chart.year",
    "country": "section.country",
    "type_name": "table.type",
    "what": "chart.what",
    "value": "chart.value",
    "km": "chart.km",
    "series": "chart.series",
    "kind": "chart.kind",
    "start": "chart.start",
    "end": "chart.end",
    "said": "chart.said",
    "due": "chart.due",
    "source": "chart.source",
}
_DAYS = {"start", "end", "said", "due"}


def show_chart(
    scene: Scene,
    name: str,
    rows: Sequence[Row],
    draw: Draw,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Show a chart with its title and its rows as a table; where there are no rows, say so.

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
    st.vega_lite_chart(spec=spec, key=key, alt=text, on_select=on_select or "ignore")
    columns = [column for column in _COLUMNS if any(column in row for row in rows)]
    show(
        "chart.html",
        title=title,
        summary=words("chart.table"),
        heads=[words(_COLUMNS[column]) for column in columns],
        rows=[[_cell(row, column, words) for column in columns] for row in rows],
    )


def type_colours(theme: Theme) -> alt.Scale:
    """Return the colours of the types, as on the map."""
    types = PALETTES[theme].types
    return alt.Scale(domain=[kind.value for kind in types], range=list(types.values()))


@st.cache_data(show_spinner=False, max_entries=200)
def _specification(
    name: str,  # noqa: ARG001 - part of the key, like theme and language
    rows: list[Row],
    theme: str,  # noqa: ARG001
    language: str,
    _draw: Draw,
) -> dict[str, Any]:
    spec = dict(_draw(alt.InlineData(values=rows)).to_dict())
    spec["config"] = {
        **spec.get("config", {}),
        "aria": False,  # the table says it, in any language
        "mark": {"aria": False},
        "locale": words_for(Language(language)).vega_locale(),
    }
    return spec


def _cell(row: Row, column: str, words: Words) -> str:
    if column not in row:
        return ""
    if column in _DAYS:
        return words.day(date.fromisoformat(row[column]))
    return words.number(row[column]) if column == "km" else str(row[column])
