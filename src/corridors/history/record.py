"""How fresh and how complete the record of a project is."""

from dataclasses import dataclass
from datetime import date

from corridors.history.outlook import Due, due
from corridors.history.ranking import Sources, newest_statement
from corridors.model import Measure, Project, ProjectType, PromiseKind, StatusCode

FEWEST_STATEMENTS = 5
_EXPECTED = (Measure.COST, Measure.CAPACITY)


@dataclass(frozen=True)
class Freshness:
    """What a record holds and lacks; `silent` is a due date that passed without a newer source."""

    newest: date
    statements: int
    sources: int
    missing: tuple[Measure, ...]
    has_due_date: bool
    silent: Due | None


def is_known_of(project: Project) -> bool:
    """Whether so little is said of a project that it is only listed as known of."""
    return len(project.statements) < FEWEST_STATEMENTS


def freshness(project: Project, status: StatusCode, sources: Sources, today: date) -> Freshness:
    """Return how fresh and complete the record of a project is on a day."""
    size = Measure.AREA if project.type is ProjectType.PORT else Measure.LENGTH
    measured = {fact.measure for fact in project.facts}
    promised = due(project, sources, today) if status is not StatusCode.OPERATIONAL else None
    return Freshness(
        newest=sources[newest_statement(project, sources).source].known.last,
        statements=len(project.statements),
        sources=len({statement.source for statement in project.statements}),
        missing=tuple(measure for measure in (size, *_EXPECTED) if measure not in measured),
        has_due_date=any(p.what is PromiseKind.COMPLETION for p in project.promises),
        silent=promised if promised and promised.silent else None,
    )
