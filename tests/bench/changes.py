"""Data that change again and again under sessions that click: what the server holds meanwhile."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from tests.apart import run_apart
from tests.bench.sessions import Session, with_sessions
from tests.browser.server import running

CHANGES, SESSIONS = 300, 3
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Held:
    """How many catalogs the server holds, and its memory, after a change."""

    catalogs: int
    memory_mb: float


def change_under_clicks(data: Path, told: Path, changes: int) -> tuple[list[Held], list[Exception]]:
    """Change a data folder so often; `told` is a file that the server writes while it runs.

    Return what the server held after each change, and what went wrong for the sessions.
    """
    seen: list[Held] = []
    with running(data, "tests.browser.counting", str(told)) as address:
        return seen, run_apart(_change(address, data, told, changes, seen))


async def _change(
    address: str, data: Path, told: Path, changes: int, seen: list[Held]
) -> list[Exception]:
    is_over = asyncio.Event()

    async def click(session: Session) -> None:
        await session.open()
        while not is_over.is_set():
            await session.click()

    async def change() -> None:
        file = data / "projects" / "aktau-container-hub.toml"
        first, name = file.read_text("utf-8"), "Aktau container hub"
        for number in range(changes):
            await asyncio.to_thread(file.write_text, first.replace(name, f"{name} {number}"))
            seen.append(await asyncio.to_thread(_held_with, f"{name} {number}", told))
        is_over.set()

    clicking = asyncio.create_task(with_sessions(address, SESSIONS, click))
    try:
        await change()
    finally:
        is_over.set()
    return await clicking


def _held_with(name: str, told: Path) -> Held:
    """Return what the server holds once the first project that it shows has a name."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        line = told.read_text("utf-8") if told.exists() else "0 0 "
        catalogs, memory, shown = line.split(" ", 2)
        if shown == name:
            return Held(int(catalogs), int(memory) / 1024)
        time.sleep(0.02)
    message = f"the server does not show {name!r}"
    raise TimeoutError(message)
