"""What the documents name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "deploy/README.md", "geodata/README.md")
BESIDE = (
    ROOT,
    ROOT / "src" / "corridors",
    ROOT / "geodata",
    ROOT / "geodata" / "network",
)  # what a path may be relative to
PLACE = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
SUFFIXES = (".py", ".js", ".css", ".md", ".toml", ".txt", ".json", ".conf", "/")
MADE = {"site/", "bom.json", "robots.txt"}  # by a command that stands beside it


def _paths(text: str) -> set[str]:
    """Return what stands between backticks as a path; a bare name follows the folder before it."""
    found, folder = set(), ""
    for name in re.findall(r"`([^`\s]+)`", text):
        if not PLACE.fullmatch(name) or not name.endswith(SUFFIXES):
            continue
        is_bare = "/" not in name.rstrip("/") and name.startswith("test_")
        path = f"{folder}{name}" if is_bare else name
        folder = path[: path.rfind("/") + 1]
        found.add(path)
    return found - MADE


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    beside = (*BESIDE, (ROOT / document).parent)
    paths = _paths(text)
    assert paths
    assert [p for p in sorted(paths) if not any((at / p).exists() for at in beside)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    links = re.findall(r"\]\(([\w./-]+?)(?:#[\w-]*)?\)", text)
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []
