"""Everything that map and page need to show a view: data, view, words, colours and the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from corridors.catalog import Catalog, Selection
from corridors.changes import Change, compare
from corridors.model import Project, StatusCode
from corridors.style import Theme
from corridors.text import Words
from corridors.view import Extent, View


def relative_link(view: View) -> str:
    """Return the link to a view on the same page."""
    return view.link("")


@lru_cache(maxsize=8)
def known_on(whole: Catalog, day: date | None) -> Catalog:
    """Return what a reader could know at the end of a day; None is today."""
    return whole.known_by(day) if day else whole


@lru_cache(maxsize=64)
def select(whole: Catalog, view: View) -> Selection:
    """Return what a view selects; it is worked out once for all readers of equal views."""
    return known_on(whole, view.as_of).select(view)


@dataclass(frozen=True)
class Scene:
    """A view of the whole data in one language and theme; `now` is the day of the reader.

    `catalog` is what was known on the day of the view, `whole` is everything; `address` writes
    the link to another view.
    """

    whole: Catalog
    view: View
    words: Words
    theme: Theme
    now: date
    address: Callable[[View], str] = relative_link

    @cached_property
    def catalog(self) -> Catalog:
        """What a reader could know at the end of the day of the view."""
        return known_on(self.whole, self.view.as_of)

    @property
    def today(self) -> date:
        """The day that due dates are judged on: that of the view, but never one to come."""
        return min(self.view.as_of or self.now, self.now)

    @property
    def news_through(self) -> date:
        """The last day of which anything is known: that of the view, else of the newest news."""
        edition = self.whole.edition
        days = [source.known.last for source in self.whole.sources.values()]
        newest = max([*days, *([edition.data_through.last] if edition else [])], default=self.now)
        return min(self.view.as_of or newest, newest)

    @property
    def shows_promises(self) -> bool:
        """Whether the view is of a day of which no source can know yet."""
        edition = self.whole.edition
        day = self.view.as_of
        return bool(day and edition and day > edition.data_through.last)

    @cached_property
    def selection(self) -> Selection:
        """What the view selects."""
        return select(self.whole, self.view)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed since the day that the view compares with, of the selected projects."""
        if self.view.since is None:
            return ()
        shown = {project.id for project in self.selection.projects}
        before = known_on(self.whole, self.view.since)
        return tuple(c for c in compare(before, self.catalog) if c.project in shown)

    @property
    def sentence(self) -> str:
        """The view in words: how many of how many projects, and what they were chosen by."""
        view, words = self.view, self.words
        chosen = [
            [words(f"type.{kind}") for kind in view.types],
            [words(f"status.{status}") for status in view.statuses],
            [words.country(code) for code in view.countries],
        ]
        parts = [words("sentence.speech")] if view.extent is Extent.SPEECH else []
        parts += [words.any_of(names) for names in chosen if names]
        if self.selection.place:
            parts.append(words("sentence.place", name=words.name(self.selection.place.name)))
        elif view.search:
            parts.append(words("sentence.search", search=view.search))
        if view.as_of:
            key = "sentence.promised" if self.shows_promises else "sentence.as_of"
            parts.append(words(key, date=words.day(view.as_of)))
        if view.since:
            parts.append(words("sentence.since", date=words.day(view.since)))
        shown = words.number(len(self.selection.projects))
        count = words.plural("sentence.projects", len(self.whole.projects), shown=shown)
        return f"{count}: {'; '.join(parts)}" if parts else count

    def is_promised(self, project: Project) -> bool:
        """Whether a project that is not in service was promised for the day of the view."""
        day = self.view.as_of if self.shows_promises else None
        if day is None:
            return False
        outlook = self.catalog.outlook(project, self.today)
        is_open = outlook.status is StatusCode.OPERATIONAL
        return bool(not is_open and outlook.due and outlook.due.promise.due.last <= day)
