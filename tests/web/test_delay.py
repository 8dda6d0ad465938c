"""Small messages leave at once, with a server as uvicorn is one and without."""

import asyncio
import socket
from collections.abc import Iterator

import pytest
from starlette.types import Message, Receive, Scope, Send

from corridors.web.delay import NoDelay


class Stream:
    """A stream as uvicorn holds one: it is its own transport here."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.transport = self

    def get_extra_info(self, name: str) -> object:
        return {"socket": self.connection}[name]

    async def send(self, message: Message) -> None:
        """Send nothing."""


@pytest.fixture
def stream() -> Iterator[Stream]:
    with socket.socket() as connection:
        yield Stream(connection)


async def _receive() -> Message:
    return {"type": "websocket.connect"}


def _pass(scope: Scope, send: Send) -> list[str]:
    """Return what the application behind the middleware was asked."""
    asked = []

    async def app(scope: Scope, _: Receive, __: Send) -> None:
        asked.append(scope["type"])

    asyncio.run(NoDelay(app)(scope, _receive, send))
    return asked


@pytest.mark.parametrize(("kind", "set_"), [("websocket", True), ("http", False)])
def test_a_stream_is_told_not_to_wait(stream: Stream, kind: str, set_: bool) -> None:  # noqa: FBT001
    assert _pass({"type": kind}, stream.send) == [kind]
    told = stream.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    assert bool(told) == set_


def test_another_server_is_left_alone() -> None:
    async def send(_: Message) -> None:
        """Send nothing."""

    assert _pass({"type": "websocket"}, send) == ["websocket"]
