"""The network that routes are searched in: places, edges between them, what is assumed of times."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from corridors.model.numbers import Amount, Flag, Integer
from corridors.model.project import Identifier, Latitude, Longitude
from corridors.model.texts import Country, DateText, LocalizedText, Record, Text
from corridors.model.vocabulary import Mode, PlaceKind


class LengthKind(StrEnum):
    """Where a length comes from: measured on a map, published, estimated, computed over water."""

    MEASURED = "measured"
    PUBLISHED = "published"
    ESTIMATE = "estimate"
    COMPUTED = "computed"


class Effect(StrEnum):
    """What a project does to an edge: opens it, gives it more capacity, renews its surface."""

    NEW_LINK = "new_link"
    CAPACITY = "capacity"
    SURFACE = "surface"


class AssumptionKind(StrEnum):
    """What a figure is about; a total is shown for scale and never added up."""

    SPEED = "speed"
    BORDER = "border"
    GAUGE = "gauge"
    SEA = "sea"
    TOTAL = "total"


class Evidence(StrEnum):
    """How a figure came about."""

    MEASURED = "measured"
    CLAIMED = "claimed"
    PLANNED = "planned"


class Direction(StrEnum):
    """The side of a border that a figure is about: leaving a country, or entering one."""

    LEAVING = "leaving"
    ENTERING = "entering"


class TransitUnit(StrEnum):
    """What the figure of an assumption counts."""

    KM_PER_HOUR = "km/h"
    KM_PER_DAY = "km/day"
    HOURS = "hours"
    DAYS = "days"


class NetworkPlace(Record):
    """A place where edges meet; lon, lat in degrees (WGS 84)."""

    id: Identifier
    name: LocalizedText
    kind: PlaceKind
    country: Country
    aliases: tuple[Text, ...] = ()
    name_unsourced: Flag = False
    approximate: Flag = False
    lon: Longitude
    lat: Latitude


class Edge(Record):
    """A line between two places, open both ways; `gauge` in mm.

    An edge over a border that is not cut there names both countries; at sea it names none.
    """

    id: Identifier
    start: Identifier
    end: Identifier
    mode: Mode
    km: Amount
    length: LengthKind
    source: Text | None = None
    method: Text | None = None
    countries: tuple[Country, ...] = Field(default=(), max_length=2)
    gauge: Integer | None = Field(default=None, ge=1000, le=1676)
    project: Identifier | None = None
    sections: tuple[Identifier, ...] = ()
    effect: Effect | None = None
    crossing: Identifier | None = None
    crossing_of_neighbour: Flag = False

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.start == self.end:
            message = "an edge leads from one place to another"
        elif self.source is None and self.method is None:
            message = "a length has a source, or a method that says how it was worked out"
        elif self.is_estimate and self.method is None:
            message = "an estimated length has a method"
        elif (self.project is None) != (self.effect is None):
            message = "an edge of a project says what effect that has"
        elif self.sections and self.project is None:
            message = "sections are those of a project: name it"
        elif (self.mode is Mode.SEA) == bool(self.countries):
            message = "sea lies in no country, everything else in one or two"
        else:
            return self
        raise ValueError(message)

    @property
    def is_estimate(self) -> bool:
        """Whether the length was neither measured nor published as it stands."""
        return self.length in {LengthKind.ESTIMATE, LengthKind.COMPUTED}


class Assumption(Record):
    """A speed or a time as a range; a bound that its source does not give is left out."""

    id: Identifier
    measure: AssumptionKind
    mode: Mode
    countries: tuple[Country, ...] = ()
    places: tuple[Identifier, ...] = ()
    project: Identifier | None = None
    direction: Direction | None = None
    whole_crossing: Flag = False
    contains_gauge: Flag = False
    low: Amount | None = None
    typical: Amount | None = None
    high: Amount | None = None
    unit: TransitUnit
    kind: Evidence
    as_of: DateText
    source: Text
    note: LocalizedText | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        given = [value for value in (self.low, self.typical, self.high) if value is not None]
        is_speed = self.unit in {TransitUnit.KM_PER_HOUR, TransitUnit.KM_PER_DAY}
        if self.typical is None and (self.low is None or self.high is None):
            message = "a range has typical, or both low and high"
        elif given != sorted(given):
            message = "low, typical and high are not in order"
        elif is_speed != (self.measure is AssumptionKind.SPEED):
            message = f"unit: {self.unit} does not fit {self.measure}"
        else:
            return self
        raise ValueError(message)


class PublishedDistance(Record):
    """A distance in km that a source gives between two places, or that a project saves there."""

    id: Identifier
    start: Identifier
    end: Identifier
    mode: Mode | None = None
    saved_by: Identifier | None = None
    km: Amount
    approximate: Flag = False
    source: Text

    @model_validator(mode="after")
    def _leads_away(self) -> Self:
        if self.start == self.end:
            message = "a distance lies between two places"
            raise ValueError(message)
        return self


class Pair(Record):
    """Two places that effects are counted between, one of a fixed set."""

    id: Identifier
    start: Identifier
    end: Identifier

    @model_validator(mode="after")
    def _leads_away(self) -> Self:
        if self.start == self.end:
            message = "a pair is of two places"
            raise ValueError(message)
        return self
