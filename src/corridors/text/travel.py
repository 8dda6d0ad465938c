"""Kilometres and hours of ways in words, with the marks of what they rest on."""

from collections.abc import Collection, Iterator

from corridors.text.grammar import Grammar
from corridors.ways import Hours, PartKind, Way

_WHOLE_FROM_HOURS = 10


def km_of(km: float | None, words: Grammar) -> str:
    """Return whole kilometres, or a dash where there are none."""
    return "–" if km is None else words.number(round(km))


def marked_km(way: Way, words: Grammar) -> str:
    """Return the length of a way, marked where some of it is an estimate."""
    return km_of(way.km, words) + ("*" if way.has_estimated_km else "")


def marked_hours(way: Way, kind: PartKind | None, words: Grammar) -> str:
    """Return the hours of a kind of part, or that they are unknown; a total with all its marks."""
    parts = [part for part in way.parts if kind in {None, part.kind}]
    if not parts:
        return "–"
    known = [part.hours for part in parts if part.hours]
    if not known:
        return words("ways.unknown")
    promised = way.has_promised_hours and kind in {None, PartKind.MOVING}
    marks = {
        "*": way.has_estimated_hours(kind),
        "†": promised,
        "‡": way.has_own_hours(kind),
        "?": len(known) < len(parts),
    }
    return _hours(Hours.total(known), words) + "".join(filter(marks.get, marks))


def signed(value: float, words: Grammar) -> str:
    """Return a whole difference with its sign."""
    rounded = round(value)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + words.number(abs(rounded))


def signed_hours(hours: Hours, words: Grammar) -> str:
    """Return the differences of the least, the typical and the most hours."""
    return " / ".join(signed(value, words) for value in (hours.low, hours.typical, hours.high))


def mark_notes(ways: Collection[Way], words: Grammar) -> Iterator[str]:
    """Yield what the marks on some ways mean."""
    if any(way.has_estimated_km or way.has_estimated_hours() for way in ways):
        yield words("ways.note.estimate")
    if any(way.has_promised_hours for way in ways):
        yield words("ways.note.promised")
    if any(way.has_own_hours() for way in ways):
        yield words("ways.note.own")
    if any(way.unknown for way in ways):
        yield words("ways.note.unknown")


def _hours(hours: Hours, words: Grammar) -> str:
    values = (hours.low, hours.typical, hours.high)
    return "–".join(
        words.number(round(value, None if hours.high >= _WHOLE_FROM_HOURS else 1))
        for value in values
    )
