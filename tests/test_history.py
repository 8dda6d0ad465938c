"""What held and what was promised follows from dated statements by fixed rules."""

from datetime import date
from itertools import pairwise

import pytest

from corridors.history.figures import group_facts, question
from corridors.history.lengths import Sum, published, published_by_country, published_km, sum_of
from corridors.history.status import (
    Due,
    Outlook,
    due,
    latest_status,
    newest_statement,
    opened,
    outlook,
    project_status,
    rank,
    section_statuses,
)
from corridors.model.statements import Fact, Promise, Status
from corridors.model.terms import Measure
from corridors.model.vocabulary import FactKind, SourceKind, Stage, StatusCode
from tests.records import SOURCES, VOCABULARY, fact, named, project, promise, source, status
from tests.scenes import CATALOG

WEAK = [kind for kind in SourceKind if kind.is_weak]
FIRM = [kind for kind in SourceKind if not kind.is_weak]
TODAY = date(2025, 7, 1)


def newest(*statuses: Status) -> str | None:
    found = latest_status(statuses, SOURCES)
    return found.status if found else None


def test_the_latest_status_holds() -> None:
    assert newest(status("construction", "2025-02"), status("planned", "2025-01")) == "construction"


def test_a_status_counts_from_the_last_day_that_its_date_may_mean() -> None:
    assert newest(status("construction", "2025"), status("planned", "2025-06-30")) == "construction"


def test_no_statement_is_no_status() -> None:
    assert newest() is None


@pytest.mark.parametrize(("better", "worse"), list(pairwise(FIRM)))
def test_at_equal_dates_the_more_trusted_source_decides(
    better: SourceKind, worse: SourceKind
) -> None:
    said = status("construction", "2025", source=f"{better}-2025")
    doubted = status("planned", "2025", source=f"{worse}-2025")
    assert newest(said, doubted) == newest(doubted, said) == "construction"


@pytest.mark.parametrize("kind", WEAK)
def test_at_equal_dates_a_weak_source_never_decides(kind: SourceKind) -> None:
    said = status("construction", "2025", source="dataset-2025")
    doubted = status("planned", "2025", source=f"{kind}-2026")
    assert newest(said, doubted) == newest(doubted, said) == "construction"


@pytest.mark.parametrize("kind", WEAK)
def test_a_later_status_from_a_weak_source_does_not_hold(kind: SourceKind) -> None:
    said = status("construction", "2024", source="press-2024")
    assert newest(said, status("operational", "2025", source=f"{kind}-2025")) == "construction"


@pytest.mark.parametrize("kind", WEAK)
def test_a_weak_source_decides_where_nobody_else_speaks(kind: SourceKind) -> None:
    assert newest(status("proposed", "2021", source=f"{kind}-2021")) == "proposed"


@pytest.mark.parametrize(
    ("whole", "own", "held"),
    [
        (status("planned", "2020"), None, "planned"),
        (status("planned", "2020"), status("operational", "2024", section="east"), "operational"),
        (
            status("operational", "2025"),
            status("construction", "2024", section="east"),
            "operational",
        ),
        (
            status("construction", "2024", source="official-2025"),
            status("operational", "2024", section="east", source="blog-2024"),
            "operational",
        ),
    ],
    ids=[
        "the project's",
        "its own later one",
        "the project's later one",
        "its own equally late one",
    ],
)
def test_a_section_has_the_newest_status_of_its_own_and_its_project(
    whole: Status, own: Status | None, held: str
) -> None:
    line = project(statuses=[status for status in (whole, own) if status])
    assert section_statuses(line, ["east"], SOURCES) == {"east": held}


def test_a_project_that_is_partly_open_leaves_its_open_section_open() -> None:
    line = project(
        statuses=[status("operational", "2024", section="east"), status("partial", "2025")]
    )
    assert section_statuses(line, ["east"], SOURCES) == {"east": "operational"}


def test_a_section_that_nobody_speaks_of_is_unknown() -> None:
    line = project(statuses=[status("operational", "2024", section="east")])
    held = section_statuses(line, ["east", "west"], SOURCES)
    assert held == {"east": "operational", "west": "unknown"}


