"""How fast something may come."""

import signal
import time
from asyncio import BaseTransport
from contextlib import suppress
from importlib import import_module

from uvicorn import Server
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

MOST_BYTES = 200_000  # of a message from a browser; the page sends some thousand
_MOST_PARTS = 1_000  # of a message; browsers part it at some thousand bytes
_MOST_WAITING = 100  # messages that came and were not taken yet
_SILENT_AT_ONCE, _SILENT_A_SECOND = 100, 10  # pings and other frames without content
_PONG_SECONDS = 30  # for a slow network; the settings ping more often, for proxies
_END_SECONDS = 8  # for what is on its way when the server ends: clusters kill it after ten
_REFUSED = 1008  # RFC 6455, 7.4.1


class Pace:
    """So many at once and so many a second; a stream of them is let through evenly."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._apart = 1 / a_second
        self._credit = at_once * self._apart
        self._due = 0.0

    def take(self) -> float:
        """Count one more, and return for how many seconds it comes too early."""
        now = time.monotonic()
        self._due = max(self._due, now - self._credit) + self._apart
        return max(0.0, self._due - now)


class Connection(WebSocketsSansIOProtocol):
    """A connection that ends when the other side sends what no page sends, to fill the memory.

    uvicorn bounds the bytes of a message, but neither its parts, nor messages that came together,
    nor pings, each of which it answers.
    """

    _silent: Pace

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin to count."""
        super().connection_made(transport)
        self._silent = Pace(_SILENT_AT_ONCE, _SILENT_A_SECOND)

    def handle_cont(self, event: Frame) -> None:
        """Take the next part of a message."""
        if event.fin or (event.data and len(self.frames) < _MOST_PARTS):
            super().handle_cont(event)
        else:
            self._end()

    def send_receive_event_to_app(self) -> None:
        """Let a whole message wait for the application."""
        if self.queue.qsize() < _MOST_WAITING:
            super().send_receive_event_to_app()
        else:
            self._end()

    def handle_ping(self) -> None:
        """Answer."""
        if self._silent.take():
            self._end()
        else:
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        """Take an answer; one that was not asked for counts as a ping."""
        if event.data != self.pending_ping_payload and self._silent.take():
            self._end()
        else:
            super().handle_pong(event)

    def _end(self) -> None:
        if not self.close_sent:
            self.conn.fail(_REFUSED, "no page sends so much")
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            self.transport.close()


def _raise_descriptors() -> None:
    """Let this process open as many files and connections as it may: each reader holds some."""
    with suppress(ImportError, OSError, ValueError):  # Windows has none; macOS takes not all
        resource = import_module("resource")
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def take_charge() -> None:
    """Bound what the running server reads, and let SIGTERM and SIGHUP end it with status 0.

    It may open as many files as the system grants. Readers are told to connect again, and to the
    other replica. Nothing happens where no server of uvicorn runs in this process, as in tests; a
    SIGHUP that is ignored (nohup) stays so.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not isinstance(server, Server):
        return
    config = server.config
    config.ws_max_size = MOST_BYTES
    config.ws_ping_timeout = _PONG_SECONDS
    config.timeout_graceful_shutdown = _END_SECONDS
    _raise_descriptors()
    if config.ws_protocol_class is WebSocketsSansIOProtocol:
        config.ws_protocol_class = Connection

    def end(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGTERM, end)  # uvicorn's own would end the process by the signal again
    with suppress(AttributeError):  # Windows has none
        if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
            signal.signal(signal.SIGHUP, end)
