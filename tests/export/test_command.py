"""`python -m corridors export` takes the words of the link and says what is wrong with them."""

from pathlib import Path

import geopandas
import pytest
from click.testing import CliRunner, Result

from corridors.__main__ import main
from corridors.export.formats import Format
from tests.scenes import scene


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


@pytest.mark.parametrize("form", Format)
def test_every_format_is_written(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"corridors.{form}"
    result = _run("--format", form.value, "--type", "port", "--dpi", "60", "--output", str(path))
    assert result.exit_code == 0, result.output
    assert path.stat().st_size > 1000
    assert str(path) in result.output


def test_the_words_of_the_link_choose_the_projects(tmp_path: Path) -> None:
    path = tmp_path / "railways.gpkg"
    words = ["--type", "railway", "--status", "construction", "--scope", "all"]
    assert _run("--format", "gpkg", *words, "--output", str(path)).exit_code == 0
    sections = geopandas.read_file(path, layer="sections")
    assert set(sections["type"]) == {"railway"}
    shown = scene("type=railway&status=construction&scope=all").selection.projects
    assert set(sections["project"]) == {project.id for project in shown}


def test_a_file_is_overwritten_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("mine")
    refused = _run("--format", "csv", "--output", str(path))
    assert refused.exit_code == 1
    assert "--force overwrites it" in refused.output
    assert path.read_text() == "mine"
    assert _run("--format", "csv", "--output", str(path), "--force").exit_code == 0
    assert path.read_text("utf-8-sig").startswith("project,")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--type", "railway,tramway"], "--type: 'railway,tramway' means nothing here"),
        (["--status", "late"], "--status: 'late' means nothing here"),
        (["--country", "kz"], "--country: 'kz' means nothing here"),
        (["--project", "no-such"], "--project: 'no-such' means nothing here"),
        (["--asof", "yesterday"], "--asof: 'yesterday' means nothing here"),
        (["--map", "north"], "--map: 'north' means nothing here"),
        (["--scope", "some"], "--scope: 'some' means nothing here"),
        (["--take", "selected"], "no project is selected"),
        (["--output", "/no/such/folder/x.csv"], "No such file or directory"),
    ],
)
def test_a_word_that_means_nothing_is_named(words: list[str], sentence: str) -> None:
    result = _run("--format", "csv", *words)
    assert result.exit_code == 1
    assert sentence in result.output


def test_an_unknown_format_is_named() -> None:
    result = _run("--format", "shapefile")
    assert result.exit_code == 2
    assert "'shapefile' is not one of 'geojson'" in result.output


def test_the_feed_takes_a_language_by_its_code() -> None:
    result = CliRunner().invoke(main, ["feed", "--lang", "kk"])
    assert result.exit_code == 0
    assert 'xml:lang="kk"' in result.output
