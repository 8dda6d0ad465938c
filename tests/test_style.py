"""Colours can be told apart by everybody, and nothing is said by colour alone."""

import re
from base64 import b64decode
from itertools import combinations
from math import dist
from typing import NamedTuple

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba_array
from matplotlib.figure import Figure

from corridors.export.picture.margin import write_margin
from corridors.export.picture.routes import PIXEL_SHARE, POINTS_PER_PIXEL, draw_routes
from corridors.map.style_table import style_table
from corridors.model.vocabulary import Alignment, ProjectType, StatusCode
from corridors.style import (
    DASHES,
    PALETTES,
    PENS,
    SEA_DASH,
    STRENGTHS,
    Theme,
    drawing_samples,
    pen_of,
    site_marker,
    status_sample,
    type_sample,
)
from tests.scenes import scene

GRAPHICS_CONTRAST = 3  # WCAG 2.2, 1.4.11
TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
COLOUR_DISTANCE = 10  # CIE76; 2.3 is a just noticeable difference
PAIRS = list(combinations(ProjectType, 2))


class Colour(NamedTuple):
    """Linear light of sRGB, from 0 to 1."""

    red: float
    green: float
    blue: float


# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear light.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# IEC 61966-2-1: linear sRGB to XYZ, D65.
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def parse(text: str) -> Colour:
    return Colour(*(linear(int(text[start : start + 2], 16) / 255) for start in (1, 3, 5)))


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def transform(matrix: tuple[tuple[float, ...], ...], colour: Colour) -> Colour:
    return Colour(*(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix))


def see(text: str, vision: str) -> Colour:
    return Colour(*(min(1, max(0, light)) for light in transform(VISIONS[vision], parse(text))))


