"""A question is read in any spelling, and a word that means nothing is named."""

from datetime import date

import pytest

from corridors.catalog.resolve import read_route_query
from corridors.model.network import NetworkPlace
from corridors.model.vocabulary import Language
from corridors.view.route_query import RouteQuery
from corridors.view.values import AssumptionOverride, Objective
from tests.scenes import CATALOG

ENDS = {"from": "dostyk", "to": "poti"}


def test_only_from_and_to_are_needed() -> None:
    assert read_route_query(ENDS, CATALOG) == RouteQuery("dostyk", "poti")


def test_all_words_are_read() -> None:
    words = {
        "by": "time",
        "via": "aktau-port, Alat",
        "within": "KZ,AZ,GE",
        "asof": "2025-06-30",
        "with": "moyynty-kyzylzhar",
        "without": "dostyk-moyynty",
        "assume": "kz-rail-speed:900/1000/1100.5, az-border:1/2/3",
    }
    assert read_route_query(ENDS | words, CATALOG) == RouteQuery(
        *("dostyk", "poti", Objective.TIME, ("aktau-port", "alat"), ("AZ", "GE", "KZ")),
        ("moyynty-kyzylzhar",),
        ("dostyk-moyynty",),
        (
            AssumptionOverride("az-border", 1, 2, 3),
            AssumptionOverride("kz-rail-speed", 900, 1000, 1100.5),
        ),
        date(2025, 6, 30),
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("place", CATALOG.network.places.values(), ids=lambda place: place.id)
def test_every_place_is_found_by_its_name(place: NetworkPlace, language: Language) -> None:
    name = place.name.in_language(language).upper()
    other = "dostyk" if place.id != "dostyk" else "poti"
    assert read_route_query({"from": name, "to": other}, CATALOG).start == place.id


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
        ({"assume": "kz-rail-sped:1/2/3"}, "assume: there is no assumption 'kz-rail-sped'; did"),
        (
            {"assume": "kz-rail-speed:3"},
            "assume: 'kz-rail-speed:3': 'kz-rail-speed:3' is not writt",
        ),
        ({"assume": "az-border:3/2/1"}, "assume: 'az-border:3/2/1': low, typical and high are not"),
        ({"assume": "az-border:0/2/3"}, "assume: 'az-border:0/2/3': a figure lies above 0"),
        (
            {"assume": "az-border:1.1.1/2/3"},
            "assume: 'az-border:1.1.1/2/3': 'az-border:1.1.1/2/3' is not written as id:low/typical",
        ),
        ({"assume": "az-border:./2/3"}, "assume: 'az-border:./2/3': 'az-border:./2/3' is not"),
        ({"assume": "az-border:1/2/3,az-border:1/2/3"}, "assume: 'az-border' stands twice"),
        ({"assume": "xian-baku:1/2/3"}, "assume: 'xian-baku' is a total, which nothing is worked"),
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
        read_route_query(ENDS | words, CATALOG)
    assert str(caught.value).startswith(sentence)


def test_the_words_of_a_link_and_of_a_command_ask_the_same() -> None:
    words = {**ENDS, "by": "time", "via": "alat", "assume": "az-border:1/2/3"}
    assert RouteQuery.from_query(words) == read_route_query(words, CATALOG)
