"""The ways between two places: which there are on a day, how far and how long they are."""

from corridors.journey import By
from corridors.ways.assumed import assume, figures_of
from corridors.ways.effects import Effects, PairChange, effects_of
from corridors.ways.hours import Hours
from corridors.ways.parts import Part, PartKind
from corridors.ways.published import Comparison, compare_published
from corridors.ways.search import Question, find_ways
from corridors.ways.state import State, state_of
from corridors.ways.steps import Step
from corridors.ways.way import Way, hours_between

__all__ = [
    "By",
    "Comparison",
    "Effects",
    "Hours",
    "PairChange",
    "Part",
    "PartKind",
    "Question",
    "State",
    "Step",
    "Way",
    "assume",
    "compare_published",
    "effects_of",
    "figures_of",
    "find_ways",
    "hours_between",
    "state_of",
]
