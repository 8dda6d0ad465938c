"""One route: its steps in order, and what can be counted on them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corridors.catalog.kept import kept
from corridors.catalog.network import Network
from corridors.model.network import Evidence
from corridors.model.vocabulary import Mode
from corridors.routing.durations import (
    Component,
    HoursRange,
    TimeComponent,
    border_parts,
    gauge_part,
    moving_part,
    sea_part,
)
from corridors.routing.state import State, Step


@dataclass(frozen=True)
class Route:
    """Steps that join, the time of their parts, and where cargo is handled on the way."""

    steps: tuple[Step, ...]
    parts: tuple[TimeComponent, ...]
    borders: tuple[tuple[str, str], ...]
    gauge_breaks: tuple[str, ...]
    transshipments: tuple[str, ...]

    @cached_property
    def km(self) -> float:
        """The whole length."""
        return km_along(self.steps)

    @cached_property
    def km_by_mode(self) -> dict[Mode, float]:
        """The length by mode, in the order of the modes."""
        lengths: defaultdict[Mode, float] = defaultdict(float)
        for step in self.steps:
            lengths[step.edge.mode] += step.edge.km
        return {mode: lengths[mode] for mode in Mode if mode in lengths}

    @cached_property
    def km_by_country(self) -> dict[tuple[str, ...], float]:
        """The length on land by country, in order of travel.

        What crosses a border and is not cut there stands under both countries.
        """
        lengths: defaultdict[tuple[str, ...], float] = defaultdict(float)
        for step in self.steps:
            if step.edge.countries:
                lengths[tuple(sorted(step.edge.countries))] += step.edge.km
        return dict(lengths)

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of its places in order."""
        return (self.steps[0].start, *(step.end for step in self.steps)) if self.steps else ()

    @cached_property
    def hours(self) -> HoursRange:
        """The hours of all parts that are known."""
        return HoursRange.total(part.hours for part in self.parts if part.hours)

    def hours_of(self, kind: Component) -> HoursRange:
        """Return the hours of the known parts of one kind."""
        return HoursRange.total(p.hours for p in self.parts if p.kind is kind and p.hours)

    @property
    def unknown(self) -> tuple[TimeComponent, ...]:
        """The parts without a figure: the hours leave them out."""
        return tuple(part for part in self.parts if part.hours is None)

    @property
    def has_estimated_km(self) -> bool:
        """Whether some of the length is an estimate."""
        return any(step.edge.is_estimate for step in self.steps)

    def has_estimated_hours(self, kind: Component | None = None) -> bool:
        """Whether some of the hours, or of those of one kind, are an estimate."""
        return any(p.is_estimate and p.hours for p in self.parts if kind in {None, p.kind})

    def has_own_hours(self, kind: Component | None = None) -> bool:
        """Whether some of the hours, or of those of one kind, rest on a reader's own figure."""
        return any(part.is_own for part in self.parts if kind in {None, part.kind})

    @property
    def has_promised_hours(self) -> bool:
        """Whether the least hours count on a speed that was promised and never measured."""
        used = [a for part in self.parts for a in part.assumptions]
        return any(assumption.kind is Evidence.PLANNED for assumption in used)


def km_along(steps: Sequence[Step]) -> float:
    """Return the length of steps."""
    return sum(step.edge.km for step in steps)


def route_along(steps: Sequence[Step], network: Network, state: State) -> Route:
    """Return the route along steps that join."""
    breaks = tuple(_gauge_breaks(steps))
    changes = tuple(b.start for a, b in pairwise(steps) if a.edge.mode is not b.edge.mode)
    parts: list[TimeComponent] = []
    contained: set[str] = set()
    for step in steps:
        components = step_parts(step, network, improved=step.edge.id in state.improved)
        parts += components
        if any(part.contains_gauge for part in components):
            contained |= {step.start, step.end}
    parts += [gauge_part(place, network) for place in breaks if place not in contained]
    parts += [TimeComponent(Component.PORTS, place) for place in changes]
    countries = [tuple(network.places[n].country for n in (s.start, s.end)) for s in steps]
    return Route(
        steps=tuple(steps),
        parts=tuple(parts),
        borders=tuple((a, b) for a, b in countries if a != b),
        gauge_breaks=breaks,
        transshipments=changes,
    )


def hours_between(before: Route, after: Route) -> HoursRange | None:
    """Return how much longer one route takes than another: least, typical, most, each by itself.

    None where the two leave out different parts: their hours are then not of the same things.
    """
    return after.hours - before.hours if _left_out(before) == _left_out(after) else None


def _left_out(way: Route) -> Counter[tuple[str, str | None]]:
    """Return what the hours leave out: kinds of parts and sides of borders, and how many."""
    return Counter((part.kind, part.country) for part in way.unknown)


@kept(2048)
def step_parts(step: Step, network: Network, *, improved: bool) -> tuple[TimeComponent, ...]:
    """Return the parts of the time on one edge, the border that it crosses included."""
    if step.edge.mode is Mode.SEA:
        travel = sea_part(step, network)
    else:
        travel = moving_part(step, network, improved=improved)
    return travel, *border_parts(step, network)


def _gauge_breaks(steps: Sequence[Step]) -> Iterator[str]:
    """Yield the places where a line of another gauge begins; an unknown gauge changes nothing."""
    gauge: int | None = None
    for step in steps:
        if step.edge.mode is not Mode.RAIL:
            gauge = None
        elif step.edge.gauge is not None:
            if gauge is not None and step.edge.gauge != gauge:
                yield step.start
            gauge = step.edge.gauge
