"""The card of a project: what a reader sees first of it."""

import pytest

from corridors.dossier.card import summaries
from corridors.dossier.dossier import dossier
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


def test_a_card_shows_both_dates_and_how_far_they_lie_apart() -> None:
    view = scene("asof=2026-03-11")
    cards = {card.id: card for card in summaries(view)}
    slips = view.snapshot.slips
    for name, card in cards.items():
        months = slips[name].months if name in slips else None
        if months:
            assert card.dates.startswith(f"{view.words.date(slips[name].first.due)} → ")
            assert card.badge
            assert str(abs(months)) in card.badge.text
    assert any(slip.months for name, slip in slips.items() if name in cards)


def test_on_the_day_of_the_speech_no_card_knows_of_a_later_promise() -> None:
    assert "→" not in "".join(card.dates for card in summaries(scene("asof=2023-09-14")))


def test_the_dossier_names_the_source_of_each_date_that_moved() -> None:
    view = scene()
    for name, slip in view.snapshot.slips.items():
        told = dossier(view.snapshot.projects[name], view, shown=True, file="")["slip"]
        if slip.months is None:
            assert told is None
            continue
        first, newer = (view.snapshot.sources[said.source] for said in (slip.first, slip.newer))
        assert told["first"]["source"]["label"] == view.words.source(first)
        assert told["now"]["source"]["label"] == view.words.source(newer)
        assert view.words.date(slip.now) in told["now"]["text"]
