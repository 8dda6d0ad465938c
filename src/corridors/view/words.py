"""The values of a link, read with forgiveness: what means nothing is left out."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from corridors.model.dates import PartialDate

MAX_ID_LENGTH = 60
MAX_COUNTRIES = 30
MAX_TEXT = 1000  # letters of a word that are read at all
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)


def sorted_choices(values: Iterable[Choice], kind: type[Choice]) -> tuple[Choice, ...]:
    """Return the values once each, in the order of their enum."""
    chosen = set(values)
    return tuple(member for member in kind if member in chosen)


def read_choices(text: str, kind: type[Choice]) -> tuple[Choice, ...]:
    """Return the members of an enum that a text names, with commas between them."""
    known = {member.value: member for member in kind}
    return sorted_choices(
        (known[word] for word in text[:MAX_TEXT].split(",") if word in known), kind
    )


def read_countries(text: str) -> tuple[str, ...]:
    """Return the codes (ISO 3166-1, two letters) in a text, sorted, at most 30."""
    codes = {code for code in text[:MAX_TEXT].split(",") if _COUNTRY.fullmatch(code)}
    return tuple(sorted(codes)[:MAX_COUNTRIES])


def read_identifier(text: str) -> str | None:
    """Return the text where it may be an id, of at most 60 letters."""
    return text if len(text) <= MAX_ID_LENGTH and _IDENTIFIER.fullmatch(text) else None


def read_identifiers(text: str, most: int) -> tuple[str, ...]:
    """Return what may be ids in a text, once each, in the order in which they stand."""
    found = (read_identifier(word) for word in text[:MAX_TEXT].split(","))
    return tuple(dict.fromkeys(name for name in found if name))[:most]


def read_day(text: str) -> date | None:
    """Return the day that a text means; a month or a year is none."""
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return None
    return found.first if found.is_day and not found.is_interval else None
