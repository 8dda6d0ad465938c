"""All data of `geodata/`, read once and frozen."""

from corridors.catalog.catalog import DEFAULT_FOLDER, GROUND, Catalog
from corridors.catalog.facets import Facets, Selection
from corridors.catalog.fold import FOLDING, fold

__all__ = ["DEFAULT_FOLDER", "FOLDING", "GROUND", "Catalog", "Facets", "Selection", "fold"]
