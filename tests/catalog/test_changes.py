"""What was known on a day, and what changed between two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalog.changes import Change, ChangeKind, compare, due_dates
from corridors.catalog.snapshot import Snapshot
from corridors.history.figures import group_facts
from corridors.history.status import due, project_as_of
from corridors.model.statements import Fact, Promise
from corridors.model.vocabulary import StatusCode
from tests.records import SOURCES, fact, project, promise, status
from tests.scenes import CATALOG, SIX

SPEECH = date(2023, 9, 14)
NEWEST = date(2026, 3, 31)
days = st.dates(date(2012, 1, 1), date(2027, 1, 1))


def test_on_the_day_of_the_speech_the_statuses_known_then_are_shown() -> None:
    known = CATALOG.as_of(SPEECH)
    assert {name: known.statuses[name] for name in SIX} == {
        "aktau-container-hub": StatusCode.PLANNED,
        "bakhty-ayagoz": StatusCode.PLANNED,
        "darbaza-maktaaral": StatusCode.PLANNED,
        "dostyk-moyynty": StatusCode.CONSTRUCTION,
        "trans-caspian": StatusCode.OPERATIONAL,
        "zhanaozen-turkmenistan": StatusCode.PLANNED,
    }


def test_works_that_were_told_of_later_do_not_show_before() -> None:
    assert CATALOG.as_of(date(2025, 8, 15)).statuses["bakhty-ayagoz"] is StatusCode.PLANNED
    assert CATALOG.as_of(date(2025, 11, 19)).statuses["bakhty-ayagoz"] is StatusCode.CONSTRUCTION


def test_since_the_speech_a_line_opened_works_began_and_dates_slipped() -> None:
    changes = compare(CATALOG, SPEECH, NEWEST)
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


def _change(project: str, kind: ChangeKind, since: date, section: str | None = None) -> Change:
    (found,) = (
        change
        for change in compare(CATALOG, since, None)
        if (change.project, change.kind, change.section) == (project, kind, section)
    )
    return found


def test_a_line_is_in_service_since_all_of_it_opened_not_since_its_first_section_did() -> None:
    change = _change("dostyk-moyynty", ChangeKind.STATUS, SPEECH)
    assert change.published_by == date(2025, 9, 30)
    assert change.path == (
        StatusCode.CONSTRUCTION,
        StatusCode.PARTIAL,
        StatusCode.OPERATIONAL,
    )


@pytest.mark.parametrize(
    ("section", "known"),
    [("dostyk-beskol", date(2025, 3, 14)), ("balkhash-moyynty", date(2025, 9, 12))],
)
def test_a_section_that_opened_earlier_is_told_by_itself(section: str, known: date) -> None:
    change = _change("dostyk-moyynty", ChangeKind.STATUS, SPEECH, section)
    assert (change.after, change.published_by) == (StatusCode.OPERATIONAL, known)


@pytest.mark.parametrize(
    ("project", "dates"),
    [
        ("darbaza-maktaaral", ["2025", "2027", "2026"]),
        ("aktau-container-hub", ["2025", "2025-Q2", "2025-12", "2026-Q4"]),
    ],
)
def test_a_due_date_holds_since_it_was_first_said_and_all_moves_before_are_told(
    project: str, dates: list[str]
) -> None:
    change = _change(project, ChangeKind.DUE, SPEECH)
    assert change.published_by == date(2025, 7, 31)
    assert [str(p.due) for p in change.path if isinstance(p, Promise)] == dates


@pytest.mark.parametrize("since", [date(2012, 1, 1), date(2020, 6, 30), SPEECH, date(2025, 6, 1)])
def test_the_day_before_a_change_the_view_had_what_was_before_and_on_the_day_what_is_after(
    since: date,
) -> None:
    for change in compare(CATALOG, since, None):
        day_before, day = (CATALOG.as_of(change.published_by - timedelta(days=n)) for n in (1, 0))
        if change.kind is ChangeKind.SOURCES:  # how many there were meanwhile is not told
            assert _held(change, day) == change.after != _held(change, day_before)
        elif change.kind is ChangeKind.PROJECT:
            assert change.project not in day_before.projects
            assert change.project in day.projects
        else:
            assert _same(_held(change, day_before), change.path[-2])
            assert _same(_held(change, day), change.after)
            assert not _same(change.path[-2], change.after)


def _held(change: Change, snapshot: Snapshot) -> object:
    """Return what a view of a day has of what changed."""
    name, project = change.project, snapshot.projects[change.project]
    if change.section:
        return snapshot.section_statuses[name][change.section]
    if change.kind is ChangeKind.STATUS:
        return snapshot.statuses[name]
    if change.kind is ChangeKind.DUE:
        found = due(project, snapshot.sources, date.min)
        return found.promise if found else None
    if change.kind is ChangeKind.SOURCES:
        return len({statement.source for statement in project.statements})
    assert isinstance(change.after, Fact)
    wanted = change.after
    alike = [
        fact
        for fact in project.facts
        if (fact.measure, fact.scope, fact.stage, fact.section, fact.period, fact.unit)
        == (wanted.measure, wanted.scope, wanted.stage, wanted.section, wanted.period, wanted.unit)
    ]
    return group_facts(alike, snapshot.sources)[0].first


def _same(one: object, other: object) -> bool:
    if isinstance(one, Promise) and isinstance(other, Promise):
        return one.due.last == other.due.last
    if isinstance(one, Fact) and isinstance(other, Fact):
        return (one.value, one.low, one.high, one.text) == (
            other.value,
            other.low,
            other.high,
            other.text,
        )
    return one == other


def test_amounts_in_different_currencies_are_not_compared() -> None:
    for change in compare(CATALOG, date(2012, 1, 1), None):
        assert len({value.unit for value in change.path if isinstance(value, Fact)}) <= 1


def test_what_a_section_did_with_the_whole_project_is_told_once() -> None:
    changes = [c for c in compare(CATALOG, SPEECH, None) if c.kind is ChangeKind.STATUS]
    whole = {(c.project, c.published_by, c.after) for c in changes if c.section is None}
    told = [(c.project, c.published_by, c.after, c.section) for c in changes]
    assert len(told) == len(set(told))
    assert whole.isdisjoint({(c.project, c.published_by, c.after) for c in changes if c.section})


def test_the_dates_of_a_project_are_told_as_they_moved() -> None:
    moves = [
        (change.published_by.isoformat(), str(change.after.due))
        for change in due_dates(CATALOG, "darbaza-maktaaral")
        if isinstance(change.after, Promise)
    ]
    assert moves == [("2022-03-30", "2025"), ("2025-01-06", "2027"), ("2025-07-31", "2026")]


def test_the_newest_change_comes_first() -> None:
    known = [c.published_by for c in compare(CATALOG, SPEECH, None)]
    assert known == sorted(known, reverse=True)
    assert len(known) > 20


@given(days)
def test_nothing_changed_between_a_day_and_itself(day: date) -> None:
    assert compare(CATALOG, day, day) == ()


@given(days, days)
def test_looking_back_mirrors_looking_forward(one: date, other: date) -> None:
    forward = compare(CATALOG, one, other)
    back = compare(CATALOG, other, one)
    assert set(back) == {change.mirrored() for change in forward}


@given(days, days)
def test_knowledge_only_grows(one: date, other: date) -> None:
    early, late = sorted((one, other))
    before, after = CATALOG.as_of(early), CATALOG.as_of(late)
    assert before.projects.keys() <= after.projects.keys()
    assert before.sources.keys() <= after.sources.keys()
    for name, known in before.projects.items():
        assert set(known.statements) <= set(after.projects[name].statements)


@given(days)
def test_nothing_shows_that_no_source_of_that_day_says(day: date) -> None:
    for known in CATALOG.as_of(day).projects.values():
        assert all(CATALOG.sources[s.source].published_by.last <= day for s in known.statements)


def test_a_partial_date_is_known_from_its_last_day() -> None:
    line = project(statuses=[status("planned", "2020", source="press-2025")])
    assert project_as_of(line, SOURCES, date(2024, 12, 31)) is None
    assert project_as_of(line, SOURCES, date(2025, 1, 1)) is None
    assert project_as_of(line, SOURCES, date(2025, 12, 31)) == line


def test_a_project_of_which_only_a_figure_is_known_has_no_status_yet() -> None:
    line = project(
        statuses=[status("planned", "2020", source="press-2026")],
        facts=[fact(source="press-2024")],
    )
    known = project_as_of(line, SOURCES, date(2024, 12, 31))
    assert known
    assert (known.statuses, len(known.facts)) == ((), 1)


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_happens_in_the_data(kind: ChangeKind) -> None:
    changes = compare(CATALOG, date(2020, 1, 1), None)
    changes += compare(CATALOG, SPEECH, None)
    assert kind in {change.kind for change in changes}


def test_a_change_seen_from_the_other_side_keeps_its_day() -> None:
    change = Change("line", ChangeKind.DUE, promise("2025"), promise("2027"), NEWEST)
    assert change.mirrored() == Change(
        "line", ChangeKind.DUE, promise("2027"), promise("2025"), NEWEST
    )
