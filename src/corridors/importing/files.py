"""Lines of a file of any GIS program, in lon, lat (WGS 84) and without heights."""

import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from corridors.catalog.sections import WGS84

_UNREADABLE = (DataSourceError, DataLayerError, FeatureError, ValueError)
_AREAS = {"Polygon", "MultiPolygon"}
_GATHERED = {"MultiLineString", "GeometryCollection"}
_TRACKS = "tracks"  # of a GPX file
_NAMES = ("name", "Name", "NAME", "id")  # fields that may name a feature
_EDGE_DEGREES = (180, 90)  # lon, lat


@dataclass(frozen=True)
class Choice:
    """What to read of a file: a layer, the features that a filter (SQL WHERE) leaves, the CRS."""

    layer: str | None = None
    where: str | None = None
    crs: str | None = None


@dataclass(frozen=True)
class Parts:
    """The lines of a layer, and sentences on what was done to them or left out."""

    lines: tuple[LineString, ...]
    notes: tuple[str, ...]


def read_parts(path: Path, choice: Choice) -> Parts:
    """Return the lines of a file; raises ValueError that names file, layer, feature or field."""
    layer, frame = _chosen_layer(path, choice)
    where = f"{path.name}: layer {layer!r}"
    placed = _placed(frame, choice.crs, where)
    shapes = _shapes(placed, where)
    for name, shape in shapes:
        _refuse_areas(shape, f"{where}: {name}")
        _refuse_other_degrees(shape, f"{where}: {name}")
    parts = [part for _, shape in shapes for part in _parts(shape)]
    lines = [part for part in parts if isinstance(part, LineString) and part.length]
    if not lines:
        message = f"{where}: holds no line"
        raise ValueError(message)
    return Parts(tuple(lines), tuple(_notes(frame, [shape for _, shape in shapes], parts, layer)))


def _chosen_layer(path: Path, choice: Choice) -> tuple[str, geopandas.GeoDataFrame]:
    """Return the layer that is asked for, else the only one with lines or areas."""
    names = _layer_names(path)
    if choice.layer is not None:
        if choice.layer not in names:
            listed = ", ".join(names)
            message = (
                f"{path.name}: --layer: there is no layer {choice.layer!r}; there are {listed}"
            )
            raise ValueError(message)
        return choice.layer, _read(path, choice.layer, choice.where)
    drawn: dict[str, geopandas.GeoDataFrame] = {}
    for name in names:
        if _may_hold_lines(path, name):
            frame = _read(path, name, choice.where if len(names) == 1 else None)
            drawn |= {name: frame} if _holds_more_than_points(frame) else {}
    if not drawn:
        message = f"{path.name}: holds no line in any layer ({', '.join(names) or 'none'})"
        raise ValueError(message)
    if len(drawn) > 1:
        listed = ", ".join(drawn)
        message = (
            f"{path.name}: holds {len(drawn)} layers with lines, {listed}: name one by --layer"
        )
        raise ValueError(message)
    ((layer, frame),) = drawn.items()
    is_filtered = len(names) == 1 or choice.where is None
    return layer, frame if is_filtered else _read(path, layer, choice.where)


def _layer_names(path: Path) -> list[str]:
    try:
        return [str(name) for name, _ in pyogrio.list_layers(path)]
    except _UNREADABLE as error:
        reason = str(error).removeprefix(f"{path}: ")
        message = f"{path.name}: is no file of geographic data that can be read: {reason}"
        raise ValueError(message) from error


def _may_hold_lines(path: Path, layer: str) -> bool:
    """Whether a layer has features that are not said to be all points, or rows without shapes."""
    info = pyogrio.read_info(path, layer=layer, force_feature_count=True)
    kind = info["geometry_type"]
    return bool(info["features"]) and kind is not None and "Point" not in kind


def _holds_more_than_points(frame: geopandas.GeoDataFrame) -> bool:
    kinds = {*frame.geom_type.dropna()}
    return not kinds or not kinds <= {"Point", "MultiPoint"}