@pytest.mark.parametrize(
    ("east", "west", "held"),
    [
        ("operational", "operational", "operational"),
        ("operational", "construction", "partial"),
        ("operational", "planned", "partial"),
        ("operational", "suspended", "partial"),
        ("partial", "construction", "partial"),
        ("construction", "planned", "proposed"),
        ("suspended", "suspended", "suspended"),
    ],
)
def test_a_project_is_partly_open_when_some_sections_are(east: str, west: str, held: str) -> None:
    line = project(
        statuses=[
            status("proposed", "2020"),
            status(east, "2024", section="east"),
            status(west, "2024", section="west"),
        ]
    )
    assert project_status(line, ["east", "west"], SOURCES) == held


def test_a_foreign_section_that_is_merely_planned_changes_nothing() -> None:
    line = project(
        statuses=[status("construction", "2024"), status("planned", "2025", section="abroad")]
    )
    assert project_status(line, ["home", "abroad"], SOURCES) == "construction"


@pytest.mark.parametrize("code", StatusCode)
def test_a_project_without_sections_has_the_status_that_is_stated(code: StatusCode) -> None:
    line = project(statuses=[status(code, "2024")])
    assert project_status(line, [], SOURCES) is code


def test_a_project_opened_when_it_was_first_said_to_be_in_service() -> None:
    line = project(
        statuses=[
            status("operational", "2025"),
            status("construction", "2022"),
            status("operational", "2024"),
        ]
    )
    assert opened(line, SOURCES) == status("operational", "2024")


def test_a_project_that_reopened_opened_when_it_did_so() -> None:
    codes = ["operational", "suspended", "operational"]
    line = project(statuses=[status(code, str(2020 + n)) for n, code in enumerate(codes)])
    assert opened(line, SOURCES) == status("operational", "2022")


@pytest.mark.parametrize(
    "statuses",
    [
        [status("construction", "2024")],
        [status("operational", "2024"), status("suspended", "2025")],
        [status("construction", "2024"), status("operational", "2025", section="east")],
        [status("operational", "2025", section="east")],
    ],
    ids=["under construction", "closed again", "only a section", "nothing but a section"],
)
def test_what_is_not_in_service_has_not_opened(statuses: list[Status]) -> None:
    line = project(statuses=statuses)
    held = project_status(line, ["east", "west"], SOURCES)
    assert outlook(line, held, SOURCES, TODAY).opened is None


@pytest.mark.parametrize(
    ("day", "today", "passed"),
    [
        ("2025", date(2025, 12, 31), False),
        ("2025", date(2026, 1, 1), True),
        ("2025-Q2", date(2025, 6, 30), False),
        ("2025-Q2", date(2025, 7, 1), True),
        ("2025-07-01", date(2025, 7, 1), False),
        ("2025-07-01", date(2025, 7, 2), True),
    ],
)
def test_a_due_date_passes_after_its_last_day(day: str, today: date, *, passed: bool) -> None:
    line = project(promises=[promise(day)])
    found = due(line, SOURCES, today)
    assert found
    assert (found.promise, found.passed) == (promise(day), passed)


@pytest.mark.parametrize(("told", "unreported"), [("press-2025", True), ("press-2026", False)])
def test_a_passed_date_is_silent_until_somebody_speaks_again(
    told: str, *, unreported: bool
) -> None:
    line = project(promises=[promise("2025")], milestones=[], facts=[fact(source=told)])
    assert due(line, SOURCES, date(2026, 6, 1)) == Due(
        promise("2025"), passed=True, unreported=unreported
    )


def test_the_promise_that_was_made_last_counts() -> None:
    promises = [promise("2028", source="press-2024"), promise("2027", source="press-2025")]
    assert due(project(promises=promises), SOURCES, TODAY) == Due(promises[1], passed=False)


def test_at_equal_dates_the_promise_of_the_more_trusted_source_counts() -> None:
    promises = [promise("2028", source="press-2025"), promise("2027", source="official-2025")]
    assert due(project(promises=promises), SOURCES, TODAY) == Due(promises[1], passed=False)


