"""Tests of questions and answers of a planner."""
