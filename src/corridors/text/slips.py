"""How far a date moved, in words: never called late."""

from dataclasses import dataclass

from corridors.history.slip import Slip
from corridors.history.status import Outlook
from corridors.model.vocabulary import DateMove
from corridors.text.words import Words


@dataclass(frozen=True)
class Badge:
    """A few words on the date of a project; `kind` is a `DateMove`, or "passed"."""

    kind: str
    text: str


def badge(slip: Slip | None, outlook: Outlook, words: Words) -> Badge | None:
    """Return what is said first of a date: how far it moved, else that it passed or was kept.

    None where a date was named once and is still to come, or where nobody named one.
    """
    move = slip.move if slip else None
    if outlook.due and outlook.due.passed and move in {None, DateMove.KEPT}:
        return Badge("passed", words("slip.silent" if outlook.due.unreported else "slip.passed"))
    if slip is None or move is None:
        return None
    is_longer_due = move is DateMove.LATER and slip.opened is None
    text = words.plural("slip.badge", slip.months or 0) if is_longer_due else moved(slip, words)
    return Badge(move, text)


def moved(slip: Slip, words: Words) -> str:
    """Return how far a date moved, or an empty text where that is not known."""
    months = abs(slip.months or 0)
    match slip.move:
        case DateMove.LATER:
            return words.plural("slip.opened_later" if slip.opened else "slip.later", months)
        case DateMove.EARLIER:
            return words.plural("slip.opened_earlier" if slip.opened else "change.earlier", months)
        case DateMove.KEPT:
            return words("slip.opened_kept" if slip.opened else "slip.kept")
    return ""


def dates(slip: Slip | None, outlook: Outlook, words: Words) -> str:
    """Return when a project opened or is due, after the date promised first where that moved."""
    told = words.opened_or_due(outlook)
    if slip is None or not slip.months:
        return told
    is_awaited = outlook.due and not outlook.due.passed
    now = words.date(slip.now) if is_awaited else told
    return words("slip.dates", first=words.date(slip.first.due), now=now)
