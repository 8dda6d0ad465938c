"""Small answers leave at once."""

import os
import socket
from contextlib import suppress
from pathlib import Path

_DESCRIPTORS = Path("/dev/fd")  # Linux, macOS, BSD
_FAMILIES = {socket.AF_INET, socket.AF_INET6}


def send_at_once() -> int:
    """Set TCP_NODELAY where this process listens, and return on how many sockets.

    Connections inherit it. Streamlit makes its socket in a way that keeps asyncio from setting it;
    the last part of each answer is then held back for some 40 ms.
    """
    count = 0
    for entry in list(_DESCRIPTORS.iterdir()) if _DESCRIPTORS.exists() else ():
        with suppress(OSError), socket.socket(fileno=os.dup(int(entry.name))) as found:
            listens = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if found.family in _FAMILIES and listens:
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                count += 1
    return count