@pytest.mark.parametrize("kind", WEAK)
def test_the_promise_of_a_weak_source_never_comes_first(kind: SourceKind) -> None:
    promises = [promise("2028", source="press-2020"), promise("2027", source=f"{kind}-2025")]
    assert due(project(promises=promises), SOURCES, TODAY) == Due(promises[0], passed=False)


@pytest.mark.parametrize(
    "other",
    [
        promise("2027", what="start"),
        promise("2027", what="section_opening"),
        promise("2027", section="east"),
    ],
    ids=["a start", "an opening of a section", "the completion of a section"],
)
def test_only_the_completion_of_the_whole_project_is_due(other: Promise) -> None:
    assert due(project(promises=[other]), SOURCES, TODAY) is None


def test_a_project_under_construction_looks_to_its_due_date() -> None:
    line = project(promises=[promise("2027")])
    found = outlook(line, StatusCode.CONSTRUCTION, SOURCES, TODAY)
    assert found == Outlook(StatusCode.CONSTRUCTION, None, Due(promise("2027"), passed=False))


def test_a_project_in_service_is_no_longer_due() -> None:
    since = status("operational", "2024")
    line = project(statuses=[since], promises=[promise("2023")])
    found = outlook(line, StatusCode.OPERATIONAL, SOURCES, TODAY)
    assert found == Outlook(StatusCode.OPERATIONAL, since, None)


def test_a_project_whose_sections_all_opened_is_no_longer_due() -> None:
    line = project(
        statuses=[status("planned", "2020"), status("operational", "2024", section="main")],
        promises=[promise("2023")],
    )
    held = project_status(line, ["main"], SOURCES)
    found = outlook(line, held, SOURCES, TODAY)
    assert (found.status, found.due) == (StatusCode.OPERATIONAL, None)


@pytest.mark.parametrize(
    "apart",
    [
        [fact(scope=scope) for scope in VOCABULARY.scopes],
        [fact(), *(fact(stage=stage) for stage in Stage)],
        [fact(period="2024"), fact(period="2025"), fact()],
        [fact(), fact(section="east"), fact(section="west")],
        [fact(), fact(measure="track_laid")],
    ],
    ids=["scopes", "stages", "periods", "sections", "measures"],
)
def test_figures_that_answer_different_questions_stay_apart(apart: list[Fact]) -> None:
    groups = group_facts(apart, SOURCES)
    assert {group.first for group in groups} == set(apart)
    assert all(group.others == () for group in groups)


def test_figures_that_answer_the_same_question_stand_together() -> None:
    old, new = fact(value=100, as_of="2024"), fact(value=272, as_of="2025")
    (group,) = group_facts([old, new], SOURCES)
    assert (group.first, group.others) == (new, (old,))


@pytest.mark.parametrize("kind", WEAK)
def test_a_newer_figure_of_a_weak_source_stands_beside(kind: SourceKind) -> None:
    firm, weak = fact(as_of="2024"), fact(as_of="2025", source=f"{kind}-2025")
    (group,) = group_facts([weak, firm], SOURCES)
    assert (group.first, group.others) == (firm, (weak,))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (fact(source="press-2026"), fact(source="official-2025")),
        (fact(source="official-2025"), fact(source="press-2025")),
        (fact(value=1), fact(value=2)),
    ],
    ids=["known later", "more trusted", "as in the file"],
)
def test_figures_of_one_date_have_a_fixed_order(first: Fact, second: Fact) -> None:
    (group,) = group_facts([first, second], SOURCES)
    assert (group.first, group.others) == (first, (second,))


MONEY_ASKED = [("cost", "funding"), ("funding", "cost")]


@pytest.mark.parametrize("kind", WEAK)
@pytest.mark.parametrize(("doubted", "firm"), MONEY_ASKED)
def test_a_weak_sum_is_never_first_where_another_speaks_of_the_same_money(
    doubted: str, firm: str, kind: SourceKind
) -> None:
    weak = fact(measure=doubted, value=1_690, unit="EUR", as_of="2025", source=f"{kind}-2025")
    said = fact(measure=firm, value=543, unit="KZT", as_of="2021", source="press-2021")
    (group,) = group_facts([weak, said], SOURCES)
    assert (group.first, group.others) == (said, (weak,))
    assert [*group.measures] == ["cost", "funding"]


