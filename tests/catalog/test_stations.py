"""Shipped lines pass the stations that stand on them: none of these is a place of the data.

The stations are nodes of OpenStreetMap at borders and junctions, © OpenStreetMap contributors,
ODbL 1.0, read in March and April 2026.
"""

from pathlib import Path

import geopandas
import numpy as np

from corridors.model.geodesy import distance_km
from corridors.model.vocabulary import Alignment, Mode
from tests.scenes import CATALOG

_NEAR_KM = 5  # a station further off is one of another line
_ON_THE_LINE_KM = 0.5


def _distances(alignment: Alignment) -> list[float]:
    """Return how far the stations near the railways of an alignment are from them, in km."""
    stations = geopandas.read_file(Path(__file__).parent / "stations.geojson").get_coordinates()
    sections = CATALOG.sections
    is_meant = (sections["mode"] == Mode.RAIL) & (sections["alignment"] == alignment)
    lines = [line for line in sections.geometry[is_meant] if line.geom_type == "LineString"]
    nearest = [min(distance_km(line, *at) for line in lines) for at in stations.to_numpy()]
    return [distance for distance in nearest if distance < _NEAR_KM]


def test_surveyed_railways_pass_the_stations_on_them() -> None:
    distances = _distances(Alignment.SURVEYED)
    assert len(distances) > 30
    assert np.median(distances) < 0.1
    assert np.mean(np.array(distances) < _ON_THE_LINE_KM) > 0.85


def test_generalised_railways_pass_near_the_stations_on_them() -> None:
    assert np.median(_distances(Alignment.GENERALISED)) < 1.5
