"""Dates are as exact as their source, and never more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.model.dates import PartialDate

DAYS = st.dates(min_value=date(1, 1, 1))


def quarter_of(day: date) -> str:
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("2027-06", date(2027, 6, 1), date(2027, 6, 30)),
        ("2027-12", date(2027, 12, 1), date(2027, 12, 31)),
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-09-30", date(2025, 9, 30), date(2025, 9, 30)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("2025-01/2025-09", date(2025, 1, 1), date(2025, 9, 30)),
        ("2024/2025-Q1", date(2024, 1, 1), date(2025, 3, 31)),
        ("2025-09-30/2025-09-30", date(2025, 9, 30), date(2025, 9, 30)),
    ],
)
def test_a_date_spans_all_days_that_it_may_mean(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.first, parsed.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2025",
        "2025 ",
        "2025\n",
        "25",
        "20255",
        "0000",
        "-2025",
        "2025-",
        "2025-00",
        "2025-13",
        "2025-9",
        "2025-Q0",
        "2025-Q5",
        "2025-q4",
        "2025-Q4-01",
        "2025-02-29",
        "2025-06-31",
        "2025-06-1",
        "30.09.2025",
        "2025/09/30",
        "2025-09-30T00:00",
        "2025~",
        "٢٠٢٥",
        "soon",
        "/",
        "2025/",
        "/2025",
        "2025//2026",
        "2024/2025/2026",
        "2025-06/2025-05",
        "2026/2025",
    ],
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["soon", "2025-9"])
def test_a_refusal_names_the_text_and_the_forms_that_are_allowed(text: str) -> None:
    with pytest.raises(ValueError, match=rf"'{text}' is no date: write 2027, .+"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "is_interval", "is_day"),
    [
        ("2027", False, False),
        ("2027-06", False, False),
        ("2025-Q4", False, False),
        ("2025-09-30", False, True),
        ("2025-01/2025-09", True, False),
    ],
)
def test_a_date_knows_how_exact_it_is(text: str, *, is_interval: bool, is_day: bool) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.is_interval, parsed.is_day) == (is_interval, is_day)


@given(DAYS)
def test_a_day_is_exactly_itself(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert (parsed.first, parsed.last, parsed.is_day) == (day, day, True)


@given(DAYS)
def test_a_day_lies_in_its_month_in_its_quarter_in_its_year(day: date) -> None:
    month, quarter, year = (
        PartialDate.parse(text)
        for text in (day.isoformat()[:7], quarter_of(day), day.isoformat()[:4])
    )
    assert year.first <= quarter.first <= month.first <= day
    assert day <= month.last <= quarter.last <= year.last


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_the_day_after_a_quarter_starts_the_next_one(day: date) -> None:
    after = PartialDate.parse(quarter_of(day)).last + timedelta(days=1)
    assert PartialDate.parse(quarter_of(after)).first == after


@given(DAYS, DAYS)
def test_a_date_is_written_as_it_was_read(one: date, other: date) -> None:
    start, end = sorted((one, other))
    for text in (quarter_of(start), f"{start}/{end}", f"{start.isoformat()[:7]}/{end}"):
        assert PartialDate.parse(str(PartialDate.parse(text))) == PartialDate.parse(text)
        assert str(PartialDate.parse(text)) == text
