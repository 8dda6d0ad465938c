"""The dated events of the projects as an Atom feed (RFC 4287)."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from corridors.catalog.catalog import Catalog, snapshot_on
from corridors.catalog.changes import Change, due_dates
from corridors.catalog.snapshot import Snapshot
from corridors.dossier.dossier import section_names
from corridors.export.provenance import PUBLISHER
from corridors.model.project import Project
from corridors.model.statements import Milestone, Promise, Source, Status
from corridors.model.vocabulary import Language
from corridors.text.words import Words
from corridors.view.view import View

ATOM = "http://www.w3.org/2005/Atom"
MIME = "application/atom+xml"
_NAMESPACE = uuid5(NAMESPACE_URL, "corridors/geodata")
# Milestones were once known by their English words: what readers of the feed have keeps its id.
_PUBLISHED = Path(__file__).parent / "published_ids.json"


@dataclass(frozen=True)
class Addresses:
    """Where a feed stands, and where the page of a project, or of all, is; "" where unknown."""

    own: str = ""
    page: Callable[[str | None], str] = lambda _: ""

    @classmethod
    def served(cls, base: str, language: Language, query: str) -> Self:
        """Return the addresses below that of a dashboard, of the feed to the words of a query."""
        own = f"{base}api/feed.atom" + (f"?{query}" if query else "")
        return cls(own, lambda project: View(language=language, project=project).link(base))


@dataclass(frozen=True)
class Event:
    """A status, a milestone or a due date that moved, with the document that tells of it.

    `subject` is the statement or change itself; `number` counts equal keys, 1 for the first.
    """

    project: Project
    subject: Status | Milestone | Change
    source: Source
    number: int = 1

    @property
    def key(self) -> str:
        """The key of the event, equal in every language: project, section, kind, dates, source."""
        kind = type(self.subject).__name__
        where = self.subject.section or ""
        match self.subject:
            case Status():
                what = [str(self.subject.since), self.subject.source, self.subject.status.value]
            case Milestone():
                what = [str(self.subject.date), self.subject.source]
            case Change():
                promise = _promised(self.subject)
                kind, what = "Due", [str(promise.due), promise.source]
        number = [str(self.number)] if self.number > 1 else []
        return "/".join([self.project.id, where, kind, *what, *number])

    @property
    def id(self) -> str:
        """The id of its entry, which never changes."""
        published = _published().get(self.key)
        return f"urn:uuid:{published}" if published else _urn(self.key)


def write_feed(
    catalog: Catalog,
    words: Words,
    project: str | None = None,
    as_of: date | None = None,
    addresses: Addresses = Addresses(),
) -> bytes:
    """Return the feed of one project, or of all, the newest source first; equal data, equal bytes.

    `as_of` is the day whose knowledge it has, None the newest. Raises KeyError for a project of
    which nothing was known then.
    """
    snapshot = snapshot_on(catalog, as_of)
    projects = [snapshot.projects[project]] if project else list(snapshot.projects.values())
    events = sorted(_events(projects, catalog, snapshot), key=lambda event: event.key)
    events.sort(key=lambda event: event.source.published_by.last, reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": words.language.value})
    name = f": {words.name(projects[0].name)}" if project else ""
    _add(feed, "id", _urn(f"feed/{project or ''}"))
    _add(feed, "title", words("app.title") + name)
    _add(feed, "updated", _time(_updated(catalog, events)))
    _add(ET.SubElement(feed, "author"), "name", PUBLISHER)
    _add(feed, "rights", words("footer.origin"))
    _link(feed, "self", addresses.own, MIME)
    _link(feed, "alternate", addresses.page(project), "text/html")
    for event in events:
        feed.append(_entry(event, _text(event, catalog, words), words, addresses))
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _events(projects: Iterable[Project], catalog: Catalog, snapshot: Snapshot) -> Iterator[Event]:
    seen: Counter[str] = Counter()
    for project in projects:
        moves = due_dates(catalog, project.id, snapshot.day)
        dated: list[Status | Milestone | Change] = [*project.statuses, *project.milestones, *moves]
        for each in dated:
            source = _promised(each).source if isinstance(each, Change) else each.source
            event = Event(project, each, snapshot.sources[source])
            seen[event.key] += 1
            yield replace(event, number=seen[event.key])


def _promised(change: Change) -> Promise:
    """Return the promise that moved a due date; raises TypeError for any other change."""
    if not isinstance(change.after, Promise):
        raise TypeError(change)
    return change.after


def _text(event: Event, catalog: Catalog, words: Words) -> str:
    """Return what happened, after its day where it has one and the name of its section, if any."""
    match event.subject:
        case Change():
            text = words.change(event.subject)
        case Milestone():
            text = f"{words.date(event.subject.date)}: {words.statement(event.subject)}"
        case Status():
            text = words.statement(event.subject)
    names = section_names(event.project.id, catalog, words)
    section = names.get(event.subject.section or "", "")
    return f"{section}: {text}" if section else text


def _entry(event: Event, text: str, words: Words, addresses: Addresses) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", event.id)
    source, page = words.source(event.source), addresses.page(event.project.id)
    _add(entry, "title", f"{words.name(event.project.name)}. {text}")
    _add(entry, "updated", _time(event.source.published_by.last))
    _add(ET.SubElement(entry, "author"), "name", event.source.publisher)
    _add(entry, "summary", source)
    _add(entry, "content", f"{text} ({source})")
    ET.SubElement(entry, "category", {"term": event.project.id})
    document = str(event.source.url or "")
    _link(entry, "alternate", document or page)
    _link(entry, "related", page if document else "")
    return entry


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _link(parent: ET.Element, rel: str, address: str, mime: str = "") -> None:
    """Add a link where its address is known."""
    if address:
        kind = {"type": mime} if mime else {}
        ET.SubElement(parent, "link", {"rel": rel, "href": address, **kind})


def _urn(key: str) -> str:
    return uuid5(_NAMESPACE, key).urn


@cache
def _published() -> dict[str, str]:
    ids: dict[str, str] = json.loads(_PUBLISHED.read_text("utf-8"))
    return ids


def _updated(catalog: Catalog, events: list[Event]) -> date:
    published = [event.source.published_by.last for event in events]
    package = [catalog.package.data_through.last] if catalog.package else []
    return max([*published, *package], default=date.min)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
