"""How charts drawn by Vega write numbers and dates in a language (the locales of d3)."""

from typing import Any

from babel import Locale
from babel.dates import get_day_names, get_month_names


def vega_locale(locale: Locale) -> dict[str, Any]:
    """Return what stands as `locale` in the configuration of a chart."""
    symbols = locale.number_symbols["latn"]
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%d.%m.%Y %H:%M",
            "date": "%d.%m.%Y",
            "time": "%H:%M",
            "periods": ["", ""],  # the clock has 24 hours
            "days": _from_sunday(get_day_names("wide", "stand-alone", locale)),
            "shortDays": _from_sunday(get_day_names("abbreviated", "stand-alone", locale)),
            "months": list(get_month_names("wide", "stand-alone", locale).values()),
            "shortMonths": list(get_month_names("abbreviated", "stand-alone", locale).values()),
        },
    }


def _from_sunday(days: Any) -> list[str]:  # noqa: ANN401 - Babel gives a mapping from Monday = 0
    return [days[(number - 1) % 7] for number in range(7)]
