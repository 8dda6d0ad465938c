"""A question is read in any spelling, and a word that means nothing is named."""

from datetime import date

import pytest

from corridors.model import Language, NetworkPlace
from corridors.planner import Plan, read_plan
from corridors.ways import By, Question
from tests.scenes import CATALOG

ENDS = {"from": "dostyk", "to": "poti"}


def test_only_from_and_to_are_needed() -> None:
    assert read_plan(ENDS, CATALOG) == Plan(Question("dostyk", "poti"))


def test_all_words_are_read() -> None:
    words = {
        "by": "time",
        "via": "aktau-port, Alat",
        "within": "KZ,AZ,GE",
        "asof": "2025-06-30",
        "with": "moyynty-kyzylzhar",
        "without": "dostyk-moyynty",
    }
    assert read_plan(ENDS | words, CATALOG) == Plan(
        Question("dostyk", "poti", By.TIME, ("aktau-port", "alat"), frozenset({"KZ", "AZ", "GE"})),
        date(2025, 6, 30),
        ("moyynty-kyzylzhar",),
        ("dostyk-moyynty",),
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("place", CATALOG.network.places.values(), ids=lambda place: place.id)
def test_every_place_is_found_by_its_name(place: NetworkPlace, language: Language) -> None:
    name = place.name.in_language(language).upper()
    other = "dostyk" if place.id != "dostyk" else "poti"
    assert read_plan({"from": name, "to": other}, CATALOG).question.start == place.id


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"from": "dostik2"}, "from: there is no place 'dostik2' in the network; did you mean dos"),
        ({"to": "potik"}, "to: there is no place 'potik' in the network; did you mean poti"),
        ({"to": "xxxxxxxx"}, "to: there is no place 'xxxxxxxx' in the network"),
        ({"to": ""}, "to: there is no place ''"),
        ({"to": "Достық"}, "to: 'dostyk' is where the way begins"),
        ({"via": "alat,nowhere"}, "via: there is no place 'nowhere'"),
        (
            {"via": "alat," * 5 + "poti"},
            "via: 6 places are too many (places to pass, in order, with",
        ),
        ({"via": "alat,,poti"}, "via: 'alat,,poti' means nothing here (places to pass"),
        ({"without": ""}, "without: '' means nothing here (ids of projects"),
        ({"by": "luck"}, "by: 'luck' means nothing here (distance"),
        ({"within": "KZ,XX"}, "within: 'XX' is none of AZ, CN, GE"),
        ({"asof": "soon"}, "asof: 'soon' is no date"),
        ({"asof": "2025"}, "asof: '2025' means nothing here"),
        ({"with": "dostyk-moynty"}, "with: there is no project 'dostyk-moynty'; did you mean dost"),
        (
            {"without": "poti-port"},
            "without: the network has no line of 'poti-port'; it has almaty",
        ),
        (
            {"with": "dostyk-moyynty", "without": "dostyk-moyynty"},
            "without: 'dostyk-moyynty' is switched on as well",
        ),
    ],
)
def test_a_word_that_means_nothing_is_named(words: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^\w+: ") as caught:
        read_plan(ENDS | words, CATALOG)
    assert str(caught.value).startswith(sentence)
