"""What one can take away."""

from corridors.export.citation import Citation
from corridors.export.feed import write_feed
from corridors.export.formats import File, Format, Order, mime_of, name_of, suffix_of, take_away
from corridors.export.lines import features
from corridors.export.stamp import Stamp, Take, restrict, stamp
from corridors.export.tables import tables

__all__ = [
    "Citation",
    "File",
    "Format",
    "Order",
    "Stamp",
    "Take",
    "features",
    "mime_of",
    "name_of",
    "restrict",
    "stamp",
    "suffix_of",
    "tables",
    "take_away",
    "write_feed",
]
