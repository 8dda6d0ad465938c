"""Tests of the map wing."""
