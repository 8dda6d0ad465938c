"""Figures can be true: nothing is less than nothing, and no share is more than all."""

from collections.abc import Iterator

from corridors.catalog import Catalog
from corridors.model import Fact, Figure, Measure, Unit

_WHOLE_PERCENT = 100
_SHARES = {Measure.PROGRESS, Measure.LOCAL_CONTENT, Measure.LOAD_RELIEF}


def figures_are_not_negative(catalog: Catalog) -> Iterator[str]:
    """Only a change in percent may be below zero: no length, sum or number is."""
    for where, figure in _figures(catalog):
        for field, number in _numbers(figure):
            if number < 0 and figure.unit is not Unit.PERCENT:
                yield f"{where}.{field}: {number:g} {figure.unit} is below zero"


def shares_are_parts_of_a_whole(catalog: Catalog) -> Iterator[str]:
    """What is done, bought in the country or relieved is between nothing and all of it."""
    for where, figure in _figures(catalog):
        if not isinstance(figure, Fact) or figure.measure not in _SHARES:
            continue
        for field, number in _numbers(figure):
            if figure.unit is Unit.PERCENT and not 0 <= number <= _WHOLE_PERCENT:
                yield f"{where}.{field}: {number:g} % is no share of a whole"


def _figures(catalog: Catalog) -> Iterator[tuple[str, Figure]]:
    for project in catalog.projects.values():
        for number, fact in enumerate(project.facts):
            yield f"projects/{project.id}.toml: facts[{number}]", fact
    for number, claim in enumerate(catalog.claims):
        yield f"speech.toml: claims.{number}: said", claim.said
        for later, figure in enumerate(claim.later):
            yield f"speech.toml: claims.{number}: later[{later}]", figure


def _numbers(figure: Figure) -> Iterator[tuple[str, float]]:
    given = {"value": figure.value, "low": figure.low, "high": figure.high}
    yield from ((field, number) for field, number in given.items() if number is not None)


figure_rules = (figures_are_not_negative, shares_are_parts_of_a_whole)
