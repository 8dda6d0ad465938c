"""Figures that answer one question stand together; one of them is shown first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corridors.history.status import Sources, rank
from corridors.model.statements import Fact
from corridors.model.terms import MONEY, Measure, Term
from corridors.model.vocabulary import FactKind, Stage

_STAGES = list(Stage)
# What a project costs and what is given for it: money for the whole of it, in words or numbers.
_SUMS = {Measure.COST, Measure.FUNDING}
_TEXT = "~"  # sorts after every unit, so that numbers stand above texts
_IS_SO = {FactKind.ACTUAL, FactKind.CAPACITY}


class Question(NamedTuple):
    """What a figure answers."""

    measure: str
    scope: str
    section: str
    stage: int
    period: str
    quantity: str


@dataclass(frozen=True)
class FactGroup:
    """The figures that answer one question: the first is shown, the others stand beside it."""

    first: Fact
    others: tuple[Fact, ...]

    @property
    def all(self) -> tuple[Fact, ...]:
        """Every figure of the group, the first one first."""
        return (self.first, *self.others)

    @property
    def measures(self) -> tuple[Term, ...]:
        """What the figures are called, in the order of the vocabulary."""
        return tuple(sorted({fact.measure for fact in self.all}, key=place_of))


def group_facts(facts: Iterable[Fact], sources: Sources) -> tuple[FactGroup, ...]:
    """Return facts that answer the same question together, in the order of the vocabulary.

    First comes a figure whose source is not weak: a number before a text, a cost before funding,
    then the newest; at equal dates what is so before what is planned or expected, the source known
    last, the more trusted one. A number and a text on one matter are two questions (how much, and
    how), but a weak one stands beside the other, and never alone.
    """
    groups: dict[Question, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(question(fact), []).append(fact)
    firm = {
        topic for topic, figures in groups.items() if any(_is_firm(f, sources) for f in figures)
    }
    for topic in sorted(groups.keys() - firm):
        beside = min((other for other in firm if _is_other_half(topic, other)), default=None)
        if beside:
            groups[beside] += groups.pop(topic)
    ordered = sorted(groups, key=lambda topic: (*_places(groups[topic]), *topic))
    return tuple(_ordered(groups[topic], sources) for topic in ordered)


def _places(facts: Iterable[Fact]) -> tuple[int, int]:
    """Return where the measure and the scope of a question stand in the vocabulary."""
    return min((fact.measure.order, fact.scope.order) for fact in facts)


def is_of_a_year(fact: Fact) -> bool:
    """Whether a figure is of a whole year of the calendar: no others stand in a yearly chart."""
    period = fact.period
    if period is None:
        return False
    year = period.first.year
    return (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31))


def place_of(term: Term) -> tuple[int, str]:
    """Return what terms are sorted by: their places in the list, behind them what none has."""
    return term.order, str(term)


def question(fact: Fact) -> Question:
    """Return what a figure answers.

    Figures counted over time (`period`) are one question a period. Units of one quantity (sums of
    any currency, t and Mt, hours and days) are one question, other units are not.
    """
    is_sum = fact.measure in _SUMS
    quantity = fact.unit.quantity if fact.unit else _TEXT
    return Question(
        MONEY if is_sum else fact.measure,
        fact.scope,
        fact.section or "",
        _STAGES.index(fact.stage) if fact.stage else -1,
        fact.period.text if fact.period else "",
        MONEY if is_sum else quantity,
    )


def _is_firm(fact: Fact, sources: Sources) -> bool:
    return not sources[fact.source].kind.is_weak


def _is_other_half(one: Question, other: Question) -> bool:
    """Whether one question is answered in words and the other, on the same matter, in numbers."""
    in_words = {each.quantity == _TEXT for each in (one, other)}
    return len(in_words) > 1 and one._replace(quantity="") == other._replace(quantity="")


def _ordered(facts: list[Fact], sources: Sources) -> FactGroup:
    def order(fact: Fact) -> tuple[object, ...]:
        firm, published_by, trust = rank(fact, sources)
        is_number, is_cost = fact.text is None, fact.measure != Measure.FUNDING
        return firm, is_number, is_cost, fact.date.last, fact.kind in _IS_SO, published_by, trust

    first, *others = sorted(facts, key=order, reverse=True)
    return FactGroup(first, tuple(others))
