"""How long projects are by what is published: each, its parts by country, and sums of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corridors.history.figures import FactGroup, group_facts
from corridors.history.status import Sources
from corridors.model.project import Project
from corridors.model.statements import Fact
from corridors.model.terms import Measure, Scope, Term, Unit
from corridors.model.vocabulary import Stage

_IN_KM = {Unit.KM: 1.0, Unit.METRES: 0.001}
_LATEST_FIRST = [None, *reversed(Stage)]


@dataclass(frozen=True)
class Sum:
    """What some lengths come to, in km; an end is None where a source leaves it open."""

    low_km: float | None
    high_km: float | None
    approximate: bool


def published(project: Project, measure: Term, sources: Sources) -> Fact | None:
    """Return the figure that is shown first of the whole project, or None where nobody gives one.

    Firm sources go before weak ones and numbers before texts; of several stages of the works, what
    is said without a stage counts, then the latest stage.
    """
    groups = _groups(project, measure, Scope.WHOLE_PROJECT, sources)
    return groups[0].first if groups else None


def published_km(project: Project, sources: Sources) -> Fact | None:
    """Return the published length of the whole project, or None where no number is given."""
    fact = published(project, Measure.LENGTH, sources)
    return fact if fact and fact.unit in _IN_KM else None


def published_by_country(project: Project, sources: Sources) -> Mapping[str, Fact]:
    """Return the lengths that are published of the parts of a project, by country.

    The length of a project that lies in one country is published of that country.
    """
    of_project = published_km(project, sources)
    if len(project.countries) == 1 and of_project:
        return {project.countries[0]: of_project}
    parts = {
        country: group.first
        for scope, country in sorted({(f.scope, f.scope.country) for f in project.facts})
        if country
        for group in _groups(project, Measure.LENGTH, scope, sources)[:1]
    }
    return {country: fact for country, fact in parts.items() if fact.unit in _IN_KM}


def sum_of(facts: Sequence[Fact]) -> Sum:
    """Return the sum of lengths that are numbers: ranges add up to a range, "about" stays so.

    A lower end that is left open counts as 0, so that "up to" stays "up to".
    """
    ends = [_ends_km(fact) for fact in facts]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    return Sum(
        sum(low or 0 for low in lows) if any(low is not None for low in lows) else None,
        None if None in highs else sum(high or 0 for high in highs),
        any(fact.approximate for fact in facts),
    )


def _groups(project: Project, measure: Term, scope: str, sources: Sources) -> tuple[FactGroup, ...]:
    meant = (
        fact
        for fact in project.facts
        if fact.measure == measure and fact.scope == scope and fact.section is None
    )

    def order(group: FactGroup) -> tuple[bool, bool, int]:
        first = group.first
        is_weak = sources[first.source].kind.is_weak
        return is_weak, first.text is not None, _LATEST_FIRST.index(first.stage)

    return tuple(sorted(group_facts(meant, sources), key=order))


def _ends_km(fact: Fact) -> tuple[float | None, float | None]:
    factor = _IN_KM[fact.unit] if fact.unit else 1
    ends = (fact.low, fact.high) if fact.value is None else (fact.value, fact.value)
    low, high = (None if end is None else end * factor for end in ends)
    return low, high
