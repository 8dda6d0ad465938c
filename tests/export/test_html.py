"""The map as one file, as far as it can be read without a browser."""

import json
import re
from datetime import date, timedelta
from typing import Any

from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from corridors.map.command import build_command
from corridors.model.vocabulary import Language
from corridors.text.words import words_for
from tests.map.test_times import held_on
from tests.scenes import scene

MOST_BYTES_A_PROJECT = 30_000  # with its part of scripts and ground
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
    assert len(page.encode()) < MOST_BYTES_A_PROJECT * len(VIEW.selection.projects)
    assert "default-src 'none'" in page
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=[\"'](?!data:)", page)
    assert page.count("</script>") == 2


def test_the_last_day_shows_what_the_map_shows() -> None:
    data = _data(_page())
    last = date(1970, 1, 1) + timedelta(days=data["lastDay"])
    told = {
        name: (str(group["status"]), group["caption"])
        for group in build_command(scene(f"scope=all&lang=kk&asof={last}"))["groups"]
        for name in group["ids"]
    }
    assert held_on(last, data["times"], Language.KK) == told


def test_the_days_are_told_in_the_language_of_the_file_only() -> None:
    data = _data(_page())
    assert data["times"]["captions"].keys() == {Language.KK}
    assert data["calendar"] == words_for(Language.KK).calendar()


def test_a_file_of_the_selection_holds_no_other_project() -> None:
    view = scene("project=bakhty-ayagoz")
    page = export_file(view, ExportRequest(Format.HTML, ExportScope.SELECTED)).content.decode()
    data = _data(page)
    assert set(data["projects"]) == {"bakhty-ayagoz"}
    assert "dostyk-moyynty" not in page
