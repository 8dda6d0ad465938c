"""How fast something may come."""

import time


class Pace:
    """So many at once and so many a second; a stream of them is let through evenly."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._apart = 1 / a_second
        self._credit = at_once * self._apart
        self._due = 0.0

    def take(self) -> float:
        """Count one more, and return for how many seconds it comes too early."""
        now = time.monotonic()
        self._due = max(self._due, now - self._credit) + self._apart
        return max(0.0, self._due - now)
