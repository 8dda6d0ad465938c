"""Parts become one line from place to place: gaps, stubs and branches are told or refused."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import get_coordinates
from shapely.geometry import LineString, Point

from corridors.importing.merging import Merged, Stops, merge
from corridors.importing.pieces import Bounds
from corridors.importing.plane import Plane, stretch
from tests.importing.drawing import line

PLANE = Plane(1.0)
KM = 1 / 111.2
START, END = (0, 45), (1, 45)
WAY = line(START, (0.3, 45), (0.7, 45), END)
BOUNDS = Bounds(bridge_km=0.25, beside_km=0.25)


def merged(
    parts: Sequence[LineString], *calls: tuple[float, float], bounds: Bounds = BOUNDS
) -> Merged:
    named = tuple((f"'{number}'", Point(at)) for number, at in enumerate(calls))
    stops = Stops(("'west'", Point(START)), named, ("'east'", Point(END)))
    return merge(parts, stops, bounds, PLANE)


def points(found: Merged) -> list[list[float]]:
    return [[round(x, 5), round(y, 5)] for x, y in get_coordinates(found.line)]


def test_parts_in_any_order_and_direction_are_one_line() -> None:
    parts = [line(END, (0.7, 45)), line((0.3, 45), (0.7, 45)), line((0.3, 45), START)]
    found = merged(parts)
    assert points(found) == [[0, 45], [0.3, 45], [0.7, 45], [1, 45]]
    assert found.notes == ()


def test_the_line_begins_where_it_is_asked_to() -> None:
    found = merged([WAY.reverse()])
    assert points(found)[0] == [0, 45]


def test_a_line_that_lies_twice_is_there_once() -> None:
    assert points(merged([WAY, WAY.reverse()])) == points(merged([WAY]))


def test_what_goes_on_beyond_the_ends_is_left_out_and_said() -> None:
    found = merged([line((-0.1, 45), *WAY.coords, (1.05, 45))])
    assert points(found) == points(merged([WAY]))
    assert found.notes == (
        "7.88 km before 'west' are left out",
        "3.94 km beyond 'east' are left out",
    )


def test_a_gap_is_bridged_and_said_where() -> None:
    found = merged([line(START, (0.3, 45)), line((0.302, 45), END)])
    assert points(found) == [[0, 45], [0.3, 45], [0.302, 45], [1, 45]]
    assert found.notes == ("a gap of 0.16 km is bridged, from 0.3000, 45.0000 to 0.3020, 45.0000",)
    assert len(found.bridges) == 1


def test_what_is_a_hair_apart_is_one_point() -> None:
    assert merged([line(START, (0.3, 45)), line((0.300000003, 45), END)]).notes == ()


def test_gaps_of_metres_are_told_together() -> None:
    parts = [line(START, (0.3, 45)), line((0.30005, 45), (0.6, 45)), line((0.60005, 45), END)]
    assert merged(parts).notes == ("gaps of up to 3.9 m are closed (2)",)


def test_a_gap_to_the_middle_of_a_part_is_bridged() -> None:
    found = merged([line((0.3, 44), (0.3, 46)), line(START, (0.299, 45)), line((0.301, 45), END)])
    assert points(found) == [[0, 45], [0.299, 45], [0.3, 45], [0.301, 45], [1, 45]]


def test_a_gap_that_is_too_wide_is_refused_with_the_bound_that_would_do() -> None:
    said = (
        r"the line has a gap wider than the 0\.25 km that may be bridged \(0\.79 km from "
        r"0\.3000, 45\.0000 to 0\.3100, 45\.0000\): draw what is missing, or allow it with "
        r"--bridge 0\.80"
    )
    parts = [line(START, (0.3, 45)), line((0.31, 45), END)]
    with pytest.raises(ValueError, match=said):
        merged(parts)
    assert len(merged(parts, bounds=Bounds(0.8, 0.25)).bridges) == 1


def test_all_gaps_that_are_too_wide_are_told_at_once() -> None:
    parts = [line(START, (0.3, 45)), line((0.31, 45), (0.6, 45)), line((0.62, 45), END)]
    with pytest.raises(ValueError, match=r"2 gaps wider .*--bridge 1\.59"):
        merged(parts)


def test_no_gap_is_bridged_where_a_whole_line_runs() -> None:
    beside = [line((0.1, 45.0005), (0.4, 45.0005)), line((0.401, 45.0005), (0.9, 45.0005))]
    found = merged([WAY, *beside])
    assert points(found) == points(merged([WAY]))
    assert found.notes[0].startswith("parts that do not join the line are left out: 2, ")


def test_a_piece_out_and_back_is_taken_out_and_said() -> None:
    tip = (0.3, 45.05)
    found = merged([line(START, (0.3, 45), tip, (0.3, 45), END)])
    assert tip not in [tuple(at) for at in points(found)]
    assert found.notes == (
        "a piece that goes out and back or leads aside is left out: 5.56 km at 0.3000, 45.0000",
    )
    assert len(found.left_out) == 1


def test_a_piece_back_beside_the_way_out_is_taken_out_and_said() -> None:
    found = merged([line(START, (0.3, 45), (0.3, 45.05), (0.3004, 45.05), (0.3004, 45), END)])
    assert max(y for _, y in points(found)) < 45.001
    assert found.notes[0].startswith("a piece that goes out and back is left out: 11.1")


def test_a_bend_is_no_piece_out_and_back() -> None:
    bend = line(START, (0.3, 45), (0.35, 45.05), (0.4, 45), END)
    found = merged([bend])
    assert points(found) == [[round(x, 5), y] for x, y in bend.coords]
    assert found.notes == ()


def test_a_branch_that_leads_elsewhere_is_left_out_and_said() -> None:
    found = merged([WAY, line((0.3, 45), (0.3, 45.5))])
    assert points(found) == points(merged([WAY]))
    assert found.notes[0].startswith(
        "a piece that goes out and back or leads aside is left out: 55"
    )


def test_two_ways_are_refused_with_what_to_do() -> None:
    ring = line((0.3, 45), (0.5, 45.1), (0.7, 45))
    said = (
        r"between 0\.3000, 45\.0000 and 0\.7000, 45\.0000 there are two ways, of 31\.5 and "
        r"38\.6 km: name a place on the one that is meant with --calls, or leave the other out"
    )
    with pytest.raises(ValueError, match=said):
        merged([WAY, ring])


def test_a_call_chooses_between_two_ways() -> None:
    ring = line((0.3, 45), (0.5, 45.1), (0.7, 45))
    found = merged([WAY, ring], (0.5, 45.1))
    assert [0.5, 45.1] in points(found)
    assert found.notes == (
        "a longer way round is left out: 31.54 km between 0.3000, 45.0000 and 0.7000, 45.0000",
    )


def test_two_ways_that_do_not_join_are_refused_as_well() -> None:
    other = line((0, 45.001), (0.5, 45.2), (1, 45.001))
    with pytest.raises(
        ValueError, match="two lines that do not meet lead from the first place to the last"
    ):
        merged([WAY, other])


def test_a_second_track_is_no_second_way() -> None:
    track = line((0.3, 45), (0.31, 45.0005), (0.69, 45.0005), (0.7, 45))
    found = merged([WAY, track])
    assert points(found) == points(merged([WAY]))
    assert found.notes == ("31.54 km of track close beside the line are left out",)


def test_a_way_twice_as_long_is_none_that_could_be_meant() -> None:
    found = merged([WAY, line((0.3, 45), (0.3, 45.4), (0.7, 45.4), (0.7, 45))])
    assert points(found) == points(merged([WAY]))
    assert found.notes[0].startswith("a longer way round is left out: ")


def test_a_call_at_the_end_of_a_stub_does_not_turn_the_line_back() -> None:
    found = merged([WAY, line((0.3, 45), (0.3, 45.01))], (0.3, 45.01))
    assert points(found) == points(merged([WAY]))


def test_two_places_at_one_point_of_a_line_are_no_line() -> None:
    with pytest.raises(ValueError, match="lie at one point"):
        merged([line((-1, 45), (-0.5, 45))])


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.floats(0.02, 0.98), min_size=1, max_size=6, unique=True),
    st.randoms(use_true_random=False),
)
def test_however_a_line_is_cut_up_it_becomes_the_same(cuts: list[float], chance: object) -> None:
    places = [0.0, *sorted(cuts), 1.0]
    parts = [stretch(WAY, a, b) for a, b in pairwise(places) if b - a > 0.001]
    shuffled = [part.reverse() if n % 2 else part for n, part in enumerate(parts)]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = merged(shuffled)
    assert found.line.hausdorff_distance(WAY) < 0.001
