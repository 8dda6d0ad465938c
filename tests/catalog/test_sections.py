"""The table of all routes: what its columns may hold, and how a project's rows are found."""

import pytest
from pydantic import ValidationError
from shapely import LineString

from corridors.catalog.sections import (
    COLUMNS,
    REQUIRED,
    WGS84,
    read_section,
    routes_of,
    sections_frame,
)
from corridors.model.vocabulary import Mode
from tests.scenes import CATALOG

SECTION = {
    "id": "east",
    "project": "bakhty-ayagoz",
    "leg": "main",
    "mode": "rail",
    "alignment": "surveyed",
    "geometry": LineString([(75, 45), (76, 45)]),
}


def test_a_section_has_a_key_that_is_unique_over_all_projects() -> None:
    assert read_section(SECTION).key == "bakhty-ayagoz/east"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("gauge", 900),
        ("gauge", 1677),
        ("tracks", 0),
        ("tracks", 5),
        ("mode", "air"),
        ("alignment", "guessed"),
        ("country", "Kazakhstan"),
        ("geometry", "LINESTRING (75 45, 76 45)"),
    ],
)
def test_a_section_with_a_bad_field_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        read_section({**SECTION, field: value})


@pytest.mark.parametrize("field", REQUIRED)
def test_a_section_needs_what_every_row_has(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        read_section({name: value for name, value in SECTION.items() if name != field})


def test_all_routes_are_one_table_in_lon_lat() -> None:
    sections = CATALOG.sections
    assert sections.crs == WGS84
    assert tuple(sections.columns) == COLUMNS
    assert set(sections.geom_type) <= {"LineString", "Point"}
    assert not sections.has_z.any()
    assert all(isinstance(mode, Mode) for mode in sections["mode"])


def test_the_rows_of_a_project_stand_together_in_the_order_of_its_route() -> None:
    given = [
        read_section({**SECTION, "project": project, "id": name})
        for name in ("west", "east")
        for project in ("line-two", "line", "a")
    ]
    sections = sections_frame(given)
    routes = {
        name: tuple(row for row in given if row.project == name)
        for name in ("a", "line", "line-two")
    }
    assert routes_of(sections) == routes
    assert routes_of(sections_frame([])) == {}
