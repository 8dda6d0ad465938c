"""A picture (SVG) of an imported route: its sections over what it was made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Self

from shapely import affinity, box
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from corridors.importing.plane import from_km, points_of
from corridors.importing.route import ImportedRoute

_WIDE, _KEY_HIGH = 1000, 30  # px
_MARGIN = 0.06  # share of the picture
_SECTIONS = ("#1f5fa8", "#b3471d")  # in turn
_SOURCE, _LEFT, _BRIDGE, _BORDER = "#767676", "#8e44ad", "#c0142c", "#6b7d55"
_LEAST_KM = 2.0  # what the picture shows at least


@dataclass(frozen=True)
class _Paper:
    """A frame on the plane, and how it lies in the picture."""

    frame: Polygon

    @classmethod
    def around(cls, line: LineString) -> Self:
        west, south, east, north = line.buffer(from_km(_LEAST_KM)).bounds
        margin = _MARGIN * max(east - west, north - south)
        return cls(box(west - margin, south - margin, east + margin, north + margin))

    @property
    def scale(self) -> float:
        west, _, east, _ = self.frame.bounds
        return _WIDE / (east - west)

    @property
    def high(self) -> int:
        _, south, _, north = self.frame.bounds
        return round((north - south) * self.scale)

    def place(self, shape: BaseGeometry) -> BaseGeometry:
        """Return what a picture shows of a shape of the plane, in px from its upper left."""
        west, _, _, north = self.frame.bounds
        turned = [self.scale, 0, 0, -self.scale, -west * self.scale, north * self.scale]
        return affinity.affine_transform(shape.intersection(self.frame), turned)


def draw(route: ImportedRoute) -> str:
    """Return the picture as text: sections in turn blue and brown, what they are made of grey."""
    paper = _Paper.around(route.merged.line)
    title = f"{route.name}, leg {route.leg.id}"
    lines = ((paper.place(shape), colour, width) for shape, colour, width in _layers(route))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {_WIDE} {paper.high + _KEY_HIGH}" font-family="sans-serif" font-size="16">'
    )
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDE}" height="{paper.high}" fill="#ffffff"/>',
        *(_line(shape, colour, width) for shape, colour, width in lines if not shape.is_empty),
        *_labels(route, paper),
        *_key(paper.high),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _layers(route: ImportedRoute) -> Iterator[tuple[BaseGeometry, str, float]]:
    """Yield shapes of the plane with colour and width, the lowest first."""
    plane = route.plane
    yield from ((border.line, _BORDER, 1.0) for border in route.borders)
    yield from ((plane.flat(line), _SOURCE, 6.0) for line in route.parts.lines)
    yield from ((line, _LEFT, 2.0) for line in route.merged.left_out)
    for number, section in enumerate(route.sections):
        yield plane.flat(section.geometry), _SECTIONS[number % len(_SECTIONS)], 2.5
    yield from ((bridge.line, _BRIDGE, 4.0) for bridge in route.merged.bridges)


def _line(shape: BaseGeometry, colour: str, width: float) -> str:
    lines = shape if shape.geom_type in {"LineString", "MultiLineString"} else MultiLineString()
    return str(lines.svg(scale_factor=width / 2, stroke_color=colour, opacity=1))


def _labels(route: ImportedRoute, paper: _Paper) -> Iterator[str]:
    for place in route.leg.stops:
        spot = paper.place(route.plane.flat(Point(place.lon, place.lat)))
        if spot.is_empty:
            continue
        ((x, y),) = points_of(spot)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#ffffff" stroke="#000000"/>'
        is_far = x > _WIDE * 0.8
        side = 'text-anchor="end" ' if is_far else ""
        at = f'x="{x - 9 if is_far else x + 9:.1f}" y="{y - 7:.1f}"'
        yield f"<text {side}{at}>{escape(place.name.en)}</text>"


def _key(high: int) -> Iterator[str]:
    entries = (
        ("sections, in turn", _SECTIONS[0]),
        ("lines of the file", _SOURCE),
        ("left out", _LEFT),
        ("gaps that are bridged", _BRIDGE),
        ("borders", _BORDER),
    )
    yield f'<rect y="{high}" width="{_WIDE}" height="{_KEY_HIGH}" fill="#f2f2f2"/>'
    for number, (text, colour) in enumerate(entries):
        at = f'x="{10 + 200 * number}" y="{high + 20}"'
        yield f'<text {at} fill="{colour}">{escape(text)}</text>'
