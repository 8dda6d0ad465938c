"""Which files of a data folder are read."""

from pathlib import Path

from corridors.catalog.files import list_files

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
