"""The texts of the language catalogs, and how each language writes numbers and dates."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from corridors.model.dates import PartialDate
from corridors.model.texts import LocalizedText
from corridors.model.vocabulary import Language


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


LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
_LOCALES = {Language.EN: "en_GB", Language.KK: "kk_KZ", Language.RU: "ru_RU"}
_DAYS_IN_LONG_MONTH = 31
_DAYS_IN_LONG_QUARTER = 92


class Grammar:
    """The texts of a catalog, and how a language writes numbers and dates."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._locale = Locale.parse(_LOCALES[language])
        self._messages = _messages(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a key with its named placeholders filled in."""
        return str(self._messages.ugettext(key)).format(**values)

    def plural(self, key: str, count: int, **values: object) -> str:
        """Return the text of a key in the plural form of a count, which fills `{count}`."""
        text = str(self._messages.ungettext(key, key, count))
        return text.format(count=self.number(count), **values)

    def name(self, names: LocalizedText) -> str:
        """Return a name in this language."""
        return names.in_language(self.language)

    def country(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1 alpha-2) after CLDR.

        Where the region itself writes a name in another way, the catalog has it.
        """
        return self._own(f"country.{code}") or str(self._locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """Return the name of a language (ISO 639-1), after CLDR where the catalog has none."""
        return self._own(f"language.{code}") or str(self._locale.languages.get(code, code))

    def any_of(self, terms: Iterable[str]) -> str:
        """Return words joined by "or"."""
        return format_list(list(terms), style="or", locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with at most three decimals."""
        return format_decimal(value, format="#,##0.###", locale=self._locale)

    def day(self, value: date) -> str:
        """Return an exact day."""
        return format_date(value, format="long", locale=self._locale)

    def calendar(self) -> dict[str, Any]:
        """Return the names of months and of weekdays, from Monday, and how a day is written.

        `months` stand alone, `monthsOfDays` stand in `day`, whose holes are d, MMMM and y.
        """
        holes = {name: f"{{{name}}}" for name in ("d", "MMMM", "y")}
        weekdays = get_day_names("wide", "stand-alone", self._locale)
        letters = get_day_names("narrow", "stand-alone", self._locale)
        return {
            "months": list(get_month_names("wide", "stand-alone", self._locale).values()),
            "monthsOfDays": list(get_month_names("wide", "format", self._locale).values()),
            "weekdays": [weekdays[number] for number in range(7)],
            "letters": [letters[number] for number in range(7)],
            "day": self._locale.date_formats["long"].format % holes,
        }

    def _own(self, key: str) -> str:
        """Return the text of a key, or an empty text where the catalog has none."""
        text = self(key)
        return text if text != key else ""

    def vega_locale(self) -> dict[str, Any]:
        """Return how charts write numbers."""
        return vega_locale(self._locale)

    def date(self, value: PartialDate) -> str:
        """Return a date as exactly as it is known."""
        if value.is_interval:
            start, end = value.text.split("/")
            return f"{self.date(PartialDate.parse(start))} – {self.date(PartialDate.parse(end))}"
        days = (value.last - value.first).days + 1
        if days == 1:
            return self.day(value.first)
        if days <= _DAYS_IN_LONG_MONTH:
            return str(format_skeleton("yMMMM", value.first, locale=self._locale))
        if days <= _DAYS_IN_LONG_QUARTER:
            return str(format_skeleton("yQQQ", value.first, locale=self._locale))
        return str(value.first.year)


def _messages(language: Language) -> Translations:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "corridors.po"
    if not path.exists():
        path = LOCALE_FOLDER / Language.EN / "LC_MESSAGES" / "corridors.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3]))
    compiled.seek(0)
    return Translations(compiled)
