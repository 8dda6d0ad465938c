"""Hours as a range: worked out from assumptions, on an edge, at a border, in a port."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from corridors.catalog.network import Network
from corridors.model.network import Assumption, AssumptionKind, Direction, Evidence, TransitUnit
from corridors.model.vocabulary import Mode
from corridors.routing.state import Step
from corridors.view.values import AssumptionOverride

_HOURS_IN_DAY = 24
_HOURS = {TransitUnit.HOURS: 1, TransitUnit.DAYS: _HOURS_IN_DAY}
_DECIMALS = 2  # as a link writes them


@dataclass(frozen=True)
class HoursRange:
    """The least, the typical and the most hours that something takes."""

    low: float = 0.0
    typical: float = 0.0
    high: float = 0.0

    def __add__(self, other: "HoursRange") -> "HoursRange":
        """Return both one after the other."""
        return HoursRange(
            self.low + other.low, self.typical + other.typical, self.high + other.high
        )

    def __sub__(self, other: "HoursRange") -> "HoursRange":
        """Return how much more these are than others, each by itself: they may be below zero."""
        return HoursRange(
            self.low - other.low, self.typical - other.typical, self.high - other.high
        )

    @classmethod
    def total(cls, hours: Iterable["HoursRange"]) -> "HoursRange":
        """Return all of them one after the other; nothing takes no time."""
        return sum(hours, start=cls())

    @classmethod
    def of_time(cls, assumption: Assumption) -> Self:
        """Return the hours of an assumption in hours or days."""
        factor = _HOURS[assumption.unit]
        low, typical, high = complete_range(assumption)
        return cls(low * factor, typical * factor, high * factor)

    @classmethod
    def of_speed(cls, km: float, assumption: Assumption) -> Self:
        """Return the hours that a distance takes: the highest speed gives the least."""
        per_day = assumption.unit is TransitUnit.KM_PER_DAY
        km_in_hours = km * (_HOURS_IN_DAY if per_day else 1)
        slow, typical, fast = complete_range(assumption)
        return cls(km_in_hours / fast, km_in_hours / typical, km_in_hours / slow)


def complete_range(assumption: Assumption) -> tuple[float, float, float]:
    """Return low, typical and high: the middle where only bounds are known, and the reverse."""
    low, typical, high = assumption.low, assumption.typical, assumption.high
    if typical is None:
        typical = ((low or 0) + (high or 0)) / 2  # a range without typical has both bounds
    return low or typical, typical, high or typical


class OwnAssumption(Assumption):
    """An assumption with a reader's figures in place of those of its source."""


def assume(
    network: Network, assumed: Iterable[AssumptionOverride], of_all_days: Network | None = None
) -> Network:
    """Return the network with a reader's figures, each in the unit of what it stands for.

    A reader may give a figure that no source gave on the day of the network: what it is about then
    comes from the network of all days. Figures that are those of the network change nothing.
    Raises KeyError for an assumption of no day.
    """
    assumptions = network.assumptions
    of_any_day = (of_all_days or network).assumptions
    changed = {
        each.name: _with(of_any_day[each.name], each, is_of_day=each.name in assumptions)
        for each in assumed
    }
    return replace(network, assumptions={**assumptions, **changed}) if changed else network


def figures_of(assumption: Assumption) -> AssumptionOverride:
    """Return the figures that are counted with; a bound that is not given is filled in."""
    return AssumptionOverride(
        assumption.id, *(round(value, _DECIMALS) for value in complete_range(assumption))
    )


def _with(assumption: Assumption, assumed: AssumptionOverride, *, is_of_day: bool) -> Assumption:
    if is_of_day and str(assumed) == str(figures_of(assumption)):
        return assumption
    figures = {"low": assumed.low, "typical": assumed.typical, "high": assumed.high}
    return OwnAssumption.model_construct(**dict(assumption) | figures)


class Component(StrEnum):
    """What a part of the time is spent on; a change of gauge belongs to the borders."""

    MOVING = "moving"
    BORDERS = "borders"
    PORTS = "ports"
    SEA = "sea"


@dataclass(frozen=True)
class TimeComponent:
    """Hours at a place or on an edge, or None where the data have no figure.

    `assumptions` are the ids of what the hours rest on; `country` is the side of a border.
    """

    kind: Component
    where: str
    hours: HoursRange | None = None
    assumptions: tuple[Assumption, ...] = ()
    country: str | None = None
    is_mixed: bool = False

    @property
    def is_estimate(self) -> bool:
        """Whether the typical hours are no figure of a source as it stands."""
        return self.is_mixed or any(a.typical is None for a in self.assumptions)

    @property
    def is_own(self) -> bool:
        """Whether the hours rest on a reader's own figure."""
        return any(isinstance(a, OwnAssumption) for a in self.assumptions)

    @property
    def contains_gauge(self) -> bool:
        """Whether a change of gauge is within these hours already."""
        return any(a.contains_gauge for a in self.assumptions)


