"""Data that were replaced leave the memory of the real server, whoever looked at them."""

from pathlib import Path

from tests.bench.changes import SESSIONS, change_under_clicks
from tests.records import write_data

CHANGES = 12
MOST_ALIVE = 3  # that which is shown, the one that takes its place, one that a click still holds


def test_of_many_changes_of_the_data_only_the_last_are_in_memory(tmp_path: Path) -> None:
    seen, problems = change_under_clicks(write_data(tmp_path), tmp_path / "told", CHANGES)
    assert problems == []
    assert len(seen) == CHANGES
    assert max(held.catalogs for held in seen[SESSIONS:]) <= MOST_ALIVE
