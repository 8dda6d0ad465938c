"""Records hold what sources say, and refuse what means nothing."""

from datetime import date

import pytest
from babel import Locale
from pydantic import ValidationError

from corridors.model.dates import PartialDate
from corridors.model.numbers import LEAST_AMOUNT, MOST_AMOUNT
from corridors.model.project import Leg, Place
from corridors.model.statements import DataPackage, Milestone, Source, Status
from corridors.model.texts import LocalizedText
from corridors.model.vocabulary import COUNTRIES, LANGUAGES, Language, PlaceKind, SourceKind
from corridors.view.values import MAX_OVERRIDE
from tests.records import fact, named, project, promise, source, status

NAMES = LocalizedText(en="Dostyk", kk="Достық", ru="Достык")
PLACE = {"id": "dostyk", "name": NAMES, "kind": "station", "country": "KZ", "lon": 82, "lat": 45}


@pytest.mark.parametrize("field", Status.model_fields)
def test_a_record_cannot_be_changed(field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(status("planned", "2020"), field, "operational")


def test_a_misspelt_field_is_an_error() -> None:
    with pytest.raises(ValidationError, match=r"staus\n.*Extra inputs"):
        status("planned", "2020", staus="operational")


@pytest.mark.parametrize(
    ("language", "name"),
    [(Language.EN, "Dostyk"), (Language.KK, "Достық"), (Language.RU, "Достык")],
)
def test_a_name_exists_in_every_language(language: Language, name: str) -> None:
    assert NAMES.in_language(language) == name


@pytest.mark.parametrize("language", Language)
def test_a_name_lacks_no_language(language: Language) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        LocalizedText.model_validate(NAMES.model_dump(exclude={language.value}))


@pytest.mark.parametrize("text", ["", "a" * 401])
def test_a_name_is_neither_empty_nor_endless(text: str) -> None:
    with pytest.raises(ValidationError, match="String should have"):
        named(text)


def test_trust_goes_from_official_to_wiki() -> None:
    assert list(SourceKind) == [
        "official",
        "agency",
        "press",
        "trade",
        "dataset",
        "repost",
        "blog",
        "wiki",
    ]


@pytest.mark.parametrize("kind", SourceKind)
def test_reposts_blogs_and_wikis_are_weak(kind: SourceKind) -> None:
    assert kind.is_weak is (kind.value in {"repost", "blog", "wiki"})


def test_a_source_is_known_from_its_publication() -> None:
    dated = source(published="2025-06", known_by="2026", known_by_reason="It says so.")
    assert dated.published_by == PartialDate.parse("2025-06")


def test_an_undated_source_is_known_from_the_day_that_its_text_proves() -> None:
    undated = source(published=None, known_by="2026", known_by_reason="It says so.")
    assert undated.published_by == PartialDate.parse("2026")


@pytest.mark.parametrize("dates", [{}, {"known_by": "2025"}, {"known_by_reason": "It says so."}])
def test_a_source_without_a_date_needs_one_with_its_reason(dates: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="needs published, or known_by with known_by_reason"):
        Source.model_validate({"publisher": "Gazette", "language": "en", "kind": "press", **dates})


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "example.org"},
        {"url": "javascript:alert(1)"},
        {"language": "english"},
        {"kind": "rumour"},
        {"published": "soon"},
    ],
)
def test_a_source_with_a_bad_field_is_refused(fields: dict[str, str]) -> None:
    (field,) = fields
    with pytest.raises(ValidationError, match=field):
        source(**fields)


@pytest.mark.parametrize("published", [2025, 2025.5, date(2025, 9, 30)])
def test_a_date_stands_in_quotes(published: object) -> None:
    with pytest.raises(ValidationError, match="is no date in quotes"):
        source(known_by=published)


