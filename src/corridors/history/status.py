"""The status that holds, for a project and for each of its sections."""

from collections.abc import Iterable, Sequence

from corridors.history.ranking import Sources, rank
from corridors.model import Project, Status, StatusCode

_OPEN = {StatusCode.PARTIAL, StatusCode.OPERATIONAL}


def latest_status(statuses: Iterable[Status], sources: Sources) -> Status | None:
    """Return the status with the latest `since`, from a weak source only where no other speaks.

    At equal dates the source that was known last decides, then the more trusted one.
    """

    def lateness(status: Status) -> tuple[object, ...]:
        firm, known, trust = rank(status, sources)
        return firm, status.since.last, known, trust

    return max(statuses, key=lateness, default=None)


def section_statuses(
    project: Project, section_ids: Sequence[str], sources: Sources
) -> dict[str, StatusCode]:
    """Return the status of each section: the later one of its own and its project's.

    That a project is partly in service says nothing of a section with a status of its own.
    """
    whole = latest_status((s for s in project.statuses if s.section is None), sources)
    return {section: _section_status(project, section, whole, sources) for section in section_ids}


def project_status(project: Project, section_ids: Sequence[str], sources: Sources) -> StatusCode:
    """Return the status of a project: `partial` when only some sections are in service."""
    held = set(section_statuses(project, section_ids, sources).values())
    if len(held) == 1:
        return held.pop()
    if held & _OPEN:
        return StatusCode.PARTIAL
    whole = latest_status((s for s in project.statuses if s.section is None), sources)
    return whole.status if whole else StatusCode.UNKNOWN


def _section_status(
    project: Project, section: str, whole: Status | None, sources: Sources
) -> StatusCode:
    own = latest_status((s for s in project.statuses if s.section == section), sources)
    if own is None:
        return whole.status if whole else StatusCode.UNKNOWN
    if whole is None or whole.status is StatusCode.PARTIAL:
        return own.status
    return whole.status if whole.since.last > own.since.last else own.status
