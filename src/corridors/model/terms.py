"""The words of figures as the data lists them: what is measured, in which unit, of which part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Self, cast

from pydantic import BeforeValidator, Field, InstanceOf, ValidationInfo, model_validator

from corridors.model.numbers import Flag
from corridors.model.texts import Country, LocalizedText, Record, Text
from corridors.model.vocabulary import Language

TermId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_/]*$", max_length=40)]
_UNLISTED = 1_000_000  # stands behind all that is listed


class Forms(Record):
    """An amount with its unit, `{n}` for the number, by the plural categories of CLDR."""

    one: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text | None = None

    @model_validator(mode="after")
    def _hold_the_number(self) -> Self:
        given = [form for form in (self.one, self.few, self.many, self.other) if form]
        if not given or any(form.replace("{n}", "", 1).count("{") for form in given):
            message = 'needs a form such as "{n} km", with {n} for the number and no other braces'
            raise ValueError(message)
        if any("{n}" not in form for form in given):
            message = "{n}, the place of the number, is missing"
            raise ValueError(message)
        return self

    def form(self, category: str) -> str:
        """Return the form of a category of CLDR; fractions take that of a few where they can."""
        given = getattr(self, category) or self.other or self.few or self.many or self.one
        return str(given)


class LocalizedForms(Record):
    """The forms of a unit in every language."""

    en: Forms
    kk: Forms
    ru: Forms

    def in_language(self, language: Language) -> Forms:
        """Return the forms of one language."""
        return cast("Forms", getattr(self, language.value))


class MeasureEntry(Record):
    """What is measured or named; a `share` in percent lies between 0 and 100."""

    id: TermId
    name: LocalizedText
    share: Flag = False


class UnitEntry(Record):
    """What a number counts; units of one `quantity` answer one question.

    `name` is left out of the units in which the program itself counts: the language catalogs have
    them.
    """

    id: TermId
    name: LocalizedForms | None = None
    quantity: Text | None = None


class ScopeEntry(Record):
    """What a figure covers; a `country` where that is the part of a project in one country."""

    id: TermId
    name: LocalizedText
    country: Country | None = None


class Term(str):
    """The id of a measure, a unit or a scope, with its place in the list and what stands there."""

    __slots__ = ("entry", "order")
    entry: MeasureEntry | UnitEntry | ScopeEntry | None
    order: int

    def __new__(  # noqa: D102 - the class says it
        cls,
        name: str,
        entry: MeasureEntry | UnitEntry | ScopeEntry | None = None,
        order: int = _UNLISTED,
    ) -> Self:
        term = super().__new__(cls, name)
        term.entry, term.order = entry, order
        return term

    @property
    def name(self) -> LocalizedText | None:
        """The words for a measure or a scope; None where no list has it."""
        return self.entry.name if isinstance(self.entry, MeasureEntry | ScopeEntry) else None

    @property
    def forms(self) -> LocalizedForms | None:
        """The words for a unit; None where the language catalogs have them, or no list has it."""
        return self.entry.name if isinstance(self.entry, UnitEntry) else None

    @property
    def quantity(self) -> str:
        """The quantity of a unit; one that shares it with no other is a quantity of its own."""
        listed = self.entry.quantity if isinstance(self.entry, UnitEntry) else None
        return listed or str(self)

    @property
    def country(self) -> str | None:
        """The country of a scope that is the part of a project in one country."""
        return self.entry.country if isinstance(self.entry, ScopeEntry) else None

    @property
    def is_share(self) -> bool:
        """Whether a measure is a part of a whole, which cannot be above 100 percent."""
        return isinstance(self.entry, MeasureEntry) and self.entry.share


class Measure:
    """The measures that rules of the program speak of; `vocabulary.toml` lists all."""

    LENGTH: Final = Term("length")
    COST: Final = Term("cost")
    FUNDING: Final = Term("funding")
    CAPACITY: Final = Term("capacity")
    FREIGHT: Final = Term("freight")
    CONTAINERS: Final = Term("containers")
    TRANSIT_TIME: Final = Term("transit_time")
    AREA: Final = Term("area")


class Unit:
    """The units that the program itself counts or converts in; `vocabulary.toml` lists all."""

    KM: Final = Term("km")
    METRES: Final = Term("m")
    T: Final = Term("t")
    MT: Final = Term("Mt")
    MT_PER_YEAR: Final = Term("Mt/year")
    TEU: Final = Term("TEU")
    TEU_PER_YEAR: Final = Term("TEU/year")
    DAYS: Final = Term("days")
    HOURS: Final = Term("hours")
    PERCENT: Final = Term("percent")


MONEY = "money"
"""The quantity of units that are currencies."""


class Scope:
    """The scopes that every project has; `vocabulary.toml` lists all."""

    WHOLE_PROJECT: Final = Term("whole_project")
    SECTION: Final = Term("section")


@dataclass(frozen=True)
class Vocabulary:
    """What `vocabulary.toml` lists, by id; `is_complete` where every entry could be read."""

    measures: Mapping[str, Term] = field(default_factory=dict)
    units: Mapping[str, Term] = field(default_factory=dict)
    scopes: Mapping[str, Term] = field(default_factory=dict)
    is_complete: bool = True

    def measure(self, name: str) -> Term:
        """Return a measure that the program speaks of, listed or not."""
        return self.measures.get(name) or Term(name)

    def term(self, kind: str, name: str) -> Term:
        """Return a listed term; raises ValueError where the list was read and does not have it."""
        terms: Mapping[str, Term] = getattr(self, kind)
        if name not in terms and self.is_complete:
            message = f"{name!r} is not under [{kind}] of vocabulary.toml"
            raise ValueError(message)
        return terms.get(name) or Term(name)


def _look_up(value: object, kind: str, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        message = "is no text"
        raise ValueError(message)  # noqa: TRY004 - pydantic tells only a ValueError as a problem
    if isinstance(value, Term) and value.entry:
        return value
    return info.context.term(kind, value) if info.context else Term(value)


def _listed(kind: str) -> BeforeValidator:
    """Return the validator that makes an id a term of the vocabulary in the context."""
    return BeforeValidator(lambda value, info: _look_up(value, kind, info))


Measured = Annotated[InstanceOf[Term], _listed("measures")]
Counted = Annotated[InstanceOf[Term], _listed("units")]
Covered = Annotated[InstanceOf[Term], _listed("scopes")]
