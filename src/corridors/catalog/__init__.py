"""All data of `geodata/`, read once and frozen."""

from corridors.catalog.catalog import DEFAULT_FOLDER, GROUND, Catalog
from corridors.catalog.facets import Facets, Selection
from corridors.catalog.files import MAX_FILE_BYTES, leads_out
from corridors.catalog.fold import FOLDING, fold
from corridors.catalog.network import Network

__all__ = [
    "DEFAULT_FOLDER",
    "FOLDING",
    "GROUND",
    "MAX_FILE_BYTES",
    "Catalog",
    "Facets",
    "Network",
    "Selection",
    "fold",
    "leads_out",
]
