"""The Trans-Caspian route in numbers: freight and containers by year, transit times as claimed."""

from collections.abc import Iterable, Mapping
from functools import partial
from operator import itemgetter
from typing import Any

import altair as alt

from corridors.history.figures import group_facts, is_of_a_year, place_of
from corridors.model.statements import Fact
from corridors.model.terms import Measure, Term, Unit
from corridors.model.vocabulary import FactKind
from corridors.page.charts import marks
from corridors.page.charts.chart import Chart, NamedRows, Plot, Row, scale_of, show_chart, tips
from corridors.scene import Scene
from corridors.style import PALETTES
from corridors.view.values import sorted_choices

CORRIDOR = "trans-caspian"
# How many of the units of a chart are in each unit that a figure may have.
_MILLION_TONNES = {Unit.T: 1e-6, Unit.MT: 1, Unit.MT_PER_YEAR: 1}
_TEU = {Unit.TEU: 1, Unit.TEU_PER_YEAR: 1}
_DAYS = {Unit.DAYS: 1, Unit.HOURS: 1 / 24}
_YEARLY: dict[str, tuple[Term, Mapping[Term, float]]] = {
    "freight": (Measure.FREIGHT, _MILLION_TONNES),
    "containers": (Measure.CONTAINERS, _TEU),
}
_HEIGHT_PIXELS = 300
_ROOM = 1.02  # so that no mark is cut at the end of an axis


def show_corridor(scene: Scene) -> None:
    """Show the three charts of the corridor, whatever else the view selects."""
    for name in _YEARLY:
        show_chart(scene, plot_years(name, scene))
    show_chart(scene, plot_transit(scene))


def plot_years(name: str, scene: Scene) -> Plot:
    """Return `freight` or `containers` of the corridor by year and way of counting."""
    measure, units = _YEARLY[name]
    facts = [f for f in _facts(measure, scene) if f.unit in units and is_of_a_year(f)]
    rows = _yearly(facts, units, scene)
    draw = partial(_by_year, rows=rows, scene=scene)
    return Plot(name, rows, draw, _yearly_key(facts, rows, scene))


def plot_transit(scene: Scene) -> Plot:
    """Return what is claimed of the time on the way, in days, in the order in which it was said."""
    claims = [fact for fact in _facts(Measure.TRANSIT_TIME, scene) if fact.unit in _DAYS]
    claims.sort(key=lambda fact: scene.snapshot.sources[fact.source].published_by.last)
    rows = [_claim(number, fact, scene) for number, fact in enumerate(claims)]
    draw = partial(_transit, rows=rows, scene=scene)
    return Plot("transit", rows, draw, _kind_key(claims, rows, scene))


def _facts(measure: Term, scene: Scene) -> Iterable[Fact]:
    project = scene.snapshot.projects.get(CORRIDOR)
    return [fact for fact in project.facts if fact.measure == measure] if project else []


def _yearly(facts: Iterable[Fact], units: Mapping[Term, float], scene: Scene) -> list[Row]:
    """Return the figures by way of counting and year; a line joins those that are shown first."""
    rows = [
        {**_figure(fact, units, scene), "joined": fact is group.first and _was(fact)}
        for group in group_facts(facts, scene.snapshot.sources)
        for fact in group.all
    ]
    return sorted(rows, key=itemgetter("place", "year"))


def _was(fact: Fact) -> bool:
    return fact.kind is FactKind.ACTUAL


def _figure(fact: Fact, units: Mapping[Term, float], scene: Scene) -> Row:
    words, source = scene.words, scene.snapshot.sources[fact.source]
    return {
        "year": fact.period.first.year if fact.period else 0,
        **_range(fact, units),
        "scope": str(fact.scope),
        "place": fact.scope.order,
        "series_name": words.term(fact.scope),
        "kind": fact.kind.value,
        "kind_name": words(f"kind.{fact.kind}"),
        "value": words.value(fact),
        "source": words.source(source),
    }


def _claim(number: int, fact: Fact, scene: Scene) -> Row:
    words, source = scene.words, scene.snapshot.sources[fact.source]
    return {
        "id": str(number),  # two claims may have the same words
        "claim": f"{words.part(fact)} · {words.source(source)}",
        **_range(fact, _DAYS),
        "kind": fact.kind.value,
        "kind_name": words(f"kind.{fact.kind}"),
        "value": words.value(fact),
    }


def _range(fact: Fact, units: Mapping[Term, float]) -> Row:
    """Return both ends and the middle of a figure; an end that is left open is like the other."""
    ends = (fact.value,) if fact.value is not None else (fact.low, fact.high)
    factor = units[fact.unit] if fact.unit else 1
    given = [end * factor for end in ends if end is not None]
    return {"low": given[0], "high": given[-1], "middle": sum(given) / len(given)}


