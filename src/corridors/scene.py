"""Everything that map and page need to show a view: data, view, words, colours and the day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corridors.catalog import Catalog, Selection
from corridors.style import Theme
from corridors.text import Words
from corridors.view import View


@dataclass(frozen=True)
class Scene:
    """A view of a catalog in one language and theme, on one day."""

    catalog: Catalog
    view: View
    words: Words
    theme: Theme
    today: date

    @cached_property
    def selection(self) -> Selection:
        """What the view selects."""
        return self.catalog.select(self.view)
