"""What readers wait for while machines ask without end: a click, and a file of the map."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from itertools import count
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

from corridors.live import current_catalog
from corridors.map.draw import build_style
from tests.bench.serving import Rival, serving
from tests.bench.sessions import Session, with_sessions

_CLICKS = 20
_THINK_SECONDS = 0.2  # between clicks
_PATIENCE_SECONDS = 120
_NICE = 10
_QUIET = "nobody"


@dataclass(frozen=True)
class Waits:
    """What a reader waited for, in milliseconds, while machines asked."""

    machines: str
    click_ms: Sequence[float]
    file_ms: Sequence[float]

    @property
    def is_quiet(self) -> bool:
        """Whether nobody asked meanwhile."""
        return self.machines == _QUIET


@dataclass(frozen=True)
class _Machines:
    """So many clients, and the address of the question with a number."""

    clients: int
    question: Callable[[int], str]


def _table(number: int) -> str:
    return f"api/statements.csv?{_new(number)}"


def _picture(number: int) -> str:
    projects = sorted(current_catalog().projects)
    return f"preview.png?lang=en&project={projects[number % len(projects)]}&{_new(number)}"


def _ways(number: int) -> str:
    places = sorted(current_catalog().network.places)
    start = places[number % len(places)]
    end = places[(number // len(places) + number + 1) % len(places)]
    return f"api/plan?from={start}&to={end}"


def _new(number: int) -> str:
    """Return words that were not asked before, and change little."""
    return f"map=6/46/{70 + number / 1e5:.5f}"


_ALL = {
    "two clients of the same CSV": _Machines(2, lambda _: "api/statements.csv"),
    "two clients of a CSV that is new each time": _Machines(2, _table),
    "60 preview pictures at once": _Machines(60, _picture),
    "28 route questions at once": _Machines(28, _ways),
}


def waits(data: Path, folder: Path) -> Iterator[Waits]:
    """Yield what a reader waits for, in quiet and then beside machines, for each kind of them."""
    with serving(data, folder, (Rival.OURS,)) as servers:
        address = servers[Rival.OURS].address
        _measured(_QUIET, address)  # the first visit also loads the libraries
        for name in _ALL:
            yield _measured(_QUIET, address)
            with _asking(name, address):
                yield _measured(name, address)


def _measured(machines: str, address: str) -> Waits:
    clicks: list[float] = []
    files: list[float] = []
    style = f"{address}data/{build_style().file_name}"

    async def work(session: Session) -> None:
        await session.open()
        for _ in range(_CLICKS):
            await asyncio.sleep(_THINK_SECONDS)
            clicks.append(1000 * (await session.click()).seconds)
            begun = time.perf_counter()
            await asyncio.to_thread(_ask, style)
            files.append(1000 * (time.perf_counter() - begun))

    problems = asyncio.run(with_sessions(address, 1, work))
    if problems:
        raise problems[0]
    return Waits(machines, clicks, files)


@contextmanager
def _asking(name: str, address: str) -> Iterator[None]:
    """Let another process ask meanwhile."""
    context = get_context("spawn")
    begun = context.Event()
    process = context.Process(target=_ask_without_end, args=(name, address, begun))
    process.start()
    begun.wait()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _ask_without_end(name: str, address: str, begun: Event) -> None:
    os.nice(_NICE)  # machines have processors of their own
    machines, numbers = _ALL[name], count()

    def client() -> None:
        for number in numbers:
            time.sleep(_ask(address + machines.question(number)))
            begun.set()

    for _ in range(machines.clients):
        Thread(target=client).start()


def _ask(address: str) -> float:
    """Ask, and return for how many seconds to leave the server alone, if it says so."""
    try:
        with urlopen(address, timeout=_PATIENCE_SECONDS) as answer:
            answer.read()
    except HTTPError as error:
        return float(error.headers.get("Retry-After", 0))
    except (OSError, HTTPException):
        return 1
    return 0
