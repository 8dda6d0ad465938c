"""Everything that map and page need to show a view: data, view, words, colours and the day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from corridors.catalog.catalog import Catalog, snapshot_on
from corridors.catalog.changes import Change, compare
from corridors.catalog.kept import Kept, kept
from corridors.catalog.snapshot import Selection, Snapshot
from corridors.model.project import Project
from corridors.model.vocabulary import StatusCode
from corridors.style import Theme
from corridors.text.words import Words
from corridors.view.values import Order, ProjectSet
from corridors.view.view import View


def relative_link(view: View) -> str:
    """Return the link to a view on the same page."""
    return view.link("")


@kept(64)
def select(catalog: Catalog, view: View) -> Selection:
    """Return what a view selects; it is worked out once for all readers of equal views."""
    return snapshot_on(catalog, view.as_of).select(view)


@dataclass(frozen=True)
class Scene:
    """A view of the data in one language and theme; `now` is the day of the reader.

    `catalog` is all data, `snapshot` what was known on the day of the view; `address` writes the
    link to another view.
    """

    catalog: Catalog
    view: View
    words: Words
    theme: Theme
    now: date
    address: Callable[[View], str] = relative_link

    @property
    def kept(self) -> Kept:
        """What was worked out from the data, so that it goes when they go."""
        return self.catalog.kept

    @cached_property
    def snapshot(self) -> Snapshot:
        """What a reader could know at the end of the day of the view."""
        return snapshot_on(self.catalog, self.view.as_of)

    @property
    def today(self) -> date:
        """The day that due dates are judged on: that of the view, but never one to come."""
        return min(self.view.as_of or self.now, self.now)

    @property
    def news_through(self) -> date:
        """The last day to which news was followed: that of the view, else of the data."""
        package = self.catalog.package
        followed = package.data_through.last if package else self.newest
        return min(self.view.as_of or followed, followed)

    @property
    def newest(self) -> date:
        """The last day of a source of the view; an undated page is no news."""
        dated = (source.published for source in self.snapshot.sources.values())
        return max((day.last for day in dated if day), default=self.now)

    @property
    def shows_promises(self) -> bool:
        """Whether the view is of a day of which no source can know yet."""
        package = self.catalog.package
        day = self.view.as_of
        return bool(day and package and day > package.data_through.last)

    @cached_property
    def selection(self) -> Selection:
        """What the view selects; its names are sorted in the language of the scene."""
        by_name = self.view.order is Order.NAME
        view = replace(self.view, language=self.words.language) if by_name else self.view
        return select(self.catalog, view)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed since the day that the view compares with, of the selected projects."""
        if self.view.since is None:
            return ()
        shown = {project.id for project in self.selection.projects}
        changes = compare(self.catalog, self.view.since, self.view.as_of)
        return tuple(change for change in changes if change.project in shown)

    @property
    def sentence(self) -> str:
        """The view in words: how many of how many projects, and what they were chosen by."""
        view, words = self.view, self.words
        chosen = [
            [words(f"type.{kind}") for kind in view.types],
            [words(f"status.{status}") for status in view.statuses],
            [words(f"moved.{move}") for move in view.moves],
            [words.country(code) for code in view.countries],
        ]
        parts = [words("sentence.speech")] if view.project_set is ProjectSet.SPEECH else []
        parts += [words.any_of(names) for names in chosen if names]
        if self.selection.is_searched:
            parts.append(words("sentence.search", search=view.search))
        if place := self.selection.place:
            key = "sentence.place" if self.selection.is_searched else "sentence.place_only"
            parts.append(words(key, name=words.name(place.name)))
        if view.as_of:
            key = "sentence.promised" if self.shows_promises else "sentence.as_of"
            parts.append(words(key, date=words.day(view.as_of)))
        if view.since:
            parts.append(words("sentence.since", date=words.day(view.since)))
        shown = words.number(len(self.selection.projects))
        count = words.plural("sentence.projects", len(self.snapshot.projects), shown=shown)
        return f"{count}: {'; '.join(parts)}" if parts else count

    def is_promised(self, project: Project) -> bool:
        """Whether a project that is not in service was promised for the day of the view."""
        day = self.view.as_of if self.shows_promises else None
        if day is None:
            return False
        outlook = self.snapshot.outlook(project, self.today)
        is_open = outlook.status is StatusCode.OPERATIONAL
        return bool(not is_open and outlook.due and outlook.due.promise.due.last <= day)
