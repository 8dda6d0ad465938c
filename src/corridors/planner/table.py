"""An answer for readers of plain text: a table with one column a way."""

from collections.abc import Iterator, Sequence

from corridors.catalog import Catalog
from corridors.planner.answer import Answer
from corridors.planner.texts import (
    difference,
    heading,
    left_out,
    notes,
    places_along,
    rows,
    state_of_day,
    switches,
)
from corridors.text import Words
from corridors.ways import Way

_GAP = "  "


def table(answer: Answer, catalog: Catalog, words: Words) -> str:
    """Return the answer in a language: the ways, what they leave out, the difference."""
    return "\n".join(_lines(answer, catalog, words))


def _lines(answer: Answer, catalog: Catalog, words: Words) -> Iterator[str]:
    yield heading(answer, catalog, words)
    yield ""
    yield state_of_day(answer, words)
    yield from _state(answer.ways, catalog, words)
    if answer.switched is not None:
        yield ""
        yield switches(answer, catalog, words)
        yield from _state(answer.switched, catalog, words)
        yield ""
        yield difference(answer, words)
    yield ""
    yield from notes(answer, catalog, words)


def _state(ways: Sequence[Way], catalog: Catalog, words: Words) -> Iterator[str]:
    if not ways:
        yield words("ways.none")
        return
    titles = [words("ways.way", n=number) for number in range(1, len(ways) + 1)]
    lines = [["", *titles]]
    lines += [[_GAP * row.is_part + row.label, *row.cells] for row in rows(ways, words)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for label, *cells in lines:
        aligned = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield _GAP.join([label.ljust(widths[0]), *aligned]).rstrip()
    for title, way in zip(titles, ways, strict=True):
        yield f"{title}: {places_along(way, catalog, words)}"
        if unknown := left_out(way, catalog, words):
            yield _GAP + unknown
