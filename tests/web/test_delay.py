"""Small answers leave at once."""

import os
import socket
from pathlib import Path

from corridors.web.streamlit_internals import send_at_once


def _waits(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_connections_of_a_listening_socket_do_not_wait() -> None:
    with socket.socket() as listener, socket.socket() as other:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as before:
            assert _waits(before)
        assert send_at_once() >= 1
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as after:
            assert not _waits(after)
        assert _waits(other)


def test_nothing_stays_open() -> None:
    read, write = os.pipe()
    before = len(list(Path("/dev/fd").iterdir()))
    send_at_once()
    assert len(list(Path("/dev/fd").iterdir())) == before
    os.close(write)
    assert os.read(read, 1) == b""  # whoever reads hears that nobody writes any more
    os.close(read)