@pytest.mark.parametrize(
    "figure",
    [
        {"value": 0},
        {"value": -5},
        {"low": 1},
        {"high": 2},
        {"low": 1, "high": 2},
        {"low": 2, "high": 2},
        {"text": named("KTZ")},
    ],
)
def test_a_figure_is_a_value_a_range_or_a_text(figure: dict[str, object]) -> None:
    assert fact(**figure).model_dump(include=set(figure), exclude={"text"}) == {
        key: value for key, value in figure.items() if key != "text"
    }


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ({"value": None}, "one of value, low/high or text"),
        ({"value": 1, "low": 1}, "one of value, low/high or text"),
        ({"value": 1, "text": named("KTZ"), "unit": "km"}, "one of value, low/high or text"),
        ({"low": 1, "text": named("KTZ"), "unit": "km"}, "one of value, low/high or text"),
        ({"value": 1, "unit": None}, "a number has a unit"),
        ({"text": named("KTZ"), "unit": "km"}, "a number has a unit, a text has none"),
        ({"period": "2025", "as_of": "2025"}, "either as_of or period"),
        ({"as_of": None}, "either as_of or period"),
        ({"low": 2, "high": 1}, "high is below low"),
        ({"unit": "miles"}, "unit"),
        ({"measure": "beauty"}, "measure"),
        ({"scope": "somewhere"}, "scope"),
        ({"kind": "guess"}, "kind"),
    ],
)
def test_a_figure_that_means_nothing_is_refused(figure: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        fact(**figure)


@pytest.mark.parametrize("field", ["as_of", "period"])
def test_a_figure_is_about_its_day_or_period(field: str) -> None:
    assert fact(**{field: "2024"}).date == PartialDate.parse("2024")


def test_the_statements_of_a_project_stand_kind_by_kind() -> None:
    milestone = Milestone.model_validate({"date": "2024", "text": NAMES, "source": "press-2025"})
    statements = (status("planned", "2020"), promise("2027"), fact(), milestone)
    line = project(
        statuses=statements[:1],
        promises=statements[1:2],
        facts=statements[2:3],
        milestones=statements[3:],
    )
    assert line.statements == statements


@pytest.mark.parametrize("field", ["statuses", "countries", "legs"])
def test_a_project_has_a_status_a_country_and_a_leg(field: str) -> None:
    with pytest.raises(ValidationError, match=rf"{field}\n.*at least 1 item"):
        project(**{field: []})


@pytest.mark.parametrize(
    "name",
    ["", "Bakhty", "bakhty_ayagoz", "-bakhty", "bakhty-", "a--b", "бақты", "../x", "a\n", "a" * 61],
)
def test_an_id_is_lower_case_words_and_hyphens(name: str) -> None:
    with pytest.raises(ValidationError, match=r"id\n"):
        project(id=name)


@pytest.mark.parametrize("code", ["kz", "KAZ", "K", ""])
def test_a_country_is_two_capitals(code: str) -> None:
    with pytest.raises(ValidationError, match="countries"):
        project(countries=[code])


def test_countries_are_those_that_cldr_names_and_no_others() -> None:
    no_countries = {"EU", "EZ", "UN", "XA", "XB", "XK", "QO", "ZZ"}  # unions, tests, by agreement
    parts = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}  # which have codes for other purposes
    named = {code for code in Locale("en").territories if len(str(code)) == 2}
    assert named - no_countries - parts == COUNTRIES


def test_languages_are_those_that_cldr_names() -> None:
    assert set(Locale("en").languages) >= LANGUAGES


@pytest.mark.parametrize("code", ["XX", "ZZ", "UK", "SU", "EU", "XK"])
def test_a_country_exists(code: str) -> None:
    with pytest.raises(ValidationError, match=f"'{code}' is no country of ISO 3166-1"):
        project(countries=[code])


@pytest.mark.parametrize("number", [1e15, -1e15, 0.001, 0, 10**15])
def test_a_number_that_can_be_printed_is_kept(number: float) -> None:
    assert fact(value=number).value == number


@pytest.mark.parametrize(
    "number", [True, False, "5", 1e26, -1e16, 10**400, 1e-4, float("nan"), float("inf"), [5]]
)
@pytest.mark.parametrize("field", ["value", "low", "high"])
def test_what_cannot_be_printed_is_no_figure(field: str, number: object) -> None:
    with pytest.raises(ValidationError, match=field):
        fact(**{field: number})


@pytest.mark.parametrize("year", ["0001", "1799-12-31", "2201", "9999", "0001/2025", "2025/9999"])
def test_a_year_is_one_of_transport(year: str) -> None:
    with pytest.raises(ValidationError, match="lies outside the years 1800 to 2200"):
        promise(year)


def test_the_figures_of_the_data_are_those_that_a_reader_may_give() -> None:
    assert MOST_AMOUNT == MAX_OVERRIDE
    assert round(LEAST_AMOUNT, 2) == LEAST_AMOUNT  # as links write them


def test_a_leg_touches_its_places_in_order() -> None:
    leg = Leg(id="main", start="bakhty", end="ayagoz", calls=("makanshy", "urzhar"))
    assert leg.places == ("bakhty", "makanshy", "urzhar", "ayagoz")


@pytest.mark.parametrize("kind", PlaceKind)
def test_a_place_may_be_of_every_kind(kind: PlaceKind) -> None:
    assert Place.model_validate({**PLACE, "kind": kind.value}).kind is kind


@pytest.mark.parametrize(("code", "is_valid"), [("KZDOS", True), ("KZ DOS", False), ("KZ1", False)])
def test_a_place_has_a_whole_unlocode_or_none(code: str, *, is_valid: bool) -> None:
    if is_valid:
        assert Place.model_validate({**PLACE, "unlocode": code}).unlocode == code
        return
    with pytest.raises(ValidationError, match="unlocode"):
        Place.model_validate({**PLACE, "unlocode": code})


def test_an_edition_says_to_which_day_news_was_followed() -> None:
    package = DataPackage.model_validate(
        {"version": "1", "data_through": "2026-03-11", "corrections": "https://example.org/"}
    )
    assert package.data_through == PartialDate.parse("2026-03-11")
