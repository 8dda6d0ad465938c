"""New data are looked for as long as the server runs, whatever happens."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from corridors.catalog import Catalog
from corridors.current import current_catalog
from corridors.web import watch


async def _watch_until_taken_up() -> Catalog:
    """Watch until something is taken up, and return it."""
    taken: asyncio.Queue[Catalog] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    watching = asyncio.create_task(
        watch.watch(lambda catalog: loop.call_soon_threadsafe(taken.put_nowait, catalog))
    )
    found = await asyncio.wait_for(taken.get(), timeout=20)
    watching.cancel()
    return found


def test_a_failure_is_noted_and_the_next_look_goes_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = iter((OSError("the disk is gone"), False, True))

    def look() -> object:
        outcome = next(outcomes, False)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    monkeypatch.setattr(watch, "REST_SECONDS", 0)
    monkeypatch.setattr(watch, "look", look)
    with ThreadPoolExecutor(1) as apart:  # a browser may run a loop in this thread
        found = apart.submit(asyncio.run, _watch_until_taken_up()).result()
    assert found is current_catalog()
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["event"] == "crash"
    assert "the disk is gone" in json.loads(line)["error"]
