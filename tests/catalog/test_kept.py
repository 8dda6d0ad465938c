"""What was worked out from data is kept with them, and goes with them."""

import gc
from pathlib import Path
from weakref import ref

from corridors.catalog.catalog import Catalog
from corridors.catalog.changes import compare
from corridors.catalog.kept import kept
from corridors.catalog.resolve import read_route_query
from corridors.dossier.card import summaries
from corridors.dossier.dossier import dossier
from corridors.map.command import build_command
from corridors.routing.result import route_result
from tests.records import write_data
from tests.scenes import CATALOG, scene


@kept(2)
def _count(catalog: Catalog, by: int) -> list[int]:
    return [len(catalog.projects), by]


def test_equal_questions_are_answered_once_for_each_data(tmp_path: Path) -> None:
    other = Catalog.read(write_data(tmp_path))
    assert _count(CATALOG, 1) is _count(CATALOG, 1)
    assert _count(other, 1) is _count(other, 1)
    assert _count(other, 1) != _count(CATALOG, 1)


def test_only_the_newest_results_are_kept() -> None:
    first = _count(CATALOG, 1)
    for by in (2, 3):
        _count(CATALOG, by)
    assert _count(CATALOG, 1) is not first


def test_data_that_nobody_holds_are_gone_whatever_was_worked_out_from_them() -> None:
    catalog = Catalog.read()
    gone = ref(catalog)
    shown = scene("scope=all&since=2023-09-14&from=dostyk&to=poti", catalog=catalog)
    summaries(shown)
    compare(catalog, None, None)
    build_command(shown)
    dossier(shown.snapshot.projects["bakhty-ayagoz"], shown, shown=True, file="")
    route_result(
        read_route_query({"from": "dostyk", "to": "poti", "asof": "2024-01-01"}, catalog), catalog
    )
    del catalog, shown
    gc.collect()
    assert gone() is None
