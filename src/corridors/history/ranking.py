"""Which of several statements is heard first."""

from collections.abc import Mapping
from datetime import date

from corridors.model import Project, Source, SourceKind, Statement

Sources = Mapping[str, Source]
_TRUST = {kind: -rank for rank, kind in enumerate(SourceKind)}


def rank(statement: Statement, sources: Sources) -> tuple[bool, date, int]:
    """Return what statements are compared by: not weak, known last, most trusted."""
    source = sources[statement.source]
    return not source.kind.is_weak, source.known.last, _TRUST[source.kind]


def newest_statement(project: Project, sources: Sources) -> Statement:
    """Return the statement published last by a source that is neither weak nor undated.

    At equal dates a status comes before a promise, a promise before a figure.
    """

    def newness(statement: Statement) -> tuple[bool, date]:
        source = sources[statement.source]
        return source.published is not None and not source.kind.is_weak, source.known.last

    return max(project.statements, key=newness)
