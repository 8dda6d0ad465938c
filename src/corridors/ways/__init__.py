"""The ways between two places: which there are on a day, how far and how long they are."""

from corridors.ways.hours import Hours
from corridors.ways.parts import Part, PartKind
from corridors.ways.published import Comparison, compare_published
from corridors.ways.search import By, Question, find_ways
from corridors.ways.state import State, network_projects, state_of
from corridors.ways.steps import Step
from corridors.ways.way import Way

__all__ = [
    "By",
    "Comparison",
    "Hours",
    "Part",
    "PartKind",
    "Question",
    "State",
    "Step",
    "Way",
    "compare_published",
    "find_ways",
    "network_projects",
    "state_of",
]
