"""The dossier of one project: everything that is said about it, each with its source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from shapely import get_coordinates
from shapely.geometry import Point

from corridors.catalog.catalog import Catalog
from corridors.catalog.changes import Change, Value
from corridors.catalog.kept import kept
from corridors.catalog.sections import Section
from corridors.dossier.card import link_to, record, source_badge, summarise, value
from corridors.dossier.impact import effects
from corridors.dossier.pictures import scale_picture, values_in_order
from corridors.history.figures import FactGroup, group_facts
from corridors.model.geodesy import distance_km, length_km
from corridors.model.project import Place, Project
from corridors.model.statements import Fact, Promise, Statement
from corridors.scene import Scene
from corridors.text.slips import moved
from corridors.text.words import Words
from corridors.view.values import ProjectSet
from corridors.view.view import View

Row = dict[str, Any]
SectionNames = Mapping[str, str]
Dated = TypeVar("Dated", bound=Statement)
NEAR_KM = 5.0
_NEAR_DEGREES = 0.1


def dossier(project: Project, scene: Scene, *, shown: bool, file: str) -> Row:
    """Return what the template shows.

    `shown` says whether the filters let the project through, `file` is where its data file is.
    """
    words, snapshot, view = scene.words, scene.snapshot, scene.view
    corridors = [snapshot.projects[name] for name in project.part_of if name in snapshot.projects]
    package = scene.catalog.package
    names = section_names(project.id, scene.catalog, words)
    return {
        "summary": summarise(project, scene),
        "works": words(f"works.{project.works}"),
        "slip": _slip(project, scene),
        "named_in_speech": project.named_in_speech,
        "shown": shown,
        "everything": scene.address(
            View(view.language, project_set=ProjectSet.ALL, project=project.id)
        ),
        "back": scene.address(replace(view, project=None, map=None)),
        "figures": [
            _figure(group, names, scene) for group in group_facts(project.facts, snapshot.sources)
        ],
        "effects": effects(project, scene),
        "history": _history(project, names, scene),
        "sections": [
            _section(section, names[section.id], scene) for section in snapshot.routes[project.id]
        ],
        "unknowns": [words.name(names) for names in project.unknowns],
        "record": record(project, scene),
        "corridors": [link_to(corridor, scene) for corridor in corridors],
        "members": [link_to(member, scene) for member in snapshot.members(project.id)],
        "file": file,
        "corrections": f"{package.corrections}?title={project.id}" if package else "",
    }


def _slip(project: Project, scene: Scene) -> Row | None:
    """Return both ends of how far the date of a project moved, with their sources."""
    words, slip = scene.words, scene.snapshot.slips.get(project.id)
    if slip is None or slip.move is None:
        return None
    sources = scene.snapshot.sources
    now = words.opened_or_due(scene.snapshot.outlook(project, scene.today))

    def end(text: str, said: Statement) -> Row:
        return {"text": text, "source": source_badge(sources[said.source], words)}

    return {
        "first": end(words("slip.first", date=words.date(slip.first.due)), slip.first),
        "now": end(now, slip.newer),
        "moved": moved(slip, words),
    }


def _history(project: Project, names: SectionNames, scene: Scene) -> list[Row]:
    """Return the three dated lists: statuses, promises and milestones, the newest first."""
    words = scene.words
    published = {name: source.published_by.last for name, source in scene.snapshot.sources.items()}
    statuses = _newest_first(project.statuses, lambda status: status.since.last)
    promises = _newest_first(project.promises, lambda promise: published[promise.source])
    milestones = _newest_first(project.milestones, lambda milestone: milestone.date.last)
    lists = {
        "dossier.statuses": [
            _row(words.date(s.since), words(f"status.{s.status}"), s, names, scene)
            for s in statuses
        ],
        "dossier.promises": [_promise(promise, names, scene) for promise in promises],
        "dossier.milestones": [
            _row(words.date(m.date), words.name(m.text), m, names, scene) for m in milestones
        ],
    }
    return [{"title": words(title), "rows": rows} for title, rows in lists.items() if rows]


def _newest_first(statements: Sequence[Dated], when: Callable[[Dated], date]) -> Iterable[Dated]:
    return sorted(statements, key=when, reverse=True)


def _row(when: str, text: str, statement: Statement, names: SectionNames, scene: Scene) -> Row:
    if statement.section:
        text = f"{text} ({names.get(statement.section, statement.section)})"
    source = scene.snapshot.sources[statement.source]
    return {"when": when, "text": text, "source": source_badge(source, scene.words)}


def _promise(promise: Promise, names: SectionNames, scene: Scene) -> Row:
    source = scene.snapshot.sources[promise.source]
    dated = scene.words("dossier.said", date=scene.words.date(source.published_by))
    due = scene.words.date(promise.due)
    return _row(due, f"{scene.words(f'promise.{promise.what}')}, {dated}", promise, names, scene)


def _figure(group: FactGroup, names: SectionNames, scene: Scene) -> Row:
    words = scene.words
    title = words.question(group)
    called = {m: words.term(m) if len(group.measures) > 1 else "" for m in group.measures}
    first, *others = (value(fact, scene, called[fact.measure]) for fact in group.all)
    return {
        "measure": title,
        "section": names.get(group.first.section or "", ""),
        "first": first,
        "others": others,
        "others_label": words.plural("dossier.others", len(others)),
        "scale": scale_picture(group, scene.theme),
        "scale_text": words("dossier.scale", measure=title, values=values_in_order(group, words)),
    }


def _section(section: Section, name: str, scene: Scene) -> Row:
    words = scene.words
    status = scene.snapshot.section_statuses[section.project][section.id]
    drawn = length_km(section.geometry)
    return {
        "name": name,
        "mode": words(f"mode.{section.mode}"),
        "alignment": words(f"alignment.{section.alignment}"),
        "country": words.country(section.country) if section.country else "",
        "status": words(f"status.{status}"),
        "drawn": words("dossier.drawn_km", km=words.number(round(drawn))) if drawn else "",
    }


def section_name(section: Section, catalog: Catalog, words: Words) -> str:
    """Return "Dostyk – Beskol", or one name for a site; an end without a place is the border."""
    ends = get_coordinates(section.geometry)
    places = (
        _nearest(float(lon), float(lat), section, catalog) for lon, lat in (ends[0], ends[-1])
    )
    names = [words.name(place.name) if place else words("section.border") for place in places]
    return " – ".join(dict.fromkeys(names))


@kept(500)
def section_names(project: str, catalog: Catalog, words: Words) -> Mapping[str, str]:
    """Return the names of the sections of a project by their ids."""
    return {
        section.id: section_name(section, catalog, words) for section in catalog.routes[project]
    }


def _nearest(lon: float, lat: float, section: Section, catalog: Catalog) -> Place | None:
    """Return the nearest place that the leg names within 5 km, else the nearest one at all."""
    legs = catalog.projects[section.project].legs
    called = {name for leg in legs if leg.id == section.leg for name in leg.places}
    candidates = [
        (place.id not in called, distance_km(Point(lon, lat), place.lon, place.lat), place.id)
        for place in catalog.places.values()
        if abs(place.lon - lon) < _NEAR_DEGREES and abs(place.lat - lat) < _NEAR_DEGREES
    ]
    near = sorted(candidates)
    return catalog.places[near[0][2]] if near and near[0][1] <= NEAR_KM else None


def change_text(change: Change, scene: Scene) -> str:
    """Return a change in one line, after the name of the section that it is about, if any."""
    text = scene.words.change(change)
    if change.section is None:
        return text
    names = section_names(change.project, scene.catalog, scene.words)
    return f"{names[change.section]}: {text}"


def change_record(change: Change, scene: Scene) -> dict[str, Any]:
    """Return a change as plain values, with the line that readers read."""
    return {
        "project": change.project,
        "section": change.section,
        "kind": change.kind.value,
        "known": change.published_by.isoformat(),
        "before": _plain(change.before, scene),
        "between": [_plain(value, scene) for value in change.between],
        "after": _plain(change.after, scene),
        "in_words": change_text(change, scene),
    }


def _plain(value: Value | None, scene: Scene) -> object:
    """Return a status code, a due date, a figure with its unit, or a number of sources."""
    match value:
        case Promise():
            return str(value.due)
        case Fact():
            return scene.words.value(value)
    return value
