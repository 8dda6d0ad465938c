"""A reader's figures in place of those of the data."""

from collections.abc import Iterable
from dataclasses import replace

from corridors.catalog import Network
from corridors.journey import Assumed
from corridors.model import Assumption
from corridors.ways.hours import whole_range

_DECIMALS = 2  # as a link writes them


class OwnAssumption(Assumption):
    """An assumption with a reader's figures in place of those of its source."""


def assume(
    network: Network, assumed: Iterable[Assumed], of_all_days: Network | None = None
) -> Network:
    """Return the network with a reader's figures, each in the unit of what it stands for.

    A reader may give a figure that no source gave on the day of the network: what it is about then
    comes from the network of all days. Figures that are those of the network change nothing.
    Raises KeyError for an assumption of no day.
    """
    held = network.assumptions
    all_held = (of_all_days or network).assumptions
    changed = {
        each.name: _with(all_held[each.name], each, is_known=each.name in held) for each in assumed
    }
    return replace(network, assumptions={**held, **changed}) if changed else network


def figures_of(assumption: Assumption) -> Assumed:
    """Return the figures that are counted with; a bound that is not given is filled in."""
    return Assumed(assumption.id, *(round(value, _DECIMALS) for value in whole_range(assumption)))


def _with(assumption: Assumption, assumed: Assumed, *, is_known: bool) -> Assumption:
    if is_known and str(assumed) == str(figures_of(assumption)):
        return assumption
    figures = {"low": assumed.low, "typical": assumed.typical, "high": assumed.high}
    return OwnAssumption.model_construct(**dict(assumption) | figures)
