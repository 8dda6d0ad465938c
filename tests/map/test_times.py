"""Statuses over time as the browser gets them, against what the server says of each day."""

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from corridors.map.command import build_command
from corridors.map.layers import build_layers
from corridors.map.times import SAME, STATUSES, build_times, day_number
from corridors.model.vocabulary import Language, StatusCode
from corridors.style import PROMISED
from corridors.text.words import words_for
from tests.scenes import CATALOG, scene

MOST_BYTES = 12_000  # compressed, for all projects in three languages
TIMES = build_times(CATALOG)
_EPOCH = date(1970, 1, 1)
_STEP = 97  # days between the samples, so that they fall on all parts of a year


def _sampled() -> list[date]:
    first, last = CATALOG.days
    assert CATALOG.package
    newest = CATALOG.package.data_through.last
    regular = [first + timedelta(days=n) for n in range(0, (last - first).days, _STEP)]
    days = {numbers[n] for numbers in TIMES["changes"].values() for n in range(0, len(numbers), 4)}
    changing = [_EPOCH + timedelta(days=day) for day in sorted(days)[::25]]
    return [*regular, *changing, newest, newest + timedelta(days=1), last]


def held_on(
    day: date, times: dict[str, Any] = TIMES, language: Language = Language.EN
) -> dict[str, tuple[str, str]]:
    """Return status and caption by id on a day, as the browser reads them."""
    number, words = day_number(day), words_for(language)
    found: dict[str, tuple[str, str]] = {}
    for name, numbers in times["changes"].items():
        changes = [numbers[n : n + 4] for n in range(0, len(numbers), 4) if numbers[n] <= number]
        if not changes:
            continue
        _, code, place, due = changes[-1]
        caption = times["captions"][language][place]
        if "/" in name:
            whole = found.get(name.split("/")[0])
            if code != SAME and whole and whole[0] != PROMISED:
                found[name] = STATUSES[code], caption
        elif number > times["newest"] and 0 < due <= number:
            found[name] = PROMISED, words("outlook.promised", outlook=caption)
        else:
            found[name] = STATUSES[code], caption
    return found


@pytest.mark.parametrize("language", Language)
def test_on_any_day_each_project_has_the_status_that_the_server_says(language: Language) -> None:
    for day in _sampled():
        shown = replace(scene(f"scope=all&lang={language}&asof={day}"), now=date.max)
        told = {
            name: (str(group["status"]), group["caption"])
            for group in build_command(shown)["groups"]
            for name in group["ids"]
        }
        assert held_on(day, language=language) == told, day


def test_a_promise_stands_on_the_day_that_was_named_by_then() -> None:
    for day in _sampled()[::5]:
        snapshot = CATALOG.as_of(day)
        for name, project in snapshot.projects.items():
            due = snapshot.outlook(project, day).due
            numbers = TIMES["changes"][name]
            held = [
                numbers[n + 3] for n in range(0, len(numbers), 4) if numbers[n] <= day_number(day)
            ]
            assert held[-1] == (day_number(due.promise.due.last) if due else 0)


def test_changes_are_in_order_and_each_changes_something() -> None:
    for name, numbers in TIMES["changes"].items():
        changes = [tuple(numbers[n : n + 4]) for n in range(0, len(numbers), 4)]
        days = [change[0] for change in changes]
        assert days == sorted(set(days)), name
        assert all(one[1:] != other[1:] for one, other in pairwise(changes))


def test_the_file_is_small() -> None:
    (layer,) = (layer for layer in build_layers(CATALOG) if layer.name == "times")
    assert json.loads(layer.content) == json.loads(json.dumps(TIMES))
    assert len(gzip.compress(layer.content)) < MOST_BYTES


def test_one_language_holds_its_own_captions_only() -> None:
    alone = build_times(CATALOG, [Language.KK])
    assert alone["captions"].keys() == {Language.KK}
    day = CATALOG.days[1]
    assert held_on(day, alone, Language.KK) == held_on(day, language=Language.KK)


def test_the_place_of_a_status_is_that_of_the_vocabulary() -> None:
    assert [StatusCode(code) for code in STATUSES] == list(StatusCode)
