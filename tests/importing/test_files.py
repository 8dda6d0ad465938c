"""Whatever GIS programs write is read as lines in lon, lat; what is no line is named."""

from pathlib import Path

import pytest
from shapely import get_coordinates
from shapely.geometry import GeometryCollection, MultiLineString, Point, Polygon

from corridors.importing.files import Choice, read_parts
from tests.importing.drawing import DRIVERS, line, write

WAY = line((70, 45), (70.5, 45.1), (71, 45))
HIGH = line((70, 45, 300), (70.5, 45.1, 320), (71, 45, 310))
AREA = Polygon([(70, 45), (71, 45), (71, 46)])
ONE_POINT = """<?xml version="1.0"?><gpx version="1.1" creator="x"
 xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg><trkpt lat="45" lon="70"/>
 <trkpt lat="45" lon="71"/></trkseg><trkseg><trkpt lat="46" lon="71"/></trkseg></trk></gpx>"""


@pytest.mark.parametrize("suffix", DRIVERS)
def test_a_line_is_read_from_files_of_every_kind(tmp_path: Path, suffix: str) -> None:
    layer = "tracks" if suffix == ".gpx" else None
    shape = MultiLineString([WAY]) if suffix == ".gpx" else WAY
    parts = read_parts(write(tmp_path / f"way{suffix}", shape, layer=layer), Choice())
    assert [get_coordinates(each).round(6).tolist() for each in parts.lines] == [
        get_coordinates(WAY).tolist()
    ]


def test_another_coordinate_system_becomes_lon_lat(tmp_path: Path) -> None:
    path = write(tmp_path / "way.shp", WAY, crs=32642)
    parts = read_parts(path, Choice())
    assert get_coordinates(parts.lines[0]) == pytest.approx(get_coordinates(WAY), abs=1e-7)
    assert parts.notes == ("layer 'way': 1 line, in WGS 84 / UTM zone 42N",)


def test_a_file_without_a_coordinate_system_asks_for_it(tmp_path: Path) -> None:
    path = write(tmp_path / "way.shp", WAY, crs=32642)
    path.with_suffix(".prj").unlink()
    with pytest.raises(ValueError, match="layer 'way': names no coordinate system: say which, as"):
        read_parts(path, Choice())
    parts = read_parts(path, Choice(crs="EPSG:32642"))
    assert get_coordinates(parts.lines[0]) == pytest.approx(get_coordinates(WAY), abs=1e-7)


@pytest.mark.parametrize(
    ("crs", "said"),
    [
        ("EPSG:32642", "--crs: the file itself says that it is in WGS 84"),
        ("nonsense", "--crs: 'nonsense' is no coordinate system"),
    ],
)
def test_a_coordinate_system_that_cannot_be_is_named(tmp_path: Path, crs: str, said: str) -> None:
    named = crs.startswith("EPSG")
    path = write(tmp_path / "way.shp", WAY)
    if not named:
        path.with_suffix(".prj").unlink()
    with pytest.raises(ValueError, match=said):
        read_parts(path, Choice(crs=crs))


def test_metres_that_are_taken_for_degrees_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "way.geojson", line((500_000, 4_980_000), (600_000, 4_980_000)))
    with pytest.raises(
        ValueError, match=r"feature 0 \('part 0'\): has coordinates that are no lon"
    ):
        read_parts(path, Choice())


def test_heights_are_dropped_and_said(tmp_path: Path) -> None:
    parts = read_parts(write(tmp_path / "way.gpkg", HIGH, HIGH), Choice())
    assert not any(each.has_z for each in parts.lines)
    assert "heights are left out (2 features)" in parts.notes


def test_parts_in_one_feature_are_all_read(tmp_path: Path) -> None:
    shape = GeometryCollection([MultiLineString([WAY, line((71, 45), (72, 45))]), Point(70, 45)])
    parts = read_parts(write(tmp_path / "way.geojson", shape), Choice())
    assert len(parts.lines) == 2
    assert "points are left out (1)" in parts.notes


