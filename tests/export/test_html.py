"""The map as one file, as far as it can be read without a browser."""

import json
import re
from typing import Any

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from corridors.map.command import build_command
from tests.scenes import scene

MOST_BYTES = 1_500_000
VIEW = scene("scope=all&lang=kk")


def _page(take: ExportScope = ExportScope.FILTERED) -> str:
    return export_file(
        VIEW, ExportRequest(Format.HTML, take, "https://example.org/?lang=kk")
    ).content.decode()


def _data(page: str) -> dict[str, Any]:
    found = re.search(r"new Corridors\.Standalone\((.*)\);</script>", page)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_file_is_small_and_asks_nobody_for_anything() -> None:
    page = _page()
    assert len(page.encode()) < MOST_BYTES
    assert "default-src 'none'" in page
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=[\"'](?!data:)", page)
    assert page.count("</script>") == 2


def test_the_last_step_shows_what_the_map_shows() -> None:
    steps = _data(_page())["steps"]
    assert (
        steps[-1]["groups"] == build_command(scene("scope=all&lang=kk&asof=2026-03-11"))["groups"]
    )
    days = [step["day"] for step in steps]
    assert days == sorted(set(days))
    assert len(days) > 50


def test_nothing_is_known_before_its_source() -> None:
    steps = {step["day"]: step["groups"] for step in _data(_page())["steps"]}
    first = min(steps)
    shown = [name for group in steps[first] for name in group["ids"]]
    assert "bakhty-ayagoz" not in shown


def test_a_file_of_the_selection_holds_no_other_project() -> None:
    view = scene("project=bakhty-ayagoz")
    page = export_file(view, ExportRequest(Format.HTML, ExportScope.SELECTED)).content.decode()
    data = _data(page)
    assert set(data["projects"]) == {"bakhty-ayagoz"}
    assert "dostyk-moyynty" not in page
