"""Scenes of the shipped data, as a link asks for them."""

from datetime import date
from urllib.parse import parse_qsl

from corridors.catalog.catalog import Catalog
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.settings import data_folder
from corridors.style import Theme
from corridors.text.words import words_for
from corridors.view.view import View

CATALOG = Catalog.read(data_folder())
NEWEST = CATALOG.as_of(None)  # everything that is known
SIX = sorted(p.id for p in CATALOG.projects.values() if p.named_in_speech)
NOW = date(2026, 3, 11)
assert CATALOG.package
VERSION = CATALOG.package.version


def scene(link: str = "", theme: Theme = Theme.LIGHT, catalog: Catalog = CATALOG) -> Scene:
    """Return what a link (without its question mark) shows."""
    view = catalog.resolve(View.from_query(dict(parse_qsl(link))))
    return Scene(catalog, view, words_for(view.language or Language.EN), theme, NOW)
