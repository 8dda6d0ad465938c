"""The commands of `python -m corridors`, each in a module of its own that has its name."""
