"""The application as a reader's machine runs it, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import IO

ROOT = Path(__file__).parents[2]
START_SECONDS = 60


@contextmanager
def running(
    data: Path | None = None,
    *program: str,
    folder: Path = ROOT,
    output: int | IO[bytes] = subprocess.DEVNULL,
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Yield the address of the running application, with another data folder if one is given.

    `program` is the module that runs it, with its arguments, in the place of Streamlit. It runs the
    dashboard of a folder, and writes into `output`.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", *(program or ("streamlit",)), "run", "dashboard.py"]
    options = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    environment = os.environ | variables | ({"CORRIDORS_DATA": str(data)} if data else {})
    with subprocess.Popen(
        [*command, *options],
        cwd=folder,
        env=environment,
        stdout=output,
        stderr=output,
    ) as process:
        try:
            wait_until_healthy(address, process)
            yield address
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):  # one that hangs does not hear it
                process.wait(START_SECONDS / 2)
            process.kill()


class _Quiet(SimpleHTTPRequestHandler):
    """Files and nothing else, without a log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving_files(folder: Path) -> Iterator[str]:
    """Yield the address of a server that has the files of a folder and nothing else."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_healthy(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until an application answers; raises RuntimeError where it ended instead."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    message = f"the application did not start (exit status {process.poll()})"
    raise RuntimeError(message)
