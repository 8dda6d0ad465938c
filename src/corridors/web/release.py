"""Which release of the program answers."""

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_NAME = re.compile(r"[\w.-]+")


@cache
def release() -> str:
    """Return what is equal wherever equal data make equal answers: a hash, 16 letters long.

    It is of all files of the program, its words too, and of the versions of its libraries.
    """
    digest = hashlib.sha256()
    for file in sorted(_PACKAGE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    digest.update(" ".join(_libraries()).encode())
    return digest.hexdigest()[:16]


def _libraries() -> list[str]:
    """Return the libraries that the program names, with their versions, if it is installed."""
    try:
        names = [match[0] for match in map(_NAME.match, requires("corridors") or ()) if match]
        return [f"{name}=={version(name)}" for name in sorted(names)]
    except PackageNotFoundError:
        return []
