"""Shapes as people have them become lines and points in lon, lat; what is not clear stays."""

from collections.abc import Mapping

import pytest
import shapely
from shapely import Point

from corridors.catalog.geometry import TIDYING, read_geometry, tidy

HEIGHTS, REPEATS, DECIMALS, PARTS = TIDYING
# what it is, the shape, what becomes of it, what was done
SHAPES = [
    ("heights", "LINESTRING Z (1 1 5, 2 2 5)", "LINESTRING (1 1, 2 2)", HEIGHTS),
    ("a height of a point", "POINT Z (1 1 5)", "POINT (1 1)", HEIGHTS),
    ("a point twice", "LINESTRING (1 1, 1 1, 2 2)", "LINESTRING (1 1, 2 2)", REPEATS),
    ("decimals", "LINESTRING (1.1234567 1, 2 2)", "LINESTRING (1.12346 1, 2 2)", DECIMALS),
    ("decimals that are one point", "LINESTRING (1 1, 1.000001 1, 2 2)", "LINESTRING (1 1, 2 2)",
     DECIMALS),
    ("one part", "MULTILINESTRING ((1 1, 2 2))", "LINESTRING (1 1, 2 2)", PARTS),
    ("parts in order", "MULTILINESTRING ((3 3, 2 2), (2 2, 1 1))", "LINESTRING (3 3, 2 2, 1 1)",
     PARTS),
    ("a part the other way", "MULTILINESTRING ((1 1, 2 2), (3 3, 2 2))",
     "LINESTRING (1 1, 2 2, 3 3)", PARTS),
    ("parts in another order", "MULTILINESTRING ((3 3, 2 2), (4 4, 3 3))",
     "LINESTRING (4 4, 3 3, 2 2)", PARTS),
    ("lines in a collection", "GEOMETRYCOLLECTION (LINESTRING (1 1, 2 2), LINESTRING (2 2, 3 1))",
     "LINESTRING (1 1, 2 2, 3 1)", PARTS),
    ("one of many points", "MULTIPOINT (1 1)", "POINT (1 1)", PARTS),
    ("a point in collections", "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (1 1)))",
     "POINT (1 1)", PARTS),
]  # fmt: skip
UNCLEAR = [
    "LINESTRING (1 1, 2 2)",
    "POINT (1 1)",
    "MULTILINESTRING ((1 1, 2 2), (2.5 2, 3 3))",
    "MULTILINESTRING ((0 0, 1 1), (1 1, 2 2), (1 1, 2 0))",
    "MULTIPOINT (1 1, 2 2)",
    "POLYGON ((0 0, 1 0, 1 1, 0 0))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
    "LINESTRING (500000.1234567 6000000.1234567, 500001 6000001)",
    "LINESTRING EMPTY",
    "POINT EMPTY",
    "GEOMETRYCOLLECTION EMPTY",
]
MALFORMED = [
    ({"type": "LineString", "coordinates": [[True, 2], [2, 3]]}, "a coordinate is no number"),
    ({"type": "LineString", "coordinates": [["1", 2], [2, 3]]}, "a coordinate is no number"),
    ({"type": "Point", "coordinates": [None, 2]}, "a coordinate is no number"),
    ({"type": "MultiPolygon", "coordinates": [[[[0, False]]]]}, "a coordinate is no number"),
    ({"type": "LineString", "coordinates": [[1], [2, 3]]}, "is no GeoJSON geometry"),
    ({"type": "GeometryCollection", "geometries": [None]}, "is no GeoJSON geometry"),
    (None, "it is missing"),
]


def _done(counts: Mapping[str, int]) -> dict[str, int]:
    return {what: count for what, count in counts.items() if count}


@pytest.mark.parametrize(
    ("given", "wanted", "what"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES]
)
def test_a_shape_that_is_clear_is_made_plain(given: str, wanted: str, what: str) -> None:
    (shape,), counts = tidy([shapely.from_wkt(given)], TIDYING)
    assert shapely.equals_identical(shape, shapely.from_wkt(wanted)), shape
    assert _done(counts) == {what: 1}


@pytest.mark.parametrize("given", UNCLEAR)
def test_a_shape_that_is_plain_or_unclear_stays(given: str) -> None:
    (shape,), counts = tidy([shapely.from_wkt(given)], TIDYING)
    assert shapely.equals_identical(shape, shapely.from_wkt(given)), shape
    assert _done(counts) == {}


def test_shapes_are_counted_by_what_was_done_to_them() -> None:
    shapes = shapely.from_wkt(
        ["POINT Z (1 1 5)", "POINT (1 1)", "LINESTRING Z (1 1 5, 2.123456 2 5)"]
    )
    _, counts = tidy(list(shapes), TIDYING)
    assert _done(counts) == {HEIGHTS: 2, DECIMALS: 1}


def test_nothing_is_nothing() -> None:
    assert tidy([], TIDYING)[0] == []


@pytest.mark.parametrize("numbers", [[1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5]])
def test_numbers_after_lon_and_lat_do_no_harm(numbers: list[int]) -> None:
    assert shapely.force_2d(read_geometry({"type": "Point", "coordinates": numbers})) == Point(1, 2)


def test_positions_may_have_heights_here_and_none_there() -> None:
    mixed = {
        "type": "MultiLineString",
        "coordinates": [[[1, 2, 3, 4], [2, 3]], [[5, 6], [7, 8, 9]]],
    }
    assert read_geometry(mixed).has_z
    assert len(shapely.get_coordinates(read_geometry(mixed))) == 4


@pytest.mark.parametrize(("geometry", "reason"), MALFORMED)
def test_what_is_no_geometry_is_said_to_be_none(geometry: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_geometry(geometry)
