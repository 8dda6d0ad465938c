"""Tests of the corridors package, which mirror it; generated examples are the same in each run."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
