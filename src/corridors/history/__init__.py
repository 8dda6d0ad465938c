"""What held and what was promised, worked out from dated statements: the rules stand here only."""

from corridors.history.figures import FactGroup, group_facts
from corridors.history.outlook import Due, Outlook, due, opened, outlook
from corridors.history.ranking import Sources, newest_statement, rank
from corridors.history.status import latest_status, project_status, section_statuses

__all__ = [
    "Due",
    "FactGroup",
    "Outlook",
    "Sources",
    "due",
    "group_facts",
    "latest_status",
    "newest_statement",
    "opened",
    "outlook",
    "project_status",
    "rank",
    "section_statuses",
]
