"""The dated events of the projects as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from corridors.catalog import Catalog, Snapshot, known_on
from corridors.model import Milestone, Project, Source, Status
from corridors.text import Words

ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid5(NAMESPACE_URL, "corridors/geodata")


@dataclass(frozen=True)
class Event:
    """A status or a milestone of a project, with the document that tells of it."""

    project: Project
    told: Status | Milestone
    source: Source

    @property
    def key(self) -> str:
        """What makes the event itself, whatever words it is told in."""
        kind = type(self.told).__name__
        when = self.told.since if isinstance(self.told, Status) else self.told.date
        what = self.told.status if isinstance(self.told, Status) else self.told.text.en
        where = self.told.section or ""
        return "/".join([self.project.id, where, kind, str(when), self.told.source, what])


def write_feed(
    catalog: Catalog, words: Words, project: str | None = None, as_of: date | None = None
) -> bytes:
    """Return the feed of one project, or of all, the newest source first; equal data, equal bytes.

    `as_of` is the day whose knowledge it has, None the newest. Raises KeyError for a project of
    which nothing was known then.
    """
    snapshot = known_on(catalog, as_of)
    projects = [snapshot.projects[project]] if project else list(snapshot.projects.values())
    events = sorted(_events(projects, snapshot), key=lambda event: event.key)
    events.sort(key=lambda event: event.source.known.last, reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": words.language.value})
    name = f": {words.name(projects[0].name)}" if project else ""
    _add(feed, "id", _urn(f"feed/{project or ''}"))
    _add(feed, "title", words("app.title") + name)
    _add(feed, "updated", _time(_updated(catalog, events)))
    _add(feed, "rights", words("footer.origin"))
    for event in events:
        feed.append(_entry(event, words))
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _events(projects: Iterable[Project], snapshot: Snapshot) -> Iterable[Event]:
    for project in projects:
        told: list[Status | Milestone] = [*project.statuses, *project.milestones]
        for statement in told:
            yield Event(project, statement, snapshot.sources[statement.source])


def _entry(event: Event, words: Words) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", _urn(event.key))
    told = words.statement(event.told)
    if isinstance(event.told, Milestone):
        told = f"{words.date(event.told.date)}: {told}"
    _add(entry, "title", f"{words.name(event.project.name)}. {told}")
    _add(entry, "updated", _time(event.source.known.last))
    _add(ET.SubElement(entry, "author"), "name", event.source.publisher)
    _add(entry, "summary", words.source(event.source))
    ET.SubElement(entry, "category", {"term": event.project.id})
    if event.source.url:
        ET.SubElement(entry, "link", {"rel": "alternate", "href": str(event.source.url)})
    return entry


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _urn(key: str) -> str:
    return uuid5(_NAMESPACE, key).urn


def _updated(catalog: Catalog, events: list[Event]) -> date:
    known = [event.source.known.last for event in events]
    edition = [catalog.edition.data_through.last] if catalog.edition else []
    return max([*known, *edition], default=date.min)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
