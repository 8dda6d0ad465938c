"""The shipped data with a harmful text in every field that takes a text."""

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from corridors.settings import DEFAULT_FOLDER
from tests.hostile.strings import HARMFUL

_TEXTS = {"en", "kk", "ru", "publisher", "title", "known_by_reason", "off_line", "name"}
LONG = "bakhty-ayagoz"  # the project whose name has no space in it
_LINKS = {"url", "corrections"}
LINK = 'https://evil.test/"><img src=x onerror=window.hacked=1>?a=javascript:window.hacked=1'


def write_poisoned(folder: Path) -> Path:
    """Return a copy of the shipped data in which only ids, dates, numbers and shapes are left."""
    data = Path(shutil.copytree(DEFAULT_FOLDER, folder / "data"))
    poison = _Poison()
    words = (data / "speech.toml", data / "vocabulary.toml")
    for path in (*sorted((data / "projects").iterdir()), *words):
        _change(path, tomllib.loads, to_toml, poison.spread)
    _change(data / "projects" / f"{LONG}.toml", tomllib.loads, to_toml, _lengthen)
    _change(data / "sources.toml", tomllib.loads, to_toml, poison.rename)
    for name in ("edges", "assumptions", "published"):
        _change(data / "network" / f"{name}.toml", tomllib.loads, to_toml, poison.spread)
    shapes = [data / folder / "places.geojson" for folder in ("", "network")]
    shapes.append(data / "basemap" / "towns.geojson")
    for path in (*shapes, data / "datapackage.json"):
        _change(path, json.loads, json.dumps, poison.spread)
    return data


class _Poison:
    """Harmful texts, each again and again, with a number so that all differ."""

    def __init__(self) -> None:
        self._texts: Iterator[str] = cycle(HARMFUL)
        self._count = 0

    def spread(self, value: object, key: str = "") -> object:
        """Return a value of a file with every text in it replaced, except those that are ids."""
        if isinstance(value, dict):
            return {name: self.spread(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [self.text() if key == "aliases" else self.spread(part, key) for part in value]
        if isinstance(value, str) and key in _TEXTS:
            return self.text()
        if isinstance(value, str) and key == "source":
            return poisoned_id(value)
        return LINK if key in _LINKS else value

    def rename(self, sources: dict[str, Any]) -> object:
        """Return the sources with harmful ids and texts."""
        return {poisoned_id(name): self.spread(source) for name, source in sources.items()}

    def text(self) -> str:
        """Return the next text."""
        self._count += 1
        return f"{next(self._texts)} {self._count}"


def _lengthen(project: dict[str, Any]) -> object:
    return {**project, "name": dict.fromkeys(project["name"], "W" * 400)}


def poisoned_id(source: str) -> str:
    """Return the id of a source as it stands in the poisoned data."""
    return f"=</script><img src=x onerror=window.hacked=1> {source}"


def to_toml(table: dict[str, Any]) -> str:
    """Return a table as TOML, a line for each key."""
    return "\n".join(f"{_text(key)} = {_value(value)}" for key, value in table.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(key)} = {_value(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(value: str) -> str:
    """Return a text in quotes; those of JSON are those of TOML but for what is not ASCII."""
    return json.dumps(value, ensure_ascii=False)


def _change(
    path: Path,
    read: Callable[[str], Any],
    write: Callable[[Any], str],
    change: Callable[[Any], object],
) -> None:
    path.write_text(write(change(read(path.read_text("utf-8")))), encoding="utf-8")
