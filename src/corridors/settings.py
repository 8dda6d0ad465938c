"""The variables of the environment that take settings; `deploy/README.md` tells what they mean."""

import os
import re
from pathlib import Path

FOLDER_VARIABLE = "CORRIDORS_DATA"
EMBED_VARIABLE = "CORRIDORS_EMBED_IN"
HOSTS_VARIABLE = "CORRIDORS_ALLOWED_HOSTS"
LOG_VARIABLE = "CORRIDORS_ACCESS_LOG"
METRICS_VARIABLE = "CORRIDORS_METRICS"
DEAF_VARIABLE = "CORRIDORS_DEAF_SECONDS"
ADDRESS_VARIABLE = "STREAMLIT_SERVER_ADDRESS"
PORT_VARIABLE = "STREAMLIT_SERVER_PORT"
SHOWN_VARIABLE = "STREAMLIT_BROWSER_SERVER_ADDRESS"  # in what Streamlit prints at its start
PATH_VARIABLE = "STREAMLIT_SERVER_BASE_URL_PATH"
PROXIES_VARIABLE = "FORWARDED_ALLOW_IPS"  # uvicorn's
DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "geodata"

_HOST = re.compile(r"\*|(\*\.)?[\w-]+(\.[\w-]+)*|\[[0-9a-f:]+\]", re.IGNORECASE)


def read_hosts(text: str) -> list[str]:
    """Return the names of hosts between commas, `*` for all; raises ValueError that names one."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if not _HOST.fullmatch(name):
            message = f"{name!r} is no name of a host: give names as example.org or *.example.org"
            raise ValueError(message)
    return names or ["*"]


def deaf_seconds() -> int:
    """Return after how many seconds a deaf server is ended, 0 for never; raises ValueError."""
    named = os.environ.get(DEAF_VARIABLE, "").strip() or "0"
    if not (named.isascii() and named.isdigit()):
        message = f"{DEAF_VARIABLE}: {named!r} is no whole number of seconds"
        raise ValueError(message)
    return int(named)


def data_folder() -> Path:
    """Return the folder of the data, as a full path: what the environment names, else what ships.

    Symbolic links are not resolved: they may lead to another folder later.
    """
    named = os.environ.get(FOLDER_VARIABLE, "").strip()
    if not named:
        return DEFAULT_FOLDER
    return Path(os.path.expanduser(named)).absolute()  # noqa: PTH111 - Path fails without a home


def readable_data_folder() -> Path:
    """Return the folder of the data; raises ValueError with a sentence where there is none."""
    folder = data_folder()
    try:
        os.scandir(folder).close()
    except OSError as error:
        message = f"{FOLDER_VARIABLE}: {folder} is no folder that can be read: {error.strerror}"
        raise ValueError(message) from error
    return folder
