"""In a dossier one question has one answer, and every figure is called what it is."""

import pytest

from corridors.dossier.dossier import dossier
from corridors.model.vocabulary import Language
from tests.records import VOCABULARY
from tests.scenes import CATALOG, scene


# "Cost" was a repost of 2021, and the sum that the press names stood below, under "Funding".
@pytest.mark.parametrize("language", Language)
def test_money_for_a_project_stands_under_one_heading(language: Language) -> None:
    view = scene(f"lang={language}")
    words = view.words
    line = CATALOG.projects["dostyk-moyynty"]
    figures = dossier(line, view, shown=True, file="")["figures"]
    cost, funding = (words.term(VOCABULARY.measures[name]) for name in ("cost", "funding"))
    (money,) = [row for row in figures if row["measure"].startswith((cost, funding))]
    assert money["measure"] == f"{cost}, {funding[:1].lower()}{funding[1:]}"
    assert [row["called"] for row in (money["first"], *money["others"])] == [*[funding] * 3, cost]
    assert money["first"]["value"] == words.amount(542.9e9, 542.9e9, VOCABULARY.units["KZT"])
    assert money["others"][-1]["source"]["weak"]


def test_figures_of_one_measure_are_not_called_again() -> None:
    figures = dossier(CATALOG.projects["bakhty-ayagoz"], scene(), shown=True, file="")["figures"]
    (length,) = [row for row in figures if row["measure"] == "Length"]
    assert {row["called"] for row in (length["first"], *length["others"])} == {""}
