"""Dates come in an order that can be true."""

from collections.abc import Iterator

from corridors.catalog import Catalog
from corridors.model import FactKind


def statements_are_not_older_than_what_they_tell(catalog: Catalog) -> Iterator[str]:
    """No source tells of a status, a milestone or an actual figure before it began."""
    for project in catalog.projects.values():
        told = [
            *((f"statuses[{i}].since", s.since, s.source) for i, s in enumerate(project.statuses)),
            *(
                (f"milestones[{i}].date", m.date, m.source)
                for i, m in enumerate(project.milestones)
            ),
            *(
                (f"facts[{i}].as_of", fact.date, fact.source)
                for i, fact in enumerate(project.facts)
                if fact.kind is FactKind.ACTUAL
            ),
        ]
        for field, date, source in told:
            if date.first > catalog.sources[source].known.last:
                yield (
                    f"projects/{project.id}.toml: {field}: {date} is after its source "
                    f"{source!r} became known"
                )


def promises_look_ahead(catalog: Catalog) -> Iterator[str]:
    """A date is promised before it has passed."""
    for project in catalog.projects.values():
        for i, promise in enumerate(project.promises):
            known = catalog.sources[promise.source].known
            if promise.due.last < known.first:
                yield (
                    f"projects/{project.id}.toml: promises[{i}].due: {promise.due} had passed when "
                    f"{promise.source!r} named it"
                )


def sources_are_within_the_edition(catalog: Catalog) -> Iterator[str]:
    """No source is newer than the day to which news was followed."""
    if catalog.edition is None:
        return
    through = catalog.edition.data_through
    for name, source in catalog.sources.items():
        if source.known.first > through.last:
            yield f"sources.toml: {name}: published: {source.known} is after data_through {through}"


dating_rules = (
    statements_are_not_older_than_what_they_tell,
    promises_look_ahead,
    sources_are_within_the_edition,
)
