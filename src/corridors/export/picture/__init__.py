"""The view as a picture on a sheet of A4: one drawing for PNG, SVG and PDF."""

from corridors.export.picture.sheet import DOTS_PER_INCH, write_picture

__all__ = ["DOTS_PER_INCH", "write_picture"]
