"""Transport corridors of Kazakhstan and its neighbours, on a map with a source for every figure."""

import tempfile

_MEMORY = "/dev/shm"  # noqa: S108 - where Linux keeps files in memory

try:
    tempfile.gettempdir()
except FileNotFoundError:  # no disk can be written, but matplotlib does not start without a folder
    tempfile.tempdir = _MEMORY
