"""Work of `asyncio` in a test: a browser's own loop may run in the thread of the test."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """Run in a thread of its own, and return the result or raise what the work raised."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()
