"""Which problems of newer data are fresh: not there before, and about something that is shown."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from corridors.catalog.catalog import Catalog

_QUOTED = re.compile(r"('[^']*')")
_NUMBER = re.compile(r"(?<![\w-])-?\d(?:[\d.,-]*\d)?(?![\w-])")
_POSITION = re.compile(r"\[\d+\]|(?<=\.)\d+(?=\.|$)|^\d+$")


def fresh_problems(newer: Iterable[str], earlier: Iterable[str], shown: Catalog) -> tuple[str, ...]:
    """Return the problems of newer data that the data shown (`earlier`) do not have.

    A problem that only moved within its file, or has other numbers, is not fresh. Neither is one
    of a record that could not be read before and is therefore not shown.
    """
    more = Counter(map(_kind, newer)) - Counter(map(_kind, earlier))
    return tuple(
        problem
        for problem in Counter(newer) - Counter(earlier)
        if _kind(problem) in more and not _is_left_out(problem, shown)
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


def _is_left_out(problem: str, shown: Catalog) -> bool:
    """Whether a problem is of a file or record that could not be read and is not shown anyway."""
    file, *parts = problem.split(": ")
    record = "" if len(parts) == 1 or " " in parts[0] else parts[0]
    stem = PurePath(file).stem
    if file.startswith(("projects/", "routes/")) and stem not in shown.projects:
        return shown.unread.may_hold(f"projects/{stem}.toml")
    if file.startswith("projects/"):
        return False
    ids = _shown_ids(file, shown)
    return shown.unread.may_hold(file, record) and (record not in ids if record else not ids)


def _shown_ids(file: str, shown: Catalog) -> set[str]:
    """Return the ids of the records of a file that are shown."""
    network = shown.network
    tables: dict[str, Iterable[str]] = {
        "sources.toml": shown.sources,
        "places.geojson": shown.places,
        "network/places.geojson": network.places,
        "network/edges.toml": network.edges,
        "network/assumptions.toml": network.assumptions,
        "network/published.toml": network.published,
        "network/pairs.toml": network.pairs,
        "network/lines.geojson": network.lines,
        "basemap/towns.geojson": (town.id for town in shown.towns),
        **{
            f"basemap/{n}.geojson": (name.id for name in names)
            for n, names in shown.ground_names.items()
        },
    }
    ids = shown.section_ids.get(PurePath(file).stem, ()) if file.startswith("routes/") else ()
    return {*tables.get(file, ()), *ids}