def test_one_layer_with_lines_is_found_among_others(tmp_path: Path) -> None:
    path = write(tmp_path / "way.gpkg", Point(70, 45), layer="stations")
    write(path, WAY, layer="track")
    assert read_parts(path, Choice()).notes == ("layer 'track': 1 line, in WGS 84",)


def test_several_layers_with_lines_are_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "way.gpkg", WAY, layer="old")
    write(path, line((71, 45), (72, 45)), layer="new")
    with pytest.raises(ValueError, match=r"way\.gpkg: holds 2 layers with lines, old, new: name"):
        read_parts(path, Choice())
    assert read_parts(path, Choice(layer="new")).lines[0].bounds == (71, 45, 72, 45)


def test_a_layer_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = write(tmp_path / "way.gpkg", WAY, layer="old")
    with pytest.raises(ValueError, match="--layer: there is no layer 'new'; there are old"):
        read_parts(path, Choice(layer="new"))


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp", ".fgb"])
def test_a_filter_leaves_the_features_that_are_meant(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"way{suffix}", WAY, line((71, 45), (72, 45)), names=["a", "b"])
    parts = read_parts(path, Choice(where="name = 'b'"))
    assert [each.bounds for each in parts.lines] == [(71, 45, 72, 45)]


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp"])
def test_a_filter_that_cannot_be_followed_names_the_fields(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"way{suffix}", WAY)
    said = "layer 'way': --where \"ref = 1\" cannot be followed; the fields are name"
    with pytest.raises(ValueError, match=said.replace('"', "'")):
        read_parts(path, Choice(where="ref = 1"))


def test_a_filter_that_leaves_nothing_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "way.gpkg", WAY)
    with pytest.raises(ValueError, match="layer 'way': no feature is left by --where"):
        read_parts(path, Choice(where="name = 'z'"))


@pytest.mark.parametrize("shape", [AREA, GeometryCollection([WAY, AREA])])
def test_an_area_is_refused_with_what_to_do(tmp_path: Path, shape: Polygon) -> None:
    path = write(tmp_path / "way.geojson", WAY, shape, names=["way", "yard"])
    with pytest.raises(ValueError, match=r"feature 1 \('yard'\): is an area \(Polygon\): draw the"):
        read_parts(path, Choice())


def test_an_area_may_be_left_out_by_a_filter(tmp_path: Path) -> None:
    path = write(tmp_path / "way.geojson", WAY, AREA, names=["way", "yard"])
    assert len(read_parts(path, Choice(where="name = 'way'")).lines) == 1


def test_a_file_of_points_alone_is_no_line(tmp_path: Path) -> None:
    path = write(tmp_path / "way.geojson", Point(70, 45))
    with pytest.raises(ValueError, match=r"way\.geojson: holds no line in any layer \(way\)"):
        read_parts(path, Choice())


@pytest.mark.parametrize("text", ["", "{}", "line 70 45", "<kml/>"])
def test_what_is_no_geographic_file_is_said_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "way.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"^way\.geojson: "):
        read_parts(path, Choice())


def test_a_segment_of_one_point_takes_no_track_with_it(tmp_path: Path) -> None:
    path = tmp_path / "way.gpx"
    path.write_text(ONE_POINT, "utf-8")
    assert [each.bounds for each in read_parts(path, Choice()).lines] == [(70, 45, 71, 45)]


def test_features_without_a_shape_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "way.geojson"
    write(path, WAY)
    text = path.read_text("utf-8")
    empty = '{"type": "Feature", "properties": {"name": "b"}, "geometry": null},'
    path.write_text(text.replace('"features": [', f'"features": [{empty}', 1), "utf-8")
    assert read_parts(path, Choice()).notes[-1].endswith("such as a line of one point (1)")
