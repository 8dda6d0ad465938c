"""Work that is limited: piece after piece, once for all who ask for it, and kept for a while."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Busy(Exception):  # noqa: N818 - it is no fault
    """So much work waits already that no more is taken."""


class Kept(Generic[Result]):
    """The last results that were asked for, of so many bytes in all; threads may share it."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._results: OrderedDict[Hashable, tuple[Result, int]] = OrderedDict()  # the newest last
        self._one_at_a_time = Lock()

    def get(self, key: Hashable) -> Result | None:
        """Return a result that is kept, or None."""
        with self._one_at_a_time:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return self._results[key][0]

    def put(self, key: Hashable, result: Result, size: int) -> None:
        """Keep a result of so many bytes in the place of those that were not asked for longest.

        What is larger than all that may be kept is not.
        """
        with self._one_at_a_time:
            if key in self._results:
                self._bytes -= self._results.pop(key)[1]
            if size > self._most:
                return
            self._results[key] = result, size
            self._bytes += size
            while self._bytes > self._most:
                self._bytes -= self._results.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._one_at_a_time:
            self._results.clear()
            self._bytes = 0


class Desk(Generic[Result]):
    """A thread that does one piece of work after another, and rests between them.

    `most_waiting` pieces may wait or be in work. After each it rests `rest` times as long as that
    took of the processor: threads share one processor here, and a reader's click is among them.
    """

    def __init__(
        self, *, most_waiting: int, most_bytes: int, size: Callable[[Result], int], rest: float = 0
    ) -> None:
        self._most_waiting, self._size, self._rest = most_waiting, size, rest
        self._kept: Kept[Result] = Kept(most_bytes)
        self._taken: dict[Hashable, Future[Result]] = {}
        self._one_at_a_time = Lock()
        self._thread = ThreadPoolExecutor(1, "desk")
        self._rested = 0.0  # when; only the thread itself uses it

    async def get(self, key: Hashable, work: Callable[[], Result]) -> Result:
        """Return the result with a key, and do the work for it if nobody has done that already.

        Raises Busy where too much waits, and what `work` raises, which is not kept.
        """
        result = self._find(key, work)
        if not isinstance(result, Future):
            return result
        return await asyncio.shield(asyncio.wrap_future(result))  # others may wait for it too

    def forget(self) -> None:
        """Forget the results of work that is done."""
        self._kept.clear()

    def _find(self, key: Hashable, work: Callable[[], Result]) -> Result | Future[Result]:
        with self._one_at_a_time:
            kept = self._kept.get(key)
            if kept is not None:
                return kept
            if key not in self._taken:
                if len(self._taken) >= self._most_waiting:
                    raise Busy
                self._taken[key] = self._thread.submit(self._do, key, work)
            return self._taken[key]

    def _do(self, key: Hashable, work: Callable[[], Result]) -> Result:
        time.sleep(max(0.0, self._rested - time.monotonic()))
        begun = time.thread_time()
        try:
            result = work()
            self._kept.put(key, result, self._size(result))
            return result
        finally:
            with self._one_at_a_time:
                del self._taken[key]
            self._rested = time.monotonic() + self._rest * (time.thread_time() - begun)
