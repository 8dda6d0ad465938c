"""Charts say what the sources say: in their dates, in the words of the page, by anybody's clock."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import altair as alt
import pytest

from corridors.catalog.sections import sections_frame
from corridors.dossier.card import summarise
from corridors.history.lengths import published_by_country, published_km
from corridors.history.status import completion_promises
from corridors.model.dates import PartialDate
from corridors.model.project import Project
from corridors.model.vocabulary import FactKind, Language, ProjectType, StatusCode
from corridors.page.charts import marks
from corridors.page.charts.chart import Plot
from corridors.page.charts.corridor import CORRIDOR, plot_transit, plot_years
from corridors.page.charts.kilometres import plot_kilometres, sum_kilometres
from corridors.page.charts.timeline import plot_slips, plot_timeline
from corridors.page.charts.years import years_around
from corridors.scene import Scene
from corridors.style import PALETTES, Theme
from tests.records import SOURCES, fact, project, promise, status
from tests.scenes import CATALOG, NOW, scene

Row = dict[str, Any]
PLOTS: dict[str, Callable[[Scene], Plot]] = {
    "timeline": plot_timeline,
    "slips": plot_slips,
    "freight": lambda scene: plot_years("freight", scene),
    "containers": lambda scene: plot_years("containers", scene),
    "transit": plot_transit,
    "kilometres": plot_kilometres,
}
WHOLE = scene("scope=all")
POINTS = {ProjectType.PORT, ProjectType.CROSSING}  # they have no length


def spec(plot: Plot) -> Any:  # noqa: ANN401 - what Vega-Lite reads
    return plot.draw(alt.InlineData(values=list(plot.rows))).to_dict()


@cache
def shipped(name: str, language: Language = Language.EN) -> tuple[Plot, Any]:
    """Return a chart of all shipped projects, and what Vega-Lite reads of it."""
    plot = PLOTS[name](scene(f"scope=all&lang={language}"))
    return plot, spec(plot)


def dicts(content: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield every dictionary in a specification."""
    if isinstance(content, dict):
        yield content
    for part in content.values() if isinstance(content, dict) else content:
        if isinstance(part, dict | list):
            yield from dicts(part)


def with_projects(*projects: Project, link: str = "scope=all") -> Scene:
    """Return a scene that knows nothing but some projects, each drawn as Bakhty–Ayagoz is."""
    (drawn,) = CATALOG.routes["bakhty-ayagoz"]
    sections = sections_frame(drawn._replace(project=project.id) for project in projects)
    sources = {**CATALOG.sources, **{n: s for n, s in SOURCES.items() if "2026" not in n}}
    known = {p.id: p for p in projects}
    return scene(link, catalog=replace(CATALOG, projects=known, sections=sections, sources=sources))


@pytest.mark.parametrize("name", CATALOG.projects)
def test_a_promise_is_drawn_over_all_the_days_that_were_named_and_no_other(name: str) -> None:
    drawn = {
        (row["from"][:10], row["to"][:10])
        for row in plot_timeline(WHOLE).rows
        if row["id"] == name and "due" in row
    }
    promised = completion_promises(CATALOG.projects[name], CATALOG.sources)
    assert drawn == {(str(p.due.first), str(p.due.last)) for p in promised}


# "2026" stood at the last day of 2026, beside the tick of 2027.
@pytest.mark.parametrize("row", [r for r in plot_timeline(WHOLE).rows if r.get("due") == "2026"])
def test_a_promise_of_2026_lies_in_2026(row: Row) -> None:
    assert (row["from"], row["to"]) == ("2026-01-01T00:00:00+00:00", "2026-12-31T23:59:59+00:00")