def _read(path: Path, layer: str, where: str | None) -> geopandas.GeoDataFrame:
    """Return a layer as it is; shapes that cannot be are missing from it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # fields of another width do not matter to a line
            frame = geopandas.read_file(
                path, layer=layer, where=where, fid_as_index=True, on_invalid="ignore"
            )
    except _UNREADABLE as error:
        message = f"{path.name}: layer {layer!r}: {error}"
        if where is not None:
            fields = ", ".join(pyogrio.read_info(path, layer=layer)["fields"])
            message = (
                f"{path.name}: layer {layer!r}: --where {where!r} cannot be followed; the fields "
                f"are {fields}, as in --where \"name = 'M32'\""
            )
        raise ValueError(message) from error
    if layer == _TRACKS and frame.geometry.isna().any():
        frame = _with_complete_segments(frame, path)
    if frame.empty and where is not None:
        message = f"{path.name}: layer {layer!r}: no feature is left by --where {where!r}"
        raise ValueError(message)
    return frame


def _with_complete_segments(tracks: geopandas.GeoDataFrame, path: Path) -> geopandas.GeoDataFrame:
    """Return the tracks of a GPX file; those with segments of one point without these."""
    points = geopandas.read_file(path, layer="track_points")
    frame = tracks.copy()
    for track in frame.index[frame.geometry.isna()]:
        own = points[points["track_fid"] == track]
        segments = [
            shapely.get_coordinates(segment.geometry)
            for _, segment in own.groupby("track_seg_id", sort=True)
            if len(segment) > 1
        ]
        frame.loc[[track], "geometry"] = geopandas.GeoSeries(
            [MultiLineString(segments)], index=[track], crs=frame.crs
        )
    return frame


def _placed(frame: geopandas.GeoDataFrame, crs: str | None, where: str) -> geopandas.GeoDataFrame:
    """Return a layer in WGS 84; raises ValueError where nobody says what it is in."""
    if frame.crs is None and crs is None:
        message = f"{where}: names no coordinate system: say which, as --crs EPSG:32642"
        raise ValueError(message)
    if frame.crs is not None and crs is not None:
        message = f"{where}: --crs: the file itself says that it is in {frame.crs.name}"
        raise ValueError(message)
    try:
        given = frame if crs is None else frame.set_crs(CRS.from_user_input(crs))
    except CRSError as error:
        message = f"{where}: --crs: {crs!r} is no coordinate system, as EPSG:32642 is one"
        raise ValueError(message) from error
    return given.to_crs(WGS84)


def _shapes(frame: geopandas.GeoDataFrame, where: str) -> list[tuple[str, BaseGeometry]]:
    """Return how each feature is called, and its shape without heights."""
    is_there = ~(frame.geometry.isna() | frame.geometry.is_empty)
    if not is_there.any():
        message = f"{where}: no feature has a shape"
        raise ValueError(message)
    drawn = frame[is_there]
    field = next((name for name in _NAMES if name in drawn.columns), None)
    called = drawn[field] if field else [None] * len(drawn)
    names = (
        f"feature {number}" + (f" ({str(name)[:40]!r})" if name else "")
        for number, name in zip(drawn.index, called, strict=True)
    )
    return list(zip(names, shapely.force_2d(drawn.geometry.to_numpy()), strict=True))


def _refuse_areas(shape: BaseGeometry, where: str) -> None:
    areas = sorted({part.geom_type for part in _parts(shape)} & _AREAS)
    if areas:
        message = (
            f"{where}: is an area ({areas[0]}): draw the line that runs through it, or leave it "
            f"out with --where"
        )
        raise ValueError(message)


def _refuse_other_degrees(shape: BaseGeometry, where: str) -> None:
    if (abs(shapely.get_coordinates(shape)) <= _EDGE_DEGREES).all():  # which NaN is not
        return
    message = (
        f"{where}: has coordinates that are no lon, lat in degrees: name the coordinate system "
        f"in the file, or with --crs"
    )
    raise ValueError(message)


def _parts(
    shape: BaseGeometry,
) -> Iterator[BaseGeometry]:
    """Yield the lines, points and areas that a shape consists of."""
    if shape.geom_type in _GATHERED:
        for part in shapely.get_parts(shape):
            yield from _parts(part)
    elif shape.geom_type == "LinearRing":
        yield LineString(shapely.get_coordinates(shape))
    else:
        yield shape


def _notes(
    frame: geopandas.GeoDataFrame,
    shapes: list[BaseGeometry],
    parts: list[BaseGeometry],
    layer: str,
) -> Iterator[str]:
    kinds = Counter(part.geom_type for part in parts)
    yield f"layer {layer!r}: {_counted(kinds['LineString'], 'line')}, in {frame_crs(frame)}"
    if frame.has_z.any():
        yield f"heights are left out ({_counted(int(frame.has_z.sum()), 'feature')})"
    if points := kinds["Point"] + kinds["MultiPoint"]:
        yield f"points are left out ({points:,})"
    if missing := len(frame) - len(shapes):
        yield (
            f"features are left out that have no shape, or one that cannot be, such as a line of "
            f"one point ({missing:,})"
        )


def frame_crs(frame: geopandas.GeoDataFrame) -> str:
    """Return what the coordinate system of a layer is called."""
    return str(frame.crs.name) if frame.crs is not None else "the system that --crs names"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
