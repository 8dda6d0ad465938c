"""What sources say of projects, a dated statement each, and the sources themselves."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from corridors.model.dates import PartialDate
from corridors.model.numbers import Flag, Number
from corridors.model.terms import Counted, Covered, Measured, Scope, Term
from corridors.model.texts import DateText, LocalizedText, Record, Text, Tongue, Version
from corridors.model.vocabulary import FactKind, PromiseKind, SourceKind, Stage, StatusCode


class Unknown(LocalizedText):
    """What is honestly not known of a project, and the day from which that can be said.

    That is the last day of what the text itself rests on: the newest document that it compares, or
    the first that tells of the project where it only says that something was never published.
    """

    known_by: DateText


class Resource(BaseModel):
    """One file that the data package lists; what else it says of the file is not needed here."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Text


class Licence(Record):
    """The terms under which a part of the data may be used."""

    name: Text
    title: Text
    path: HttpUrl


class DataPackage(Record):
    """The version of the data, the day to which news was followed, where corrections are taken.

    `created` is when the version was made: no source is newer. Single sources may be newer than
    `data_through`.
    """

    version: Version  # it stands in names of files
    licenses: tuple[Licence, ...] = ()
    data_through: DateText
    created: datetime | None = None
    corrections: HttpUrl
    resources: tuple[Resource, ...] = ()

    @property
    def newest(self) -> date:
        """The last day on which a source of this version can have been published."""
        return max(self.data_through.last, self.created.date() if self.created else date.min)


class Source(Record):
    """A document that says something; its headline is left out where it was not seen."""

    publisher: Text
    title: Text | None = None
    url: HttpUrl | None = None
    published: DateText | None = None
    known_by: DateText | None = None
    known_by_reason: Text | None = None
    language: Tongue
    kind: SourceKind

    @model_validator(mode="after")
    def _is_dated(self) -> Self:
        if self.published is None and (self.known_by is None or self.known_by_reason is None):
            message = "a source needs published, or known_by with known_by_reason"
            raise ValueError(message)
        return self

    @property
    def published_by(self) -> PartialDate:
        """The date by which it was out: `published`, else `known_by`, which its text proves."""
        day = self.published or self.known_by
        if day is None:  # pragma: no cover - the validator above forbids it
            message = "a source without a date"
            raise ValueError(message)
        return day


class Statement(Record):
    """What one source says, about the whole project or one section of it."""

    source: Text
    section: Text | None = None


class Status(Statement):
    """The status that held from a date on."""

    status: StatusCode
    since: DateText


class Promise(Statement):
    """A date that somebody named for the start, the completion or an opening."""

    what: PromiseKind
    due: DateText


class Milestone(Statement):
    """Something that happened on a date."""

    date: DateText
    text: LocalizedText


class Quantity(Statement):
    """One value, a range whose open end is left out, or a short text; about a day or a period."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    approximate: Flag = False
    unit: Counted | None = None
    text: LocalizedText | None = None
    kind: FactKind
    as_of: DateText | None = None
    period: DateText | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        numbers = [self.value is not None, self.low is not None or self.high is not None]
        if sum([*numbers, self.text is not None]) != 1:
            message = "a fact has one of value, low/high or text"
            raise ValueError(message)
        if any(numbers) != (self.unit is not None):
            message = "a number has a unit, a text has none"
            raise ValueError(message)
        if (self.as_of is None) == (self.period is None):
            message = "a fact has either as_of or period"
            raise ValueError(message)
        if self.low is not None and self.high is not None and self.high < self.low:
            message = "high is below low"
            raise ValueError(message)
        return self

    @property
    def date(self) -> PartialDate:
        """The day or period that the figure is about."""
        date = self.as_of or self.period
        if date is None:  # pragma: no cover - the validator above forbids it
            message = "a fact without a date"
            raise ValueError(message)
        return date


class Fact(Quantity):
    """A figure of a project: what is measured, of which part, at which stage of the works."""

    measure: Measured
    scope: Covered = Field(default=Term(Scope.WHOLE_PROJECT), validate_default=True)
    stage: Stage | None = None


class Claim(Record):
    """Something that was said in the speech, and what later statements made of it."""

    topic: LocalizedText
    said: Quantity
    later: tuple[Quantity, ...] = ()
