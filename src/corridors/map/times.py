"""Statuses over time, small enough that a browser shows any day without asking the server."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from corridors.catalog.catalog import Catalog
from corridors.history.status import outlook, project_as_of, project_status, section_statuses
from corridors.model.project import Project
from corridors.model.vocabulary import SPEECH_DAY, Language, PromiseKind, StatusCode
from corridors.text.words import words_for

SAME = -1  # the status of a section that has that of its project
STATUSES = [status.value for status in StatusCode]
_EPOCH = date(1970, 1, 1)
_Change = tuple[int, int, int, int]  # day, status, caption, day of the promise (0: none)


def day_number(day: date) -> int:
    """Return a day as the number of days since 1970-01-01."""
    return (day - _EPOCH).days


def build_times(
    catalog: Catalog, languages: Sequence[Language] = tuple(Language)
) -> dict[str, Any]:
    """Return on which days the status of each project and section changes.

    `changes` holds by id of a project, or "project/section", for each change four numbers: its
    day, the place of its status in `statuses` (-1: a section that is as its project), the place
    of its caption in the `captions` of each language, and the day of the promised completion
    (0: none). A project is not known before its first change. Days are counted from 1970-01-01.
    `newest` is the day to which news was followed: what comes later was promised.
    """
    book = _Captions(languages)
    changes = {
        name: [number for change in found for number in change]
        for project in catalog.projects.values()
        for name, found in _changes_of(project, catalog, book)
    }
    first, last = catalog.days
    return {
        "first": day_number(first),
        "last": day_number(last),
        "newest": day_number(catalog.package.data_through.last if catalog.package else last),
        "speech": day_number(SPEECH_DAY),
        "statuses": STATUSES,
        "captions": {lang.value: texts for lang, texts in book.texts.items()},
        "changes": changes,
    }


class _Captions:
    """Captions in all languages, each once; `place` says where one stands."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.texts: dict[Language, list[str]] = {language: [] for language in languages}
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, texts: tuple[str, ...]) -> int:
        """Return the place of a caption, which is told in the order of the languages."""
        if texts not in self._places:
            self._places[texts] = len(self._places)
            for captions, text in zip(self.texts.values(), texts, strict=True):
                captions.append(text)
        return self._places[texts]


def _changes_of(
    project: Project, catalog: Catalog, book: _Captions
) -> Iterator[tuple[str, list[_Change]]]:
    """Yield the changes of a project, then of each section that once differs from it."""
    own: list[_Change] = []
    sections: dict[str, list[_Change]] = {name: [] for name in catalog.section_ids[project.id]}
    for day in _days_of(project, catalog):
        known = project_as_of(project, catalog.sources, day)
        if known is None:
            continue
        number = day_number(day)
        status, change = _project_change(known, catalog, day, book)
        _add(own, (number, *change))
        for name, own_status in section_statuses(known, [*sections], catalog.sources).items():
            if own_status is status:
                _add(sections[name], (number, SAME, 0, 0))
                continue
            words = tuple(words_for(language)(f"status.{own_status}") for language in book.texts)
            _add(sections[name], (number, STATUSES.index(own_status), book.place(words), 0))
    yield project.id, own
    for name, found in sections.items():
        if any(code != SAME for _, code, *_ in found):
            yield f"{project.id}/{name}", found


def _days_of(project: Project, catalog: Catalog) -> list[date]:
    """Return the days on which something of a project became known, or a due date has passed."""
    known = {catalog.sources[said.source].published_by.last for said in project.statements}
    passed = {
        promise.due.last + timedelta(days=1)
        for promise in project.promises
        if promise.what is PromiseKind.COMPLETION and promise.due.last < date.max
    }
    return sorted(known | passed)


def _project_change(
    known: Project, catalog: Catalog, day: date, book: _Captions
) -> tuple[StatusCode, tuple[int, int, int]]:
    """Return the status of a project as known on a day, and what a change to it holds."""
    status = project_status(known, catalog.section_ids[known.id], catalog.sources)
    seen = outlook(known, status, catalog.sources, day)
    caption = book.place(tuple(words_for(language).outlook(seen) for language in book.texts))
    due = day_number(seen.due.promise.due.last) if seen.due else 0
    return status, (STATUSES.index(status), caption, due)


def _add(changes: list[_Change], change: _Change) -> None:
    """Add a change, unless all stays as it was."""
    if not changes or changes[-1][1:] != change[1:]:
        changes.append(change)
