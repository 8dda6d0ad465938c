"""A project and its legs, the places that it touches, and the names on the ground map."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from corridors.model.numbers import Flag, Integer
from corridors.model.statements import Fact, Milestone, Promise, Status, Unknown
from corridors.model.texts import Country, LocalizedText, Record, Text
from corridors.model.vocabulary import (
    RESERVED,
    RESERVED_START,
    PlaceKind,
    ProjectType,
    Works,
)


def _is_free(project: str) -> str:
    if project in RESERVED or project.startswith(RESERVED_START):
        message = f"{project!r} is kept for a page, a file or an address: choose another id"
        raise ValueError(message)
    return project


Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ProjectId = Annotated[Identifier, AfterValidator(_is_free)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


class Leg(Record):
    """A run of sections that join end to end, from one place to another."""

    id: Identifier
    start: Identifier
    end: Identifier
    calls: tuple[Identifier, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all places that the leg touches, in order."""
        return (self.start, *self.calls, self.end)


class Project(Record):
    """One project with everything that sources say about it."""

    id: ProjectId
    type: ProjectType
    works: Works
    countries: tuple[Country, ...] = Field(min_length=1)
    part_of: tuple[Identifier, ...] = ()
    named_in_speech: Flag = False
    name: LocalizedText
    aliases: tuple[Text, ...] = ()
    legs: tuple[Leg, ...] = Field(min_length=1)
    statuses: tuple[Status, ...] = Field(min_length=1)
    promises: tuple[Promise, ...] = ()
    facts: tuple[Fact, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    unknowns: tuple[Unknown, ...] = ()

    @property
    def statements(self) -> tuple[Status | Promise | Fact | Milestone, ...]:
        """Everything dated and sourced, kind by kind."""
        return (*self.statuses, *self.promises, *self.facts, *self.milestones)


class Town(Record):
    """A town of the ground map, labelled from the zoom that its rank (1 to 4) gives."""

    id: Identifier
    name: LocalizedText
    country: Country
    rank: Annotated[Integer, Field(ge=1, le=4)]
    capital: Flag = False
    name_unsourced: Flag = False
    place: Identifier | None = None
    lon: Longitude
    lat: Latitude


class CountryLabel(Record):
    """Where the name of a country stands on the map; the name itself comes from CLDR."""

    id: Country
    rank: Annotated[Integer, Field(ge=1, le=3)]
    lon: Longitude
    lat: Latitude


class WaterKind(StrEnum):
    """What a name on the water is of."""

    SEA = "sea"
    BAY = "bay"
    LAKE = "lake"


class GroundName(Record):
    """The name of a water or of a region, shown from the zoom `rank` on.

    A water has its kind, a region its country.
    """

    id: Identifier
    name: LocalizedText
    rank: Annotated[Integer, Field(ge=3, le=9)]
    kind: WaterKind | None = None
    country: Country | None = None
    name_unsourced: Flag = False
    lon: Longitude
    lat: Latitude


class Place(Record):
    """A place that readers orient by; lon, lat in degrees (WGS 84)."""

    id: Identifier
    name: LocalizedText
    kind: PlaceKind
    country: Country
    unlocode: Annotated[str, Field(pattern=r"^[A-Z]{2}[A-Z0-9]{3}$")] | None = None
    aliases: tuple[Text, ...] = ()
    name_unsourced: Flag = False
    off_line: Text | None = None
    lon: Longitude
    lat: Latitude
