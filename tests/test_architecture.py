"""Imports go one way, and each library stays in its place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "corridors"
ORDER = [
    *("settings", "model", "view", "style", "history", "catalog", "routing", "checks", "live"),
    *("importing", "text", "scene", "map", "dossier", "export", "page", "web"),
    *("commands", "__main__"),
]
STRANGERS = {"web": "page"}
PLACES = {
    "altair": {"page"},
    "starlette": {"web"},
    "streamlit": {"page", "web"},
    "streamlit_folium": {"page"},
    "folium": {"map"},
    "branca": {"map"},
    "geopandas": {"catalog", "checks", "export", "importing"},
    "babel": {"text"},
    "click": {"__main__", "commands"},
    "jinja2": {"dossier"},
    "matplotlib": {"export"},
    "openpyxl": {"export"},
    "pyogrio": {"export", "importing"},
    "segno": {"page"},
    "networkx": {"checks", "importing", "routing"},
    "pydantic": {"model", "catalog", "importing"},
    "pyproj": {"importing", "model"},
    "uvicorn": {"web"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES, MAX_FUNCTION_LINES, MAX_CHAIN = 400, 40, 25


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "corridors":
            yield from (f"corridors.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        return
    allowed = set(ORDER[: ORDER.index(part) + 1]) - {STRANGERS.get(part)}
    used = {name.split(".")[1] for name in _imports(path) if name.startswith("corridors.")}
    assert used <= allowed


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    )


NAMES = {_name(path): path for path in MODULES}


def _used_modules(path: Path) -> set[str]:
    """Return the modules of the package that a module imports."""
    used = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{name.name}" for name in node.names} & NAMES.keys()
            used |= names or ({node.module} & NAMES.keys())
    return used - {_name(path)}


USED = {name: _used_modules(path) for name, path in NAMES.items()}


def _longest_chain(name: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the longest chain of imports that begins at a module; fails at a circle."""
    if name in above:
        pytest.fail(f"a circle: {' -> '.join((*above[above.index(name) :], name))}")
    if name not in _CHAINS:
        below = (_longest_chain(used, (*above, name)) for used in sorted(USED[name]))
        _CHAINS[name] = (name, *max(below, key=len, default=()))
    return _CHAINS[name]


_CHAINS: dict[str, tuple[str, ...]] = {}


def test_no_chain_of_imports_is_a_circle_or_long() -> None:
    chain = max(map(_longest_chain, NAMES), key=len)
    assert len(chain) <= MAX_CHAIN, " -> ".join(chain)


@pytest.mark.parametrize("library", PLACES)
def test_a_library_stays_in_its_place(library: str) -> None:
    users = {
        _part(path) for path in MODULES if library in {n.split(".")[0] for n in _imports(path)}
    }
    assert users == PLACES[library]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", ["__main__.py", "commands/serve.py"])
def test_a_server_starts_without_reading_first_what_it_reads_itself(path: str) -> None:
    used = {name for name in _imports(PACKAGE / path) if name.startswith("corridors.")}
    assert used <= {"corridors.settings", "corridors.commands.console"}
