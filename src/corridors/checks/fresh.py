"""Which problems of newer data are fresh: not there before, and about something that is shown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from corridors.catalog import Catalog

_QUOTED = re.compile(r"('[^']*')")
_NUMBER = re.compile(r"(?<![\w-])-?\d(?:[\d.,-]*\d)?(?![\w-])")
_POSITION = re.compile(r"\[\d+\]|(?<=\.)\d+(?=\.|$)|^\d+$")


def fresh_problems(found: Iterable[str], known: Iterable[str], shown: Catalog) -> tuple[str, ...]:
    """Return the problems that were not known of the data that are shown.

    A problem that moved within its file, or that tells other numbers, is no fresh one. Neither is
    one of a record that is not shown anyway, because it could not be read before.
    """
    more = Counter(map(_kind, found)) - Counter(map(_kind, known))
    left_out = set(_left_out(shown))
    return tuple(
        problem
        for problem in Counter(found) - Counter(known)
        if _kind(problem) in more and left_out.isdisjoint(_subjects(problem))
    )


def _kind(problem: str) -> str:
    """Return a problem without its numbers: neither values nor where it stands in a file."""
    file, *parts = problem.split(": ")
    return ": ".join([file, *(_without_numbers(part) for part in parts)])


def _without_numbers(part: str) -> str:
    if " " not in part:
        return _POSITION.sub("", part)  # a record or a field; a name may hold a number
    texts = _QUOTED.split(part)  # every other one stands in quotes
    return "".join(t if i % 2 else _NUMBER.sub("", t) for i, t in enumerate(texts))


def _subjects(problem: str) -> tuple[str, str]:
    """Return the file that a problem is about, and the record in it."""
    parts = _kind(problem).split(": ")
    return parts[0], ": ".join(parts[:2])


def _left_out(shown: Catalog) -> Iterator[str]:
    """Yield the files and records that could not be read and are not shown."""
    network = shown.network
    tables = (shown.sources, shown.places, network.places, network.edges)
    ids = {name for table in (*tables, network.assumptions, network.published) for name in table}
    for file, record in map(_subjects, shown.problems):
        path = PurePath(file)
        if file.startswith("projects/") and path.stem not in shown.projects:
            yield from (file, f"routes/{path.stem}.geojson")
        elif file.startswith("routes/") and not shown.sections.get(path.stem):
            yield file
        elif record.partition(": ")[2] not in ids:
            yield record
