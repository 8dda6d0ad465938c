"""`python -m corridors serve`: the dashboard; nothing is read here that the server reads anyway."""

import os
import re
import socket
import sys
from pathlib import Path

import click

from corridors.settings import (
    ADDRESS_VARIABLE,
    DEAF_VARIABLE,
    EMBED_VARIABLE,
    FOLDER_VARIABLE,
    HOSTS_VARIABLE,
    LOG_VARIABLE,
    PATH_VARIABLE,
    PORT_VARIABLE,
    SHOWN_VARIABLE,
    read_hosts,
    readable_data_folder,
)

DASHBOARD = Path(__file__).resolve().parents[3] / "dashboard.py"
_SEGMENT = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._~-]+", re.ASCII)
_STREAMLITS = {"_stcore", "component", "media", "static"}
_EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - nobody is found there


def _path(_: click.Context, __: click.Parameter, value: str) -> str:
    """Return a path without slashes at its ends."""
    path = value.strip("/")
    for segment in path.split("/") if path else ():
        if not _SEGMENT.fullmatch(segment):
            message = f"{value!r} is no path: give letters, digits and -._~, with slashes between"
            raise click.BadParameter(message)
    if path.split("/")[0] in _STREAMLITS:
        message = f"{value!r} begins with a name that Streamlit keeps for itself"
        raise click.BadParameter(message)
    return path


def _hosts(_: click.Context, __: click.Parameter, value: str) -> str:
    """Return names of hosts with commas between them."""
    try:
        return ",".join(read_hosts(value))
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.option(
    "--host",
    envvar=ADDRESS_VARIABLE,
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on.",
)
@click.option(
    "--port",
    envvar=PORT_VARIABLE,
    type=click.IntRange(1, 65535),
    default=8501,
    show_default=True,
)
@click.option(
    "--base-path",
    envvar=PATH_VARIABLE,
    default="",
    callback=_path,
    help="The path below which it stands, as corridors.",
)
@click.option(
    "--embed-in", envvar=EMBED_VARIABLE, default="*", help="Pages that may frame it; * is all."
)
@click.option(
    "--allow-hosts",
    envvar=HOSTS_VARIABLE,
    default="*",
    callback=_hosts,
    help="Host names, with commas; its health it tells to all.",
)
@click.option(
    "--deaf-seconds",
    envvar=DEAF_VARIABLE,
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="End it when it hears nothing for so long; 0 is never.",
)
def serve(  # noqa: PLR0913, PLR0917 - one for each option
    host: str, port: int, base_path: str, embed_in: str, allow_hosts: str, deaf_seconds: int
) -> None:
    """Serve dashboard, API, share pages and previews, with a log of JSON lines."""
    if not DASHBOARD.is_file():
        message = (
            f"there is no {DASHBOARD}: it runs from the folder of its repository, README says how"
        )
        raise click.ClickException(message)
    try:
        data = readable_data_folder()  # a full path, for a server that works in another folder
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    _expect_free(host, port)
    variables = {
        FOLDER_VARIABLE: str(data),
        ADDRESS_VARIABLE: host,
        PORT_VARIABLE: str(port),
        SHOWN_VARIABLE: "localhost" if host in _EVERYWHERE else host,
        PATH_VARIABLE: base_path,
        EMBED_VARIABLE: embed_in,
        HOSTS_VARIABLE: allow_hosts,
        DEAF_VARIABLE: str(deaf_seconds),
        LOG_VARIABLE: "1",
    }
    os.chdir(DASHBOARD.parent)  # where Streamlit looks for its settings
    command = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD)]
    os.execve(sys.executable, command, os.environ | variables)  # noqa: S606 - fixed arguments


def _expect_free(host: str, port: int) -> None:
    """Raise an error with a sentence where no server can listen at an address and port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET  # as Streamlit chooses
    with socket.socket(family) as listener:
        if os.name != "nt":  # there it would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or error
            message = f"cannot listen at --host {host} --port {port}: {reason}"
            raise click.ClickException(message) from error
