"""Kilometres of the current view by status, type and country, measured on the drawn lines."""

from collections import Counter

import altair as alt

from corridors.measure import length_km
from corridors.model import ProjectType, StatusCode
from corridors.page.charts.chart import Chart, show_chart, type_colours
from corridors.page.markup import show
from corridors.query import in_order
from corridors.scene import Scene

Key = tuple[ProjectType, StatusCode, str]


def show_kilometres(scene: Scene) -> None:
    """Show the chart and the table; a line that two projects share counts for each."""
    words = scene.words
    lengths = _lengths_km(scene)
    rows = [
        {
            "type": kind.value,
            "type_name": words(f"type.{kind}"),
            "what": words(f"status.{status}"),
            "country": words.country(country) if country else words("mode.sea"),
            "km": round(km),
        }
        for (kind, status, country), km in sorted(lengths.items())
    ]
    show_chart(scene, "kilometres", rows, lambda data: _bars(data, scene))
    statuses = in_order({status for _, status, _ in lengths}, StatusCode)
    table = [
        {
            "type": words(f"type.{kind}"),
            "km": [words.number(round(_total(lengths, kind, status))) for status in statuses],
        }
        for kind in in_order({kind for kind, _, _ in lengths}, ProjectType)
    ]
    heads = [words(f"status.{status}") for status in statuses]
    show("kilometres.html", words=words, heads=heads, rows=table)


def _lengths_km(scene: Scene) -> Counter[Key]:
    lengths: Counter[Key] = Counter()
    for project in scene.selection.projects:
        held = scene.snapshot.section_statuses[project.id]
        for section in scene.snapshot.sections[project.id]:
            km = length_km(section.geometry)
            if km:
                lengths[project.type, held[section.id], section.country or ""] += km  # type: ignore[assignment] # a Counter of floats
    return lengths


def _total(lengths: Counter[Key], kind: ProjectType, status: StatusCode) -> float:
    return sum(km for key, km in lengths.items() if key[:2] == (kind, status))


def _bars(data: alt.InlineData, scene: Scene) -> Chart:
    words = scene.words
    chart: Chart = (
        alt.Chart(data)
        .mark_bar(cornerRadius=2)
        .encode(
            y=alt.Y("country:N", sort="-x", title=None),
            x=alt.X("sum(km):Q", title=words("chart.km")),
            color=alt.Color("type:N", scale=type_colours(scene.theme), legend=None),
            tooltip=[
                alt.Tooltip("country:N", title=words("section.country")),
                alt.Tooltip("what:N", title=words("section.status")),
                alt.Tooltip("sum(km):Q", title=words("chart.km")),
            ],
        )
    )
    return chart
