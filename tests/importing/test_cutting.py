"""A line is cut at borders and where its leg calls; what does not fit is a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from shapely import get_coordinates
from shapely.geometry import LineString

from corridors.catalog.sections import Section
from corridors.importing.cutting import (
    Border,
    Leg,
    drawn,
    read_borders,
    refuse_far_places,
    refuse_turning_places,
    sections_of_leg,
)
from corridors.importing.plane import Plane
from corridors.model.project import Place
from corridors.model.vocabulary import Alignment, Mode, PlaceKind
from tests.importing.drawing import line
from tests.records import collect, feature, named

PLANE = Plane(1.0)
WAY = line((70, 45), (72, 45))
KM = 1 / 111.2


def place(name: str, lon: float, country: str = "KZ", **fields: object) -> Place:
    known = {"id": name, "name": named(name), "kind": PlaceKind.STATION, "country": country}
    return Place.model_validate({**known, "lon": lon, "lat": 45, **fields})


def border(lon: float, *countries: str) -> Border:
    return Border(frozenset(countries), line((lon, 44), (lon, 46)))


def leg(*calls: Place, countries: str = "KZ", end: str = "KZ", **fields: object) -> Leg:
    known = Leg(
        *("line", "main", place("west", 70), calls, place("east", 72, end)),
        *(Mode.RAIL, Alignment.SURVEYED, tuple(countries.split(","))),
    )
    return replace(known, **fields)  # type: ignore[arg-type]


def cut(
    wanted: Leg, *borders: Border, way: LineString = WAY, before: Sequence[Section] = ()
) -> list[tuple[str, str | None]]:
    sections, _ = sections_of_leg(way, wanted, borders, PLANE, before)
    return [(section.id, section.country) for section, _ in sections]


def test_a_leg_without_calls_is_one_section() -> None:
    assert cut(leg()) == [("west-east", "KZ")]


def test_a_line_is_cut_where_its_leg_calls() -> None:
    wanted = leg(place("one", 70.5), place("two", 71))
    assert cut(wanted) == [("west-one", "KZ"), ("one-two", "KZ"), ("two-east", "KZ")]


def test_a_line_may_be_cut_at_some_of_its_calls_only() -> None:
    wanted = leg(place("one", 70.5), place("two", 71), cuts=("two",))
    assert cut(wanted) == [("west-two", "KZ"), ("two-east", "KZ")]
    assert cut(replace(wanted, cuts=())) == [("west-east", "KZ")]


def test_a_line_is_cut_at_borders_into_the_countries_that_are_asked_for() -> None:
    wanted = leg(countries="KZ,UZ,TM", end="TM")
    assert cut(wanted, border(71.5, "TM", "UZ"), border(70.5, "KZ", "UZ")) == [
        ("west-border", "KZ"),
        ("through-uz", "UZ"),
        ("border-east", "TM"),
    ]


def test_sections_meet_where_they_are_cut() -> None:
    wanted = leg(place("one", 70.5), countries="KZ,TM", end="TM")
    sections, _ = sections_of_leg(WAY, wanted, [border(71, "KZ", "TM")], PLANE)
    shapes = [get_coordinates(each.geometry).tolist() for each in drawn(sections, 0.25, PLANE)]
    assert shapes == [[[70, 45], [70.5, 45]], [[70.5, 45], [71, 45]], [[71, 45], [72, 45]]]


def test_a_place_at_the_border_is_the_cut_there() -> None:
    wanted = leg(place("post", 71.01), countries="KZ,TM", end="TM")
    sections, notes = sections_of_leg(WAY, wanted, [border(71, "KZ", "TM")], PLANE)
    assert [(s.id, s.country) for s, _ in sections] == [("west-post", "KZ"), ("post-east", "TM")]
    assert notes == ["the border at 'post' is the cut there"]


def test_a_short_way_over_a_border_and_back_is_no_cut() -> None:
    borders = (border(71, "KZ", "KG"), border(71.01, "KZ", "KG"))
    assert cut(leg(), *borders) == [("west-east", "KZ")]


def test_a_border_beside_an_end_may_be_off() -> None:
    assert cut(leg(), border(70.01, "KZ", "KG")) == [("west-east", "KZ")]
    assert cut(leg(), border(71.99, "KZ", "KG")) == [("west-east", "KZ")]


@pytest.mark.parametrize("asked", ["KZ", "KZ,KG", "KZ,TM,UZ", "UZ,KZ"])
def test_countries_that_do_not_fit_the_borders_are_refused(asked: str) -> None:
    said = (
        f"--countries {asked} does not fit the borders of the ground map, of which the line "
        f"crosses KZ–TM at 71.0000, 45.0000"
    )
    with pytest.raises(ValueError, match=said):
        cut(leg(countries=asked), border(71, "KZ", "TM"))


def test_countries_that_would_fit_are_named() -> None:
    with pytest.raises(ValueError, match="; --countries KZ,TM would fit it: name the countries"):
        cut(leg(), border(71, "KZ", "TM"))


def test_a_place_in_another_country_than_the_line_is_refused() -> None:
    said = r"'east' lies in TM \(places.geojson\), and --countries KZ has the line in KZ there"
    with pytest.raises(ValueError, match=said):
        cut(leg(end="TM"))


def test_a_way_over_sea_lies_in_no_country() -> None:
    wanted = leg(mode=Mode.SEA, alignment=Alignment.COMPUTED, countries="", end="AZ")
    assert cut(wanted, border(71, "KZ", "AZ")) == [("west-east", None)]


@pytest.mark.parametrize("lons", [(71, 70.5), (70.5, 70.5), (70, 71), (71, 72)])
def test_places_out_of_order_or_at_one_point_are_refused(lons: tuple[float, float]) -> None:
    wanted = leg(*(place(f"p{number}", lon) for number, lon in enumerate(lons)))
    with pytest.raises(ValueError, match="in the order of the line"):
        cut(wanted)


def test_a_place_far_from_all_lines_is_refused_with_how_far() -> None:
    said = r"no line of the file comes nearer than 11\.1 km to 'off', and at most 2 km are meant"
    wanted = leg(place("off", 71, lat=45.1))
    with pytest.raises(ValueError, match=said):
        refuse_far_places([WAY], wanted)


def test_a_place_that_says_why_it_lies_off_is_taken() -> None:
    wanted = leg(place("off", 71, lat=45.1, off_line="It is the town."))
    refuse_far_places([WAY], wanted)
    assert cut(wanted) == [("west-off", "KZ"), ("off-east", "KZ")]


def test_a_place_that_the_line_has_lost_with_a_stub_is_refused() -> None:
    with pytest.raises(ValueError, match="to which the file has only a piece that goes out and"):
        refuse_turning_places(WAY, leg(place("off", 71, lat=45.1)))


def test_a_section_that_runs_as_before_keeps_its_id() -> None:
    wanted = leg(place("one", 71))
    sections, _ = sections_of_leg(WAY, wanted, (), PLANE)
    before = [replace_id(section, f"old-{n}") for n, (section, _) in enumerate(sections)]
    assert cut(wanted, before=before) == [("old-0", "KZ"), ("old-1", "KZ")]
    assert cut(leg(place("other", 70.5)), before=before)[0] == ("west-other", "KZ")


def test_an_id_of_another_leg_is_not_used_again() -> None:
    sections, _ = sections_of_leg(WAY, leg(id="branch"), (), PLANE)
    before = [section for section, _ in sections]
    assert cut(leg(), before=before) == [("main-west-east", "KZ")]


def test_a_long_id_is_a_number_of_its_leg() -> None:
    assert cut(leg(place("x" * 58, 71)))[0] == ("main-1", "KZ")


def test_a_line_is_simplified_to_the_tolerance_and_rounded() -> None:
    way = line((70, 45), (70.5, 45 + 0.2 * KM), (71, 45), (71.123456789, 46), (72, 45))
    sections, _ = sections_of_leg(way, leg(), (), PLANE)
    (fine,) = drawn(sections, 0.05, PLANE)
    (coarse,) = drawn(sections, 0.25, PLANE)
    assert len(fine.geometry.coords) == 5
    assert len(coarse.geometry.coords) == 4
    assert fine.geometry.coords[3] == (71.12346, 46)


def test_a_section_says_what_was_asked_for() -> None:
    wanted = leg(gauge=1520, tracks=2, alignment=Alignment.INDICATIVE, mode=Mode.ROAD)
    ((section, _),), _ = sections_of_leg(WAY, wanted, (), PLANE)
    assert (section.mode, section.alignment, section.gauge, section.tracks, section.leg) == (
        *(Mode.ROAD, Alignment.INDICATIVE, 1520, 2, "main"),
    )


def test_borders_are_those_of_the_ground_map(tmp_path: Path) -> None:
    (tmp_path / "basemap").mkdir()
    known = {"type": "LineString", "coordinates": [[71, 44], [71, 46]]}
    text = collect([feature(known, left="KZ", right="TM"), feature(known)])
    (tmp_path / "basemap" / "borders.geojson").write_text(text, "utf-8")
    assert read_borders(tmp_path, PLANE) == [border(71, "KZ", "TM")]


def replace_id(section: Section, name: str) -> Section:
    return section._replace(id=name)
