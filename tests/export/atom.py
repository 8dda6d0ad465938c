"""The rules of Atom (RFC 4287): what a feed MUST hold, and what readers of feeds trip over."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# section 3.3: RFC 3339 with a capital T, and a capital Z where there is no offset
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TEXTS = {"title", "subtitle", "summary", "rights"}  # section 3.1
PERSONS = {"author", "contributor"}  # section 3.2
# sections 4.1.1 and 4.1.2: least and most
FEED = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("generator", "icon", "logo", "rights", "subtitle"), (0, 1)),
}
ENTRY = {
    **dict.fromkeys(("id", "title", "updated"), (1, 1)),
    **dict.fromkeys(("content", "published", "rights", "source", "summary"), (0, 1)),
}
MANY = {"author", "category", "contributor", "link"}


def broken_rules(feed: ET.Element) -> Iterator[str]:
    """Yield what a feed does not keep, a sentence each."""
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1: the document is no feed"
    yield from _counted(feed, FEED, MANY | {"entry"})
    yield from _common(feed)
    if feed.find(f"{ATOM}author") is None and not all(
        entry.find(f"{ATOM}author") is not None for entry in entries
    ):
        yield "4.1.1: neither the feed nor each entry has an author"
    for entry in entries:
        yield from _counted(entry, ENTRY, MANY)
        yield from _common(entry)
        yield from _content(entry)
    said = Counter(
        (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries
    )
    yield from (f"4.1.1: {pair} stands twice" for pair, count in said.items() if count > 1)


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix(ATOM)


def _counted(
    element: ET.Element, counted: dict[str, tuple[int, int]], many: set[str]
) -> Iterator[str]:
    counts = Counter(_name(child) for child in element)
    for name, (least, most) in counted.items():
        if not least <= counts[name] <= most:
            yield f"{_name(element)} has {counts[name]} {name}"
    yield from (f"{_name(element)} has {name}" for name in counts if name not in {*counted, *many})
    if (element.text or "").strip():
        yield f"{_name(element)} has text of its own"


def _common(element: ET.Element) -> Iterator[str]:
    """Yield what is wrong with texts, persons, dates, ids, links and categories."""
    for child in element:
        name = _name(child)
        if name in TEXTS and (
            child.get("type", "text") not in {"text", "html", "xhtml"}
            or len(child)
            or not (child.text or "").strip()
        ):
            yield f"3.1.1: {name} is no text"
        if name in PERSONS and len(child.findall(f"{ATOM}name")) != 1:
            yield f"3.2.1: {name} has no name"
        if name in {"updated", "published"} and not _is_date(child.text or ""):
            yield f"3.3: {child.text} is no date"
        if name == "id" and not urlsplit(child.text or "").scheme:
            yield f"4.2.6: {child.text} is no IRI"
        if name == "category" and not child.get("term"):
            yield "4.2.2.1: a category has no term"
    yield from _links(element)


def _is_date(text: str) -> bool:
    return bool(DATE.fullmatch(text) and datetime.fromisoformat(text))


def _links(element: ET.Element) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    for link in links:
        address = link.get("href") or ""
        if not urlsplit(address).scheme or re.search(r"[\s<>\"{}|\\^`]", address):
            yield f"4.2.7.1: {address!r} is no address"
        if (kind := link.get("type")) and not re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind):
            yield f"4.2.7.3: {kind} is no media type"
    said = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in links
        if link.get("rel", "alternate") == "alternate"
    )
    if any(count > 1 for count in said.values()):
        yield f"{_name(element)} has two alternate links of one type and language"


def _content(entry: ET.Element) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    rels = {link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")}
    if content is None and "alternate" not in rels:
        yield "4.1.2: an entry has neither content nor an alternate link"
    if content is not None and content.get("src") and entry.find(f"{ATOM}summary") is None:
        yield "4.1.2: content stands elsewhere and there is no summary"
    if content is not None and not (content.get("src") or (content.text or "").strip()):
        yield "4.1.3: content is empty"
