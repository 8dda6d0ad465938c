"""Words and numbers in the reader's language: gettext catalogs and Babel."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal
from babel.support import Translations

from corridors.dates import PartialDate
from corridors.history import Due, Outlook
from corridors.model import (
    MONEY,
    Fact,
    Language,
    Milestone,
    Names,
    Promise,
    Source,
    Statement,
    Status,
    Unit,
)

LOCALE_FOLDER = Path(__file__).parent / "locale"
_LOCALES = {Language.EN: "en_GB", Language.KK: "kk_KZ", Language.RU: "ru_RU"}
_COMPACT_FROM = 1_000_000
_DAYS_IN_LONG_MONTH = 31
_DAYS_IN_LONG_QUARTER = 92


@cache
def words_for(language: Language) -> "Words":
    """Return the words of a language; one without a catalog speaks English around its own names."""
    return Words(language)


class Words:
    """Everything that a reader reads: sentences, names, numbers, dates."""

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

    def name(self, names: Names) -> str:
        """Return a name in this language."""
        return names.in_language(self.language)

    def country(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1 alpha-2) after CLDR."""
        return str(self._locale.territories.get(code, code))

    def any_of(self, words: Iterable[str]) -> str:
        """Return words joined by "or"."""
        return format_list(list(words), style="or", locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with at most three decimals."""
        return format_decimal(value, format="#,##0.###", locale=self._locale)

    def day(self, value: date) -> str:
        """Return an exact day."""
        return format_date(value, format="long", locale=self._locale)

    def date(self, value: PartialDate) -> str:
        """Return a date as exactly as it is known."""
        if value.is_interval:
            start, end = value.text.split("/")
            return f"{self.date(PartialDate.parse(start))} – {self.date(PartialDate.parse(end))}"
        days = (value.last - value.first).days + 1
        if days == 1:
            return self.day(value.first)
        if days <= _DAYS_IN_LONG_MONTH:
            return format_date(value.first, format="LLLL y", locale=self._locale)
        if days <= _DAYS_IN_LONG_QUARTER:
            return str(format_skeleton("yQQQ", value.first, locale=self._locale))
        return str(value.first.year)

    def value(self, fact: Fact) -> str:
        """Return the figure of a fact with its unit, or its text."""
        if fact.text or fact.unit is None:
            return self.name(fact.text) if fact.text else ""
        if fact.value is not None:
            key = "value.about" if fact.approximate else "value.exact"
            return self(key, value=self._with_unit(fact.value, fact.unit))
        if fact.low is not None and fact.high is not None:
            low = self._amount(fact.low, fact.unit)
            return self._unit(f"{low}–{self._amount(fact.high, fact.unit)}", fact.high, fact.unit)
        if fact.low is not None:
            return self("value.at_least", value=self._with_unit(fact.low, fact.unit))
        return self("value.at_most", value=self._with_unit(fact.high or 0, fact.unit))

    def measure(self, fact: Fact) -> str:
        """Return what a fact measures, with its scope and stage where these are narrower."""
        parts = [self(f"scope.{fact.scope}")] if fact.scope != "whole_project" else []
        parts += [self(f"stage.{fact.stage}")] if fact.stage else []
        label = self(f"measure.{fact.measure}")
        return f"{label} ({', '.join(parts)})" if parts else label

    def outlook(self, outlook: Outlook) -> str:
        """Return the status of a project with its opening or due date."""
        date = self.opened_or_due(outlook)
        status = self(f"status.{outlook.status}")
        return f"{status} · {date}" if date else status

    def opened_or_due(self, outlook: Outlook) -> str:
        """Return since when a project is in service, or when it is due, or an empty text."""
        if outlook.opened:
            return self("outlook.since", date=self.date(outlook.opened.since))
        return self.due(outlook.due) if outlook.due else ""

    def due(self, due: Due) -> str:
        """Return a due date; one that has passed is called neither late nor kept."""
        key = "outlook.silent" if due.silent else "outlook.passed" if due.passed else "outlook.due"
        return self(key, date=self.date(due.promise.due))

    def statement(self, statement: Statement) -> str:
        """Return what any statement says, in one short line."""
        match statement:
            case Status():
                return self(
                    "statement.status",
                    status=self(f"status.{statement.status}"),
                    since=self.date(statement.since),
                )
            case Promise():
                return self(f"statement.{statement.what}", due=self.date(statement.due))
            case Fact():
                return f"{self.measure(statement)}: {self.value(statement)}"
            case Milestone():
                return self.name(statement.text)
        message = f"no words for {type(statement).__name__}"
        raise TypeError(message)

    def source(self, source: Source) -> str:
        """Return publisher and date of a source, marked when its kind is weak."""
        key = "source.label" if source.published else "source.label_undated"
        label = self(key, publisher=source.publisher, date=self.date(source.known))
        weak = self(f"source_kind.{source.kind}") if source.kind.is_weak else ""
        return f"{label} ({weak})" if weak else label

    def _with_unit(self, value: float, unit: Unit) -> str:
        return self._unit(self._amount(value, unit), value, unit)

    def _unit(self, amount: str, count: float, unit: Unit) -> str:
        key = f"unit.{unit}"
        form = int(count) if count == int(count) else 2  # fractions take the form of a few
        return str(self._messages.ungettext(key, key, form)).format(n=amount)

    def _amount(self, value: float, unit: Unit) -> str:
        if unit in MONEY and value >= _COMPACT_FROM:
            whole = int(value) if value.is_integer() else value  # Babel's plurals tell 5 from 5.0
            return format_compact_decimal(
                whole, format_type="long", locale=self._locale, fraction_digits=2
            )
        return self.number(value)


def _messages(language: Language) -> Translations:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "corridors.po"
    if not path.exists():
        path = LOCALE_FOLDER / Language.EN / "LC_MESSAGES" / "corridors.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3]))
    compiled.seek(0)
    return Translations(compiled)
