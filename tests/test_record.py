"""Spans of status, freshness of a record, and the scene that joins a view with a day."""

from dataclasses import replace
from datetime import date

import pytest

from corridors.history.status import freshness, is_little_documented, latest_status, status_spans
from corridors.model.terms import Measure
from corridors.model.vocabulary import Language, StatusCode
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text.words import words_for
from corridors.view.values import ProjectSet
from corridors.view.view import View
from tests.records import SOURCES, fact, project, promise, status
from tests.scenes import CATALOG

TODAY = date(2026, 6, 1)
SCENE = Scene(CATALOG, View(project_set=ProjectSet.ALL), words_for(Language.EN), Theme.LIGHT, TODAY)


def test_one_status_follows_the_other_until_today() -> None:
    line = project(statuses=[status("operational", "2025-09-30"), status("construction", "2022")])
    spans = status_spans(line, SOURCES, TODAY)
    assert [(span.status, span.start, span.end) for span in spans] == [
        (StatusCode.CONSTRUCTION, date(2022, 1, 1), date(2025, 9, 30)),
        (StatusCode.OPERATIONAL, date(2025, 9, 30), TODAY),
    ]


def test_a_status_that_is_said_again_is_one_span() -> None:
    line = project(statuses=[status("planned", "2022-10-14"), status("planned", "2022-10-19")])
    (span,) = status_spans(line, SOURCES, TODAY)
    assert (span.start, span.end, span.since.text) == (date(2022, 10, 14), TODAY, "2022-10-14")
    assert span.until is None


def test_a_span_keeps_the_dates_of_its_sources() -> None:
    line = project(statuses=[status("planned", "2022"), status("construction", "2025-03")])
    first, second = status_spans(line, SOURCES, TODAY)
    assert (first.since.text, first.until and first.until.text) == ("2022", "2025-03")
    assert (second.since.text, second.until) == ("2025-03", None)


def test_the_last_span_is_the_status_that_holds() -> None:
    line = project(statuses=[status("construction", "2025"), status("planned", "2025-06-30")])
    spans = status_spans(line, SOURCES, TODAY)
    held = latest_status(line.statuses, SOURCES)
    assert held
    assert spans[-1].status is held.status is StatusCode.CONSTRUCTION
    assert all(span.start <= span.end for span in spans)


def test_a_status_of_the_last_day_has_a_span_of_a_day() -> None:
    line = project(statuses=[status("planned", TODAY.isoformat())])
    assert [span.start for span in status_spans(line, SOURCES, TODAY)] == [TODAY]


def test_a_status_that_only_a_weak_source_tells_has_no_span_beside_firm_ones() -> None:
    line = project(
        statuses=[status("planned", "2020"), status("operational", "2024", source="blog-2024")]
    )
    assert [span.status for span in status_spans(line, SOURCES, TODAY)] == ["planned"]


def test_a_record_says_what_nobody_gives() -> None:
    line = project(facts=[fact(measure="length")], promises=[])
    found = freshness(line, StatusCode.PLANNED, SOURCES, TODAY)
    assert found.missing == (Measure.COST, Measure.CAPACITY)
    assert not found.has_due_date


def test_a_due_date_that_passed_in_silence_is_reported() -> None:
    line = project(promises=[promise("2025")])
    found = freshness(line, StatusCode.CONSTRUCTION, SOURCES, TODAY)
    assert found.unreported
    assert found.unreported.promise.due.text == "2025"
    assert freshness(line, StatusCode.OPERATIONAL, SOURCES, TODAY).unreported is None


@pytest.mark.parametrize(("figures", "few"), [(3, True), (4, False)])
def test_a_project_with_fewer_than_five_statements_is_only_known_of(
    figures: int, *, few: bool
) -> None:
    assert is_little_documented(project(facts=[fact(value=n) for n in range(figures)])) is few


def test_the_shipped_record_is_large_enough() -> None:
    projects = SCENE.catalog.projects.values()
    told = [project for project in projects if not is_little_documented(project)]
    assert len(told) >= 14
    assert sum(len(project.statements) for project in projects) >= 300
    assert sum(project.named_in_speech for project in projects) == 6


@pytest.mark.parametrize("today", [date(2020, 1, 1), TODAY, date(2030, 1, 1)])
def test_the_news_go_to_the_day_to_which_they_were_followed(today: date) -> None:
    assert SCENE.catalog.package
    followed = SCENE.catalog.package.data_through.last
    known = replace(SCENE, now=today)
    assert known.news_through == followed
    assert replace(known, view=View(as_of=date(2024, 1, 1))).news_through == date(2024, 1, 1)
    assert replace(known, view=View(as_of=date(2030, 1, 1))).news_through == followed


def test_due_dates_are_judged_on_the_day_of_the_view_but_never_on_one_to_come() -> None:
    assert replace(SCENE, view=View(as_of=date(2024, 1, 1))).today == date(2024, 1, 1)
    assert replace(SCENE, view=View(as_of=date(2028, 1, 1))).today == TODAY


def test_after_the_newest_source_the_view_shows_promises_and_opens_nothing() -> None:
    scene = replace(SCENE, view=View(project_set=ProjectSet.ALL, as_of=date(2028, 1, 1)))
    assert scene.shows_promises
    line = scene.catalog.projects["bakhty-ayagoz"]
    assert scene.is_promised(line)
    assert scene.snapshot.statuses["bakhty-ayagoz"] is StatusCode.CONSTRUCTION
    opened = scene.catalog.projects["dostyk-moyynty"]
    assert not scene.is_promised(opened)


def test_a_project_is_not_promised_before_its_date() -> None:
    scene = replace(SCENE, view=View(project_set=ProjectSet.ALL, as_of=date(2026, 6, 1)))
    assert scene.shows_promises
    assert not scene.is_promised(scene.catalog.projects["bakhty-ayagoz"])


def test_a_scene_compares_only_the_projects_that_it_shows() -> None:
    scene = replace(SCENE, view=View(since=date(2023, 9, 14)))
    assert {change.project for change in scene.changes} <= {
        project.id for project in scene.selection.projects
    }
    assert scene.changes
    assert replace(SCENE, view=View()).changes == ()
