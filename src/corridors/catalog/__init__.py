"""All data of `geodata/`, read once and frozen."""

from corridors.catalog.catalog import GROUND, Catalog, known_on
from corridors.catalog.facets import Facets, Selection
from corridors.catalog.files import MAX_FILE_BYTES, leads_out
from corridors.catalog.fold import FOLDING, fold, search_terms
from corridors.catalog.listing import data_files, listed_names
from corridors.catalog.network import Network
from corridors.catalog.report import Unread, in_short
from corridors.catalog.snapshot import Snapshot
from corridors.variables import DEFAULT_FOLDER

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
    "Unread",
    "data_files",
    "fold",
    "in_short",
    "known_on",
    "leads_out",
    "listed_names",
    "search_terms",
]
