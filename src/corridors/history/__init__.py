"""What held and what was promised, worked out from dated statements: the rules stand here only."""

from corridors.history.figures import FactGroup, Question, group_facts, question
from corridors.history.known import known_claims, known_project, known_sources
from corridors.history.lengths import (
    Sum,
    published,
    published_by_country,
    published_km,
    sum_of,
)
from corridors.history.outlook import Due, Outlook, due, opened, outlook
from corridors.history.ranking import Sources, newest_statement, rank
from corridors.history.record import Freshness, freshness, is_known_of
from corridors.history.spans import Span, completion_promises, status_spans
from corridors.history.status import latest_status, project_status, section_statuses

__all__ = [
    "Due",
    "FactGroup",
    "Freshness",
    "Outlook",
    "Question",
    "Sources",
    "Span",
    "Sum",
    "completion_promises",
    "due",
    "freshness",
    "group_facts",
    "is_known_of",
    "known_claims",
    "known_project",
    "known_sources",
    "latest_status",
    "newest_statement",
    "opened",
    "outlook",
    "project_status",
    "published",
    "published_by_country",
    "published_km",
    "question",
    "rank",
    "section_statuses",
    "status_spans",
    "sum_of",
]
