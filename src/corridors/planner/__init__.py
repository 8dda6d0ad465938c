"""What a planner asks of the network, and the answer as a table or for machines."""

from corridors.planner.answer import Answer, answer
from corridors.planner.ask import PLAN_WORDS, Plan, plan_of, read_plan
from corridors.planner.record import record
from corridors.planner.table import table

__all__ = ["PLAN_WORDS", "Answer", "Plan", "answer", "plan_of", "read_plan", "record", "table"]
