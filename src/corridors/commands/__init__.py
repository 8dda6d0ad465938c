"""Commands of `python -m corridors` that fill a module of their own."""
