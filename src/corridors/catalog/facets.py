"""Which projects a view shows, and how many each choice of a filter would show."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corridors.model import Place, Project, ProjectType, StatusCode, Town
from corridors.view import Extent


@dataclass(frozen=True)
class Facets:
    """Projects a choice, each filter counted with all the other filters applied."""

    extents: Counter[Extent]
    types: Counter[ProjectType]
    statuses: Counter[StatusCode]
    countries: Counter[str]


@dataclass(frozen=True)
class Selection:
    """The projects that a view shows, the place that it searches, the counts of its filters."""

    projects: tuple[Project, ...]
    place: Place | Town | None
    facets: Facets


def extents_of(projects: Iterable[Project]) -> Iterator[Extent]:
    """Yield the extents that each project belongs to."""
    for project in projects:
        yield Extent.ALL
        if project.named_in_speech:
            yield Extent.SPEECH
