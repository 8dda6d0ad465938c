"""Texts of the data: on one line, of a length that fits, with nothing hidden in them."""

import re
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    model_validator,
)

from corridors.model.dates import PartialDate
from corridors.model.numbers import Flag, Number
from corridors.model.vocabulary import (
    LANGUAGES,
    FactKind,
    Language,
    Measure,
    PromiseKind,
    Scope,
    SourceKind,
    Stage,
    StatusCode,
    Unit,
)

# Control characters, marks that turn the direction of all that follows, and what XML forbids.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_BREAKS = re.compile(r"[\t-\r\x85\u2028\u2029]+")


def _tidy(text: str) -> str:
    """Return the text on one line; raises ValueError where it has a sign that nobody can see."""
    if hidden := _HIDDEN.search(text):
        message = f"the sign U+{ord(hidden[0]):04X} cannot be seen: take it out"
        raise ValueError(message)
    if not (line := _LINE_BREAKS.sub(" ", text).strip()):
        message = "is empty"
        raise ValueError(message)
    return line


Text = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_tidy)]
Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]*$", max_length=40)]


FIRST_YEAR, LAST_YEAR = 1800, 2200


def _parse_date(value: object) -> object:
    if not isinstance(value, str):
        message = f'{value!r} is no date in quotes: write "2025-09-30"'
        raise ValueError(message)  # noqa: TRY004 - pydantic tells only a ValueError as a problem
    date = PartialDate.parse(value)
    if not FIRST_YEAR <= date.first.year <= date.last.year <= LAST_YEAR:
        message = f"{value!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
        raise ValueError(message)
    return date


def _is_language(code: str) -> str:
    if code not in LANGUAGES:
        message = f"{code!r} is no language of ISO 639-1"
        raise ValueError(message)
    return code


DateText = Annotated[PartialDate, BeforeValidator(_parse_date)]


class Record(BaseModel):
    """A frozen record that knows all its fields: a misspelt one is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalizedText(Record):
    """One text in every language."""

    en: Text
    kk: Text
    ru: Text

    def in_language(self, language: Language) -> str:
        """Return the text in one language."""
        return str(getattr(self, language.value))


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
    """The version of the data, the day to which news was followed, where corrections are taken."""

    version: Version  # it stands in names of files
    licenses: tuple[Licence, ...] = ()
    data_through: DateText
    corrections: HttpUrl
    resources: tuple[Resource, ...] = ()


class Source(Record):
    """A document that says something; its headline is left out where it was not seen."""

    publisher: Text
    title: Text | None = None
    url: HttpUrl | None = None
    published: DateText | None = None
    known_by: DateText | None = None
    known_by_reason: Text | None = None
    language: Annotated[str, AfterValidator(_is_language)]
    kind: SourceKind

    @model_validator(mode="after")
    def _is_dated(self) -> Self:
        if self.published is None and (self.known_by is None or self.known_by_reason is None):
            message = "a source needs published, or known_by with known_by_reason"
            raise ValueError(message)
        return self

    @property
    def known(self) -> PartialDate:
        """When a reader could know it: the day of publication, else the day the text proves."""
        known = self.published or self.known_by
        if known is None:  # pragma: no cover - the validator above forbids it
            message = "a source without a date"
            raise ValueError(message)
        return known


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
    unit: Unit | None = None
    text: LocalizedText | None = None
    kind: FactKind
    as_of: DateText | None = None
    period: DateText | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
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

    measure: Measure
    scope: Scope = Scope.WHOLE_PROJECT
    stage: Stage | None = None


class Claim(Record):
    """Something that was said in the speech, and what later statements made of it."""

    topic: LocalizedText
    said: Quantity
    later: tuple[Quantity, ...] = ()
