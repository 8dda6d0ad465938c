"""How far a date moved follows from the first promise, the newest one and the opening."""

from datetime import date

import pytest

from corridors.history.slip import Slip, moved_months, slip
from corridors.history.status import due, outlook
from corridors.model.dates import PartialDate
from corridors.model.statements import Promise, Status
from corridors.model.vocabulary import DateMove, SourceKind, StatusCode
from tests.records import SOURCES, project, promise, source, status
from tests.scenes import CATALOG, NEWEST

WEAK = [kind for kind in SourceKind if kind.is_weak]
OLD, NEW = "press-2022", "press-2025"


def found(
    *promises: Promise,
    statuses: tuple[Status, ...] = (),
    code: StatusCode = StatusCode.CONSTRUCTION,
) -> Slip | None:
    told = list(statuses) or [status("construction", "2020")]
    return slip(project(promises=list(promises), statuses=told), code, SOURCES)


def opened(since: str, *promises: Promise) -> Slip | None:
    told = (status("operational", since),)
    return found(*promises, statuses=told, code=StatusCode.OPERATIONAL)


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2025", "2027-Q4", 24),
        ("2025", "2030", 60),
        ("2025", "2025", 0),
        ("2025", "2025-Q2", 0),
        ("2025", "2025-01-01", 0),
        ("2025-Q2", "2025", 6),
        ("2024-07", "2025-12-12", 17),
        ("2025-Q4", "2025-09-30", -3),
        ("2032-06", "2030", -18),
        ("2023-07/2023-12", "2023-06-16", -6),
        ("2025/2026", "2026-06", 0),
    ],
)
def test_months_are_counted_between_the_ends_of_what_was_said(
    first: str, second: str, months: int
) -> None:
    assert moved_months(PartialDate.parse(first), PartialDate.parse(second)) == months


@pytest.mark.parametrize(
    ("due_now", "months", "move"),
    [("2027", 24, DateMove.LATER), ("2024", -12, DateMove.EARLIER), ("2025", 0, DateMove.KEPT)],
)
def test_the_newest_promise_is_measured_against_the_first(
    due_now: str, months: int, move: DateMove
) -> None:
    first, newest = promise("2025", source=OLD), promise(due_now, source=NEW)
    between = promise("2029", source="press-2023")
    told = found(newest, between, first)
    assert told == Slip(months, first, newest)
    assert told.move is move
    assert (told.now, told.newer) == (newest.due, newest)


def test_a_date_that_was_named_once_is_not_known_to_have_moved() -> None:
    only = promise("2025")
    told = found(only)
    assert told == Slip(None, only, only)
    assert told.move is None


def test_where_no_date_was_named_there_is_nothing_to_measure() -> None:
    assert found() is None
    assert opened("2025") is None


@pytest.mark.parametrize(
    "other",
    [
        promise("2020", what="start", source=OLD),
        promise("2020", what="section_opening", source=OLD),
        promise("2020", section="east", source=OLD),
    ],
    ids=["a start", "an opening of a section", "the completion of a section"],
)
def test_only_promises_for_the_whole_project_count(other: Promise) -> None:
    whole = promise("2025")
    assert found(other, whole) == Slip(None, whole, whole)


@pytest.mark.parametrize("kind", WEAK)
def test_a_weak_source_moves_no_date_unless_nobody_else_speaks(kind: SourceKind) -> None:
    first, newest = promise("2025", source=OLD), promise("2027", source=NEW)
    weak = [promise(day, source=f"{kind}-{year}") for day, year in (("2021", 2021), ("2035", 2026))]
    assert found(first, newest, *weak) == Slip(24, first, newest)
    assert found(*weak) == Slip(14 * 12, weak[0], weak[1])


def test_of_two_first_promises_of_one_day_the_more_trusted_counts() -> None:
    press, official = promise("2024", source=OLD), promise("2025", source="official-2022")
    newest = promise("2027", source=NEW)
    assert found(press, official, newest) == Slip(24, official, newest)


def test_an_opening_is_measured_against_the_first_promise() -> None:
    first, newest = promise("2023", source=OLD), promise("2024", source="press-2023")
    told = opened("2025-06-09", first, newest)
    assert told
    assert (told.months, told.first, told.newest) == (18, first, newest)
    assert told.opened == told.newer == status("operational", "2025-06-09")
    assert told.now.text == "2025-06-09"


def test_what_is_promised_after_the_opening_is_about_other_works() -> None:
    """Baku–Tbilisi–Kars opened in 2017; the dates of 2024 are for the Georgian part's repair."""
    assert opened("2022", promise("2024", source=NEW)) is None
    first = promise("2022", source="press-2021")
    told = opened("2022", first, promise("2024", source=NEW))
    assert told
    assert (told.months, told.newest) == (0, first)


def test_an_opening_between_two_days_gives_no_months() -> None:
    told = opened("2017-04/2025-08", promise("2021", source="press-2020"))
    assert told
    assert told.opened
    assert told.months is None


def test_a_cancelled_project_is_no_longer_due() -> None:
    promises = promise("2025", source=OLD), promise("2027", source=NEW)
    assert found(*promises, code=StatusCode.CANCELLED) is None
    line = project(promises=list(promises))
    assert outlook(line, StatusCode.CANCELLED, SOURCES, date(2026, 3, 11)).due is None


@pytest.mark.parametrize("name", CATALOG.projects)
def test_the_slip_of_a_shipped_project_agrees_with_its_due_date(name: str) -> None:
    line = CATALOG.projects[name]
    told = NEWEST.slips.get(name)
    shown = NEWEST.outlook(line, date(2026, 3, 11))
    if told and told.opened is None:
        promised = due(line, CATALOG.sources, date(2026, 3, 11))
        assert promised
        assert told.newest == promised.promise
    if shown.due:
        assert told
        assert told.newest == shown.due.promise
    if told:
        assert told.opened == shown.opened


def test_a_past_day_knows_no_later_promise() -> None:
    for day in (date(2023, 9, 14), date(2024, 6, 30), date(2025, 1, 31)):
        then = CATALOG.as_of(day)
        for told in then.slips.values():
            named = (told.first, told.newest, *([told.opened] if told.opened else []))
            assert all(CATALOG.sources[said.source].published_by.last <= day for said in named)
    assert CATALOG.as_of(date(2023, 9, 14)).slips["bakhty-ayagoz"].months is None
    assert (NEWEST.slips["bakhty-ayagoz"].months or 0) > 0


def test_a_source_of_a_part_of_the_year_of_opening_may_be_of_before_it() -> None:
    documents = {**SOURCES, "autumn": source("press", "2025")}
    line = project(
        statuses=[status("operational", "2025-09-30")],
        promises=[promise("2025", source="autumn")],
    )
    assert slip(line, StatusCode.OPERATIONAL, documents)
