"""Kilometres of the current view as sources publish them: by type and status, and by country."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

import altair as alt

from corridors.catalog.sections import sections_of
from corridors.history.lengths import Sum, published_by_country, published_km, sum_of
from corridors.model.geodesy import lengths_km
from corridors.model.project import Project
from corridors.model.statements import Fact
from corridors.model.terms import Unit
from corridors.model.vocabulary import ProjectType, StatusCode
from corridors.page.charts import marks
from corridors.page.charts.chart import Chart, NamedRows, Plot, Row, show_chart, tips, type_colours
from corridors.page.markup import show
from corridors.scene import Scene
from corridors.style import PALETTES
from corridors.view.values import sorted_choices

_BAR_PIXELS, _BAR_OFFSET = 12, 4
_KINDS, _STATUSES = list(ProjectType), list(StatusCode)
_POINTS = {ProjectType.PORT, ProjectType.CROSSING}  # they have no length


class _Line(NamedTuple):
    """A project that has a length, its status, and its length where a source gives one."""

    project: Project
    status: StatusCode
    length: Fact | None


def show_kilometres(scene: Scene) -> None:
    """Show the sums of what is published as a chart and as tables, and say what they leave out."""
    show_chart(scene, plot_kilometres(scene))
    show("kilometres.html", words=scene.words, **sum_kilometres(scene))


def plot_kilometres(scene: Scene) -> Plot:
    """Return the published lengths of the projects of a view, by type and status."""
    rows = [row for members in _alike(_lines(scene)) for row in _rows(members, scene)]
    draw = partial(_bars, rows=rows, scene=scene)
    return Plot("kilometres", rows, draw, _key(rows, scene))


def sum_kilometres(scene: Scene) -> dict[str, Any]:
    """Return the sums by type and status, those by country, and notes on what they leave out."""
    lines = _lines(scene)
    return {
        **_by_status(lines, scene),
        "countries": list(_by_country(lines, scene)),
        "notes": list(_notes(lines, scene)),
    }


def _lines(scene: Scene) -> list[_Line]:
    """Return the projects that have a length, by type, then by the status of the whole."""
    catalog = scene.snapshot
    lines = [
        _Line(project, catalog.statuses[project.id], published_km(project, catalog.sources))
        for project in scene.selection.projects
        if project.type not in _POINTS
    ]
    return sorted(
        lines, key=lambda line: (_KINDS.index(line.project.type), _STATUSES.index(line.status))
    )


def _alike(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of each type and status."""
    for _, members in groupby(lines, key=lambda line: (line.project.type, line.status)):
        yield list(members)


def _rows(lines: Sequence[_Line], scene: Scene) -> Iterator[Row]:
    """Yield the rows of projects of one type and status, whose bars stand one behind the other."""
    total = _sum(lines)
    start = 0.0
    for line in lines:
        if line.length is None or total is None:
            yield _row(line, scene)
            continue
        end = start + (sum_of([line.length]).low_km or 0)
        yield {
            **_row(line, scene),
            "id": f"{line.project.type}/{line.status}",
            "label": _label(line, total, scene),
            "type": line.project.type.value,
            "from": start,
            "to": end,
            "sum": total.low_km or 0,
            "most": total.high_km or 0,
        }
        start = end


def _row(line: _Line, scene: Scene) -> Row:
    words, project, fact = scene.words, line.project, line.length
    return {
        "name": words.name(project.name),
        "type_name": words(f"type.{project.type}"),
        "what": words(f"status.{line.status}"),
        "value": words.value(fact) if fact else words("chart.unpublished"),
        "drawn": _drawn(project, scene),
        "source": words.source(scene.snapshot.sources[fact.source]) if fact else "",
    }


def _label(line: _Line, total: Sum, scene: Scene) -> str:
    kind = scene.words(f"type.{line.project.type}")
    status = scene.words(f"status.{line.status}")
    return scene.words("chart.kilometres.row", type=kind, status=status, km=_amount(total, scene))


def _drawn(project: Project, scene: Scene) -> str:
    """Return what the line on the map measures; a note beside what is published, never in sums."""
    km = sum(lengths_km(sections_of(scene.snapshot.sections, project.id).geometry.to_numpy()))
    return scene.words.amount(round(km), round(km), Unit.KM) if km else ""


def _sum(lines: Iterable[_Line]) -> Sum | None:
    facts = [line.length for line in lines if line.length]
    return sum_of(facts) if facts else None


def _amount(km: Sum, scene: Scene) -> str:
    """Return a sum in whole kilometres."""
    low, high = (None if end is None else round(end) for end in (km.low_km, km.high_km))
    return scene.words.amount(low, high, Unit.KM, approximate=km.approximate)


def _by_status(lines: Sequence[_Line], scene: Scene) -> dict[str, Any]:
    words = scene.words
    statuses = sorted_choices({line.status for line in lines}, StatusCode)
    kinds = sorted_choices({line.project.type for line in lines}, ProjectType)
    return {
        "heads": [words(f"status.{status}") for status in statuses],
        "rows": [
            {
                "type": words(f"type.{kind}"),
                "cells": [_cell(_of(lines, kind, status), scene) for status in statuses],
                "missing": words.number(_missing(_of(lines, kind))),
            }
            for kind in kinds
        ],
    }


