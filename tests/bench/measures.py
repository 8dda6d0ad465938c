"""What is measured of each rival, gathered over the rounds of a run."""

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median, quantiles

from playwright.sync_api import Browser, Error

from tests.bench.browser import Load, click_filter, fresh_profile, load, pan, select
from tests.bench.serving import Rival, Server
from tests.bench.sessions import PATIENCE_SECONDS, Answer, Session, act, with_sessions
from tests.bench.tasks import TASKS

SATURATING = 4  # sessions that click without a pause
SATURATING_SECONDS = 8.0
THINK_SECONDS = 10.0
_AT_LEAST = 8  # clicks, however slow a rival is


@dataclass
class Gathered:
    """Figures by name; what could not be measured stands in `failures`."""

    figures: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    def add(self, **figures: float) -> None:
        """Add a figure to each name."""
        for name, figure in figures.items():
            self.figures[name].append(figure)

    def median(self, name: str) -> float | None:
        """Return the median of a figure, or None where there is none."""
        return median(self.figures[name]) if self.figures.get(name) else None


def visit(browser: Browser, server: Server, into: Gathered) -> None:
    """Measure one visit of a fresh browser: cold and warm load, clicks, a link."""
    tasks = TASKS[server.rival]
    with fresh_profile(browser) as context:
        try:
            cold = load(context.new_page(), server)
            into.add(**_named("cold", cold))
            page = context.new_page()
            into.add(**_named("warm", load(page, server)))
            if tasks.map:
                moved = pan(page, server)
                into.add(pan_frames=moved.frames, pan_longest_ms=moved.longest_ms)
            if tasks.filter:
                click = click_filter(page, server)
                into.add(filter_ms=click.ms, filter_kb=click.size_kb)
                into.add(filter_off_ms=click_filter(page, server).ms)
            if tasks.select:
                into.add(select_ms=select(page, server).ms)
            if tasks.link:
                into.add(**_named("link", load(context.new_page(), server, tasks.link)))
        except Error as error:
            into.failures.append(error.message.splitlines()[0])


def _named(prefix: str, seen: Load) -> dict[str, float]:
    return {
        f"{prefix}_ms": seen.drawn_ms,
        f"{prefix}_largest_ms": seen.largest_paint_ms,
        f"{prefix}_shift": seen.shift,
        f"{prefix}_requests": seen.requests,
        f"{prefix}_kb": seen.size_kb,
    }


def saturate(server: Server, into: Gathered) -> None:
    """Measure how many runs a second a rival does when it never rests."""
    answers: list[Answer] = []

    async def work(session: Session) -> None:
        await session.open()
        until = time.monotonic() + SATURATING_SECONDS
        while time.monotonic() < until or len(answers) < _AT_LEAST:
            answers.append(await session.click())

    begun, used = time.monotonic(), server.cpu_seconds()
    problems = asyncio.run(with_sessions(server.address, SATURATING, work))
    runs = len(answers) + SATURATING
    into.failures += [repr(problem) for problem in problems]
    into.add(
        runs_a_second=runs / (time.monotonic() - begun),
        cpu_ms=1000 * (server.cpu_seconds() - used) / runs,
        run_kb=max(answer.size for answer in answers) / 1024,
        map_kb=max(answer.map_size for answer in answers) / 1024,
    )


def crowd(server: Server, count: int, clicks: int, into: Gathered) -> None:
    """Measure so many sessions at once, each acting once in ten seconds."""
    answers: list[Answer] = []
    all_open = asyncio.Barrier(count)
    before = server.memory_mb()

    async def work(session: Session) -> None:
        await session.open()
        async with asyncio.timeout(PATIENCE_SECONDS):
            place = await all_open.wait()
        if place == 0:
            into.add(**{f"session_mb_{count}": (server.memory_mb() - before) / count})
        await act(session, clicks, THINK_SECONDS, answers)

    problems = asyncio.run(with_sessions(server.address, count, work))
    into.failures += [repr(problem) for problem in problems]
    times = [1000 * answer.seconds for answer in answers]
    into.add(**{f"p50_ms_{count}": median(times), f"p95_ms_{count}": quantiles(times, n=20)[-1]})


def has_sessions(rival: Rival) -> bool:
    """Whether a rival runs a script for each reader."""
    return rival in {Rival.OURS, Rival.USUAL}
