"""A project in a few words: what its card and its row in the table share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corridors.catalog.kept import kept
from corridors.history.figures import group_facts, is_of_a_year
from corridors.history.lengths import published
from corridors.history.status import freshness, newest_statement
from corridors.model.project import Project
from corridors.model.statements import Quantity, Source
from corridors.model.terms import Measure
from corridors.model.vocabulary import FactKind, ProjectType, StatusCode
from corridors.scene import Scene
from corridors.style import status_sample, type_sample
from corridors.text.slips import Badge, badge, dates
from corridors.text.words import Words
from corridors.view.values import Tab

_SIZES = (Measure.LENGTH, Measure.AREA)
_CARRIED = (Measure.FREIGHT, Measure.CONTAINERS)


@dataclass(frozen=True)
class Summary:
    """What a reader sees first of a project, as texts in the reader's language."""

    id: str
    href: str
    name: str
    type: str
    type_sample: str
    status: str
    status_code: StatusCode
    status_sample: str
    length: str
    dates: str
    badge: Badge | None
    carried: str
    is_corridor: bool
    countries: tuple[str, ...]
    newest: str
    newest_date: str
    newest_source: Source


@kept(64)
def summaries(scene: Scene, most: int | None = None) -> tuple[Summary, ...]:
    """Return the summaries of the first projects that a scene selects; equal ones are kept."""
    return tuple(summarise(project, scene) for project in scene.selection.projects[:most])


def summarise(project: Project, scene: Scene) -> Summary:
    """Return the summary of one project."""
    snapshot, words = scene.snapshot, scene.words
    outlook, slip = snapshot.outlook(project, scene.today), snapshot.slips.get(project.id)
    status = outlook.status
    newest = newest_statement(project, snapshot.sources)
    source = snapshot.sources[newest.source]
    return Summary(
        id=project.id,
        href=scene.address(replace(scene.view, project=project.id, tab=Tab.MAP, map=None)),
        name=words.name(project.name),
        type=words(f"type.{project.type}"),
        type_sample=type_sample(project.type, scene.theme),
        status=words(f"status.{status}"),
        status_code=status,
        status_sample=status_sample(status, scene.theme),
        length=_length(project, snapshot.sources, words),
        dates=dates(slip, outlook, words),
        badge=badge(slip, outlook, words),
        carried=_carried(project, snapshot.sources, words),
        is_corridor=project.type is ProjectType.CORRIDOR,
        countries=tuple(words.country(code) for code in project.countries),
        newest=words.statement(newest),
        newest_date=words.date(source.published_by),
        newest_source=source,
    )


def _length(project: Project, sources: Mapping[str, Source], words: Words) -> str:
    """Return the published length of the whole, or the area of a project without a line."""
    sizes = (published(project, measure, sources) for measure in _SIZES)
    return next((words.value(size) for size in sizes if size), "")


def _carried(project: Project, sources: Mapping[str, Source], words: Words) -> str:
    """Return what a corridor carried in its newest whole year, and by whose count; else nothing."""
    if project.type is not ProjectType.CORRIDOR:
        return ""
    yearly = [fact for fact in project.facts if fact.measure in _CARRIED and is_of_a_year(fact)]
    actual = [fact for fact in yearly if fact.kind is FactKind.ACTUAL and fact.section is None]
    groups = group_facts(actual, sources)
    firsts = [group.first for group in groups if not sources[group.first.source].kind.is_weak]
    newest = max(firsts, key=lambda fact: fact.date.last, default=None)
    return f"{words.statement(newest)} · {words.date(newest.date)}" if newest else ""


def source_badge(source: Source, words: Words) -> dict[str, str]:
    """Return the badge of a source: a short label, and what it opens to."""
    about = [words(f"source_kind.{source.kind}"), words.tongue(source.language)]
    if source.published is None:
        about.append(words("source.undated"))
    return {
        "label": words.source(source),
        "title": source.title or "",
        "about": " · ".join([source.publisher, words.date(source.published_by), *about]),
        "url": str(source.url or ""),
        "host": str(source.url.host) if source.url else "",
        "weak": "weak" if source.kind.is_weak else "",
    }


def value(figure: Quantity, scene: Scene, called: str = "") -> dict[str, Any]:
    """Return a figure with its kind and source, and its date where it is not the source's.

    `called` is what it measures, where figures of several measures stand together.
    """
    words, source = scene.words, scene.snapshot.sources[figure.source]
    return {
        "called": called,
        "value": words.value(figure),
        "kind": words(f"kind.{figure.kind}"),
        "date": "" if figure.date == source.published_by else words.date(figure.date),
        "source": source_badge(source, words),
    }


def link_to(project: Project, scene: Scene) -> dict[str, str]:
    """Return the link to the dossier of a project in the same view."""
    return {
        "id": project.id,
        "name": scene.words.name(project.name),
        "href": scene.address(replace(scene.view, project=project.id, tab=Tab.MAP, map=None)),
    }


def record(project: Project, scene: Scene) -> dict[str, Any]:
    """Return the row of one project in the overview; its dossier shows the same."""
    snapshot, words = scene.snapshot, scene.words
    status = snapshot.statuses[project.id]
    state = freshness(project, status, snapshot.sources, scene.today)
    missing = [words.term(scene.catalog.vocabulary.measure(name)) for name in state.missing]
    missing += [] if state.has_due_date else [words("record.due")]
    return {
        "project": link_to(project, scene),
        "newest": words.day(state.newest),
        "statements": words.number(state.statements),
        "sources": words.number(state.sources),
        "missing": ", ".join(missing),
        "silent": words.date(state.unreported.promise.due) if state.unreported else "",
    }
