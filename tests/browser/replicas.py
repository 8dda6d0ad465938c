"""Two replicas of the application behind a real nginx, with the settings of `deploy/`."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from corridors.settings import DEAF_VARIABLE
from tests.browser.server import ROOT, START_SECONDS, free_port, wait_until_healthy

COOKIE = "corridors_replica"
DATA = ROOT / "geodata"
_SERVE = ("-m", "corridors", "serve")
CUT_SECONDS = 5  # a stream is silent for so long: a third of what `deploy/` says, and so are pings
PINGS = {"STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL": "1", DEAF_VARIABLE: "0"}
SLOTS = [f"{number:02x}" for number in range(32)]  # some of the 256 that nginx gives


@dataclass
class Replica:
    """One process of the application, on a port that it keeps when it is started again."""

    data: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    within: tuple[str, ...] = ()  # a command that runs it
    options: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    output: int | IO[bytes] = subprocess.DEVNULL

    @property
    def name(self) -> str:
        """What nginx calls it."""
        return f"127.0.0.1:{self.port}"

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it, if it does not run, without waiting for it."""
        if not self.alive:
            self.process = subprocess.Popen(
                [*self.within, sys.executable, *_SERVE, "--port", str(self.port), *self.options],
                cwd=ROOT,
                env=os.environ | {"CORRIDORS_DATA": str(self.data)} | self.environment,
                stdout=self.output,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Wait until it answers."""
        assert self.process is not None
        wait_until_healthy(f"http://{self.name}/", self.process)

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it; as a machine fails, if nothing else is said."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(START_SECONDS)


@dataclass
class Site:
    """The address that readers know, and what stands behind it."""

    address: str
    replicas: tuple[Replica, Replica]
    log: Path
    homes: dict[str, str] = field(default_factory=dict)  # of slots, while both replicas answer

    def answering(self, slot: str | None = None) -> str:
        """Return which replica answers a browser: one that kept a slot, else a fresh one."""
        headers = {"Cookie": f"{COOKIE}={slot}"} if slot else {}
        request = urllib.request.Request(f"{self.address}_stcore/health", headers=headers)
        with urllib.request.urlopen(request, timeout=5) as response:
            # one that does not answer is named before the one that does
            return str(response.headers["X-Replica"]).rpartition(", ")[2]

    def wait_for(self, replica: Replica) -> None:
        """Wait until a replica answers and nginx sends visits to it again."""
        replica.wait()
        slot = next(self.slots_of(replica.name))
        until(lambda: self.answering(slot) == replica.name)

    def slots_of(self, name: str) -> Iterator[str]:
        """Yield the slots of the browsers that stay on a replica."""
        return (slot for slot, home in self.homes.items() if home == name)


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Yield two running replicas behind nginx, which keeps its files in a folder."""
    nginx = find_nginx()
    replicas = (Replica(DATA, environment=PINGS), Replica(DATA, environment=PINGS))
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}/", replicas, folder / "access.log")
    config = folder / "nginx.conf"
    config.write_text(_configuration(folder, port, replicas), "utf-8")
    command = [nginx, "-e", "stderr", "-p", str(folder), "-c", str(config)]
    with ExitStack() as stack:
        for replica in replicas:
            replica.start()
            stack.callback(replica.stop)
        for replica in replicas:
            replica.wait()
        process = subprocess.Popen([*command, "-g", "daemon off; user root;"])
        stack.callback(process.wait, START_SECONDS)
        stack.callback(process.terminate)
        wait_until_healthy(site.address, process)
        site.homes.update({slot: site.answering(slot) for slot in SLOTS})
        yield site


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def find_nginx() -> str:
    """Return the path of nginx; raises RuntimeError that says what to do if there is none."""
    found = _installed() or _of_debian()
    if found is None:
        message = "The tests of two replicas need nginx: install it (apt-get install nginx-light)."
        raise RuntimeError(message)
    return found


def _installed() -> str | None:
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _of_debian() -> str | None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "nginx-light"]):
        subprocess.run([apt, "-q", *arguments], check=False, stdin=subprocess.DEVNULL)
    return _installed()


def _configuration(folder: Path, port: int, replicas: tuple[Replica, Replica]) -> str:
    """Return the settings of `deploy/` with the ports and paths of a test."""
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    changes = {
        "/tmp/nginx": f"{folder}/nginx",  # noqa: S108 - what is replaced
        "/dev/stderr": f"{folder}/error.log",
        "/dev/stdout": f"{folder}/access.log",
        "fail_timeout=5s": "fail_timeout=1s",
        "proxy_read_timeout 15s": f"proxy_read_timeout {CUT_SECONDS}s",
        "listen 8080": f"listen 127.0.0.1:{port}",
        "replica-1:8501": replicas[0].name,
        "replica-2:8501": replicas[1].name,
        "add_header Set": "add_header X-Replica $upstream_addr always; add_header Set",
    }
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text
