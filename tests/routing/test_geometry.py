"""A way is drawn from its start to its end, along the lines of projects where they lead."""

from itertools import pairwise

import pytest
from shapely.geometry import LineString

from corridors.model.geodesy import between_km, distance_km
from corridors.routing.alternatives import find_routes
from corridors.routing.geometry import NEAR_KM, route_shape
from corridors.routing.state import state_of
from corridors.view.route_query import RouteQuery
from tests.scenes import CATALOG, NEWEST

SIMPLER_KM = 2.5  # that a drawn way may lie off the line
ENDS = [("dostyk", "aktau-port"), ("altynkol", "poti"), ("aktau-port", "dostyk")]


@pytest.mark.parametrize(("start", "end"), ENDS)
def test_a_way_begins_and_ends_at_its_places(start: str, end: str) -> None:
    for way in find_routes(CATALOG.network, state_of(NEWEST), RouteQuery(start, end)):
        points = route_shape(way, CATALOG)
        for name, (lat, lon) in ((start, points[0]), (end, points[-1])):
            place = CATALOG.network.places[name]
            assert between_km((place.lon, place.lat), (lon, lat)) <= NEAR_KM + 3


def test_a_way_follows_the_lines_of_its_edges() -> None:
    way = find_routes(CATALOG.network, state_of(NEWEST), RouteQuery("semey", "almaty"))[0]
    drawn = LineString([(lon, lat) for lat, lon in route_shape(way, CATALOG)])
    for step in way.steps:
        middle = CATALOG.network.lines[step.edge.id].geometry.interpolate(0.5, normalized=True)
        assert distance_km(drawn, middle.x, middle.y) < SIMPLER_KM


def test_no_edge_is_drawn_straight_where_a_line_exists() -> None:
    drawn = CATALOG.network.lines
    assert [name for name in CATALOG.network.edges if name not in drawn] == ["rail-tacheng-bakhty"]
    assert all(line.geometry.coords for line in drawn.values())


def test_a_way_follows_the_lines_of_projects() -> None:
    way = find_routes(CATALOG.network, state_of(NEWEST), RouteQuery("dostyk", "moyynty"))[0]
    assert len(route_shape(way, CATALOG)) > 5 * len(way.places)


@pytest.mark.parametrize(("start", "end"), ENDS)
def test_the_way_back_is_drawn_as_the_way_there(start: str, end: str) -> None:
    state = state_of(NEWEST)
    there = find_routes(CATALOG.network, state, RouteQuery(start, end))[0]
    back = find_routes(CATALOG.network, state, RouteQuery(end, start))[0]
    assert set(route_shape(there, CATALOG)) == set(route_shape(back, CATALOG))


def test_a_drawn_way_is_about_as_long_as_it_is_said_to_be() -> None:
    for start, end in ENDS:
        way = find_routes(CATALOG.network, state_of(NEWEST), RouteQuery(start, end))[0]
        points = [(lon, lat) for lat, lon in route_shape(way, CATALOG)]
        drawn = sum(between_km(a, b) for a, b in pairwise(points))
        assert 0.7 * way.km < drawn < 1.1 * way.km
