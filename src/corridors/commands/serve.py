"""`python -m corridors serve`: the dashboard; nothing is read here that the server reads anyway."""

import os
import sys
from pathlib import Path

import click

from corridors.variables import EMBED_VARIABLE, HOSTS_VARIABLE, LOG_VARIABLE

DASHBOARD = Path(__file__).resolve().parents[3] / "dashboard.py"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--base-path", default="", help="The path below which it stands, as corridors.")
@click.option(
    "--embed-in", envvar=EMBED_VARIABLE, default="*", help="Pages that may frame it; * is all."
)
@click.option(
    "--allow-hosts",
    envvar=HOSTS_VARIABLE,
    default="*",
    help="Host names, with commas.",
)
def serve(host: str, port: int, base_path: str, embed_in: str, allow_hosts: str) -> None:
    """Serve dashboard, API, share pages and previews, with a log of JSON lines."""
    command = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD)]
    flags = {"address": host, "port": str(port), "baseUrlPath": base_path.strip("/")}
    for name, value in flags.items():
        command += [f"--server.{name}", value]
    variables = {
        EMBED_VARIABLE: embed_in,
        HOSTS_VARIABLE: allow_hosts,
        LOG_VARIABLE: "1",
    }
    os.chdir(DASHBOARD.parent)  # where Streamlit looks for its settings
    os.execve(sys.executable, command, os.environ | variables)  # noqa: S606 - fixed arguments