def _of(lines: Iterable[_Line], kind: ProjectType, status: StatusCode | None = None) -> list[_Line]:
    return [line for line in lines if line.project.type is kind and status in {None, line.status}]


def _missing(lines: Iterable[_Line]) -> int:
    return sum(line.length is None for line in lines)


def _cell(lines: Sequence[_Line], scene: Scene) -> dict[str, str]:
    km = _sum(lines)
    count = len(lines) - _missing(lines)
    return {
        "km": _amount(km, scene) if km else "–",
        "count": scene.words.plural("kilometres.projects", count) if km else "",
    }


def _notes(lines: Sequence[_Line], scene: Scene) -> Iterator[str]:
    """Yield what the sums leave out, and what they rest on."""
    words = scene.words
    missing = [line.project for line in lines if line.length is None]
    if missing:
        names = _names(missing, scene)
        yield words.plural("kilometres.missing", len(missing), names=names)
    for line in lines:
        corridor = line.project
        members = [m.project for m in lines if m.length and corridor.id in m.project.part_of]
        if line.length and members:
            name = words.name(corridor.name)
            yield words("kilometres.corridor", corridor=name, members=_names(members, scene))
    sources = scene.snapshot.sources
    weak = [
        line.project for line in lines if line.length and sources[line.length.source].kind.is_weak
    ]
    if weak:
        yield words("kilometres.weak", names=_names(weak, scene))
    apart = [line.project for line in lines if line.length and not _is_divided(line, scene)]
    if apart:
        yield words("kilometres.undivided", names=_names(apart, scene))
    if any(project.type in _POINTS for project in scene.selection.projects):
        yield words("kilometres.ports")


def _is_divided(line: _Line, scene: Scene) -> bool:
    """Whether a length is published of each country of a project."""
    parts = published_by_country(line.project, scene.snapshot.sources)
    return {*line.project.countries} <= parts.keys()


def _by_country(lines: Iterable[_Line], scene: Scene) -> Iterator[dict[str, str]]:
    """Yield published lengths by country, type and status; nothing else is divided by country."""
    words, sources = scene.words, scene.snapshot.sources
    parts = [
        (words.country(country), line, fact)
        for line in lines
        for country, fact in published_by_country(line.project, sources).items()
    ]

    def place(part: tuple[str, _Line, Fact]) -> tuple[str, int, int]:
        country, line, _ = part
        return country, _KINDS.index(line.project.type), _STATUSES.index(line.status)

    for _, members in groupby(sorted(parts, key=place), place):
        group = list(members)
        country, line, _ = group[0]
        yield {
            "country": country,
            "type": words(f"type.{line.project.type}"),
            "status": words(f"status.{line.status}"),
            "km": _amount(sum_of([fact for _, _, fact in group]), scene),
            "projects": "; ".join(_part(line.project, fact, scene) for _, line, fact in group),
        }


def _part(project: Project, fact: Fact, scene: Scene) -> str:
    words, source = scene.words, scene.snapshot.sources[fact.source]
    text = f"{words.name(project.name)}: {words.value(fact)}"
    return f"{text} ({words(f'source_kind.{source.kind}')})" if source.kind.is_weak else text


def _names(projects: Iterable[Project], scene: Scene) -> str:
    return ", ".join(scene.words.name(project.name) for project in projects)


def _bars(data: alt.InlineData, rows: Sequence[Row], scene: Scene) -> Chart:
    words, palette = scene.words, PALETTES[scene.theme]
    named = NamedRows("id", {row["id"]: row["label"] for row in rows if "id" in row})
    base = alt.Chart(data).encode(
        y=named.place,
        color=alt.Color("type:N", scale=type_colours(scene.theme), legend=None),
        tooltip=tips(words, "name", "what", "value", "source"),
    )
    bars = base.transform_filter("isValid(datum.to)")
    bar: dict[str, Any] = {"height": _BAR_PIXELS, "yOffset": named.down(_BAR_OFFSET)}
    x = alt.X("from:Q", title=words("chart.km"), axis=alt.Axis(labelFlush=False, tickCount=5))
    layers = [
        bars.mark_bar(stroke=palette.casing, strokeWidth=1, **bar).encode(x=x, x2="to:Q"),
        named.labels(scene.theme),
    ]
    if _has_ranges(rows):
        last = bars.transform_filter("datum.to == datum.sum && datum.most > datum.sum")
        ends = {"x": alt.X("to:Q", title=words("chart.km")), "x2": alt.X2("most:Q")}
        layers.insert(0, last.mark_bar(opacity=marks.RANGE_OPACITY, **bar).encode(**ends))
    return alt.layer(*layers).properties(height=named.height)


def _has_ranges(rows: Iterable[Row]) -> bool:
    return any(row["most"] > row["sum"] for row in rows if "sum" in row)


def _key(rows: Sequence[Row], scene: Scene) -> list[marks.KeyRow]:
    kinds = {ProjectType(row["type"]) for row in rows if "type" in row}
    text = PALETTES[scene.theme].text
    key = marks.type_key(kinds, scene.theme, scene.words)
    ranges = [(marks.span(text), scene.words("chart.key.range"))]
    return [*key, *(ranges if _has_ranges(rows) else [])]