@pytest.mark.parametrize("name", ["timeline", "slips"])
def test_years_are_bands_with_their_number_in_the_middle(name: str) -> None:
    axes = [
        part["axis"]
        for part in dicts(shipped(name)[1])
        if "type" in part and part["type"] == "temporal"
    ]
    assert axes
    for axis in axes:
        instants = axis["values"]["expr"].strip("[]").split(",")
        middles = {datetime.fromtimestamp(int(ms) / 1000, UTC).strftime("%m-%d") for ms in instants}
        assert middles == {"07-02"} | (middles & {"07-01"})
        assert axis["labelExpr"] == "utcyear(datum.value)"
        assert not axis["ticks"]


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("language", Language)
def test_nothing_in_a_chart_is_read_by_the_clock_of_the_browser(
    name: str, language: Language
) -> None:
    _, drawn = shipped(name, language)
    times = [part for part in dicts(drawn) if part.get("type") == "temporal"]
    assert all(part["scale"]["type"] == "utc" for part in times)
    assert not any("timeUnit" in part for part in dicts(drawn))
    instants = [v for part in dicts(drawn) for k, v in part.items() if k in {"from", "to", "at"}]
    assert all(not isinstance(at, str) or at.endswith("+00:00") for at in instants)


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("language", Language)
def test_tips_are_texts_under_words_of_the_page(name: str, language: Language) -> None:
    plot, drawn = shipped(name, language)
    told = [tip for part in dicts(drawn) for tip in part.get("tooltip") or []]
    assert told
    for tip in told:
        assert tip["type"] == "nominal"
        assert tip["title"].strip()
        assert language is Language.EN or not tip["title"].isascii()
        values = [row[tip["field"]] for row in plot.rows if tip["field"] in row]
        assert values
        assert all(isinstance(value, str) or tip["field"] == "year" for value in values)


@pytest.mark.parametrize("language", Language)
def test_a_date_is_as_exact_as_its_source(language: Language) -> None:
    dates = ["2022", "2025-03", "2025-09-30", "2025-Q4"]
    line = project(
        statuses=[status("planned", dates[0]), status("construction", dates[1])],
        promises=[promise(due) for due in dates[2:]],
    )
    view = with_projects(line, link=f"scope=all&lang={language}")
    rows = plot_timeline(view).rows
    said = [view.words.date(PartialDate.parse(text)) for text in dates]
    assert [row.get("since") or row["due"] for row in rows] == said
    assert rows[0]["until"] == said[1]
    if language is Language.EN:
        assert said == ["2022", "March 2025", "30 September 2025", "Q4 2025"]


@pytest.mark.parametrize("today", [date(2024, 5, 1), NOW, date(2031, 1, 1)])
def test_statuses_end_with_the_news_whatever_the_clock_says(today: date) -> None:
    """Or on a day of their own that is later: single sources are newer than the news."""
    rows = [row for row in plot_timeline(replace(WHOLE, now=today)).rows if "status" in row]
    assert CATALOG.package
    followed = str(CATALOG.package.data_through.last)
    ends = {row["id"]: (row["from"][:10], row["to"][:10]) for row in rows}  # the last of each
    assert len(ends) > 100
    assert all(end == max(start, followed) for start, end in ends.values())


def test_statuses_end_on_the_day_of_the_view() -> None:
    rows = plot_timeline(scene("scope=all&asof=2024-06-15")).rows
    assert max(row["to"][:10] for row in rows if "status" in row) == "2024-06-15"


@pytest.mark.parametrize("name", PLOTS)
def test_colours_belong_to_ids_in_every_language(name: str) -> None:
    scales = [
        [p["scale"] for p in dicts(drawn) if isinstance(p.get("scale"), dict)]
        for _, drawn in (shipped(name, language) for language in Language)
    ]
    assert scales[0] == scales[1] == scales[2]
    looks = [scale for scale in scales[0] if "range" in scale]
    assert looks
    assert all(len(look["domain"]) == len(look["range"]) for look in looks)


def test_a_colour_stays_with_its_project_whatever_else_is_shown() -> None:
    alone, all_of_them = (
        {row["id"]: (row["colour"], row["shape"]) for row in plot_slips(scene(link)).rows}
        for link in ("", "scope=all")
    )
    assert len(alone) > 2
    assert {**all_of_them, **alone} == all_of_them
    assert len(set(all_of_them.values())) == len(all_of_them)


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_figure_has_a_colour_of_its_own_in_every_language(
    language: Language,
) -> None:
    rows = plot_transit(scene(f"lang={language}")).rows
    assert {row["kind"] for row in rows} <= {kind.value for kind in FactKind}
    assert len(set(marks.kind_colours(Theme.LIGHT).values())) == len(FactKind)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("link", ["scope=all", "scope=all&asof=2024-06-15"])
