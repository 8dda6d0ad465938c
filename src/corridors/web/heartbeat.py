"""The server says each second that it hears; where it does not, it is ended, to be started anew."""

import asyncio
import faulthandler
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_DEAF = Path(__file__).with_name("deaf.py")
_REST_SECONDS = 1


async def beat(seconds: int) -> None:
    """Say it until this is cancelled; a server that is silent for so many `seconds` is ended.

    A thread of this process could not see to it: what holds the server up may hold it up too.
    Nothing happens for no seconds, nor on Windows, where nobody can wait for a pipe.
    """
    if not seconds or os.name == "nt":
        return
    faulthandler.register(signal.SIGUSR1)
    command = [sys.executable, "-I", "-S", str(_DEAF), str(os.getpid()), str(seconds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as deaf, suppress(BrokenPipeError):  # noqa: ASYNC220, S603 - it takes a millisecond, once; fixed arguments
        while deaf.stdin:
            os.write(deaf.stdin.fileno(), b".")
            await asyncio.sleep(_REST_SECONDS)
