"""Statuses over time with promised dates, and how far promises slipped."""

from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from corridors import history
from corridors.model import Project, PromiseKind, StatusCode
from corridors.page import link
from corridors.page.charts.chart import Chart, Row, show_chart, type_colours
from corridors.scene import Scene
from corridors.style import DASHES, PALETTES

_START = date(2012, 1, 1)
_ROW_PIXELS, _AXIS_PIXELS = 30, 30
_SLIP_PIXELS, _LEGEND_ROW_PIXELS = 340, 24


def show_timeline(scene: Scene) -> None:
    """Show both charts; a bar that is clicked selects its project."""
    show_chart(
        scene,
        "timeline",
        [row for project in scene.selection.projects for row in _spans(project, scene)],
        lambda data: _timeline(data, scene),
        on_select=lambda: _select(scene),
    )
    show_chart(
        scene,
        "slips",
        [row for project in scene.selection.projects for row in _promises(project, scene)],
        lambda data: _slips(data, scene),
    )


def _spans(project: Project, scene: Scene) -> list[Row]:
    words, sources = scene.words, scene.snapshot.sources
    base = {"id": project.id, "name": words.name(project.name), "type": project.type.value}
    spans = [
        {
            **base,
            "what": words(f"status.{span.status}"),
            "status": words(f"status.{span.status}"),
            "start": max(span.start, _START).isoformat(),
            "end": span.end.isoformat(),
        }
        for span in history.status_spans(project, sources, scene.today)
        if span.end > _START
    ]
    promised = {p.due.last for p in project.promises if p.what is PromiseKind.COMPLETION}
    return spans + [
        {**base, "what": words("promise.completion"), "due": day.isoformat()}
        for day in sorted(promised)
    ]


def _promises(project: Project, scene: Scene) -> list[Row]:
    words, sources = scene.words, scene.snapshot.sources
    said = [
        (sources[promise.source].known.last, promise.due)
        for promise in project.promises
        if promise.what is PromiseKind.COMPLETION
        and promise.section is None
        and not sources[promise.source].kind.is_weak
    ]
    if len({due.last for _, due in said}) == 1:
        return []  # a date that nobody moved is on the timeline
    return [
        {
            "name": words.name(project.name),
            "said": known.isoformat(),
            "due": due.last.isoformat(),
            "what": words.date(due),
        }
        for known, due in sorted(said, key=lambda pair: (pair[0], pair[1].last))
    ]


def _timeline(data: alt.InlineData, scene: Scene) -> Chart:
    words = scene.words
    names = [words.name(project.name) for project in scene.selection.projects]
    row = alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=240))
    tip = [alt.Tooltip("name:N", title=words("table.project")), alt.Tooltip("what:N", title=" ")]
    colour = alt.Color("type:N", scale=type_colours(scene.theme), legend=None)
    picked = alt.selection_point(name="picked", fields=["id"])
    dashes = {words(f"status.{status}"): _dash(status) for status in StatusCode}
    bars = (
        alt.Chart(data)
        .transform_filter("isValid(datum.status)")
        .mark_rule(strokeWidth=7, opacity=1)
        .encode(
            y=row,
            x=alt.X("start:T", title=None),
            x2="end:T",
            color=colour,
            strokeDash=alt.StrokeDash(
                "status:N",
                scale=alt.Scale(domain=list(dashes), range=list(dashes.values())),
                legend=None,
            ),
            tooltip=[*tip, alt.Tooltip("start:T"), alt.Tooltip("end:T")],
        )
        .add_params(picked)
    )
    ticks = (
        alt.Chart(data)
        .transform_filter("isValid(datum.due)")
        .mark_tick(thickness=2.5, height=18)
        .encode(y=row, x="due:T", color=colour, tooltip=[*tip, alt.Tooltip("due:T")])
    )
    today = (
        alt.Chart(alt.InlineData(values=[{"today": scene.today.isoformat()}]))
        .mark_rule(strokeDash=[4, 3], color=PALETTES[scene.theme].faint_text)
        .encode(x="today:T")
    )
    return alt.layer(bars, ticks, today).properties(
        height=_ROW_PIXELS * max(len(names), 2) + _AXIS_PIXELS
    )


def _dash(status: StatusCode) -> list[float]:
    """Return the pattern of a status, as on the map."""
    return [float(part) for part in DASHES[status].split()] or [1, 0]


def _slips(data: alt.InlineData, scene: Scene) -> Chart:
    words = scene.words
    base = alt.Chart(data).encode(
        x=alt.X("said:T", title=words("chart.said")),
        y=alt.Y("due:T", title=words("chart.due")),
        color=alt.Color(
            "name:N",
            scale=alt.Scale(range=list(PALETTES[scene.theme].series)),
            legend=alt.Legend(title=None, orient="bottom", columns=2, labelLimit=320),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=words("table.project")),
            alt.Tooltip("said:T", title=words("chart.said")),
            alt.Tooltip("what:N", title=words("chart.due")),
        ],
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2)
    points = base.mark_point(filled=True, size=70).encode(shape=alt.Shape("name:N", legend=None))
    legend_pixels = _LEGEND_ROW_PIXELS * (len(scene.selection.projects) // 2)
    return alt.layer(line, points).properties(height=_SLIP_PIXELS + legend_pixels)


def _select(scene: Scene) -> None:
    event: Any = st.session_state.get("chart-timeline")
    picked = event.get("selection", {}).get("picked") if event else None
    if picked and isinstance(picked[0].get("id"), str):
        link.select(scene.catalog, picked[0]["id"])
