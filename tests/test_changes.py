"""What was known on a day, and what changed between two days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.changes import Change, ChangeKind, compare
from corridors.history import known_project
from corridors.model import Promise, StatusCode
from tests.records import SOURCES, fact, project, promise, status
from tests.scenes import CATALOG, SIX

SPEECH = date(2023, 9, 14)
NEWEST = date(2026, 3, 31)
days = st.dates(date(2012, 1, 1), date(2027, 1, 1))


def test_on_the_day_of_the_speech_the_statuses_known_then_are_shown() -> None:
    known = CATALOG.known_by(SPEECH)
    assert {name: known.statuses[name] for name in SIX} == {
        "aktau-container-hub": StatusCode.PLANNED,
        "bakhty-ayagoz": StatusCode.PLANNED,
        "darbaza-maktaaral": StatusCode.PLANNED,
        "dostyk-moyynty": StatusCode.CONSTRUCTION,
        "trans-caspian": StatusCode.OPERATIONAL,
        "zhanaozen-turkmenistan": StatusCode.PLANNED,
    }


def test_works_that_were_told_of_later_do_not_show_before() -> None:
    assert CATALOG.known_by(date(2025, 8, 15)).statuses["bakhty-ayagoz"] is StatusCode.PLANNED
    assert CATALOG.known_by(date(2025, 11, 19)).statuses["bakhty-ayagoz"] is StatusCode.CONSTRUCTION


def test_since_the_speech_a_line_opened_works_began_and_dates_slipped() -> None:
    changes = compare(CATALOG.known_by(SPEECH), CATALOG.known_by(NEWEST))
    moved = {c.project: c.after for c in changes if c.kind is ChangeKind.STATUS}
    assert moved["dostyk-moyynty"] is StatusCode.OPERATIONAL
    begun = ("bakhty-ayagoz", "darbaza-maktaaral", "zhanaozen-turkmenistan")
    assert all(moved[name] is StatusCode.CONSTRUCTION for name in begun)
    slips = {c.project: c for c in changes if c.kind is ChangeKind.DUE}
    for name in ("bakhty-ayagoz", "darbaza-maktaaral"):
        before, after = slips[name].before, slips[name].after
        assert isinstance(before, Promise)
        assert isinstance(after, Promise)
        assert after.due.last > before.due.last
    assert {c.project for c in changes if c.kind is ChangeKind.PROJECT} <= (
        CATALOG.projects.keys() - set(SIX)
    )


def test_the_newest_change_comes_first() -> None:
    known = [c.known for c in compare(CATALOG.known_by(SPEECH), CATALOG)]
    assert known == sorted(known, reverse=True)
    assert len(known) > 20


@given(days)
def test_nothing_changed_between_a_day_and_itself(day: date) -> None:
    assert compare(CATALOG.known_by(day), CATALOG.known_by(day)) == ()


@given(days, days)
def test_looking_back_mirrors_looking_forward(one: date, other: date) -> None:
    forward = compare(CATALOG.known_by(one), CATALOG.known_by(other))
    back = compare(CATALOG.known_by(other), CATALOG.known_by(one))
    assert set(back) == {change.mirrored() for change in forward}


@given(days, days)
def test_knowledge_only_grows(one: date, other: date) -> None:
    early, late = sorted((one, other))
    before, after = CATALOG.known_by(early), CATALOG.known_by(late)
    assert before.projects.keys() <= after.projects.keys()
    assert before.sources.keys() <= after.sources.keys()
    for name, known in before.projects.items():
        assert set(known.statements) <= set(after.projects[name].statements)


@given(days)
def test_what_is_known_on_a_day_stays_so_however_often_one_asks(day: date) -> None:
    once = CATALOG.known_by(day)
    assert once.known_by(day).projects == once.projects


@given(days)
def test_nothing_shows_that_no_source_of_that_day_says(day: date) -> None:
    for known in CATALOG.known_by(day).projects.values():
        assert all(CATALOG.sources[s.source].known.last <= day for s in known.statements)


def test_a_partial_date_is_known_from_its_last_day() -> None:
    line = project(statuses=[status("planned", "2020", source="press-2025")])
    assert known_project(line, SOURCES, date(2024, 12, 31)) is None
    assert known_project(line, SOURCES, date(2025, 1, 1)) is None
    assert known_project(line, SOURCES, date(2025, 12, 31)) == line


def test_a_project_of_which_only_a_figure_is_known_has_no_status_yet() -> None:
    line = project(
        statuses=[status("planned", "2020", source="press-2026")],
        facts=[fact(source="press-2024")],
    )
    known = known_project(line, SOURCES, date(2024, 12, 31))
    assert known
    assert (known.statuses, len(known.facts)) == ((), 1)


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_happens_in_the_data(kind: ChangeKind) -> None:
    changes = compare(CATALOG.known_by(date(2020, 1, 1)), CATALOG)
    changes += compare(CATALOG.known_by(SPEECH), CATALOG)
    assert kind in {change.kind for change in changes}


def test_a_change_seen_from_the_other_side_keeps_its_day() -> None:
    change = Change("line", ChangeKind.DUE, promise("2025"), promise("2027"), NEWEST)
    assert change.mirrored() == Change(
        "line", ChangeKind.DUE, promise("2027"), promise("2025"), NEWEST
    )
