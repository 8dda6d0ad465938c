"""The application, with a count of the catalogs that are alive: `python -m` this, then a file.

New data are looked for without a rest, so that hundreds of changes take seconds.
"""

import sys
import time
from pathlib import Path
from threading import Thread
from weakref import WeakSet

from streamlit.web import cli

from corridors import live
from corridors.catalog.catalog import Catalog
from corridors.web import app

ALIVE: WeakSet[Catalog] = WeakSet()
_READ = Catalog.read.__func__  # type: ignore[attr-defined] # of a class method
_SECONDS = 0.02


def _read(kind: type[Catalog], *folder: Path) -> Catalog:
    catalog: Catalog = _READ(kind, *folder)
    ALIVE.add(catalog)
    return catalog


def _memory() -> int:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def _tell(file: Path) -> None:
    """Write how many catalogs live, the memory in kB, and the first name of the catalog shown."""
    while True:
        time.sleep(_SECONDS)
        projects = live.current_catalog().projects.values()
        shown = next((project.name.en for project in projects), "")
        part = file.with_suffix(".part")
        part.write_text(f"{len(ALIVE)} {_memory()} {shown}", "utf-8")
        part.replace(file)


if __name__ == "__main__":
    Catalog.read = classmethod(_read)  # type: ignore[assignment]
    live.SETTLED_SECONDS = 0
    app.REST_SECONDS = _SECONDS
    Thread(target=_tell, args=(Path(sys.argv.pop(1)),), daemon=True).start()
    cli.main()