def _by_year(data: alt.InlineData, rows: list[Row], scene: Scene) -> Chart:
    colours = scale_of(
        marks.scope_colours({row["scope"]: row["place"] for row in rows}, scene.theme)
    )
    years = [row["year"] for row in rows]
    base = alt.Chart(data).encode(
        x=alt.X(
            "year:O",
            title=None,
            scale=alt.Scale(domain=list(range(min(years), max(years) + 1))),
            axis=alt.Axis(labelAngle=0, labelOverlap="parity", labelFlush=False, ticks=False),
        ),
        y=alt.Y("middle:Q", title=None, axis=alt.Axis(labelFlush=False)),
        color=alt.Color("scope:N", scale=colours, legend=None),
        tooltip=tips(scene.words, "year", "value", "series_name", "kind_name", "source"),
    )
    return alt.layer(
        _ranges(base).encode(
            y=alt.Y("low:Q", title=None, axis=alt.Axis(labelFlush=False)), y2="high:Q"
        ),
        base.transform_filter("datum.joined").mark_line(strokeWidth=marks.LINE_PIXELS),
        _symbols(base),
    ).properties(height=_HEIGHT_PIXELS)


def _transit(data: alt.InlineData, rows: list[Row], scene: Scene) -> Chart:
    named = NamedRows("id", {row["id"]: row["claim"] for row in rows})
    colours = scale_of(marks.kind_colours(scene.theme))
    days = partial(
        alt.X,
        title=scene.words("chart.days"),
        scale=alt.Scale(domain=[0, max(row["high"] for row in rows) * _ROOM], nice=False),
        axis=alt.Axis(tickCount=8, labelFlush=False),
    )
    base = alt.Chart(data).encode(
        y=named.place,
        x=days("middle:Q"),
        color=alt.Color("kind:N", scale=colours, legend=None),
        tooltip=tips(scene.words, "claim", "value", "kind_name"),
    )
    return alt.layer(
        _ranges(base, yOffset=named.down(0)).encode(x=days("low:Q"), x2="high:Q"),
        _symbols(base, yOffset=named.down(0)),
        named.labels(scene.theme),
    ).properties(height=named.height)


def _ranges(base: alt.Chart, **place: Any) -> alt.Chart:  # noqa: ANN401 - of Altair
    chart: alt.Chart = base.transform_filter("datum.low < datum.high").mark_rule(
        strokeWidth=marks.RANGE_PIXELS, opacity=marks.RANGE_OPACITY, strokeCap="round", **place
    )
    return chart


def _symbols(base: alt.Chart, **place: Any) -> alt.Chart:  # noqa: ANN401
    shapes = alt.Shape("kind:N", scale=scale_of(marks.KIND_SHAPES), legend=None)
    size = marks.SYMBOL_PIXELS**2
    chart: alt.Chart = base.mark_point(filled=True, opacity=1, size=size, **place).encode(
        shape=shapes
    )
    return chart


def _yearly_key(facts: list[Fact], rows: list[Row], scene: Scene) -> list[marks.KeyRow]:
    words, scopes = scene.words, sorted({fact.scope for fact in facts}, key=place_of)
    colours = marks.scope_colours({scope: scope.order for scope in scopes}, scene.theme)
    text = PALETTES[scene.theme].text
    kinds = sorted_choices({fact.kind for fact in facts}, FactKind)
    return [
        *((marks.bar(colours[scope]), words.term(scope)) for scope in scopes),
        *(
            (
                marks.symbol(text, marks.KIND_SHAPES[kind], line=kind is FactKind.ACTUAL),
                words(f"kind.{kind}"),
            )
            for kind in kinds
        ),
        *_range_key(rows, scene),
    ]


def _kind_key(facts: list[Fact], rows: list[Row], scene: Scene) -> list[marks.KeyRow]:
    words, colours = scene.words, marks.kind_colours(scene.theme)
    kinds = sorted_choices({fact.kind for fact in facts}, FactKind)
    symbols = [
        (marks.symbol(colours[kind], marks.KIND_SHAPES[kind]), words(f"kind.{kind}"))
        for kind in kinds
    ]
    return [*symbols, *_range_key(rows, scene)]


def _range_key(rows: list[Row], scene: Scene) -> list[marks.KeyRow]:
    if all(row["low"] == row["high"] for row in rows):
        return []
    return [(marks.span(PALETTES[scene.theme].text), scene.words("chart.key.range"))]
