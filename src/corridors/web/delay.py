"""Small answers leave at once."""

import os
import socket
import stat
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
        with suppress(OSError):  # it was open only while they were listed
            descriptor = int(entry.name)
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                count += _send_at_once(descriptor)
    return count


def _send_at_once(descriptor: int) -> bool:
    with socket.socket(fileno=os.dup(descriptor)) as found:
        listens = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        if found.family not in _FAMILIES or not listens:
            return False
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return True
