"""Data that were replaced leave the memory of the real server, whoever looked at them."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.sessions import Session, with_sessions
from tests.browser.server import running
from tests.records import write_data

CHANGES, SESSIONS = 12, 3
MOST_ALIVE = 3  # that which is shown, the one that takes its place, one that a click still holds
PATIENCE_SECONDS = 30


def test_of_many_changes_of_the_data_only_the_last_are_in_memory(tmp_path: Path) -> None:
    data, told = write_data(tmp_path), tmp_path / "told"
    alive: list[int] = []
    with (
        running(data, "tests.browser.counting", str(told)) as address,
        ThreadPoolExecutor(1) as apart,  # a browser may run a loop in this thread
    ):
        work = apart.submit(lambda: asyncio.run(_change_under_clicks(address, data, told, alive)))
        problems = work.result()
    assert problems == []
    assert len(alive) == CHANGES
    assert max(alive[SESSIONS:]) <= MOST_ALIVE


async def _change_under_clicks(
    address: str, data: Path, told: Path, alive: list[int]
) -> list[Exception]:
    """Change the data again and again while sessions click; note how many catalogs live."""
    is_over = asyncio.Event()

    async def click(session: Session) -> None:
        await session.open()
        while not is_over.is_set():
            await session.click()

    async def change() -> None:
        file = data / "projects" / "aktau-container-hub.toml"
        first, name = file.read_text("utf-8"), "Aktau container hub"
        for number in range(CHANGES):
            await asyncio.to_thread(file.write_text, first.replace(name, f"{name} {number}"))
            alive.append(await asyncio.to_thread(_alive_with, f"{name} {number}", told))
        is_over.set()

    clicking = asyncio.create_task(with_sessions(address, SESSIONS, click))
    try:
        await change()
    finally:
        is_over.set()
    return await clicking


def _alive_with(name: str, told: Path) -> int:
    """Return how many catalogs live once the first project of the one that is shown has a name."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        count, _, shown = told.read_text("utf-8").partition(" ") if told.exists() else ("", "", "")
        if shown == name:
            return int(count)
        time.sleep(0.02)
    message = f"the server does not show {name!r}"
    raise TimeoutError(message)
