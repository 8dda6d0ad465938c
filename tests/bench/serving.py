"""The rivals, each served on a port of this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corridors.catalog.catalog import Catalog
from tests.bench.rivals.pages import write_explored, write_plain
from tests.browser.server import ROOT, START_SECONDS, free_port, serving_files, wait_until_healthy

CANVAS_FROM = 1000  # routes; a hand-written page of so many would use a canvas
_PAGE_KB = 4  # what /proc counts memory in, on the machines that we know
_TICKS = os.sysconf("SC_CLK_TCK")


class Rival(StrEnum):
    """Who is measured."""

    OURS = "this dashboard"
    PLAIN = "plain Leaflet page"
    USUAL = "folium rebuilt each run"
    ONE_LINE = "one-line Streamlit page"
    EXPLORED = "geopandas.explore() page"


@dataclass(frozen=True)
class Server:
    """A running rival; `pid` is 0 where files are served by the bench itself."""

    rival: Rival
    address: str
    pid: int = 0

    def cpu_seconds(self) -> float:
        """Return the processor time that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory_mb(self) -> float:
        """Return the memory that it holds."""
        return self._status("VmRSS") / 1024

    def threads(self) -> int:
        """Return how many threads it has."""
        return self._status("Threads")

    def descriptors(self) -> int:
        """Return how many files and connections it holds open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def _status(self, name: str) -> int:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@contextmanager
def serving(data: Path, folder: Path, rivals: tuple[Rival, ...]) -> Iterator[dict[Rival, Server]]:
    """Yield running rivals over a data folder; pages are written below `folder`."""
    with ExitStack() as stack:
        yield {rival: stack.enter_context(_running(rival, data, folder)) for rival in rivals}


@contextmanager
def _running(rival: Rival, data: Path, folder: Path) -> Iterator[Server]:
    match rival:
        case Rival.OURS:
            arguments = ["corridors", "serve", "--port"]
        case Rival.USUAL | Rival.ONE_LINE:
            name = "usual" if rival is Rival.USUAL else "one_line"
            script = f"tests/bench/rivals/{name}.py"
            arguments = ["streamlit", "run", script, "--server.port"]
        case Rival.PLAIN | Rival.EXPLORED:
            with _files(rival, data, folder) as server:
                yield server
            return
    with started(arguments, data) as (address, process):
        yield Server(rival, address, process.pid)


@contextmanager
def started(arguments: list[str], data: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Yield address and process of a module of Python that is told a port as its last argument."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", *arguments, str(port)],
        cwd=ROOT,
        env=os.environ
        | {"CORRIDORS_DATA": str(data), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.terminate()
            process.wait(START_SECONDS)


@contextmanager
def _files(rival: Rival, data: Path, folder: Path) -> Iterator[Server]:
    catalog = Catalog.read(data)
    pages = folder / f"{data.name}-{rival.name.lower()}"
    if not pages.exists():
        if rival is Rival.PLAIN:
            write_plain(pages, catalog, canvas=len(catalog.projects) >= CANVAS_FROM)
        else:
            write_explored(pages, catalog)
    with serving_files(pages) as address:
        yield Server(rival, address)
