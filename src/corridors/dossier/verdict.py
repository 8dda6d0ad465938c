"""What came of the promises for the projects that a view shows, in a sentence or two."""

from collections.abc import Iterable
from dataclasses import dataclass

from corridors.catalog.kept import kept
from corridors.history.slip import Slip
from corridors.model.vocabulary import DateMove
from corridors.scene import Scene

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Verdict:
    """What came of the projects shown, and of all that were known on the day; empty for nothing."""

    shown: str
    all: str


@kept(64)
def verdict(scene: Scene) -> Verdict:
    """Return what came of the promises, in the reader's language; of one project nothing is said.

    Later means later than first promised, whether a project is due or has opened.
    """
    return Verdict(_of_shown(scene), _of_all(scene))


def _of_shown(scene: Scene) -> str:
    words, names = scene.words, {project.id for project in scene.selection.projects}
    if len(names) <= 1:
        return ""
    named = names == scene.snapshot.in_speech & scene.snapshot.projects.keys()
    group = "verdict.of_named" if named else "verdict.of_shown"
    of = words.plural(group, len(names))
    slips = [slip for name, slip in scene.snapshot.slips.items() if name in names]
    later, earlier = (
        [slip for slip in slips if slip.move is move] for move in (DateMove.LATER, DateMove.EARLIER)
    )
    due = len(later) - _opened(later)
    first = words.plural("verdict.due_later", due, of=of) if due else ""
    parts = [first or words("verdict.none_later", of=of)]
    counts = {"verdict.opened_later": _opened(later), "verdict.opened_earlier": _opened(earlier)}
    return _sentence([*parts, *(words.plural(key, n) for key, n in counts.items() if n)])


def _of_all(scene: Scene) -> str:
    words, snapshot = scene.words, scene.snapshot
    of = words.plural("verdict.of_all", len(snapshot.projects))
    moved = sum((slip.months or 0) >= _MONTHS_OF_A_YEAR for slip in snapshot.slips.values())
    promised = (snapshot.outlook(p, scene.today).due for p in snapshot.projects.values())
    silent = sum(bool(due and due.unreported) for due in promised)
    parts = [words.plural("verdict.by_a_year", moved, of=of)]
    return _sentence(parts + ([words.plural("verdict.silent", silent)] if silent else []))


def _opened(slips: Iterable[Slip]) -> int:
    return sum(slip.opened is not None for slip in slips)


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."