def test_what_a_project_costs_goes_before_what_is_given_for_it() -> None:
    cost = fact(measure="cost", value=340, unit="USD", as_of="2024")
    loan = fact(measure="funding", value=300, unit="USD", as_of="2026")
    (group,) = group_facts([loan, cost], SOURCES)
    assert (group.first, group.others) == (cost, (loan,))


def test_a_text_never_hides_a_sum() -> None:
    text = fact(measure="funding", text=named("543 bn to be paid back"), as_of="2025")
    number = fact(measure="funding", value=543, unit="KZT", as_of="2023")
    (group,) = group_facts([text, number], SOURCES)
    assert (group.first, group.others) == (number, (text,))


def test_numbers_stand_above_texts_on_the_same_matter() -> None:
    text = fact(measure="progress", text=named("Track is laid"), as_of="2025-12")
    number = fact(measure="progress", value=75, unit="percent", as_of="2024-11")
    groups = group_facts([text, number], SOURCES)
    assert [group.first for group in groups] == [number, text]


@pytest.mark.parametrize("kind", WEAK)
def test_a_weak_text_stands_beside_a_number_and_a_weak_number_beside_a_text(
    kind: SourceKind,
) -> None:
    for firm, weak in (
        (fact(), fact(text=named("long"), source=f"{kind}-2026")),
        (fact(text=named("long")), fact(source=f"{kind}-2026")),
    ):
        (group,) = group_facts([weak, firm], SOURCES)
        assert (group.first, group.others) == (firm, (weak,))


@pytest.mark.parametrize("kind", WEAK)
def test_a_weak_figure_of_another_quantity_is_no_answer_to_the_same_question(
    kind: SourceKind,
) -> None:
    tonnes = fact(measure="capacity", unit="Mt/year", value=5)
    boxes = fact(measure="capacity", unit="TEU/year", value=9, source=f"{kind}-2025")
    assert len(group_facts([tonnes, boxes], SOURCES)) == 2


@pytest.mark.parametrize(
    ("measure", "one", "other"),
    [
        ("freight", "t", "Mt"),
        ("transit_time", "hours", "days"),
        ("capacity", "pairs/day", "trains/day"),
        ("length", "km", "m"),
        ("cost", "USD", "KZT"),
    ],
)
def test_units_of_one_quantity_answer_one_question(measure: str, one: str, other: str) -> None:
    firm = fact(measure=measure, value=1, unit=one, as_of="2021")
    weak = fact(measure=measure, value=2, unit=other, as_of="2025", source="blog-2025")
    (group,) = group_facts([weak, firm], SOURCES)
    assert group.first is firm


@pytest.mark.parametrize("kind", ["plan", "forecast"])
def test_of_one_period_what_was_goes_before_what_was_expected(kind: str) -> None:
    hoped = fact(measure="freight", unit="Mt", period="2024", kind=kind, source="official-2026")
    was = fact(measure="freight", unit="Mt", period="2024", kind="actual", source="trade-2025")
    (group,) = group_facts([hoped, was], SOURCES)
    assert group.first is was


def test_no_shipped_project_shows_a_weak_figure_first_where_another_speaks_of_it() -> None:
    for line in CATALOG.projects.values():
        for group in group_facts(line.facts, CATALOG.sources):
            if not CATALOG.sources[group.first.source].kind.is_weak:
                continue
            asked = question(group.first)._replace(quantity="")
            alike = [f for f in line.facts if question(f)._replace(quantity="") == asked]
            assert all(CATALOG.sources[f.source].kind.is_weak for f in alike), (line.id, group)


def test_the_money_of_dostyk_moyynty_has_one_answer() -> None:
    line = CATALOG.projects["dostyk-moyynty"]
    sums = [fact for fact in line.facts if fact.measure in {Measure.COST, Measure.FUNDING}]
    (group,) = group_facts(sums, CATALOG.sources)
    assert (group.first.value, group.first.unit) == (542_900_000_000, "KZT")


def test_a_length_of_a_section_is_not_that_of_the_project() -> None:
    line = project(facts=[fact(value=40, section="east"), fact(scope="main_line")])
    assert published(line, Measure.LENGTH, SOURCES) is None
    whole = fact(value=100, as_of="2020")
    line = project(facts=[*line.facts, whole])
    assert published(line, Measure.LENGTH, SOURCES) == whole


