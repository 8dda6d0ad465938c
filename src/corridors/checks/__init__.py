"""The rules that data must keep; each problem is one sentence that names file, record and field."""

from collections.abc import Callable, Iterator

from corridors.catalog.catalog import Catalog
from corridors.checks.fresh import fresh_problems
from corridors.checks.lines import geometry_rules, routing_rules
from corridors.checks.network import network_rules
from corridors.checks.records import dating_rules, figure_rules, naming_rules, script_rules

Rule = Callable[[Catalog], Iterator[str]]
RULES: tuple[Rule, ...] = (
    *naming_rules,
    *script_rules,
    *dating_rules,
    *figure_rules,
    *geometry_rules,
    *routing_rules,
    *network_rules,
)


def problems(catalog: Catalog) -> list[str]:
    """Return what could not be read, then what breaks a rule; an empty list means sound data."""
    return [*catalog.problems, *(problem for rule in RULES for problem in follow(rule, catalog))]


def follow(rule: Rule, catalog: Catalog) -> Iterator[str]:
    """Yield what breaks a rule; a rule that fails is named itself, and the others go on."""
    try:
        yield from rule(catalog)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other rules are still worth it
        yield (
            f"the rule {rule.__name__!r} failed, so it is not known whether the data keep it "
            f"({type(error).__name__}: {error})"
        )


__all__ = ["RULES", "follow", "fresh_problems", "problems"]