def test_the_key_of_the_timeline_names_every_mark(
    link: str, language: Language, theme: Theme
) -> None:
    view = scene(f"{link}&lang={language}", theme)
    plot, words = plot_timeline(view), view.words
    texts = [text for _, text in plot.key]
    statuses = {row["status"] for row in plot.rows if "status" in row}
    kinds = {p.type for p in view.selection.projects}
    wanted = {words(f"status.{code}") for code in statuses} | {words(f"type.{k}") for k in kinds}
    wanted |= {words("chart.key.period"), words("chart.key.tick")}
    day = "chart.key.day" if view.view.as_of else "chart.key.today"
    assert set(texts) == wanted | {words(day, date=words.day(view.today))}
    assert len({picture for picture, _ in plot.key}) == len(plot.key)


def test_a_mark_that_is_not_drawn_is_not_in_the_key() -> None:
    line = project(
        statuses=[status("planned", "2022")],
        promises=[promise("2027")],
    )
    view = with_projects(line)
    texts = {text for _, text in plot_timeline(view).key}
    assert view.words("chart.key.period") in texts
    assert view.words("chart.key.tick") not in texts


def test_the_key_of_a_yearly_chart_names_counts_kinds_and_ranges() -> None:
    view = scene()
    for plot in (plot_years("freight", view), plot_years("containers", view)):
        ranges = [row for row in plot.rows if row["low"] < row["high"]]
        wanted = {row[name] for row in plot.rows for name in ("series_name", "kind_name")}
        wanted |= {view.words("chart.key.range")} if ranges else set()
        assert {text for _, text in plot.key} == wanted
    assert view.words("chart.key.range") in {text for _, text in plot_transit(view).key}


def test_a_range_that_is_drawn_has_its_pen_in_the_key() -> None:
    palette = PALETTES[Theme.LIGHT]
    pictures = {picture for picture, _ in plot_slips(WHOLE).key}
    assert marks.span(palette.text) in pictures


def test_hours_and_days_share_an_axis_of_days() -> None:
    rows = {row["value"]: row for row in plot_transit(scene()).rows}
    assert (rows["18–30 hours"]["low"], rows["18–30 hours"]["high"]) == (0.75, 1.25)
    assert rows["13–17 days"]["low"] == 13


def test_tonnes_and_millions_of_them_share_an_axis() -> None:
    figures = [
        fact(measure="freight", unit=unit, value=value, kind="actual", period=str(year))
        for year, unit, value in ((2023, "t", 432_284), (2024, "Mt", 1.5))
    ]
    line = project(id=CORRIDOR, type="corridor", facts=figures)
    rows = plot_years("freight", with_projects(line)).rows
    assert [row["middle"] for row in rows] == [0.432284, 1.5]


def test_only_a_year_of_the_calendar_is_a_year() -> None:
    figures = [
        fact(measure="freight", unit="Mt", kind="actual", period=period)
        for period in ("2023-07/2024-06", "2024")
    ]
    said = status("planned", "2020")
    line = project(id=CORRIDOR, type="corridor", facts=figures, statuses=[said])
    assert [row["year"] for row in plot_years("freight", with_projects(line)).rows] == [2024]


def test_a_line_joins_the_figures_that_are_shown_first() -> None:
    joined = [
        (row["scope"], row["year"]) for row in plot_years("freight", scene()).rows if row["joined"]
    ]
    assert len(joined) == len(set(joined)) > 5


def test_a_date_too_far_to_be_drawn_leaves_the_others_room() -> None:
    days = [date(1, 1, 1), date(2020, 1, 1), date.max]
    assert years_around(days, date(2026, 1, 1)) == range(1966, 2087)
    assert years_around(days[2:], date(2026, 1, 1)) == range(2086, 2087)
    line = project(
        statuses=[status("planned", "2020")],
        promises=[promise("2200")],
    )
    assert spec(plot_timeline(with_projects(line)))


# The drawn line of Zhanaozen is not as long as what is published, and Aktobe has no line at all.
@pytest.mark.parametrize("language", Language)
def test_kilometres_are_the_sums_of_the_cards(language: Language) -> None:
    view = scene(f"scope=all&lang={language}")
    rows = {row["name"]: row["value"] for row in plot_kilometres(view).rows}
    none = view.words("chart.unpublished")
    for line in view.selection.projects:
        if line.type not in POINTS:
            assert rows[view.words.name(line.name)] == (summarise(line, view).length or none)
    points = {view.words.name(p.name) for p in CATALOG.projects.values() if p.type in POINTS}
    assert points
    assert points.isdisjoint(rows)