def test_of_several_stages_the_length_after_the_works_counts() -> None:
    stages = [fact(value=n, stage=stage) for n, stage in enumerate(Stage)]
    line = project(facts=stages)
    found = published_km(line, SOURCES)
    assert found
    assert found.stage is Stage.COMPLETE


def test_a_length_in_words_is_no_number_to_add() -> None:
    line = project(facts=[fact(text=named("the whole coast"))])
    assert published(line, Measure.LENGTH, SOURCES)
    assert published_km(line, SOURCES) is None


def test_only_what_is_published_by_country_is_divided() -> None:
    whole, part = fact(value=229), fact(value=120, scope="in_kazakhstan")
    home = project(facts=[whole])
    abroad = project(facts=[whole, part], countries=["KZ", "TM"])
    assert published_by_country(home, SOURCES) == {"KZ": whole}
    assert published_by_country(abroad, SOURCES) == {"KZ": part}
    assert published_by_country(project(countries=["KZ", "TM"]), SOURCES) == {}


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        ([{"value": 229}, {"value": 262}], (491, 491, False)),
        ([{"value": 75, "approximate": True}, {"value": 25}], (100, 100, True)),
        ([{"low": 80, "high": 90}, {"value": 10}], (90, 100, False)),
        ([{"low": 700}, {"value": 300}], (1000, None, False)),
        ([{"high": 20}], (None, 20, False)),
        ([{"high": 20}, {"value": 10}], (10, 30, False)),
        ([{"value": 1500, "unit": "m"}, {"value": 1}], (2.5, 2.5, False)),
    ],
)
def test_lengths_add_up_with_their_ranges_and_doubts(
    facts: list[dict[str, object]], total: tuple[float | None, float | None, bool]
) -> None:
    assert sum_of([fact(**fields) for fields in facts]) == Sum(*total)


def test_groups_follow_the_vocabulary() -> None:
    facts = [
        fact(measure="cost"),
        fact(scope="main_line"),
        fact(period="2025"),
        fact(stage="complete"),
        fact(stage="before"),
        fact(),
    ]
    groups = group_facts(facts, SOURCES)
    assert [group.first for group in groups] == [
        facts[5],
        facts[2],
        facts[4],
        facts[3],
        facts[1],
        facts[0],
    ]


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_figure_is_kept(kind: FactKind) -> None:
    (group,) = group_facts([fact(kind=kind)], SOURCES)
    assert group.first.kind is kind


def test_the_newest_statement_is_the_one_published_last() -> None:
    newer = promise("2027", source="press-2026")
    assert newest_statement(project(promises=[newer]), SOURCES) == newer


@pytest.mark.parametrize("known", ["undated-2026", *(f"{kind}-2026" for kind in WEAK)])
def test_the_newest_statement_is_never_weak_or_undated(known: str) -> None:
    line = project(facts=[fact(source=known)])
    assert newest_statement(line, SOURCES) == line.statuses[0]


def test_at_equal_dates_the_newest_statement_is_a_status_before_a_promise_before_a_figure() -> None:
    line = project(
        statuses=[status("planned", "2020", source="press-2020")],
        promises=[promise("2027")],
        facts=[fact()],
        milestones=[{"date": "2025", "text": named("Start"), "source": "press-2025"}],
    )
    assert newest_statement(line, SOURCES) == line.promises[0]


def test_a_project_that_only_weak_sources_know_has_a_newest_statement() -> None:
    line = project(
        statuses=[status("planned", "2020", source="blog-2020")],
        facts=[fact(source="wiki-2021")],
    )
    assert newest_statement(line, SOURCES) == line.facts[0]


def test_statements_are_compared_by_firmness_then_date_then_trust() -> None:
    documents = {
        "wiki": source("wiki", "2026"),
        "old": source("official", "2024"),
        "trade": source("trade", "2025"),
        "press": source("press", "2025-12-31"),
    }
    ranked = sorted(documents, key=lambda name: rank(promise("2027", source=name), documents))
    assert ranked == ["wiki", "old", "trade", "press"]
