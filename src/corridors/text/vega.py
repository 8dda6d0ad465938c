"""How charts drawn by Vega write numbers in a language (the locales of d3)."""

from typing import Any

from babel import Locale


def vega_locale(locale: Locale) -> dict[str, Any]:
    """Return what stands as `locale` in the configuration of a chart; dates come as texts."""
    symbols = locale.number_symbols["latn"]
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
        },
    }
