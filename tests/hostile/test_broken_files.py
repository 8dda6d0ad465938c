"""A broken file becomes a sentence that names it; everything else is there as before."""

import json
import tracemalloc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import MOST_LETTERS
from corridors.checks import problems
from corridors.export.formats import ExportRequest, Format, export_file
from corridors.export.provenance import ExportScope
from corridors.live import current_catalog, version_of
from corridors.map.layers import build_layers
from corridors.page.map import map_files
from corridors.settings import DEFAULT_FOLDER, FOLDER_VARIABLE
from tests.hostile.broken import BREAKAGES, LARGE_BYTES, LONG, LOST, SECRET, Breakage, write_broken
from tests.records import collect, feature, point, write_data
from tests.scenes import CATALOG, scene

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"

# what is drawn although a rule of the check speaks against it
DRAWN_ALL_THE_SAME = {"routes/bakhty-ayagoz.geojson", "routes/darbaza-maktaaral.geojson"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_broken(tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def broken(data: Path) -> Catalog:
    return Catalog.read(data)


@pytest.fixture(scope="module")
def found(broken: Catalog) -> list[str]:
    return problems(broken)


def _first_id(file: str) -> str:
    features = json.loads((DEFAULT_FOLDER / file).read_text("utf-8"))["features"]
    return str(features[0]["properties"]["id"])


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.what)
def test_a_breakage_is_named(found: list[str], breakage: Breakage) -> None:
    start = breakage.problem
    if "{id}" in start:
        start = start.format(id=_first_id(breakage.file))
    assert any(problem.startswith(start) for problem in found), start


def test_only_broken_files_are_named(broken: Catalog) -> None:
    before = set(CATALOG.problems)
    named = {problem.split(": ")[0] for problem in broken.problems if problem not in before}
    assert named == {breakage.file for breakage in BREAKAGES} - DRAWN_ALL_THE_SAME


def test_every_other_project_is_there(broken: Catalog) -> None:
    assert LOST
    assert set(broken.projects) == set(CATALOG.projects) - LOST


def test_every_other_section_is_there(broken: Catalog) -> None:
    spoilt = {Path(b.file).stem for b in BREAKAGES if b.file.startswith("routes/")}
    for name in set(CATALOG.projects) - LOST - spoilt:
        assert broken.routes[name] == CATALOG.routes[name]
    whole = CATALOG.section_ids["trans-afghan"]
    assert len(broken.section_ids["trans-afghan"]) == len(whole) - 1
    assert set(broken.places) == set(CATALOG.places)


def test_a_problem_is_a_short_line_that_can_be_shown(broken: Catalog) -> None:
    assert any("aaa" in problem for problem in broken.problems)
    for problem in broken.problems:
        assert len(problem) <= MOST_LETTERS + 2
        assert problem.isprintable()
        assert LONG not in problem
        assert str(broken.folder) not in problem


def test_what_a_link_out_leads_to_is_shown_nowhere(data: Path, broken: Catalog) -> None:
    assert SECRET in (data / "projects" / "secret.toml").read_text("utf-8")
    assert SECRET not in "\n".join(problems(broken))


def test_the_map_and_the_files_are_made_of_what_is_left(broken: Catalog) -> None:
    layers = {
        layer.name: json.loads(layer.content)
        for layer in build_layers(broken)
        if layer.suffix == "json"
    }
    assert set(layers["routes"]["projects"]) == set(broken.projects)
    assert len(layers["ground"]["lakes"]["coordinates"]) > 50
    for form in (Format.GEOJSON, Format.XLSX, Format.PNG, Format.HTML):
        assert export_file(
            scene("scope=all", catalog=broken), ExportRequest(form, ExportScope.ALL)
        ).content


def test_a_large_file_takes_no_memory(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (data / "routes" / "uchkuduk-kyzylorda.geojson").stat().st_size == LARGE_BYTES
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    tracemalloc.start()
    assert current_catalog().projects
    assert len(version_of(current_catalog())) == 16
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0 < most_bytes < LARGE_BYTES / 4


@pytest.mark.parametrize("operation", ["stat", "read_text", "read_bytes"])
def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    data, denied = write_data(tmp_path), "projects/bakhty-ayagoz.toml"
    original = getattr(Path, operation)

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path == data / denied:
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, *args, **options)

    monkeypatch.setattr(Path, operation, refuse)
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    assert len(version_of(current_catalog())) == 16
    catalog = current_catalog()
    named = () if operation == "read_bytes" else (f"{denied}: cannot be read: Permission denied",)
    assert catalog.problems == named
    assert len(catalog.projects) == 5 - len(named)
    assert Path(denied).name not in map_files(catalog)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    file = data / "projects" / "bakhty-ayagoz.toml"
    target = data / "..2026_data" / "bakhty.toml"  # as Kubernetes mounts a ConfigMap
    target.parent.mkdir()
    file.rename(target)
    file.symlink_to("../..2026_data/bakhty.toml")
    assert Catalog.read(data).problems == ()


@pytest.mark.parametrize("files", [1, 60])
def test_however_much_is_wrong_a_visitor_gets_a_few_lines(
    files: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data(tmp_path)
    raw = collect(feature(point(75, 45), **{f"field{n}": None}) for n in range(400))
    for number in range(files):
        (data / "routes" / f"bakhty-{number}.geojson").write_text(raw, encoding="utf-8")
    (data / "routes" / "bakhty-ayagoz.geojson").write_text(raw, encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(data))
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    assert app.warning[0].value.startswith(f"{400 + files} problems in the data")
    (told,) = (m.proto.body for m in app.get("html") if 'class="problems"' in m.proto.body)
    assert told.count("<li>") == (2 if files == 1 else 51)
    assert len(told) < 8_000
    assert ("and 11 more problems" in told) == (files == 60)


@pytest.mark.parametrize("kind", ["empty", "missing", "broken"])
def test_the_page_runs_without_an_error(
    kind: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = {"empty": tmp_path, "missing": tmp_path / "none", "broken": data}[kind]
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    assert not app.exception
    assert "problem" in app.warning[0].value
