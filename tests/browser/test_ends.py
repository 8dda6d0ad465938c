"""However a server is told to end, its readers are told to go elsewhere, and it ends well."""

import signal
import socket
import time
from contextlib import closing
from pathlib import Path

from streamlit.file_util import get_static_dir

from tests.browser.replicas import DATA, Replica
from tests.browser.talking import closing_code, open_page, talking

RESTARTING = 1012  # RFC 6455: a page connects again, and nginx leads it to the other replica
LARGE = max(
    (Path(get_static_dir()) / "static" / "js").iterdir(), key=lambda file: file.stat().st_size
)
QUESTION = f"GET /static/js/{LARGE.name} HTTP/1.1\r\nHost: a\r\n\r\n".encode()


def _expect_good_end(replica: Replica, how: signal.Signals) -> None:
    """Expect that a reader is told and the status is good."""
    with talking(replica.name) as reader:
        open_page(reader)
        replica.stop(how)
        assert closing_code(reader) == RESTARTING
    assert replica.process is not None
    assert replica.process.returncode == 0


def test_a_server_whose_terminal_is_closed_ends_well() -> None:
    replica = Replica(DATA)
    replica.start()
    try:
        replica.wait()
        _expect_good_end(replica, signal.SIGHUP)
    finally:
        replica.stop()


def test_one_that_shall_outlive_it_does_and_nobody_can_keep_it_from_ending() -> None:
    replica = Replica(DATA, within=("nohup",))
    replica.start()
    try:
        replica.wait()
        assert replica.process is not None
        replica.process.send_signal(signal.SIGHUP)
        with closing(socket.create_connection(("127.0.0.1", replica.port))) as deaf:
            deaf.sendall(QUESTION * 50)
            assert deaf.recv(1)
            begun = time.monotonic()
            _expect_good_end(replica, signal.SIGTERM)
        assert time.monotonic() - begun < 20
    finally:
        replica.stop()
