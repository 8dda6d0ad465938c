"""The Trans-Caspian route in numbers: freight and containers by year, transit times as claimed."""

from collections.abc import Iterable

import altair as alt

from corridors.model import Fact, FactKind, Measure
from corridors.page.charts.chart import Chart, Row, show_chart
from corridors.scene import Scene
from corridors.style import PALETTES

CORRIDOR = "trans-caspian"
_DAYS_IN_YEAR = (365, 366)


def show_corridor(scene: Scene) -> None:
    """Show the three charts of the corridor, whatever else the view selects."""
    project = scene.snapshot.projects.get(CORRIDOR)
    facts = project.facts if project else ()
    for name, measure in (("freight", Measure.FREIGHT), ("containers", Measure.CONTAINERS)):
        yearly = [_yearly(fact, scene) for fact in facts if _is_yearly(fact, measure)]
        show_chart(scene, name, _merge_series(yearly), lambda data: _by_year(data, scene))
    claims = [_claim(f, scene) for f in facts if f.measure is Measure.TRANSIT_TIME and f.unit]
    show_chart(scene, "transit", claims, lambda data: _transit(data, scene))


def _is_yearly(fact: Fact, measure: Measure) -> bool:
    """Only whole years stand in a yearly chart; plans for a year stand beside them."""
    if fact.measure is not measure or fact.period is None or fact.unit is None:
        return False
    return (fact.period.last - fact.period.first).days + 1 in _DAYS_IN_YEAR


def _yearly(fact: Fact, scene: Scene) -> Row:
    words, source = scene.words, scene.snapshot.sources[fact.source]
    year = fact.period.first.year if fact.period else 0
    low = fact.low if fact.value is None else fact.value
    high = fact.high if fact.value is None else fact.value
    return {
        "year": year,
        "low": high if low is None else low,
        "high": low if high is None else high,
        "series": words(f"scope.{fact.scope}"),
        "kind": words(f"kind.{fact.kind}"),
        "actual": fact.kind is FactKind.ACTUAL,
        "value": words.value(fact),
        "source": words.source(source),
    }


def _merge_series(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["series"], row["year"], row["low"], row["source"]))


def _claim(fact: Fact, scene: Scene) -> Row:
    words, source = scene.words, scene.snapshot.sources[fact.source]
    low = fact.low if fact.value is None else fact.value
    high = fact.high if fact.value is None else fact.value
    return {
        "claim": f"{words.part(fact)} · {words.source(source)}",
        "low": high if low is None else low,
        "high": low if high is None else high,
        "kind": words(f"kind.{fact.kind}"),
        "value": words.value(fact),
        "known": source.known.last.isoformat(),
    }


def _by_year(data: alt.InlineData, scene: Scene) -> Chart:
    words = scene.words
    tip = [
        alt.Tooltip("year:Q", title=words("chart.year")),
        alt.Tooltip("value:N", title=" "),
        alt.Tooltip("series:N", title=words("chart.series")),
        alt.Tooltip("kind:N", title=words("chart.kind")),
        alt.Tooltip("source:N", title=words("chart.source")),
    ]
    colours = list(PALETTES[scene.theme].series)
    base = alt.Chart(data).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1)),
        color=alt.Color(
            "series:N",
            scale=alt.Scale(range=colours),
            legend=alt.Legend(title=None, orient="bottom", labelLimit=320),
        ),
        tooltip=tip,
    )
    actual = base.transform_filter("datum.actual").encode(y=alt.Y("low:Q", title=None))
    planned = base.transform_filter("!datum.actual").encode(y=alt.Y("low:Q"), y2="high:Q")
    return alt.layer(
        actual.mark_line(strokeWidth=2),
        actual.mark_point(filled=True, size=55),
        planned.mark_rule(strokeWidth=6, opacity=0.45, strokeCap="round"),
        planned.mark_point(shape="diamond", size=60),
    ).properties(height=300)


def _transit(data: alt.InlineData, scene: Scene) -> Chart:
    words = scene.words
    base = alt.Chart(data).encode(
        y=alt.Y(
            "claim:N",
            sort=alt.EncodingSortField("known"),
            title=None,
            axis=alt.Axis(labelLimit=420),
        ),
        x=alt.X("low:Q", title=words("chart.days")),
        tooltip=[alt.Tooltip("claim:N", title=" "), alt.Tooltip("value:N", title=" ")],
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(range=list(PALETTES[scene.theme].series)),
            legend=alt.Legend(title=None, orient="bottom"),
        ),
    )
    ranges = base.encode(x2="high:Q").mark_rule(strokeWidth=7, opacity=0.5, strokeCap="round")
    return alt.layer(ranges, base.mark_point(filled=True, size=50))
