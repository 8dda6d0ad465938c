"""`check` says each kind of problem of a file once, with how many there are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corridors.__main__ import main
from tests.checks.sound import write_sound_data
from tests.records import collect, line, section

MANY = 300


def _wave(number: int) -> list[tuple[float, float]]:
    """Return a line of many points with many decimals, and heights."""
    return [(70 + step / 997, 45 + (step % 7) / 331 + number / 13) for step in range(200)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_sound_data(tmp_path)


def _said(data: Path) -> list[str]:
    return CliRunner().invoke(main, ["check", str(data)]).output.splitlines()


def test_many_points_with_many_decimals_are_one_sentence(data: Path) -> None:
    path = data / "routes" / "line.geojson"
    known = json.loads(path.read_text("utf-8"))
    high = [[*at, 312.123456789] for at in _wave(0)]
    shape = {"type": "LineString", "coordinates": high}
    known["features"].append(section(shape, id="more", country="KZ"))
    path.write_text(json.dumps(known), "utf-8")
    about = [sentence for sentence in _said(data) if "decimals" in sentence or "height" in sentence]
    assert about == [
        "routes/line.geojson: heights are left out (1 feature)",
        "routes/line.geojson: coordinates are rounded to 5 decimals (1 feature)",
    ]


def test_many_features_that_break_rules_are_a_sentence_a_rule(data: Path) -> None:
    wide = [
        section(line((170, 45), (171, number / 7)), id=f"n{number}", leg="land", country="RU")
        for number in range(MANY)
    ]
    (data / "routes" / "way.geojson").write_text(collect(wide), "utf-8")
    about = [sentence for sentence in _said(data) if "like it: n1, n2, n3" in sentence]
    others = "like it: n1, n2, n3, n4, n5 and 294 more"
    route = "routes/way.geojson: n0"
    assert about == [
        f"{route}: geometry: 170.0, 45.0 is outside the region … and 299 more {others}",
        f"{route}: country: RU is none of the project's … and 299 more {others}",
    ]
