"""Texts of the data: on one line, of a length that fits, with nothing hidden in them."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from corridors.model.dates import PartialDate
from corridors.model.vocabulary import COUNTRIES, LANGUAGES, Language

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


def _exists(country: str) -> str:
    if country not in COUNTRIES:
        message = f"{country!r} is no country of ISO 3166-1"
        raise ValueError(message)
    return country


DateText = Annotated[PartialDate, BeforeValidator(_parse_date)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_exists)]
Tongue = Annotated[str, AfterValidator(_is_language)]


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
