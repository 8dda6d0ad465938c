"""The long runs: 2,000 sessions one after another, 100 sessions that act for minutes."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from tests.bench.serving import Rival, Server, serving
from tests.bench.sessions import Answer, Session, act, with_sessions
from tests.bench.workloads import shipped

AT_ONCE = 20
REST_SECONDS = 5.0
THINK_SECONDS = 10.0


@dataclass(frozen=True)
class State:
    """What the server holds at a moment."""

    moment: str
    memory_mb: float
    threads: int
    descriptors: int


def soak(folder: Path, sessions: int, told: Callable[[State], None]) -> list[Exception]:
    """Open sessions, twenty at a time, that click twice and leave; tell the state ten times."""
    problems: list[Exception] = []
    with _ours(folder) as server:
        told(_state("started", server))
        step = max(sessions // 10, AT_ONCE)
        for first in range(0, sessions, AT_ONCE):
            problems += asyncio.run(with_sessions(server.address, AT_ONCE, _look))
            if (first + AT_ONCE) % step < AT_ONCE:
                told(_state(f"after {first + AT_ONCE} sessions", server))
        time.sleep(REST_SECONDS)
        told(_state("all gone", server))
    return problems


def stand(
    folder: Path, sessions: int, minutes: float, told: Callable[[State], None]
) -> tuple[list[Exception], float]:
    """Let sessions act for minutes; return what went wrong and p95 of the answers in ms."""
    answers: list[Answer] = []

    async def work(session: Session) -> None:
        await session.open()
        await act(session, round(minutes * 60 / THINK_SECONDS), THINK_SECONDS, answers)

    async def watch(server: Server) -> list[Exception]:
        running = asyncio.create_task(with_sessions(server.address, sessions, work))
        begun = time.monotonic()
        while not running.done():
            await asyncio.wait([running], timeout=minutes * 60 / 10)
            told(_state(f"minute {(time.monotonic() - begun) / 60:.1f}", server))
        return running.result()

    with _ours(folder) as server:
        told(_state("started", server))
        problems = asyncio.run(watch(server))
        time.sleep(REST_SECONDS)
        told(_state("all gone", server))
    return problems, quantiles([1000 * answer.seconds for answer in answers], n=20)[-1]


async def _look(session: Session) -> None:
    await session.open()
    await session.click()
    await session.click()


@contextmanager
def _ours(folder: Path) -> Iterator[Server]:
    with serving(shipped(folder), folder, (Rival.OURS,)) as servers:
        yield servers[Rival.OURS]


def _state(moment: str, server: Server) -> State:
    return State(moment, server.memory_mb(), server.threads(), server.descriptors())
