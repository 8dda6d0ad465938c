"""Tests of the ways between two places."""
