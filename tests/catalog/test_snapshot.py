"""A past day is really past: nothing on it was first heard of later."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import read_route_query
from corridors.catalog.snapshot import Snapshot
from corridors.dossier.dossier import dossier
from corridors.model.vocabulary import SPEECH_DAY
from corridors.routing.result import route_result
from corridors.routing.state import state_of
from corridors.text import routes
from corridors.text.words import words_for
from tests.scenes import CATALOG, NEWEST, SIX, scene

days = st.dates(date(2009, 1, 1), date(2026, 3, 31))


def test_all_data_cannot_be_taken_for_what_was_known_on_a_day() -> None:
    """Whatever judges (statuses, a selection, an outlook) is asked of a snapshot alone."""
    judges = {"statuses", "section_statuses", "select", "outlook", "members", "is_operational"}
    assert judges <= set(dir(Snapshot))
    assert not judges & set(dir(Catalog))


@given(days)
def test_everything_known_on_a_day_was_out_by_then(day: date) -> None:
    then = CATALOG.as_of(day)
    network = then.network
    named = [
        *(s.source for project in then.projects.values() for s in project.statements),
        *(figure.source for claim in then.claims for figure in (claim.said, *claim.later)),
        *(a.source for a in network.assumptions.values()),
        *(d.source for d in network.published.values()),
    ]
    assert all(CATALOG.sources[name].published_by.last <= day for name in named)
    assert set(named) <= then.sources.keys()
    for project in then.projects.values():
        assert all(unknown.known_by.last <= day for unknown in project.unknowns)
        assert not project.named_in_speech or day >= SPEECH_DAY


@given(days)
def test_a_line_that_is_not_open_has_a_length_that_was_known_on_the_day(day: date) -> None:
    then = CATALOG.as_of(day)
    for edge in then.network.edges.values():
        if edge.effect == "new_link" and not then.is_operational(edge):
            assert edge.project in then.projects
            assert edge.source is None or edge.source in then.sources


def test_the_newest_knowledge_is_everything() -> None:
    assert NEWEST.projects == CATALOG.projects
    assert NEWEST.network is CATALOG.network
    assert (NEWEST.sources, NEWEST.claims) == (CATALOG.sources, CATALOG.claims)
    last = CATALOG.as_of(CATALOG.days[1])
    assert last.projects == CATALOG.projects
    assert last.network.assumptions == CATALOG.network.assumptions


@pytest.mark.parametrize("project", SIX)
def test_on_the_day_of_the_speech_no_dossier_speaks_of_later_years(project: str) -> None:
    then = scene(f"project={project}&asof=2023-09-14")
    told = dossier(then.snapshot.projects[project], then, shown=True, file="x")
    years = {int(year) for text in told["unknowns"] for year in re.findall(r"20\d\d", text)}
    assert all(year <= 2023 for year in years)
    assert not any(re.search(r"\b29[57] km", text) for text in told["unknowns"])
    assert told["unknowns"] or project in {"dostyk-moyynty", "zhanaozen-turkmenistan"}


def test_before_the_speech_no_dossier_says_that_it_named_the_project() -> None:
    for day, named in (("2023-09-13", False), ("2023-09-14", True)):
        then = scene(f"project=bakhty-ayagoz&asof={day}")
        told = dossier(then.snapshot.projects["bakhty-ayagoz"], then, shown=True, file="x")
        assert told["named_in_speech"] is named
        assert "bakhty-ayagoz" in {project.id for project in then.selection.projects}


def test_a_project_of_which_nothing_was_known_cannot_be_taken_as_open() -> None:
    then = CATALOG.as_of(date(2023, 9, 14))
    switched, plain = state_of(then, ["moyynty-kyzylzhar"]), state_of(then)
    assert (switched.edges, switched.improved) == (plain.edges, plain.improved)


def test_the_sentence_counts_only_the_projects_known_on_the_day() -> None:
    known = len(CATALOG.as_of(SPEECH_DAY).projects)
    assert known < len(CATALOG.projects)
    assert scene("asof=2023-09-14").sentence.startswith(f"6 of {known} projects")


def _notes(**words: str) -> list[str]:
    plan = read_route_query({"from": "dostyk", "to": "poti", **words}, CATALOG)
    return list(
        routes.notes(route_result(plan, CATALOG), CATALOG, words_for(scene().words.language))
    )


def test_on_a_past_day_the_planner_says_what_it_counts_with_and_what_was_not_known() -> None:
    notes = "\n".join(_notes(asof="2023-09-14", **{"with": "moyynty-kyzylzhar"}))
    assert "Lines that stand have the lengths measured since" in notes
    assert "Nothing was known on that day, so not counted: Moyynty–Kyzylzhar" in notes
    assert "Lines that stand" not in "\n".join(_notes())


def test_a_published_distance_is_told_from_its_day_on() -> None:
    told = [
        any(note.startswith("Published: ") for note in _notes(asof=day))
        for day in ("2023-09-13", "2023-09-14")
    ]
    assert told == [False, True]


def test_own_figures_stand_beside_none_where_no_source_gave_one_yet() -> None:
    """The speed on Kazakhstan's railways became known later than this day."""
    assert "kz-rail-speed" not in CATALOG.as_of(date(2016, 1, 1)).network.assumptions
    notes = _notes(asof="2016-01-01", assume="kz-rail-speed:700/800/900")
    assert any("700 / 800 / 900 km a day instead of –" in note for note in notes)
