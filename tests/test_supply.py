"""Everything that others wrote is of one version and under a licence that lets anybody use it."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata, version
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PINNED = ["requirements.txt", ".ci/requirements.txt", ".ci/supply.txt"]
EXACT = re.compile(r"[a-z0-9-]+==[0-9][\w.]*( ; .+)?")
OTHERWISE = {"-e .", "-r ../requirements.txt"}
FILE: dict[str, Any] = json.loads((ROOT / ".ci" / "shipped.json").read_text("utf-8"))
SHIPPED: list[dict[str, Any]] = FILE["components"]
UNSAID: dict[str, str] = FILE["unsaid"]  # licences that packages do not tell in a known way
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FOLDERS = {
    "src/corridors/map/browser/leaflet": {".js", ".css"},
    "src/corridors/web/fonts": {".woff2"},
}
# MPL-2.0 asks that changes of its own files be shown; there are none.
LICENCES = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "MIT",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Zlib",
}
# What packages call their licence that do not use the names of SPDX.
CALLED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def _lines(name: str) -> list[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _needed() -> Iterator[Requirement]:
    """Yield what a server needs on a machine like this one."""
    for line in _lines("requirements.txt"):
        needed = Requirement(line) if line not in OTHERWISE else None
        if needed and (needed.marker is None or needed.marker.evaluate()):
            yield needed


NEEDED = {needed.name: needed for needed in _needed()}


def _licences(package: str) -> set[str]:
    """Return every licence that a package names."""
    about = metadata(package)
    if package in UNSAID:
        return {UNSAID[package]}
    if "License-Expression" in about:
        named = re.split(r" AND | OR ", about["License-Expression"].strip("()"))
    else:
        classes = [name.split(" :: ") for name in about.get_all("Classifier", [])]
        named = [parts[-1] for parts in classes if parts[0] == "License"]
    named = named or [about["License"]]
    return {CALLED.get(name, name) for name in named}


@pytest.mark.parametrize("name", PINNED)
def test_every_version_is_exact(name: str) -> None:
    lines = [line for line in _lines(name) if line not in OTHERWISE]
    assert len(lines) > 40
    assert [line for line in lines if not EXACT.fullmatch(line)] == []


def test_what_checks_the_javascript_is_of_exact_versions() -> None:
    named = json.loads((ROOT / ".ci" / "package.json").read_text("utf-8"))["dependencies"]
    assert len(named) > 3
    assert [
        name for name, of in named.items() if not re.fullmatch(r"[0-9]+(\.[0-9]+){2}", of)
    ] == []


def test_everything_that_is_needed_has_its_version_and_only_that_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    direct = {Requirement(line).name for line in project["project"]["dependencies"]}
    assert direct <= NEEDED.keys()
    assert all("==" in line for line in project["build-system"]["requires"])
    for name, needed in NEEDED.items():
        assert str(needed.specifier) == f"=={version(name)}", name


HASHED = "deploy/requirements.hashes.txt"
BUILDING = {"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}


def test_the_image_installs_the_same_versions_each_by_its_content() -> None:
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    (python,) = re.findall(r"^FROM python:([\d.]+)", dockerfile, re.MULTILINE)
    there = {"python_full_version": f"{python}.0", "sys_platform": "linux"}
    named = [Requirement(line) for line in _lines("requirements.txt") if line not in OTHERWISE]
    wanted = {
        f"{of.name}{of.specifier}" for of in named if not of.marker or of.marker.evaluate(there)
    }
    entries = "\n".join(_lines(HASHED)).replace(" \\\n", "").splitlines()
    entry = re.compile(r"([a-z0-9-]+==[\w.]+)(    --hash=sha256:[0-9a-f]{64})+")
    hashed = {found[1] for found in map(entry.fullmatch, entries) if found}
    assert len(hashed) == len(entries)
    assert wanted <= hashed
    assert {name.partition("==")[0] for name in hashed - wanted} == BUILDING
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(project["build-system"]["requires"]) <= hashed
    assert f"--require-hashes -r {Path(HASHED).name}" in dockerfile
    assert "--no-compile" not in dockerfile


@pytest.mark.parametrize("package", NEEDED)
def test_every_package_is_free_to_use(package: str) -> None:
    licences = _licences(package)
    assert licences
    assert licences <= LICENCES


def test_every_file_of_others_is_in_the_bill_of_materials() -> None:
    listed = {place["location"] for part in SHIPPED for place in part["evidence"]["occurrences"]}
    found = {
        path.relative_to(ROOT).as_posix()
        for folder, kinds in FOLDERS.items()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in kinds
    }
    assert found == listed


@pytest.mark.parametrize("part", SHIPPED, ids=lambda part: part["name"])
def test_what_is_shipped_of_others_has_its_version_and_its_licence(part: dict[str, Any]) -> None:
    assert {of["license"]["id"] for of in part["licenses"]} <= LICENCES
    (licence,) = (of["value"] for of in part["properties"])
    assert len((ROOT / licence).read_text("utf-8")) > 1000
    (path, *_) = (ROOT / place["location"] for place in part["evidence"]["occurrences"])
    if path.suffix == ".woff2":
        assert round(TTFont(path)["head"].fontRevision, 3) == float(part["version"])
    else:
        assert f"Leaflet {part['version']}," in path.read_text("utf-8")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_content(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text("utf-8"))
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []
