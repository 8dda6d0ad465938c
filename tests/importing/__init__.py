"""Tests of routes that come from files of GIS programs."""
