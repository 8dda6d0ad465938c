"""Tests of the commands that fill a module of their own."""
