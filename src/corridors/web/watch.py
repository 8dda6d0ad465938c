"""Looks for new data beside the work of the server, so that no reader waits for it."""

import asyncio
import time
from collections.abc import Callable

from corridors.catalog import Catalog, in_short
from corridors.current import current_problems, current_refusals, look
from corridors.web.log import note, write

REST_SECONDS = 0.5
REST = 20  # times as long as a look takes: thousands of files are looked at less often
MOST_TOLD = 20  # sentences in a line of the log


async def watch(prepare: Callable[[Catalog], object]) -> None:
    """Look at the data folder again and again, and `prepare` what is shown then.

    The log tells what is wrong with the data that are shown, and with newer ones that are not. A
    failure is written there too, and keeps nothing from the next look.
    """
    rest = await _beside(_tell)
    while True:
        await asyncio.sleep(rest)
        rest = await _beside(_look, prepare)


async def _beside(work: Callable[..., float], *arguments: object) -> float:
    """Work in another thread; return for how many seconds to rest."""
    try:
        return await asyncio.to_thread(work, *arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
        note("crash", error)
        return REST * REST_SECONDS


def _look(prepare: Callable[[Catalog], object]) -> float:
    begun = time.monotonic()
    if look(prepare):
        return _tell()
    return max(REST_SECONDS, REST * (time.monotonic() - begun))


def _tell() -> float:
    for event, sentences in (("problems", current_problems()), ("refused", current_refusals())):
        if sentences:
            write(event, count=len(sentences), first=in_short(sentences)[:MOST_TOLD])
    return REST_SECONDS