def moving_part(step: Step, network: Network, *, improved: bool) -> TimeComponent:
    """Return the time on an edge by rail or road.

    A speed that was promised with a project and never measured counts for the least hours only.
    """
    edge = step.edge
    speeds = [a for a in network.assumptions_about[AssumptionKind.SPEED] if a.mode is edge.mode]
    own = [a for a in speeds if a.project and a.project == edge.project]
    if measured := [a for a in own if a.kind is not Evidence.PLANNED]:
        hours = HoursRange.of_speed(edge.km, measured[-1])
        promised = [a for a in own if a.kind is Evidence.PLANNED] if improved else []
        least = min([hours.low, *(HoursRange.of_speed(edge.km, a).low for a in promised)])
        return TimeComponent(
            Component.MOVING,
            edge.id,
            HoursRange(least, hours.typical, hours.high),
            (measured[-1], *promised),
        )
    by_country = [
        next((a for a in speeds if country in a.countries), None) for country in edge.countries
    ]
    fitting = tuple(a for a in by_country if a)
    if not fitting or len(fitting) < len(by_country):
        return TimeComponent(Component.MOVING, edge.id)
    return _mixed(edge.id, edge.km, fitting)


def sea_part(step: Step, network: Network) -> TimeComponent:
    """Return the time of a sea leg, from port to port."""
    assumption = network.assumptions.get(step.edge.crossing or "")
    if assumption is None:
        return TimeComponent(Component.SEA, step.edge.id)
    hours = HoursRange.of_time(assumption)
    is_mixed = step.edge.crossing_of_neighbour
    return TimeComponent(Component.SEA, step.edge.id, hours, (assumption,), is_mixed=is_mixed)


def border_parts(step: Step, network: Network) -> tuple[TimeComponent, ...]:
    """Return the time at both sides of a border that an edge crosses, or nothing.

    Cargo that leaves or enters by sea is cleared as rail cargo.
    """
    leaving, entering = (network.places[name].country for name in (step.start, step.end))
    if leaving == entering:
        return ()
    mode = Mode.RAIL if step.edge.mode is Mode.SEA else step.edge.mode
    borders = [a for a in network.assumptions_about[AssumptionKind.BORDER] if a.mode is mode]
    for crossing in (a for a in borders if a.whole_crossing):
        if {leaving, entering} <= set(crossing.countries):
            hours = HoursRange.of_time(crossing)
            return (TimeComponent(Component.BORDERS, step.edge.id, hours, (crossing,)),)
    sides = [a for a in borders if not a.whole_crossing and a.countries]
    return (
        _side(step, sides, leaving, Direction.LEAVING),
        _side(step, sides, entering, Direction.ENTERING),
    )


def gauge_part(place: str, network: Network) -> TimeComponent:
    """Return the time of a change of gauge at a place."""
    for assumption in network.assumptions_about[AssumptionKind.GAUGE]:
        if place in assumption.places:
            return TimeComponent(
                Component.BORDERS, place, HoursRange.of_time(assumption), (assumption,)
            )
    return TimeComponent(Component.BORDERS, place)


def _side(
    step: Step, borders: Iterable[Assumption], country: str, direction: Direction
) -> TimeComponent:
    fitting = [
        a
        for a in borders
        if country in a.countries
        and a.direction in {None, direction}
        and (not a.places or {step.start, step.end} & set(a.places))
    ]
    if not fitting:
        return TimeComponent(Component.BORDERS, step.edge.id, country=country)
    best = max(fitting, key=lambda a: bool(a.places))
    return TimeComponent(
        Component.BORDERS, step.edge.id, HoursRange.of_time(best), (best,), country
    )


def _mixed(edge: str, km: float, speeds: tuple[Assumption, ...]) -> TimeComponent:
    """Return the time at the speeds of the countries of an edge that is not cut at the border."""
    all_hours = [HoursRange.of_speed(km, speed) for speed in speeds]
    hours = HoursRange(
        min(h.low for h in all_hours),
        sum(h.typical for h in all_hours) / len(all_hours),
        max(h.high for h in all_hours),
    )
    return TimeComponent(Component.MOVING, edge, hours, speeds, is_mixed=len(speeds) > 1)
