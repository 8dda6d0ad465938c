"""Tests of what one can take away."""
