"""The card of a project: what a reader sees first of it."""

import pytest

from corridors.dossier.card import summaries
from corridors.model.vocabulary import Language, ProjectType
from tests.scenes import CATALOG, scene

CORRIDORS = [p.id for p in CATALOG.projects.values() if p.type is ProjectType.CORRIDOR]


@pytest.mark.parametrize("language", Language)
def test_a_corridor_says_what_it_carried_in_its_newest_year_and_who_counts(
    language: Language,
) -> None:
    view = scene(f"lang={language}&scope=all&type=corridor")
    cards = {card.id: card for card in summaries(view)}
    yearly = [f for f in CATALOG.projects["trans-caspian"].facts if f.measure == "freight"]
    newest = max(f.period.last.year for f in yearly if f.period and f.kind == "actual")
    assert cards.keys() == set(CORRIDORS)
    assert all(card.is_corridor for card in cards.values())
    assert view.words.term(CATALOG.vocabulary.scopes["ministry_count"]) in (
        cards["trans-caspian"].carried
    )
    assert cards["trans-caspian"].carried.endswith(f"· {newest}")


def test_no_weak_source_says_what_a_corridor_carried() -> None:
    """North–South by Wikipedia, the Chinese part by a blog: the card waits for another."""
    for card in summaries(scene("scope=all&type=corridor")):
        facts = CATALOG.projects[card.id].facts
        firm = [f for f in facts if f.period and not CATALOG.sources[f.source].kind.is_weak]
        assert bool(card.carried) <= bool(firm)


def test_other_projects_have_no_line_of_freight() -> None:
    assert not any(card.carried or card.is_corridor for card in summaries(scene("type=port")))
