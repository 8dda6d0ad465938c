"""`python -m corridors health`: whether a server on this machine is well, for checks of images."""

import os
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import click

from corridors.settings import ADDRESS_VARIABLE, PORT_VARIABLE

_SECONDS = 2
_WELL = 200
_PATH = "/_stcore/health"  # answered without the base path too
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only asked


@click.command()
@click.option(
    "--process", default=1, show_default=True, help="The number of its process, 1 in a container."
)
def health(process: int) -> None:
    """Ask the server for its health where its options say that it listens."""
    host, port = listening(os.environ | settings_of(Path(f"/proc/{process}/environ")))
    try:
        status = _ask(host, int(port))
    except (OSError, HTTPException, ValueError) as error:
        message = f"no server answers at {host}, port {port}: {error}"
        raise click.ClickException(message) from error
    if status != _WELL:
        message = f"the server at {host}, port {port} answers with status {status}"
        raise click.ClickException(message)


def listening(variables: Mapping[str, str]) -> tuple[str, str]:
    """Return at which address and port a server with these variables listens."""
    host = variables.get(ADDRESS_VARIABLE, "")
    return _EVERYWHERE.get(host, host), variables.get(PORT_VARIABLE) or "8501"


def settings_of(environment: Path) -> dict[str, str]:
    """Return where a process was told to listen; nothing where that cannot be read.

    `serve` writes its options there, so that they win over the variables of the image.
    """
    try:
        lines = environment.read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return {}  # no Linux, or the process of somebody else
    pairs = (line.partition("=") for line in lines)
    wanted = {ADDRESS_VARIABLE, PORT_VARIABLE}
    return {name: value for name, _, value in pairs if name in wanted}


def _ask(host: str, port: int) -> int:
    """Return the status of the answer; a proxy that is set for other hosts is not asked."""
    connection = HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.request("GET", _PATH)
        return connection.getresponse().status
    finally:
        connection.close()