ADDED_UP: dict[str, list[dict[str, Any]]] = {
    "491 km": [{"value": 262}, {"value": 229}],
    "about 5,000 km": [{"value": 5_000, "approximate": True}],
    "about 1,379 km": [
        {"value": 75, "approximate": True},
        *({"value": km} for km in (272, 532.53, 152)),
        {"value": 347_000, "unit": "m"},
    ],
    "90–390 km": [{"high": 300}, {"value": 90}],
    "360–390 km": [{"low": 270, "high": 300}, {"value": 90}],
}


@pytest.mark.parametrize(("said", "lengths"), ADDED_UP.items(), ids=ADDED_UP.keys())
def test_published_lengths_of_one_type_and_status_add_up(
    said: str, lengths: list[dict[str, Any]]
) -> None:
    lines = [
        project(id=f"line-{number}", facts=[fact(**length)])
        for number, length in enumerate(lengths)
    ]
    (row,) = sum_kilometres(with_projects(*lines))["rows"]
    assert [cell["km"] for cell in row["cells"]] == [said]


def test_a_project_without_a_published_length_is_named_and_counted() -> None:
    sums = sum_kilometres(WHOLE)
    without = [
        WHOLE.words.name(line.name)
        for line in WHOLE.selection.projects
        if line.type not in POINTS and not published_km(line, CATALOG.sources)
    ]
    assert without
    assert sum(int(row["missing"]) for row in sums["rows"]) == len(without)
    assert any(all(name in note for name in without) for note in sums["notes"])


def test_a_corridor_says_that_its_projects_stand_in_rows_of_their_own() -> None:
    notes = sum_kilometres(WHOLE)["notes"]
    assert any("Dostyk–Moyynty" in note and "not added" in note for note in notes)
    notes = sum_kilometres(scene("scope=all&type=railway"))["notes"]
    assert not any("not added" in note for note in notes)


def test_only_what_is_published_by_country_stands_under_a_country() -> None:
    countries = sum_kilometres(WHOLE)["countries"]
    told = [(row["country"], part) for row in countries for part in row["projects"].split("; ")]
    words = WHOLE.words
    published = [
        (words.country(country), f"{words.name(line.name)}: {words.value(said)}", said.source)
        for line in WHOLE.selection.projects
        if line.type not in POINTS
        for country, said in published_by_country(line, CATALOG.sources).items()
    ]
    weak = {name: said.kind for name, said in CATALOG.sources.items() if said.kind.is_weak}
    assert sorted(told) == sorted(
        (country, f"{part} ({words(f'source_kind.{weak[said]}')})" if said in weak else part)
        for country, part, said in published
    )
    assert len(told) > 50
    assert not any("Zhanaozen –" in part for _, part in told)
    assert any("Zhanaozen" in note for note in sum_kilometres(WHOLE)["notes"])


def test_what_is_drawn_is_a_note_beside_and_in_no_sum() -> None:
    (row,) = [r for r in plot_kilometres(WHOLE).rows if r["name"].startswith("Zhanaozen")]
    assert (row["value"], row["to"] - row["from"]) == ("229 km", 229)
    assert row["drawn"] == "165 km"


def test_a_project_that_is_partly_open_counts_once_under_its_own_status() -> None:
    opened = status("operational", "2024", section="bakhty-ayagoz")
    line = project(
        statuses=[status("partial", "2024"), opened],
        facts=[fact(value=100)],
    )
    view = with_projects(line)
    (drawn,) = view.catalog.routes[line.id]
    halves = sections_frame(drawn._replace(id=name) for name in ("bakhty-ayagoz", "west"))
    view = replace(view, catalog=replace(view.catalog, sections=halves))
    assert view.snapshot.statuses[line.id] is StatusCode.PARTIAL
    sums = sum_kilometres(view)
    assert sums["heads"] == ["Partly in service"]
    assert [cell["km"] for cell in sums["rows"][0]["cells"]] == ["100 km"]


def test_promises_of_sections_and_of_weak_sources_beside_firm_ones_are_not_drawn() -> None:
    line = project(
        statuses=[status("planned", "2020")],
        promises=[
            promise("2026"),
            promise("2027", source="blog-2025"),
            promise("2028", section="bakhty-ayagoz"),
        ],
    )
    rows = plot_timeline(with_projects(line)).rows
    assert [row["due"] for row in rows if "due" in row] == ["2026"]
