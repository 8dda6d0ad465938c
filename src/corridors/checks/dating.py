"""Dates come in an order that can be true."""

import re
from collections.abc import Iterator
from datetime import date

from corridors.catalog import Catalog
from corridors.model import FactKind, Project

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
        for field, when, source in told:
            if when.first > catalog.sources[source].known.last:
                yield (
                    f"projects/{project.id}.toml: {field}: {when} is after its source "
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


def unknowns_name_nothing_later(catalog: Catalog) -> Iterator[str]:
    """What is not known names no figure and no year that was first heard of after its day."""
    for project in catalog.projects.values():
        heard = _first_heard(project, catalog)
        for i, unknown in enumerate(project.unknowns):
            day = unknown.known_by.last
            for number in sorted({n.replace(",", "") for n in _NUMBER.findall(unknown.en)}):
                if heard.get(float(number), _year(number)) > day:
                    yield (
                        f"projects/{project.id}.toml: unknowns[{i}].known_by: on "
                        f"{unknown.known_by} nobody had heard of {number}"
                    )


def _first_heard(project: Project, catalog: Catalog) -> dict[float, date]:
    """Return since when each figure and each promised year of a project is known."""
    known = {
        statement.source: catalog.sources[statement.source].known.last
        for statement in project.statements
    }
    said = [
        *((float(v), f.source) for f in project.facts for v in (f.value, f.low, f.high) if v),
        *((float(p.due.last.year), p.source) for p in project.promises),
    ]
    heard: dict[float, date] = {}
    for number, source in said:
        heard[number] = min(heard.get(number, date.max), known[source])
    return heard


def _year(number: str) -> date:
    """Return the first day of a number that is a year; any other number was always known."""
    return date(int(number), 1, 1) if _YEAR.fullmatch(number) else date.min


dating_rules = (
    statements_are_not_older_than_what_they_tell,
    promises_look_ahead,
    sources_are_within_the_edition,
    unknowns_name_nothing_later,
)
