"""Which projects a view shows, and how many each choice of a filter would show."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from corridors.model import Place, Project, ProjectType, StatusCode, Town
from corridors.view import Extent

Test = Callable[[Project], bool]


@dataclass(frozen=True)
class Facets:
    """Projects a choice, each filter counted with all the other filters applied."""

    extents: Counter[Extent]
    types: Counter[ProjectType]
    statuses: Counter[StatusCode]
    countries: Counter[str]


@dataclass(frozen=True)
class Selection:
    """The projects that a view shows, the place that it searches, the counts of its filters.

    `is_searched` says that only the projects stay that the search names; a search for nothing, or
    for a place that no project touches, leaves none out.
    """

    projects: tuple[Project, ...]
    place: Place | Town | None
    facets: Facets
    is_searched: bool


def extents_of(projects: Iterable[str], in_speech: Container[str]) -> Iterator[Extent]:
    """Yield the extents that each of some projects (ids) belongs to."""
    for project in projects:
        yield Extent.ALL
        if project in in_speech:
            yield Extent.SPEECH


def sift(
    projects: Iterable[Project], tests: Mapping[str, Test]
) -> tuple[list[Project], dict[str, list[Project]]]:
    """Return the projects that pass all tests, and by test those that fail only this one."""
    passing: list[Project] = []
    failing_only: dict[str, list[Project]] = {name: [] for name in tests}
    for project in projects:
        failed = [name for name, test in tests.items() if not test(project)]
        if not failed:
            passing.append(project)
        elif len(failed) == 1:
            failing_only[failed[0]].append(project)
    return passing, failing_only
