"""The catalog of this server: read once, and again when a file of the data folder has changed."""

import gc
import os
from pathlib import Path

import streamlit as st

from corridors.catalog import DEFAULT_FOLDER, Catalog

FOLDER_VARIABLE = "CORRIDORS_DATA"


def load_catalog() -> Catalog:
    """Return the catalog of the data folder, which the environment may name."""
    folder = Path(os.environ.get(FOLDER_VARIABLE, DEFAULT_FOLDER))
    return _read(folder, _stamp(folder))


def _stamp(folder: Path) -> tuple[int, int]:
    """Return what changes when a file is added, removed or written."""
    times = [file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()]
    return len(times), max(times, default=0)


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(folder: Path, stamp: tuple[int, int]) -> Catalog:  # noqa: ARG001 - the stamp is the key
    catalog = Catalog.read(folder)
    gc.collect()
    gc.freeze()  # what lives as long as the server need not be searched again after every run
    return catalog
