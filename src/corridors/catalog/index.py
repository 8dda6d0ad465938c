"""What a search finds: projects by any spelling of their names and places, and places by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from corridors.catalog.fold import fold, search_terms
from corridors.model import Place, Project, Town


@dataclass(frozen=True)
class Index:
    """Folded spellings of projects, by id, and of places and towns."""

    spellings: Mapping[str, str]
    points: Mapping[str, Place | Town]

    @classmethod
    def of(
        cls, projects: Iterable[Project], places: Mapping[str, Place], towns: Iterable[Town]
    ) -> Self:
        """Return the index; of a place and a town with one name, the place is found."""
        points: list[Place | Town] = [*towns, *places.values()]
        return cls(
            spellings={project.id: " | ".join(_spell(project, places)) for project in projects},
            points={fold(text): point for point in points for text in _names(point)},
        )

    def projects(self, search: str) -> set[str]:
        """Return the ids of the projects in whose spellings every word of a search stands."""
        terms = search_terms(search)
        if terms is None:
            return set()
        return {name for name, text in self.spellings.items() if all(t in text for t in terms)}

    def point(self, search: str) -> Place | Town | None:
        """Return the place or town that a search names."""
        return self.points.get(fold(search)) if search_terms(search) else None


def _spell(project: Project, places: Mapping[str, Place]) -> list[str]:
    called = {name for leg in project.legs for name in leg.places} & places.keys()
    records: list[Project | Place] = [project, *(places[name] for name in sorted(called))]
    return [fold(text) for record in records for text in _names(record)]


def _names(record: Project | Place | Town) -> tuple[str, ...]:
    aliases = () if isinstance(record, Town) else record.aliases
    return (record.name.en, record.name.kk, record.name.ru, *aliases)
