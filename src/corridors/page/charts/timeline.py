"""Statuses over time with promised dates, and how far promises slipped."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

import altair as alt
import streamlit as st

from corridors.history.status import completion_promises, status_spans
from corridors.model.project import Project
from corridors.model.statements import Promise
from corridors.model.vocabulary import StatusCode
from corridors.page import link
from corridors.page.charts import marks
from corridors.page.charts.chart import (
    Chart,
    NamedRows,
    Plot,
    Row,
    scale_of,
    show_chart,
    tips,
    type_colours,
)
from corridors.page.charts.years import (
    end_of,
    middle_of,
    start_of,
    x_years,
    y_years,
    year_bands,
    years_around,
)
from corridors.scene import Scene
from corridors.style import PALETTES

_STATUS_PIXELS, _PROMISE_PIXELS = 1, 13  # from the middle of a row down to its bars
_SLIP_PIXELS = 380


def show_timeline(scene: Scene) -> None:
    """Show both charts; a bar that is clicked selects its project."""
    show_chart(scene, plot_timeline(scene), on_select=_select)
    show_chart(scene, plot_slips(scene))


def plot_timeline(scene: Scene) -> Plot:
    """Return the statuses of the projects of a view, and the dates promised for their ends."""
    rows = [row for project in scene.selection.projects for row in _history(project, scene)]
    day = scene.words.day(scene.news_through)
    return Plot(
        "timeline",
        rows,
        lambda data: _timeline(data, rows, scene),
        _timeline_key(rows, scene),
        scene.words("chart.timeline.note", date=day),
    )


def plot_slips(scene: Scene) -> Plot:
    """Return what was promised, and when, for the ends of projects whose dates were moved."""
    looks = _looks(scene)
    rows = [row for project in scene.selection.projects for row in _moved(project, looks, scene)]
    return Plot("slips", rows, lambda data: _slips(data, rows, scene), _slips_key(rows, scene))


def _history(project: Project, scene: Scene) -> list[Row]:
    """Return the statuses of a project, then the different dates that were promised for its end."""
    return [*_spans(project, scene), *_promises(project, scene)]


def _spans(project: Project, scene: Scene) -> Iterable[Row]:
    words = scene.words
    now = words("chart.holds", date=words.day(scene.news_through))
    for span in status_spans(project, scene.snapshot.sources, scene.news_through):
        yield {
            **_base(project, scene),
            "status": span.status.value,
            "what": words(f"status.{span.status}"),
            "since": words.date(span.since),
            "until": words.date(span.until) if span.until else now,
            "from": start_of(span.start),
            "to": start_of(span.end) if span.until else end_of(span.end),
        }


def _promises(project: Project, scene: Scene) -> Iterable[Row]:
    sources = scene.snapshot.sources
    newest = {p.due.text: p for p in completion_promises(project, sources)}
    for promise in sorted(newest.values(), key=lambda p: (p.due.last, p.due.first)):
        yield {**_base(project, scene), **_promise(promise, scene)}


def _looks(scene: Scene) -> Mapping[str, tuple[str, str]]:
    """Return colour and shape of each project by its id: those whose date was moved differ."""
    projects, sources = scene.catalog.projects, scene.catalog.sources
    moved = {name for name, p in projects.items() if _is_moved(completion_promises(p, sources))}
    return marks.project_looks(projects, moved, scene.theme)


def _is_moved(promises: Iterable[Promise]) -> bool:
    return len({promise.due.last for promise in promises}) > 1


def _moved(project: Project, looks: Mapping[str, tuple[str, str]], scene: Scene) -> list[Row]:
    """Return all that was promised for the end of a project whose date was moved."""
    sources = scene.snapshot.sources
    promises = completion_promises(project, sources)
    colour, shape = looks[project.id]
    if not _is_moved(promises):
        return []  # a date that nobody moved is on the timeline
    return [
        {
            **_base(project, scene),
            **_promise(promise, scene),
            "at": end_of(sources[promise.source].published_by.last),
            "middle": middle_of(promise.due),
            "colour": colour,
            "shape": shape,
        }
        for promise in promises
    ]


def _base(project: Project, scene: Scene) -> Row:
    name = scene.words.name(project.name)
    day = start_of(scene.today)
    return {"id": project.id, "name": name, "type": project.type.value, "day": day}


def _promise(promise: Promise, scene: Scene) -> Row:
    words, source = scene.words, scene.snapshot.sources[promise.source]
    return {
        "what": words("promise.completion"),
        "due": words.date(promise.due),
        "said": words.date(source.published_by),
        "source": words.source(source),
        "is_day": promise.due.is_day,
        "from": start_of(promise.due.first),
        "to": end_of(promise.due.last),
    }


def _timeline(data: alt.InlineData, rows: list[Row], scene: Scene) -> Chart:
    named = NamedRows("id", {row["id"]: row["name"] for row in rows})
    years = _years(rows, "from", "to", "day", scene=scene)
    x, y = x_years("from", years), named.place
    layers = [
        year_bands(years, scene.theme).encode(x=x, x2="to:T"),
        *(bars.encode(x=x, y=y) for bars in _status_bars(data, named, scene)),
        *(promises.encode(x=x, y=y) for promises in _promise_marks(data, named, scene)),
        _day_line(scene, years),
        named.labels(scene.theme),
    ]
    return alt.layer(*layers).properties(height=named.height)


def _status_bars(data: alt.InlineData, named: NamedRows, scene: Scene) -> Iterable[alt.Chart]:
    """Yield the dashes of statuses, and over them faint bars that have no gaps to point into."""
    dashes = {status: marks.status_dash(status) for status in StatusCode}
    base = (
        alt.Chart(data)
        .transform_filter("isValid(datum.status)")
        .encode(x2="to:T", color=alt.Color("type:N", scale=type_colours(scene.theme), legend=None))
    )
    bar = partial(
        base.mark_rule, strokeWidth=marks.BAR_PIXELS, yOffset=named.down(_STATUS_PIXELS), clip=True
    )
    dash = alt.StrokeDash("status:N", scale=scale_of(dashes), legend=None)
    yield bar(opacity=1).encode(strokeDash=dash)
    yield (
        bar(opacity=marks.EXTENT_OPACITY)
        .encode(tooltip=tips(scene.words, "name", "what", "since", "until"))
        .add_params(alt.selection_point(name="picked", fields=["id"]))
    )


def _promise_marks(data: alt.InlineData, named: NamedRows, scene: Scene) -> Iterable[alt.Chart]:
    """Yield the promises that name a period as outlined bars over it, those of a day as ticks."""
    colours = type_colours(scene.theme)
    fill = alt.Fill("type:N", scale=colours, legend=None)
    stroke = alt.Stroke("type:N", scale=colours, legend=None)
    base = alt.Chart(data).encode(
        fill=fill, tooltip=tips(scene.words, "name", "what", "due", "source")
    )
    down = named.down(_PROMISE_PIXELS)
    periods = base.transform_filter("isValid(datum.due) && !datum.is_day").mark_bar(
        height=marks.PROMISE_PIXELS,
        yOffset=down,
        fillOpacity=marks.PROMISE_OPACITY,
        strokeWidth=marks.EDGE_PIXELS,
        clip=True,
    )
    yield periods.encode(x2="to:T", stroke=stroke)
    yield base.transform_filter("isValid(datum.due) && datum.is_day").mark_tick(
        thickness=2.5, size=marks.PROMISE_PIXELS + 4, yOffset=down, clip=True
    )


def _day_line(scene: Scene, years: range) -> alt.Chart:
    day = alt.InlineData(values=[{"day": start_of(scene.today)}])
    colour = PALETTES[scene.theme].faint_text
    chart: alt.Chart = (
        alt.Chart(day)
        .mark_rule(strokeDash=list(marks.DAY_DASH), strokeWidth=1.5, color=colour, clip=True)
        .encode(x=x_years("day", years))
    )
    return chart


def _timeline_key(rows: list[Row], scene: Scene) -> list[marks.KeyRow]:
    words, theme, palette = scene.words, scene.theme, PALETTES[scene.theme]
    shown = {row["id"] for row in rows}
    kinds = {project.type for project in scene.selection.projects if project.id in shown}
    statuses = {StatusCode(row["status"]) for row in rows if "status" in row}
    due = {row["is_day"] for row in rows if "due" in row}
    day = "chart.key.today" if scene.today == scene.now else "chart.key.day"
    return [
        *marks.type_key(kinds, theme, words),
        *marks.status_key(statuses, theme, words),
        *([(marks.period(palette), words("chart.key.period"))] if False in due else []),
        *([(marks.tick(palette), words("chart.key.tick"))] if True in due else []),
        (marks.day(palette), words(day, date=words.day(scene.today))),
    ]


def _slips(data: alt.InlineData, rows: list[Row], scene: Scene) -> Chart:
    words, theme = scene.words, scene.theme
    spoken, due = _years(rows, "at", scene=scene), _years(rows, "from", "to", scene=scene)
    colours = scale_of({row["id"]: row["colour"] for row in rows})
    shapes = scale_of({row["id"]: row["shape"] for row in rows})
    x = x_years("at", spoken, words("chart.said"))
    period = y_years("from", due)
    middle = y_years("middle", due)
    base = alt.Chart(data).encode(
        x=x,
        color=alt.Color("id:N", scale=colours, legend=None),
        tooltip=tips(words, "name", "said", "due", "source"),
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=marks.LINE_PIXELS, clip=True)
    bar = base.mark_rule(strokeWidth=marks.RANGE_PIXELS, opacity=marks.RANGE_OPACITY, clip=True)
    point = base.mark_point(filled=True, opacity=1, size=marks.SYMBOL_PIXELS**2, clip=True)
    return alt.layer(
        year_bands(spoken, theme).encode(x=x_years("from", spoken, words("chart.said")), x2="to:T"),
        year_bands(due, theme).encode(y=period, y2="to:T"),
        line.encode(y=middle),
        bar.encode(y=period, y2="to:T"),
        point.encode(y=middle, shape=alt.Shape("id:N", scale=shapes, legend=None)),
    ).properties(height=_SLIP_PIXELS)


def _slips_key(rows: list[Row], scene: Scene) -> list[marks.KeyRow]:
    projects = dict.fromkeys((row["colour"], row["shape"], row["name"]) for row in rows)
    shown = [(marks.symbol(colour, shape, line=True), name) for colour, shape, name in projects]
    text = PALETTES[scene.theme].text
    periods = [] if all(row["is_day"] for row in rows) else [scene.words("chart.key.named")]
    return [*shown, *((marks.span(text), named) for named in periods)]


def _years(rows: list[Row], *fields: str, scene: Scene) -> range:
    """Return the years of an axis on which some fields of rows have their place."""
    days = [date.fromisoformat(row[field][:10]) for row in rows for field in fields]
    return years_around(days, scene.today)


def _select() -> None:
    event: Any = st.session_state.get("chart-timeline")
    picked = event.get("selection", {}).get("picked") if event else None
    if picked and isinstance(picked[0].get("id"), str):
        link.select(picked[0]["id"])
