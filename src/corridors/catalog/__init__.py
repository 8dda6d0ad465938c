"""All data of `geodata/`, read once and frozen."""

from corridors.catalog.catalog import DEFAULT_FOLDER, GROUND, Catalog, known_on
from corridors.catalog.facets import Facets, Selection
from corridors.catalog.files import MAX_FILE_BYTES, leads_out
from corridors.catalog.fold import FOLDING, fold, search_terms
from corridors.catalog.network import Network
from corridors.catalog.snapshot import Snapshot

__all__ = [
    "DEFAULT_FOLDER",
    "FOLDING",
    "GROUND",
    "MAX_FILE_BYTES",
    "Catalog",
    "Facets",
    "Network",
    "Selection",
    "Snapshot",
    "fold",
    "known_on",
    "leads_out",
    "search_terms",
]
