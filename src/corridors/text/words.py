"""What the data says, in the reader's language."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from babel.numbers import format_compact_decimal

from corridors.catalog.changes import Change
from corridors.history.figures import FactGroup
from corridors.history.slip import months_between
from corridors.history.status import Due, Outlook
from corridors.model.statements import Fact, Milestone, Promise, Quantity, Source, Statement, Status
from corridors.model.terms import MONEY, Scope, Term
from corridors.model.vocabulary import Language, StatusCode
from corridors.text.language import Grammar

ValueType = TypeVar("ValueType")
_COMPACT_FROM = 1_000_000


@cache
def words_for(language: Language) -> "Words":
    """Return the words of a language; one without a catalog speaks English around its own names."""
    return Words(language)


def preferred_language(accepted: str) -> Language:
    """Return the first of "kk-KZ, ru;q=0.8" that the page speaks, else English."""
    prefixes = (part.split(";")[0].split("-")[0].strip().lower() for part in accepted.split(","))
    spoken = {language.value: language for language in Language}
    return next((spoken[prefix] for prefix in prefixes if prefix in spoken), Language.EN)


class Words(Grammar):
    """Everything that a reader reads of figures, statements, changes and sources."""

    def value(self, fact: Quantity) -> str:
        """Return a figure with its unit, or its text."""
        if fact.text or fact.unit is None:
            return self.name(fact.text) if fact.text else ""
        low, high = (fact.low, fact.high) if fact.value is None else (fact.value, fact.value)
        return self.amount(low, high, fact.unit, approximate=fact.approximate)

    def amount(
        self, low: float | None, high: float | None, unit: str, *, approximate: bool = False
    ) -> str:
        """Return a number or a range with its unit; an end that is left open is None."""
        if low is None:
            return self("value.at_most", value=self._with_unit(high or 0, unit))
        if high is None:
            return self("value.at_least", value=self._with_unit(low, unit))
        amounts = dict.fromkeys(self._amount(end, unit) for end in (low, high))
        value = self._unit("–".join(amounts), high, unit)
        return self("value.about" if approximate else "value.exact", value=value)

    def term(self, term: Term) -> str:
        """Return the name of a measure or scope, or its id where no list has it."""
        return self.name(term.name) if term.name else term.replace("_", " ")

    def measure(self, fact: Fact) -> str:
        """Return what a fact measures, with its scope and stage where these are narrower."""
        return self._narrowed(self.term(fact.measure), fact)

    def question(self, group: FactGroup) -> str:
        """Return what the figures of a group answer: "Cost, funding (in Kazakhstan)"."""
        first, *others = (self.term(measure) for measure in group.measures)
        label = ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])
        return self._narrowed(label, group.first)

    def _narrowed(self, label: str, fact: Fact) -> str:
        narrower = fact.stage or fact.scope != Scope.WHOLE_PROJECT
        return f"{label} ({self.part(fact)})" if narrower else label

    def part(self, fact: Fact) -> str:
        """Return the scope of a fact, with its stage if it has one."""
        stage = [self(f"stage.{fact.stage}")] if fact.stage else []
        narrow = fact.scope != Scope.WHOLE_PROJECT or not stage
        return ", ".join([*([self.term(fact.scope)] if narrow else []), *stage])

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
        key = (
            "outlook.silent"
            if due.unreported
            else "outlook.passed"
            if due.passed
            else "outlook.due"
        )
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

    def change(self, change: Change) -> str:
        """Return what changed, in one line, with all that was said between the first and last."""
        match change.before, change.after:
            case (Promise(), _) | (_, Promise()):
                return self._due_date(change)
            case (Fact(), Fact() as after):
                values = self._path(change, Fact, self.value)
                return self("change.figure", measure=self.measure(after), values=values)
            case (StatusCode(), StatusCode()):
                return self._path(change, StatusCode, lambda status: self(f"status.{status}"))
            case (int() as before, int() as after):
                key = "change.more_sources" if after > before else "change.fewer_sources"
                return self.plural(key, abs(after - before))
        return self(f"change.{'new' if change.before is None else 'gone'}")

    def _due_date(self, change: Change) -> str:
        before, after = change.before, change.after
        if not isinstance(after, Promise):
            return self("change.due_unnamed")
        if not isinstance(before, Promise):
            return self("change.due_named", date=self.date(after.due))
        dates = self._path(change, Promise, lambda promise: self.date(promise.due))
        months = months_between(before.due.last, after.due.last)
        if months == 0:
            return self("change.due_moved", dates=dates)
        moved = self.plural("change.later" if months > 0 else "change.earlier", abs(months))
        return self("change.due", dates=dates, moved=moved)

    def _path(self, change: Change, kind: type[ValueType], text: Callable[[ValueType], str]) -> str:
        return " → ".join(text(value) for value in change.path if isinstance(value, kind))

    def source(self, source: Source) -> str:
        """Return publisher and date of a source, marked when its kind is weak."""
        key = "source.label" if source.published else "source.label_undated"
        label = self(key, publisher=source.publisher, date=self.date(source.published_by))
        weak = self(f"source_kind.{source.kind}") if source.kind.is_weak else ""
        return f"{label} ({weak})" if weak else label

    def _with_unit(self, value: float, unit: str) -> str:
        return self._unit(self._amount(value, unit), value, unit)

    def _unit(self, amount: str, count: float, unit: str) -> str:
        if isinstance(unit, Term) and unit.forms:
            forms = unit.forms.in_language(self.language)
            return forms.form(self._locale.plural_form(count)).replace("{n}", amount)
        key = f"unit.{unit}"
        form = int(count) if count == int(count) else 2  # fractions take the form of a few
        return str(self._messages.ungettext(key, key, form)).format(n=amount)

    def _amount(self, value: float, unit: str) -> str:
        is_money = isinstance(unit, Term) and unit.quantity == MONEY
        if is_money and value >= _COMPACT_FROM:
            count = int(value) if value.is_integer() else value  # Babel's plurals tell 5 from 5.0
            return format_compact_decimal(
                count, format_type="long", locale=self._locale, fraction_digits=2
            )
        return self.number(value)
