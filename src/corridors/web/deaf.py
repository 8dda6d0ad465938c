"""Ends a server that is deaf; a process of its own, which reads nothing of the program.

`deaf.py PROCESS SECONDS`: its standard input is a pipe, into which the server writes each second.
It counts its own rounds: a machine that slept, or a job that was stopped as a whole, is not deaf.
"""

import json
import os
import select
import signal
import sys
from datetime import UTC, datetime

_ROUND_SECONDS, _TELL_SECONDS = 1, 1


def main(process: int, seconds: int) -> None:
    """Return when the server ends, or end it when it wrote nothing for so many seconds."""
    unreported = 0
    while unreported < seconds:
        if not select.select([0], [], [], _ROUND_SECONDS)[0]:
            unreported += _ROUND_SECONDS
        elif os.read(0, 1000):
            unreported = 0
        else:
            return
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    sys.stdout.write(json.dumps({"at": now, "event": "deaf", "seconds": seconds}) + "\n")
    sys.stdout.flush()
    os.kill(process, signal.SIGUSR1)  # it tells where it is, if it is not stopped
    if not select.select([0], [], [], _TELL_SECONDS)[0] or os.read(0, 1000):
        os.kill(process, signal.SIGKILL)


if __name__ == "__main__":
    for how in (signal.SIGINT, signal.SIGHUP):  # a terminal sends them to all: the pipe counts
        signal.signal(how, signal.SIG_IGN)
    main(*map(int, sys.argv[1:]))
