"""Lengths and distances are those on the ellipsoid."""

import pytest
from pyproj import Geod
from shapely import LineString, Point, segmentize

from corridors.model.geodesy import GROUND, REGION, Bounds, distance_km, length_km

LINE = LineString([(70, 44), (72, 46), (75, 45.5)])


@pytest.mark.parametrize(
    ("line", "kilometres"),
    [
        (LineString([(0, 0), (1, 0)]), 111.3195),  # a degree of the equator of WGS 84
        (LineString([(0, 0), (0, 1)]), 110.5744),  # the first degree of a meridian
        (LineString([(75, 60), (76, 60)]), 55.8002),  # a degree of longitude at 60° north
        (LineString([(0, 0), (1, 0), (1, 1)]), 111.3195 + 110.5744),
    ],
)
def test_a_length_is_measured_on_the_ellipsoid(line: LineString, kilometres: float) -> None:
    assert length_km(line) == pytest.approx(kilometres, abs=0.001)


def test_a_site_has_no_length() -> None:
    assert length_km(Point(51.22, 43.6)) == 0


def test_a_line_is_as_long_backwards() -> None:
    assert length_km(LINE.reverse()) == pytest.approx(length_km(LINE))


@pytest.mark.parametrize(
    ("lon", "lat"), [(71.2, 44.9), (72.1, 46.3), (69.5, 43.8), (75.4, 45.2), (73.5, 45.0)]
)
def test_a_distance_is_that_to_the_nearest_point_of_the_line(lon: float, lat: float) -> None:
    points = segmentize(LINE, 0.0005).coords
    metres = min(Geod(ellps="WGS84").inv(x, y, lon, lat)[2] for x, y in points)
    assert distance_km(LINE, lon, lat) == pytest.approx(metres / 1000, rel=0.005)


@pytest.mark.parametrize(
    ("geometry", "kilometres"),
    [
        (LineString([(74, 60), (76, 60)]), 0),
        (Point(76, 60), 55.8002),
        (Point(75, 61), 111.4183),
    ],
)
def test_a_distance_at_sixty_degrees_north_is_not_that_in_degrees(
    geometry: Point | LineString, kilometres: float
) -> None:
    assert distance_km(geometry, 75, 60) == pytest.approx(kilometres, abs=0.01)


@pytest.mark.parametrize(
    ("lon", "lat", "is_inside"),
    [
        (50, 45, True),
        (40, 38, True),
        (85, 52, True),
        (39.99, 45, False),
        (85.01, 45, False),
        (50, 37.99, False),
        (50, 52.01, False),
    ],
)
def test_a_box_holds_what_lies_in_it_and_on_its_edge(
    lon: float, lat: float, *, is_inside: bool
) -> None:
    assert Bounds(40, 38, 85, 52).holds(lon, lat) is is_inside


def test_the_corners_of_a_box_are_south_west_and_north_east_in_lat_lon() -> None:
    assert Bounds(40, 38, 85, 52).corners == ((38, 40), (52, 85))


def test_the_ground_reaches_beyond_the_region() -> None:
    assert all(GROUND.holds(lon, lat) for lat, lon in REGION.corners)
