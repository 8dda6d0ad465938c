"""Texts of the data: on one line, of a length that fits, with nothing hidden in them."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

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
