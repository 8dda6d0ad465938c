"""Sound data as odd as they may be: what `check` takes, at the edge of what it takes."""

import codecs
import json
from pathlib import Path
from typing import Any

from tests.checks.sound import write_sound_data

LONG = "W" * 400
FACTS = """
[[facts]]
measure = "cost"
value = 1e15
unit = "KZT"
kind = "plan"
as_of = "1800"
source = "paper"
[[facts]]
measure = "cost"
low = 0
high = 0.001
unit = "USD"
kind = "forecast"
period = "1800/2200"
source = "paper"
[[facts]]
measure = "growth"
value = -1e15
unit = "percent"
kind = "actual"
as_of = "2024-Q4"
source = "paper"
[[facts]]
measure = "builder"
text = { en = "A", kk = "Ә", ru = "Я" }
kind = "plan"
as_of = "2024"
source = "paper"
[[promises]]
what = "start"
due = "2200-12-31"
source = "paper"
[[promises]]
what = "completion"
due = "2025/2200"
source = "paper"
[[milestones]]
date = "1800"
source = "paper"
text = { en = "A", kk = "Ә", ru = "Я" }
"""
CLAIM = """
[[claims]]
topic = { en = "A", kk = "Ә", ru = "Я" }
said = { high = 1e15, unit = "times", kind = "plan", period = "2024", source = "paper" }
later = [{ value = 0, unit = "TEU", kind = "actual", as_of = "2024", source = "paper" }]
"""
CHANGES = {
    "projects/line.toml": (
        ('["KZ"]', '["KZ", "AQ", "ZW"]'),
        ('en = "Line"', f'en = "{LONG}"'),
        ("promises = [{", "# ["),
        ("milestones = [{", "# ["),
    ),
    "sources.toml": (
        ('"Gazette"', f'"{LONG}"'),
        ('"en"', '"fr"'),
        ("published =", 'known_by_reason = "It says so."\nknown_by ='),
    ),
    "network/assumptions.toml": (
        ("low = 10\ntypical = 20\nhigh = 30", "low = 0.01\nhigh = 100000"),
        ('typical = 24\nunit = "hours"', 'typical = 100000\nunit = "days"'),
    ),
    "network/published.toml": (("km = 350", "km = 100_000"),),
}


def write_odd(folder: Path) -> Path:
    """Write sound data of which each file is odd, and return their folder."""
    data = write_sound_data(folder)
    for file, changes in CHANGES.items():
        text = (data / file).read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        more = FACTS if file == "projects/line.toml" else ""
        (data / file).write_bytes(codecs.BOM_UTF8 + (text + more).encode())
    (data / "speech.toml").write_text(CLAIM, encoding="utf-8")
    for path in sorted(data.rglob("*.geojson")):
        path.write_text(_as_exported(path.read_text("utf-8")), encoding="utf-8-sig")
        path.with_name(f"._{path.name}").write_bytes(b"\0\5\26\7\0")
    return data


def _as_exported(text: str) -> str:
    """Return a file as a program writes it that knows of heights, parts and its own fields."""
    collection: dict[str, Any] = json.loads(text)
    for feature in collection["features"]:
        feature["properties"] |= {"fid": 7, "Длина": "464", "gauge_mm": None}
        geometry = feature["geometry"]
        kind, places = geometry["type"], geometry["coordinates"]
        is_line = kind == "LineString"
        raised = [[*each, 410.5] for each in places] if is_line else [*places, 410.5]
        parts = [[*raised[:2]], [*raised[1:]]] if len(raised) > 2 and is_line else [raised]
        geometry.update(type=f"Multi{kind}", coordinates=parts)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    return json.dumps({**collection, "name": "линия", "crs": crs})
