"""Tests of the rules for data."""
