"""A list of projects is filtered by how their dates moved, and sorted as its link asks."""

from datetime import date
from itertools import pairwise

import pytest

from corridors.catalog.search import alphabetical
from corridors.history.status import newest_statement
from corridors.model.vocabulary import DateMove, Language
from corridors.page.controls import FILTERS, MOVED, ORDER
from corridors.view.values import Order, ProjectSet
from corridors.view.view import View
from tests.scenes import CATALOG, NEWEST, scene

ALL = View(project_set=ProjectSet.ALL)


def _ids(query: str) -> list[str]:
    return [project.id for project in scene(f"scope=all&{query}").selection.projects]


@pytest.mark.parametrize("move", DateMove)
def test_a_filter_shows_the_projects_whose_date_moved_so(move: DateMove) -> None:
    shown = set(_ids(f"moved={move}"))
    assert shown
    assert shown == {name for name, slip in NEWEST.slips.items() if slip.move is move}
    assert NEWEST.select(ALL).facets.moves[move] == len(shown)


def test_a_move_is_counted_with_all_the_other_filters() -> None:
    facets = NEWEST.select(View(project_set=ProjectSet.ALL, moves=(DateMove.LATER,))).facets
    assert facets.moves == NEWEST.select(ALL).facets.moves
    assert facets.types.total() == facets.moves[DateMove.LATER]
    assert set(_ids("moved=later&type=port")) == set(_ids("moved=later")) & set(_ids("type=port"))


def test_a_past_day_filters_by_what_was_known_then() -> None:
    then = CATALOG.as_of(date(2023, 9, 14))
    moves = then.select(ALL).facets.moves
    assert moves.total() < NEWEST.select(ALL).facets.moves.total()


@pytest.mark.parametrize("order", Order)
def test_an_order_leaves_no_project_out(order: Order) -> None:
    assert sorted(_ids(f"sort={order}")) == sorted(CATALOG.projects)


def test_what_moved_furthest_stands_first_and_what_did_not_move_last() -> None:
    slips = NEWEST.slips
    months = [slips[name].months if name in slips else None for name in _ids("")]
    known = [number for number in months if number is not None]
    assert months == [*sorted(known, reverse=True), *[None] * (len(months) - len(known))]
    assert _ids("") == _ids("sort=moved")


def test_the_next_due_date_stands_first_and_what_is_in_service_last() -> None:
    due = [
        slip.newest.due.last if slip and not slip.opened else date.max
        for slip in map(NEWEST.slips.get, _ids("sort=due"))
    ]
    assert due == sorted(due)


def test_the_newest_source_stands_first() -> None:
    newest = [
        newest_statement(CATALOG.projects[name], CATALOG.sources) for name in _ids("sort=newest")
    ]
    known = [CATALOG.sources[said.source].published_by.last for said in newest]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize("language", Language)
def test_names_are_sorted_in_the_alphabet_of_the_reader(language: Language) -> None:
    names = [
        CATALOG.projects[name].name.in_language(language)
        for name in _ids(f"lang={language}&sort=name")
    ]
    assert all(alphabetical(one) <= alphabetical(next_one) for one, next_one in pairwise(names))


def test_kazakh_letters_stand_in_their_places() -> None:
    names = ["Ақтау", "Әуежай", "Бақты", "Қазақстан", "Кеген", "Ұзын", "Ыстықкөл", "Өзен", "Орал"]
    expected = [
        "Ақтау",
        "Әуежай",
        "Бақты",
        "Кеген",
        "Қазақстан",
        "Орал",
        "Өзен",
        "Ұзын",
        "Ыстықкөл",
    ]
    assert sorted(names, key=alphabetical) == expected
    assert sorted(["Ädil", "Abay", "Alat", "A2", "A-1"], key=alphabetical) == [
        *("A-1", "A2", "Abay", "Ädil", "Alat")
    ]


def test_clearing_the_filters_clears_the_moves_and_keeps_the_order() -> None:
    assert MOVED in FILTERS
    assert ORDER not in FILTERS


def test_the_view_says_in_words_that_it_is_filtered_by_moves() -> None:
    view = scene("moved=later")
    assert view.words("moved.later") in view.sentence
