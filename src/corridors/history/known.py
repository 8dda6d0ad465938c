"""What a reader could know at the end of a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from corridors.history.ranking import Sources
from corridors.model import SPEECH_DAY, Claim, Project, Statement

Said = TypeVar("Said", bound=Statement)


def known_project(project: Project, sources: Sources, day: date) -> Project | None:
    """Return the project with only the statements known by then, or None when there were none.

    A source with a partial date counts from the last day of it.
    """
    known = {
        "statuses": _known(project.statuses, sources, day),
        "promises": _known(project.promises, sources, day),
        "facts": _known(project.facts, sources, day),
        "milestones": _known(project.milestones, sources, day),
    }
    if not any(known.values()):
        return None
    undated = {
        "unknowns": tuple(u for u in project.unknowns if u.known_by.last <= day),
        "named_in_speech": project.named_in_speech and day >= SPEECH_DAY,
    }
    return project.model_copy(update=known | undated)


def known_sources(sources: Sources, day: date) -> Sources:
    """Return the documents that were out by the end of a day."""
    return {name: source for name, source in sources.items() if source.known.last <= day}


def known_claims(claims: Iterable[Claim], sources: Sources) -> Iterator[Claim]:
    """Yield the claims of known documents, each with what known documents said of it later."""
    for claim in claims:
        if claim.said.source in sources:
            later = tuple(figure for figure in claim.later if figure.source in sources)
            yield claim.model_copy(update={"later": later})


def _known(statements: Iterable[Said], sources: Sources, day: date) -> tuple[Said, ...]:
    return tuple(s for s in statements if sources[s.source].known.last <= day)
