"""The report of reading a data folder: problems, notes on what was accepted, what is unread."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

MOST_LETTERS = 300  # of a problem
_MOST_NAMED = 5  # of the records that have the same problem, or of the names in a note
_QUOTED = re.compile(r"'[^']*'")
_DETAILS = re.compile(r"[\w/.-]+\.(?:toml|geojson)|-?\d+(?:\.\d+)?(?:e[-+]\d+)?")  # files, numbers
_IN_ONE_RECORD = ("projects/", "datapackage.json")  # files whose sentences name no record


@dataclass(frozen=True)
class Unread:
    """Files and records that are there and could not be read; a file is a record without a name."""

    records: AbstractSet[tuple[str, str]] = frozenset()

    def may_hold(self, file: str, name: str = "") -> bool:
        """Whether a record that is missing may be among those that could not be read."""
        return (file, "") in self.records or (file, name) in self.records

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of which something could not be read."""
        return frozenset(file for file, _ in self.records)


@dataclass
class Report:
    """Problems, what is missing, and what was accepted though not written as it should be.

    Problems are short and printable whatever they quote.
    """

    problems: list[str] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    named: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def __call__(self, sentence: str) -> None:
        """Keep a problem."""
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in sentence)
        is_long = len(shown) > MOST_LETTERS
        self.problems.append(f"{shown[:MOST_LETTERS]} …" if is_long else shown)

    @property
    def unread(self) -> Unread:
        """What could not be read so far."""
        return Unread(self.lost)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was taken though it is not as it should be: a sentence each file and kind."""
        return tuple(
            f"{file}: {what}{_listed(self.named.get((file, what), ()))} "
            f"({count:,} {'feature' if count == 1 else 'features'})"
            for (file, what), count in self.taken.items()
            if count
        )


@dataclass(frozen=True)
class FileReport:
    """The report of one file, by its name below the data folder."""

    name: str
    report: Report

    def tell(self, reason: str, record: str = "") -> None:
        """Keep what is wrong with the file, or with a record that is there all the same."""
        self.report(f"{self.name}: {record}: {reason}" if record else f"{self.name}: {reason}")

    def lose(self, reason: str, record: str = "") -> None:
        """Keep why the file, or a record of it, could not be read."""
        self.tell(reason, record)
        self.miss(record)

    def miss(self, record: str = "") -> None:
        """Keep that the file, or a record of it, is missing; why is another problem."""
        self.report.lost.add((self.name, record))

    def take(self, what: str, count: int = 1, names: Iterable[str] = ()) -> None:
        """Keep what was done to so many features so that they could be taken."""
        self.report.taken[self.name, what] += count
        self.report.named.setdefault((self.name, what), {}).update(dict.fromkeys(names))


def in_short(problems: Iterable[str]) -> tuple[str, ...]:
    """Return the first problem of each kind and file, with how many more are like it and where."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for problem in problems:
        alike.setdefault(_kind(problem), []).append(problem)
    return tuple(_summed_up(group) for group in alike.values())


def _kind(problem: str) -> tuple[str, ...]:
    """Return what problems of one file have in common: all but the record, numbers and names."""
    file, *parts = _QUOTED.sub("", problem).split(": ")
    if len(parts) > 1 and not file.startswith(_IN_ONE_RECORD):
        parts = parts[1:]
    return file, *(_DETAILS.sub("", part) for part in parts)


def _summed_up(problems: list[str]) -> str:
    first, *others = problems
    if not others:
        return first
    named = (_difference(other, first) for other in others)
    return f"{first} … and {len(others):,} more like it{_listed(named)}"


def _difference(problem: str, first: str) -> str:
    """Return the record or field that a problem is about, or what it quotes where that differs."""
    parts, first_parts = (_QUOTED.sub("", each).split(": ") for each in (problem, first))
    is_named = len(parts) > len(("file", "what")) and parts[1] != first_parts[1]
    return parts[1] if is_named else ", ".join(_QUOTED.findall(problem))


def _listed(names: Iterable[str]) -> str:
    """Return the first names after a colon, or nothing where there are none."""
    distinct = [name for name in dict.fromkeys(names) if name]
    more = len(distinct) - _MOST_NAMED
    rest = f" and {more:,} more" if more > 0 else ""
    return f": {', '.join(distinct[:_MOST_NAMED])}{rest}" if distinct else ""
