"""The variables of the environment that take settings; `deploy/README.md` tells what they mean."""

import re

FOLDER_VARIABLE = "CORRIDORS_DATA"
EMBED_VARIABLE = "CORRIDORS_EMBED_IN"
HOSTS_VARIABLE = "CORRIDORS_ALLOWED_HOSTS"
LOG_VARIABLE = "CORRIDORS_ACCESS_LOG"
ADDRESS_VARIABLE = "STREAMLIT_SERVER_ADDRESS"
PORT_VARIABLE = "STREAMLIT_SERVER_PORT"
PATH_VARIABLE = "STREAMLIT_SERVER_BASE_URL_PATH"
PROXIES_VARIABLE = "FORWARDED_ALLOW_IPS"  # uvicorn's

_HOST = re.compile(r"\*|(\*\.)?[\w-]+(\.[\w-]+)*|\[[0-9a-f:]+\]", re.IGNORECASE)


def read_hosts(text: str) -> list[str]:
    """Return the names of hosts between commas, `*` for all; raises ValueError that names one."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if not _HOST.fullmatch(name):
            message = f"{name!r} is no name of a host: give names as example.org or *.example.org"
            raise ValueError(message)
    return names or ["*"]
