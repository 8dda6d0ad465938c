"""Assumptions in words: each has a name of its own, and a range says what its source gives."""

import pytest

from corridors.model.network import TransitUnit
from corridors.model.vocabulary import Language
from corridors.text.routes import assumption_name, figures_text, published_name
from corridors.text.words import words_for
from tests.scenes import CATALOG


@pytest.mark.parametrize("language", Language)
def test_no_two_assumptions_have_one_name(language: Language) -> None:
    words, network = words_for(language), CATALOG.network
    names = [assumption_name(each, CATALOG, words) for each in network.assumptions.values()]
    assert len(names) == len(set(names)) > 1
    distances = [published_name(each, CATALOG, words) for each in network.published.values()]
    assert len(distances) == len(set(distances)) > 1


@pytest.mark.parametrize(
    ("figures", "unit", "text"),
    [
        ((888, 941, None), TransitUnit.KM_PER_DAY, "888 / 941 / – km a day"),
        ((None, 1.0, None), TransitUnit.HOURS, "– / 1 / – hour"),
        ((None, 3.7, None), TransitUnit.HOURS, "– / 3.7 / – hours"),
        ((42.2, None, 45), TransitUnit.KM_PER_HOUR, "42.2 / – / 45 km/h"),
    ],
)
def test_a_figure_that_a_source_does_not_give_is_a_dash(
    figures: tuple[float | None, ...], unit: TransitUnit, text: str
) -> None:
    assert figures_text(figures, unit, words_for(Language.EN)) == text