def lab(colour: Colour) -> tuple[float, float, float]:
    x, y, z = (
        share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116
        for share in (a / b for a, b in zip(transform(TO_XYZ, colour), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(
        0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue
        for colour in (parse(one), parse(other))
    )
    return (lighter + 0.05) / (darker + 0.05)


def decode(address: str) -> str:
    head, _, body = address.partition(",")
    assert head == "data:image/svg+xml;base64"
    return b64decode(body, validate=True).decode()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_colour_distance_is_that_of_cie_1976() -> None:
    assert lab(see("#FFFFFF", "normal")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(see("#FF0000", "normal")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", ProjectType)
@pytest.mark.parametrize("ground", ["land", "water", "beyond"])
def test_every_type_stands_out_from_the_ground(
    kind: ProjectType, ground: str, theme: Theme
) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.types[kind], getattr(palette, ground)) >= GRAPHICS_CONTRAST


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", ProjectType)
def test_every_type_stands_out_from_its_casing(kind: ProjectType, theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.types[kind], palette.casing) >= GRAPHICS_CONTRAST


# Fails for faint text on light water: #6E6A62 on #DCE8F0 is 4.32 (#6A665F gives 4.59).
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("ground", ["land", "water", "beyond"])
@pytest.mark.parametrize("text", ["text", "faint_text"])
def test_text_can_be_read_on_the_ground(text: str, ground: str, theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_types_can_be_told_apart(
    one: ProjectType, other: ProjectType, vision: str, theme: Theme
) -> None:
    colours = PALETTES[theme].types
    seen = (lab(see(colours[kind], vision)) for kind in (one, other))
    assert dist(*seen) >= COLOUR_DISTANCE


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", ProjectType)
def test_every_type_has_a_sample_in_its_colour(kind: ProjectType, theme: Theme) -> None:
    sample = decode(type_sample(kind, theme))
    assert sample.startswith("<svg ")
    assert f'"{PALETTES[theme].types[kind]}"' in sample


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_samples_of_types_differ_in_form_too(one: ProjectType, other: ProjectType) -> None:
    colours = PALETTES[Theme.LIGHT].types
    forms = {decode(type_sample(k, Theme.LIGHT)).replace(colours[k], "") for k in (one, other)}
    assert len(forms) == 2


@pytest.mark.parametrize("code", StatusCode)
def test_every_status_has_a_dash(code: StatusCode) -> None:
    lengths = [float(length) for length in DASHES[code].split()]
    assert len(lengths) % 2 == 0
    assert all(length > 0 for length in lengths)


def test_only_what_is_in_service_is_a_whole_line() -> None:
    assert [code for code in StatusCode if not DASHES[code]] == [StatusCode.OPERATIONAL]


def test_no_two_statuses_share_a_dash() -> None:
    assert len({*DASHES.values(), SEA_DASH}) == len(StatusCode) + 1


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("code", StatusCode)
def test_every_status_has_a_sample_with_its_dash(code: StatusCode, theme: Theme) -> None:
    sample = decode(status_sample(code, theme))
    assert f'stroke-dasharray="{DASHES[code]}"' in sample
    assert f'stroke-width="{pen_of("line", STRENGTHS[code]).weight}"' in sample
    assert f'"{PALETTES[theme].text}"' in sample


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("code", StatusCode)
@pytest.mark.parametrize("kind", ProjectType)
def test_a_site_shows_its_type_and_status(
    kind: ProjectType, code: StatusCode, theme: Theme
) -> None:
    marker = decode(site_marker(DASHES[code], kind, theme))
    assert f'stroke-dasharray="{DASHES[code]}"' in marker
    assert f'"{PALETTES[theme].types[kind]}"' in marker


@pytest.mark.parametrize("theme", Theme)
def test_every_alignment_has_a_sample_of_its_own(theme: Theme) -> None:
    samples = drawing_samples(theme)
    assert samples.keys() == {
        *Alignment,
        "second_track",
        "promised",
        "changed",
        "route_day",
        "route_switched",
    }
    assert len(set(samples.values())) == len(samples)


def strokes(axes: Axes) -> list[tuple[float, float]]:
    """Return width in points and opacity of each line of a picture."""
    return [
        (float(width), round(float(alpha), 4))
        for lines in axes.collections
        if isinstance(lines, LineCollection)
        for width, (*_, alpha) in zip(
            np.atleast_1d(lines.get_linewidth()), to_rgba_array(lines.get_color()), strict=True
        )
    ]


LEGEND = {
    "railway": ["line"],
    "highway": ["line"],
    "corridor": ["corridor", "thread"],
    "surveyed": ["line"],
    "indicative": ["band", "line"],
    "computed": ["sea"],
    "second_track": ["casing", "core", "line"],
    "promised": ["line"],
    "route_day": ["best_route"],
    "route_switched": ["best_route"],
}


# The band of a corridor had 0.35 in the legend and 0.25 on the map, that of an indicative line 0.2.
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", LEGEND)
def test_the_legend_draws_with_the_pens_that_the_browser_gets(name: str, theme: Theme) -> None:
    given = style_table()["pens"]
    types = {kind.value: type_sample(kind, theme) for kind in ProjectType}
    sample = decode({**types, **drawing_samples(theme)}[name])
    found = [
        {"weight": float(weight), "opacity": float(opacity)}
        for weight, opacity in re.findall(r'stroke-width="(.+?)".*?stroke-opacity="(.+?)"', sample)
    ]
    assert [pen for pen in found if pen["weight"] > 1.5] == [given[pen] for pen in LEGEND[name]]


def _held(query: str) -> set[StatusCode]:
    """Return the statuses of the sections that a view shows."""
    shown = scene(query)
    statuses = shown.snapshot.section_statuses
    return {held for project in shown.selection.projects for held in statuses[project.id].values()}


def test_a_picture_and_its_legend_draw_with_the_pens_that_the_browser_gets() -> None:
    table = style_table()
    pens = {
        (round(pen["weight"] * (strength if name in table["byStatus"] else 1), 3), pen["opacity"])
        for name, pen in table["pens"].items()
        for strength in (1, *table["strengths"].values())
    }
    routes, margin = Figure().subplots(1, 2)
    draw_routes(routes, scene("scope=all"))
    write_margin(margin, scene("scope=all"))
    pixel = POINTS_PER_PIXEL * PIXEL_SHARE
    drawn = {(round(width / pixel, 3), strength) for width, strength in strokes(routes)}
    explained = {
        (round(line.get_linewidth() / pixel, 3), line.get_alpha())
        for line in margin.lines
        if line.get_linewidth()
    }
    assert drawn <= pens
    assert explained <= pens
    for name in ("corridor", "band"):
        assert (PENS[name].weight, PENS[name].opacity) in drawn & explained
    for strength in {STRENGTHS[s] for s in _held("scope=all")}:
        assert (round(pen_of("line", strength).weight, 3), 1) in explained


def test_what_is_not_chosen_fades_alike_on_the_map_and_in_a_picture() -> None:
    axes = Figure().subplots()
    draw_routes(axes, scene("project=bakhty-ayagoz"))
    strengths = {strength for _, strength in strokes(axes)}
    faded, chosen = style_table()["faded"], style_table()["chosenPens"]["band"]["opacity"]
    assert {faded, chosen, 1} <= strengths
