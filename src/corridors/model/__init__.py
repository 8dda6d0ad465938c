"""The vocabulary of the project as frozen records and enums."""

from corridors.model.figures import MONEY, FactKind, Measure, Scope, Stage, Unit
from corridors.model.project import CountryLabel, Leg, Place, Project, Section, Town
from corridors.model.statements import (
    Edition,
    Fact,
    Milestone,
    Names,
    Promise,
    Record,
    Source,
    Statement,
    Status,
)
from corridors.model.vocabulary import (
    Alignment,
    Language,
    Mode,
    PlaceKind,
    ProjectType,
    PromiseKind,
    SourceKind,
    StatusCode,
    Works,
)

__all__ = [
    "MONEY",
    "Alignment",
    "CountryLabel",
    "Edition",
    "Fact",
    "FactKind",
    "Language",
    "Leg",
    "Measure",
    "Milestone",
    "Mode",
    "Names",
    "Place",
    "PlaceKind",
    "Project",
    "ProjectType",
    "Promise",
    "PromiseKind",
    "Record",
    "Scope",
    "Section",
    "Source",
    "SourceKind",
    "Stage",
    "Statement",
    "Status",
    "StatusCode",
    "Town",
    "Unit",
    "Works",
]
