"""Small messages leave at once."""

import socket

from starlette.types import ASGIApp, Receive, Scope, Send

_FAMILIES = {socket.AF_INET, socket.AF_INET6}


class NoDelay:
    """Middleware that sets TCP_NODELAY where a reader's stream begins.

    Streamlit makes its socket in a way that keeps asyncio from setting it; Linux then holds the
    last part of each answer back for some 40 ms. Must stand before all that wraps `send`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        connection = _socket_of(send) if scope["type"] == "websocket" else None
        if connection is not None and connection.family in _FAMILIES:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self._app(scope, receive, send)


def _socket_of(send: Send) -> socket.socket | None:
    """Return the socket below uvicorn's own `send`; None with another server."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    return transport.get_extra_info("socket") if transport else None
