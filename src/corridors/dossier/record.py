"""How fresh and how complete the record of a project is, in words."""

from typing import Any

from corridors import history
from corridors.dossier.summary import link_to
from corridors.model import Project
from corridors.scene import Scene


def record(project: Project, scene: Scene) -> dict[str, Any]:
    """Return the row of one project in the overview; its dossier shows the same."""
    snapshot, words = scene.snapshot, scene.words
    status = snapshot.statuses[project.id]
    found = history.freshness(project, status, snapshot.sources, scene.today)
    missing = [words(f"measure.{measure}") for measure in found.missing]
    missing += [] if found.has_due_date else [words("record.due")]
    return {
        "project": link_to(project, scene),
        "newest": words.day(found.newest),
        "statements": words.number(found.statements),
        "sources": words.number(found.sources),
        "missing": ", ".join(missing),
        "silent": words.date(found.silent.promise.due) if found.silent else "",
    }
