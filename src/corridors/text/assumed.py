"""Assumptions about speeds and times in words: what each is about, and its figures."""

from collections.abc import Iterable, Iterator, Sequence

from corridors.catalog import Catalog, Snapshot
from corridors.journey import Assumed
from corridors.model import Assumption, AssumptionKind, PublishedDistance, TransitUnit
from corridors.text.grammar import Grammar
from corridors.ways import figures_of


def assumption_name(assumption: Assumption, catalog: Catalog, words: Grammar) -> str:
    """Return what an assumption is about: "Border by rail: Kazakhstan, Saryagash, leaving"."""
    kind = words(f"assumption.{assumption.measure}.{assumption.mode}")
    details = ", ".join(_details(assumption, catalog, words))
    return f"{kind}: {details}" if details else kind


def figures_text(figures: Sequence[float | None], unit: TransitUnit, words: Grammar) -> str:
    """Return low, typical and high with their unit; a dash where one is not given."""
    text = " / ".join("–" if figure is None else words.number(figure) for figure in figures)
    most = max(figure for figure in figures if figure is not None)
    form = int(most) if most == int(most) else 2  # fractions: as a few
    return words.plural(f"unit.{unit}", form, n=text)


def published_name(distance: PublishedDistance, catalog: Catalog, words: Grammar) -> str:
    """Return what a published distance is about: "Aktau – Baku (Sea)"."""
    ends = (catalog.network.places[name].name for name in (distance.start, distance.end))
    between = " – ".join(map(words.name, ends))
    if distance.saved_by:
        project = words.name(catalog.projects[distance.saved_by].name)
        return words("published.saved", between=between, project=project)
    if distance.mode:
        return words("published.by", between=between, mode=words(f"mode.{distance.mode}"))
    return between


def published_km(distance: PublishedDistance, words: Grammar) -> str:
    """Return what a source says, "about 4,250 km"."""
    km = words.plural("unit.km", round(distance.km), n=words.number(distance.km))
    return words("value.about", value=km) if distance.approximate else km


def changes_text(
    assumed: Iterable[Assumed], catalog: Catalog, snapshot: Snapshot, words: Grammar
) -> str:
    """Return which figures of a reader differ from those known on a day, or nothing."""
    said = []
    for each in assumed:
        about = catalog.network.assumptions[each.name]
        held = snapshot.network.assumptions.get(each.name)
        known = figures_of(held) if held else None
        if str(each) != str(known):
            said.append(
                words(
                    "assumption.changed",
                    name=assumption_name(about, catalog, words),
                    own=figures_text(each.figures, about.unit, words),
                    data=figures_text(known.figures, about.unit, words) if known else "–",
                )
            )
    return "; ".join(said)


def _details(assumption: Assumption, catalog: Catalog, words: Grammar) -> Iterator[str]:
    network = catalog.network
    if assumption.project:
        project = catalog.projects.get(assumption.project)
        yield words.name(project.name) if project else assumption.project
        yield words(f"evidence.{assumption.kind}")  # before and after differ in it
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
