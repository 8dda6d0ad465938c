"""A project is added by files of data alone: no line of Python, no test changes with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corridors.catalog.catalog import Catalog
from corridors.checks import problems
from corridors.settings import DEFAULT_FOLDER, FOLDER_VARIABLE
from tests import added

ROOT = Path(__file__).parents[1]
# what asks the data that ship
ASKING = (
    *("catalog/test_catalog.py", "catalog/test_sections.py", "catalog/test_snapshot.py"),
    *("dossier", "map", "page/test_charts.py", "web/test_previews.py"),
    *("export/test_tables.py", "export/test_lines.py"),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data that ship with one project more."""
    folder = tmp_path_factory.mktemp("added") / "geodata"
    shutil.copytree(DEFAULT_FOLDER, folder)
    added.add_project(folder)
    return folder


def test_an_added_project_keeps_all_rules(data: Path) -> None:
    catalog = Catalog.read(data)
    assert problems(catalog) == []
    assert catalog.section_ids[added.ID] == ("main",)


def test_what_asks_the_data_holds_with_an_added_project_too(data: Path) -> None:
    paths = [str(ROOT / "tests" / path) for path in ASKING]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *paths],
        cwd=ROOT,
        env=os.environ | {FOLDER_VARIABLE: str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:]
