"""How every chart is shown: a specification made once for equal rows, its key, the rows as a table.

What a chart says is worked out in Python, in the words of the page: texts, and dates as exact as
their sources. Nothing is left to the clock, the time zone or the language of the browser.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt
import streamlit as st

from corridors.model.vocabulary import Language
from corridors.page.charts.marks import KeyRow
from corridors.page.markup import show
from corridors.scene import Scene
from corridors.style import PALETTES, Theme
from corridors.text.words import Words, words_for

Row = dict[str, Any]
Chart = alt.Chart | alt.LayerChart | alt.FacetChart
Draw = Callable[[alt.InlineData], Chart]
ROW_PIXELS = 46  # of a chart whose rows have their names above them
_NAME_PIXELS = -7  # from the middle of a row up to the foot of its name
_LINE_PIXELS, _LETTERS = 15, 52  # of a name, as wide as a phone
_AXIS_PIXELS = 30
# What of a row stands in the table below its chart and in its tips, and the word for it.
_COLUMNS = {
    "name": "table.project",
    "claim": "chart.claim",
    "year": "chart.year",
    "type_name": "table.type",
    "what": "chart.what",
    "value": "chart.value",
    "drawn": "chart.drawn",
    "series_name": "chart.series",
    "kind_name": "chart.kind",
    "since": "chart.start",
    "until": "chart.end",
    "said": "chart.said",
    "due": "chart.due",
    "source": "chart.source",
}


@dataclass(frozen=True)
class Plot:
    """A chart: what it shows, how that is drawn, what its marks mean, a note on it.

    `draw` makes it of the rows in the language and the theme of the scene; equal rows are drawn
    once, so that what else it needs (a day, a colour) stands in the rows too.
    """

    name: str
    rows: Sequence[Row]
    draw: Draw
    key: Sequence[KeyRow]
    note: str = ""


def show_chart(scene: Scene, plot: Plot, on_select: Callable[[], None] | None = None) -> None:
    """Show a chart with its title, its key and its rows as a table; without rows, say so."""
    words, name, rows = scene.words, plot.name, plot.rows
    title = words(f"chart.{name}")
    if not rows:
        st.caption(f"{title}: {words('chart.empty')}")
        return
    st.markdown(f"**{title}**")
    show("key.html", rows=plot.key, note=plot.note)
    text = words.plural(f"chart.{name}.alt", len(rows))
    spec = _specification(name, list(rows), scene.theme.value, words.language.value, plot.draw)
    st.vega_lite_chart(spec=spec, key=f"chart-{name}", alt=text, on_select=on_select or "ignore")
    columns = [column for column in _COLUMNS if any(column in row for row in rows)]
    show(
        "chart.html",
        title=title,
        summary=words("chart.table"),
        heads=[words(_COLUMNS[column]) for column in columns],
        rows=[[row.get(column, "") for column in columns] for row in rows],
    )


def tips(words: Words, *columns: str) -> list[alt.Tooltip]:
    """Return what is told of a mark under the pointer, named as in the table."""
    return [alt.Tooltip(f"{column}:N", title=words(_COLUMNS[column])) for column in columns]


def type_colours(theme: Theme) -> alt.Scale:
    """Return the colours of the types, as on the map."""
    return scale_of(PALETTES[theme].types)


def scale_of(looks: dict[Any, Any]) -> alt.Scale:
    """Return a scale on which each id has its own look, whichever others are drawn."""
    return alt.Scale(domain=[str(name) for name in looks], range=list(looks.values()))


@dataclass(frozen=True)
class NamedRows:
    """The rows of a chart from the top down, each with its name above what it holds.

    There a name has the whole width, and is not cut on a phone either: a long one takes two lines.
    """

    field: str
    names: Mapping[str, str]

    @property
    def place(self) -> alt.Y:
        """The row that something stands in."""
        return alt.Y(f"{self.field}:N", sort=list(self.names), title=None, axis=None)

    @property
    def height(self) -> int:
        """How high the chart is, in pixels."""
        return (ROW_PIXELS + self._more_pixels) * len(self.names) + _AXIS_PIXELS

    def down(self, pixels: float) -> float:
        """Return how far below the middle of its row something stands, below all its names."""
        return pixels + self._more_pixels / 2

    def labels(self, theme: Theme) -> alt.Chart:
        """Return the names, at the left end of their rows."""
        most = self._most_lines
        values = [
            {self.field: name, "label": "\n".join([""] * (most - len(lines)) + lines)}
            for name, lines in self._lines.items()
        ]
        look: Row = {"color": PALETTES[theme].text, "fontSize": 12, "lineBreak": "\n"}
        chart: alt.Chart = (
            alt.Chart(alt.InlineData(values=values))
            .mark_text(
                align="left",
                baseline="line-bottom",
                lineHeight=_LINE_PIXELS,
                dx=2,
                dy=_NAME_PIXELS - self._more_pixels / 2,
                **look,
            )
            .encode(y=self.place, x=alt.value(0), text="label:N")
        )
        return chart

    @property
    def _lines(self) -> dict[str, list[str]]:
        return {name: wrap(text, _LETTERS) or [""] for name, text in self.names.items()}

    @property
    def _more_pixels(self) -> int:
        return _LINE_PIXELS * (self._most_lines - 1)

    @property
    def _most_lines(self) -> int:
        return max(map(len, self._lines.values()), default=1)


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
