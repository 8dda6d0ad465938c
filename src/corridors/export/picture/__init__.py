"""The view as a picture: a sheet of A4 as PNG, SVG or PDF, and what messengers show of a link."""

from corridors.export.picture.margin import subtitle
from corridors.export.picture.sheet import DOTS_PER_INCH, write_picture, write_preview

__all__ = ["DOTS_PER_INCH", "subtitle", "write_picture", "write_preview"]
