"""Assumptions about speeds and times in words: what each is about, and its figures."""

from collections.abc import Iterable, Iterator

from corridors.catalog import Catalog
from corridors.journey import Assumed
from corridors.model import Assumption, AssumptionKind, TransitUnit
from corridors.text.grammar import Grammar
from corridors.ways import figures_of


def assumption_name(assumption: Assumption, catalog: Catalog, words: Grammar) -> str:
    """Return what an assumption is about: "Border by rail: Kazakhstan, Saryagash, leaving"."""
    kind = words(f"assumption.{assumption.measure}.{assumption.mode}")
    details = ", ".join(_details(assumption, catalog, words))
    return f"{kind}: {details}" if details else kind


def figures_text(assumed: Assumed, unit: TransitUnit, words: Grammar) -> str:
    """Return low, typical and high with their unit."""
    figures = (assumed.low, assumed.typical, assumed.high)
    text = " / ".join(words.number(figure) for figure in figures)
    form = int(assumed.high) if assumed.high.is_integer() else 2  # fractions: as a few
    return words.plural(f"unit.{unit}", form, n=text)


def changes_text(assumed: Iterable[Assumed], catalog: Catalog, words: Grammar) -> str:
    """Return which figures of a reader differ from those of the data, or nothing."""
    said = []
    for each in assumed:
        held = catalog.network.assumptions[each.name]
        if str(each) != str(figures_of(held)):
            name = assumption_name(held, catalog, words)
            own, data = (
                figures_text(figures, held.unit, words) for figures in (each, figures_of(held))
            )
            said.append(words("assumption.changed", name=name, own=own, data=data))
    return "; ".join(said)


def _details(assumption: Assumption, catalog: Catalog, words: Grammar) -> Iterator[str]:
    network = catalog.network
    if assumption.project:
        project = catalog.projects.get(assumption.project)
        yield words.name(project.name) if project else assumption.project
    yield from (words.country(code) for code in assumption.countries)
    yield from (words.name(network.places[name].name) for name in assumption.places)
    for edge in network.edges.values():
        if edge.crossing == assumption.id:
            yield " – ".join(words.name(network.places[n].name) for n in (edge.start, edge.end))
    if assumption.direction:
        yield words(f"assumption.direction.{assumption.direction}")
    if assumption.whole_crossing:
        yield words("assumption.whole_crossing")
    if assumption.measure is AssumptionKind.BORDER and not assumption.countries:
        yield words("assumption.region")
    if assumption.measure is AssumptionKind.TOTAL:
        yield words("assumption.scale")
