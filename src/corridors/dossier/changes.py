"""What changed, in words and for machines."""

from typing import Any

from corridors.changes import Change, Value
from corridors.dossier.sections import section_names
from corridors.model import Fact, Promise
from corridors.scene import Scene


def change_text(change: Change, scene: Scene) -> str:
    """Return a change in one line, after the name of the section that it is about, if any."""
    text = scene.words.change(change)
    if change.section is None:
        return text
    names = section_names(change.project, scene.catalog, scene.words)
    return f"{names[change.section]}: {text}"


def change_record(change: Change, scene: Scene) -> dict[str, Any]:
    """Return a change as plain values, with the line that readers read."""
    return {
        "project": change.project,
        "section": change.section,
        "kind": change.kind.value,
        "known": change.known.isoformat(),
        "before": _plain(change.before, scene),
        "between": [_plain(value, scene) for value in change.between],
        "after": _plain(change.after, scene),
        "in_words": change_text(change, scene),
    }


def _plain(value: Value | None, scene: Scene) -> object:
    """Return a status code, a due date, a figure with its unit, or a number of sources."""
    match value:
        case Promise():
            return str(value.due)
        case Fact():
            return scene.words.value(value)
    return value
