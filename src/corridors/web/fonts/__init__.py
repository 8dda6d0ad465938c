"""Streamlit's fonts, cut down to what this dashboard shows: a fifth of their bytes.

A browser loads them by the names that Streamlit gives them; these hold a hash, so that a font that
Streamlit changed is sent whole until `python -m corridors.web.fonts` was run again.
"""

from pathlib import Path

FOLDER = Path(__file__).parent


def cut_font(name: str) -> Path | None:
    """Return the file of a font that is here cut down, by its name at Streamlit."""
    return next((path for path in FOLDER.glob("*.woff2") if path.name == name), None)
