"""A page without a browser: it speaks Streamlit's protocol over the real websocket."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE_SECONDS = 30


@contextmanager
def talking(name: str, origin: str | None = None) -> Iterator[ClientConnection]:
    """Yield the connection of a page with a server, which is named by host and port."""
    with connect(
        f"ws://{name}/_stcore/stream",
        origin=Origin(origin) if origin else None,
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    ) as opened:
        yield opened


def open_page(opened: ClientConnection, query: str = "") -> list[ForwardMsg]:
    """Return all that a visit sends, and what the server had still to say before."""
    opened.send(BackMsg(rerun_script=ClientState(query_string=query)).SerializeToString())
    return _hear(opened, "script_finished")


def hear_all(opened: ClientConnection) -> list[ForwardMsg]:
    """Return all that the server has still to say."""
    opened.send(BackMsg(app_heartbeat=True).SerializeToString())
    return _hear(opened, "heartbeat_ack")[:-1]


def _hear(opened: ClientConnection, last: str) -> list[ForwardMsg]:
    told: list[ForwardMsg] = []
    while not told or told[-1].WhichOneof("type") != last:
        content = opened.recv(PATIENCE_SECONDS, decode=False)
        told.append(ForwardMsg.FromString(content))
    return told


def closing_code(opened: ClientConnection) -> int:
    """Return with which code the server closes a connection."""
    try:
        while True:
            opened.recv(PATIENCE_SECONDS)
    except ConnectionClosed as error:
        return error.rcvd.code if error.rcvd else 1006
