"""A picture (SVG) of an imported route: its sections over what it was made of."""

from collections.abc import Callable, Iterator
from html import escape

from shapely import MultiLineString, Point, affinity, box
from shapely.geometry.base import BaseGeometry

from corridors.importing.plane import from_km, points_of
from corridors.importing.route import ImportedRoute

OnPaper = Callable[[BaseGeometry], BaseGeometry]
_WIDE, _KEY_HIGH = 1000, 30  # px
_MARGIN = 0.06  # share of the picture
_SECTIONS = ("#1f5fa8", "#b3471d")  # in turn
_SOURCE, _LEFT, _BRIDGE, _BORDER = "#767676", "#8e44ad", "#c0142c", "#6b7d55"
_LEAST_KM = 2.0  # what the picture shows at least


def draw(route: ImportedRoute) -> str:
    """Return the picture as text: sections in turn blue and brown, what they are made of grey."""
    plane = route.plane
    west, south, east, north = route.merged.line.buffer(from_km(_LEAST_KM)).bounds
    margin = _MARGIN * max(east - west, north - south)
    frame = box(west - margin, south - margin, east + margin, north + margin)
    west, south, east, north = frame.bounds
    scale = _WIDE / (east - west)
    high = round((north - south) * scale)

    def on_paper(shape: BaseGeometry) -> BaseGeometry:
        within = shape.intersection(frame)
        return affinity.affine_transform(
            within, [scale, 0, 0, -scale, -west * scale, north * scale]
        )

    layers = [
        *((on_paper(border.line), _BORDER, 1.0) for border in route.borders),
        *((on_paper(plane.flat(line)), _SOURCE, 6.0) for line in route.parts.lines),
        *((on_paper(line), _LEFT, 2.0) for line in route.merged.left_out),
        *(
            (on_paper(plane.flat(section.geometry)), _SECTIONS[n % len(_SECTIONS)], 2.5)
            for n, section in enumerate(route.sections)
        ),
        *((on_paper(bridge.line), _BRIDGE, 4.0) for bridge in route.merged.bridges),
    ]
    title = f"{route.leg.project}, leg {route.leg.id}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {_WIDE} {high + _KEY_HIGH}" font-family="sans-serif" font-size="16">'
    )
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDE}" height="{high}" fill="#ffffff"/>',
        *(_line(shape, colour, width) for shape, colour, width in layers if not shape.is_empty),
        *_labels(route, on_paper),
        *_key(high),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _line(shape: BaseGeometry, colour: str, width: float) -> str:
    lines = shape if shape.geom_type in {"LineString", "MultiLineString"} else MultiLineString()
    return str(lines.svg(scale_factor=width / 2, stroke_color=colour, opacity=1))


def _labels(route: ImportedRoute, on_paper: OnPaper) -> Iterator[str]:
    for place in route.leg.stops:
        spot = on_paper(route.plane.flat(Point(place.lon, place.lat)))
        if spot.is_empty:
            continue
        ((x, y),) = points_of(spot)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#ffffff" stroke="#000000"/>'
        is_far = x > _WIDE * 0.8
        side = 'text-anchor="end" ' if is_far else ""
        at = f'x="{x - 9 if is_far else x + 9:.1f}" y="{y - 7:.1f}"'
        yield f"<text {side}{at}>{escape(place.name.en)}</text>"


def _key(high: int) -> Iterator[str]:
    said = (
        ("sections, in turn", _SECTIONS[0]),
        ("lines of the file", _SOURCE),
        ("left out", _LEFT),
        ("gaps that are bridged", _BRIDGE),
        ("borders", _BORDER),
    )
    yield f'<rect y="{high}" width="{_WIDE}" height="{_KEY_HIGH}" fill="#f2f2f2"/>'
    for number, (text, colour) in enumerate(said):
        at = f'x="{10 + 200 * number}" y="{high + 20}"'
        yield f'<text {at} fill="{colour}">{escape(text)}</text>'
