"""Which files of a data folder are read."""

from contextlib import suppress
from pathlib import Path

from corridors.catalog.files import is_ignored, list_files

_LISTED = {"projects": ".toml", "routes": ".geojson"}
_ALWAYS_READ = (
    "datapackage.json",
    "places.geojson",
    "sources.toml",
    "speech.toml",
    "basemap/borders.geojson",
    "basemap/countries.geojson",
    "basemap/lakes.geojson",
    "basemap/land.geojson",
    "basemap/rivers.geojson",
    "basemap/towns.geojson",
    "network/assumptions.toml",
    "network/edges.toml",
    "network/pairs.toml",
    "network/places.geojson",
    "network/published.toml",
)


def data_files(folder: Path) -> list[Path]:
    """Return the files that a catalog is read from, whether they are there or not.

    Nothing else in a data folder says anything: it may be written at any time.
    """
    projects = list_files(folder / "projects", ".toml")
    routes = [folder / "routes" / f"{project.stem}.geojson" for project in projects]
    return [*(folder / name for name in _ALWAYS_READ), *projects, *routes]


def listed_names(folder: Path) -> list[Path]:
    """Return what is looked at in the folders that are read as a whole, whatever becomes of it.

    Of a route without a project, or a file whose suffix is in capitals, only the name counts.
    """
    found: list[Path] = []
    for name, suffix in _LISTED.items():
        with suppress(OSError):  # there is no such folder, or not any more
            found += (p for p in (folder / name).iterdir() if p.suffix.lower() == suffix)
    return sorted(path for path in found if not is_ignored(path.name))
