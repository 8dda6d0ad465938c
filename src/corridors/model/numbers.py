"""Numbers of the data: JSON or TOML numbers (no text, no `true`) that print without loss."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, FiniteFloat, StrictBool

MOST = 1e15  # what is larger has more digits than a number in a file keeps
LEAST = 0.001  # texts show three decimals at most
LEAST_AMOUNT, MOST_AMOUNT = 0.01, 100_000  # km, hours and speeds, as the reader's own figures


def _is_printable(value: float) -> float:
    """Return a number that no text shows as 0; raises ValueError where it is smaller."""
    if 0 < abs(value) < LEAST:
        message = f"{value:g} would be printed as 0: three decimals are shown at most"
        raise ValueError(message)
    return value


def _is_number(value: object) -> object:
    """Return what may be a whole number; raises ValueError for `true`, which counts as 1."""
    if isinstance(value, bool):
        message = f"{str(value).lower()} is no number"
        raise ValueError(message)  # noqa: TRY004 - pydantic tells only a ValueError as a problem
    return value


Flag = StrictBool
Number = Annotated[
    FiniteFloat, Field(strict=True, ge=-MOST, le=MOST), AfterValidator(_is_printable)
]
Amount = Annotated[FiniteFloat, Field(strict=True, ge=LEAST_AMOUNT, le=MOST_AMOUNT)]
Integer = Annotated[int, BeforeValidator(_is_number)]
