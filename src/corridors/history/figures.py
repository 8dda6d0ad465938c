"""Figures that answer one question stand together; one of them is shown first."""

from collections.abc import Iterable
from dataclasses import dataclass

from corridors.history.ranking import Sources, rank
from corridors.model import MONEY, Fact, Measure, Scope, Stage

_MEASURES, _SCOPES, _STAGES = list(Measure), list(Scope), list(Stage)
Question = tuple[int, int, str, int, str, str]


@dataclass(frozen=True)
class FactGroup:
    """The figures that answer one question: the first is shown, the others stand beside it."""

    first: Fact
    others: tuple[Fact, ...]

    @property
    def all(self) -> tuple[Fact, ...]:
        """Every figure of the group, the first one first."""
        return (self.first, *self.others)


def group_facts(facts: Iterable[Fact], sources: Sources) -> tuple[FactGroup, ...]:
    """Return facts that answer the same question together, in the order of the vocabulary.

    Figures counted over time (`period`) are one question a period; sums of money in different
    currencies are one question, other units are not. First comes the newest figure whose source
    is not weak; at equal dates the source known last, then the more trusted one.
    """
    groups: dict[Question, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(question(fact), []).append(fact)
    return tuple(_ordered(groups[asked], sources) for asked in sorted(groups))


def question(fact: Fact) -> Question:
    """Return what a figure answers, in the order in which questions are shown."""
    return (
        _MEASURES.index(fact.measure),
        _SCOPES.index(fact.scope),
        fact.section or "",
        _STAGES.index(fact.stage) if fact.stage else -1,
        fact.period.text if fact.period else "",
        "money" if fact.unit in MONEY else fact.unit or "",
    )


def _ordered(facts: list[Fact], sources: Sources) -> FactGroup:
    def order(fact: Fact) -> tuple[object, ...]:
        firm, known, trust = rank(fact, sources)
        return firm, fact.date.last, known, trust

    first, *others = sorted(facts, key=order, reverse=True)
    return FactGroup(first, tuple(others))
