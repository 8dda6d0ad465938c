"""A date that moved is told with both dates and its months, in every language, never as late."""

from datetime import date
from typing import Any

import pytest

from corridors.history.slip import slip
from corridors.history.status import outlook
from corridors.model.vocabulary import DateMove, Language, StatusCode
from corridors.text.slips import badge, dates, moved
from corridors.text.words import words_for
from tests.records import SOURCES, project, promise, status
from tests.scenes import NEWEST

DAY = date(2025, 7, 1)
WORDS = words_for(Language.EN)
OPEN = [status("operational", "2025-06")]
FORBIDDEN = {Language.EN: "late ", Language.KK: "кешік", Language.RU: "опозда"}


def told(*due: str, opened: bool = False, day: date = DAY) -> tuple[str, str]:
    """Return dates and badge of a project whose promises were made one a year from 2020 on."""
    promises = [promise(text, source=f"press-{2020 + n}") for n, text in enumerate(due)]
    more: dict[str, Any] = {"statuses": OPEN} if opened else {}
    line = project(promises=promises, **more)
    code = StatusCode.OPERATIONAL if opened else StatusCode.CONSTRUCTION
    found, seen = slip(line, code, SOURCES), outlook(line, code, SOURCES, day)
    mark = badge(found, seen, WORDS)
    return dates(found, seen, WORDS), f"{mark.kind}: {mark.text}" if mark else ""


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (("2025", "2027-Q4"), ("2025 → Q4 2027", "later: +24 months")),
        (("2025-11", "2025-12"), ("November 2025 → December 2025", "later: +1 month")),
        (("2032-06", "2030"), ("June 2032 → 2030", "earlier: 18 months earlier")),
        (("2026", "2026-Q4"), ("due Q4 2026", "kept: as first promised")),
        (("2026",), ("due 2026", "")),
        ((), ("", "")),
    ],
)
def test_a_date_to_come_stands_after_the_one_promised_first(
    due: tuple[str, ...], shown: tuple[str, str]
) -> None:
    assert told(*due) == shown


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2023", ("2023 → in service since June 2025", "later: opened 18 months after")),
        ("2026", ("2026 → in service since June 2025", "earlier: opened 18 months before")),
        ("2025", ("in service since June 2025", "kept: opened as")),
    ],
)
def test_an_opening_is_told_against_the_first_promise(due: str, shown: tuple[str, str]) -> None:
    when, mark = told(due, opened=True)
    assert when == shown[0]
    assert mark.startswith(shown[1])
    assert mark.endswith("first promise" if "months" in mark else "as first promised")


def test_a_date_that_passed_is_never_called_kept() -> None:
    """The status of the project was told in 2025, so that news came after the earlier date."""
    assert told("2024", "2024-12") == ("due date December 2024 passed", "passed: date passed")
    silent = told("2025", "2025-12", day=date(2026, 7, 1))
    assert silent == (
        "due date December 2025 passed, no newer source",
        "passed: date passed, no news",
    )


def test_a_date_that_moved_and_passed_shows_its_months() -> None:
    when, mark = told("2020", "2024")
    assert (when, mark) == ("2020 → due date 2024 passed", "later: +48 months")


@pytest.mark.parametrize("language", Language)
def test_every_move_of_a_shipped_project_has_its_words(language: Language) -> None:
    words = words_for(language)
    seen = set()
    for name, found in NEWEST.slips.items():
        mark = badge(found, NEWEST.outlook(NEWEST.projects[name], date(2026, 3, 11)), words)
        text = f"{mark.text if mark else ''}; {moved(found, words)} "
        assert FORBIDDEN[language] not in text
        assert bool(moved(found, words)) is (found.months is not None)
        if found.months:
            assert mark
            assert str(abs(found.months)) in mark.text
            assert str(abs(found.months)) in moved(found, words)
            seen.add(found.move)
    assert {DateMove.LATER, DateMove.EARLIER} <= seen
