"""The verdict counts what came of the promises, of the projects shown and of all."""

import re
from datetime import date

import pytest

from corridors.dossier.verdict import verdict
from corridors.model.vocabulary import DateMove, Language
from tests.scenes import SIX, scene

FORBIDDEN = ("late ", "кешік", "опозда", "просроч")
VIEWS = [
    "",
    "scope=all",
    "type=railway",
    "scope=all&moved=kept",
    "asof=2023-09-14",
    "asof=2010-01-01",
]


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_of_the_named_projects_it_says_how_many_are_due_later_and_which_opened_early() -> None:
    view = scene("asof=2026-03-11")
    slips = [view.snapshot.slips[name] for name in SIX if name in view.snapshot.slips]
    later = [slip for slip in slips if slip.move is DateMove.LATER and not slip.opened]
    early = [slip for slip in slips if slip.move is DateMove.EARLIER and slip.opened]
    told = verdict(view).shown
    assert told.startswith(f"{len(later)} of the {len(SIX)} named projects are due later than")
    assert told.endswith(f"{len(early)} opened early.")


def test_of_all_projects_it_counts_what_moved_by_a_year_and_what_passed_without_news() -> None:
    view = scene("asof=2026-03-11")
    snapshot = view.snapshot
    year = sum((slip.months or 0) >= 12 for slip in snapshot.slips.values())
    due = [snapshot.outlook(p, date(2026, 3, 11)).due for p in snapshot.projects.values()]
    silent = sum(bool(each and each.unreported) for each in due)
    assert _numbers(verdict(view).all) == [year, len(snapshot.projects), silent]


def test_other_projects_are_called_those_shown() -> None:
    view = scene("scope=all&status=construction")
    shown = len(view.selection.projects)
    assert f"of the {shown} projects shown" in verdict(view).shown


def test_all_six_by_another_filter_are_still_the_named_ones() -> None:
    view = scene("country=KZ")
    assert "named projects" in verdict(view).shown


def test_on_a_past_day_it_judges_by_what_was_known() -> None:
    then = scene("asof=2023-09-14")
    assert verdict(then).shown.startswith("None of the 6 named projects is due later")
    assert f"of all {len(then.snapshot.projects)} projects" in verdict(then).all


def test_of_one_project_or_none_only_all_are_told() -> None:
    assert verdict(scene("type=highway")).shown == ""
    assert verdict(scene("q=zzzz")).shown == ""
    assert verdict(scene("q=zzzz")).all == verdict(scene()).all


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("query", VIEWS)
def test_every_language_says_the_same_numbers(query: str, language: Language) -> None:
    told, english = (verdict(scene(f"{query}&lang={code}")) for code in (language, Language.EN))
    for text, same in ((told.shown, english.shown), (told.all, english.all)):
        assert sorted(_numbers(text)) == sorted(_numbers(same))
        assert "{" not in text
        assert not any(word in text for word in FORBIDDEN)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 срок прошёл без новостей"),
        (3, "3 срока прошли без новостей"),
        (12, "12 сроков прошло без новостей"),
        (21, "21 срок прошёл без новостей"),
    ],
)
def test_russian_numbers_have_their_forms(count: int, text: str) -> None:
    assert scene("lang=ru").words.plural("verdict.silent", count) == text
