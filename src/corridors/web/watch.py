"""Looks for new data beside the work of the server, so that no reader waits for it."""

import asyncio
import time
from collections.abc import Callable

from corridors.catalog import Catalog
from corridors.current import current_catalog, look
from corridors.web.log import note

REST_SECONDS = 0.5
REST = 20  # times as long as a look takes: thousands of files are looked at less often


async def watch(take_up: Callable[[Catalog], object]) -> None:
    """Look at the data folder again and again, and prepare what is shown with `take_up`.

    A failure is written into the log and keeps nothing from the next look.
    """
    while True:
        try:
            rest = await asyncio.to_thread(_look, take_up)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
            note("crash", error)
            rest = REST * REST_SECONDS
        await asyncio.sleep(rest)


def _look(take_up: Callable[[Catalog], object]) -> float:
    """Look once; return for how many seconds to rest."""
    begun = time.monotonic()
    if look():
        take_up(current_catalog())
        return REST_SECONDS
    return max(REST_SECONDS, REST * (time.monotonic() - begun))
