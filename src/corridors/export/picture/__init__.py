"""The view as a picture: a sheet of A4 as PNG, SVG or PDF, and what messengers show of a link."""
