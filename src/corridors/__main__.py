"""The command line: `python -m corridors check | ways | export | feed`."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click

from corridors.catalog import DEFAULT_FOLDER, Catalog
from corridors.checks import problems
from corridors.commands.ways import ways
from corridors.export import Format, Order, Take, name_of, take_away, write_feed
from corridors.model import Language
from corridors.scene import Scene
from corridors.strict import LINK_WORDS, strict_view
from corridors.style import Theme
from corridors.text import words_for
from corridors.web.headers import EMBED_VARIABLE
from corridors.web.log import LOG_VARIABLE
from corridors.web.publish import publish
from corridors.web.server import HOSTS_VARIABLE
from corridors.web.site import Site

_STEPS_OF_ZIP = 5
DASHBOARD = DEFAULT_FOLDER.parent / "dashboard.py"
Command = TypeVar("Command", bound=Callable[..., object])


@click.group()
def main() -> None:
    """Transport corridors of Kazakhstan and its neighbours."""


@main.command()
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DEFAULT_FOLDER,
)
def check(folder: Path) -> None:
    """Print what is wrong with the data in FOLDER, and exit with status 1 if anything is."""
    found = problems(Catalog.read(folder))
    for problem in found:
        click.echo(problem)
    if found:
        raise SystemExit(1)
    click.echo("The data keeps all rules.")


def one_of(kind: type[StrEnum]) -> click.Choice[str]:
    """Return the choice between the values of an enum (click itself would take the names)."""
    return click.Choice([member.value for member in kind])


def link_options(command: Command) -> Command:
    """Give a command the words of the link as options."""
    for word, meaning in reversed(LINK_WORDS.items()):
        click.option(f"--{word}", help=meaning)(command)
    return command


@main.command()
@click.option("--format", "form", type=one_of(Format), required=True)
@click.option("--take", type=one_of(Take), default=Take.FILTERED.value, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@click.option("--address", default="", help="Where the dashboard stands, for the link in the file.")
@click.option("--theme", type=one_of(Theme), default=Theme.LIGHT.value, show_default=True)
@click.option("--dpi", type=click.IntRange(50, 600), default=150, show_default=True)
@link_options
def export(  # noqa: PLR0913 - the options of a command
    form: str,
    take: str,
    output: Path | None,
    *,
    force: bool,
    address: str,
    theme: str,
    dpi: int,
    **words: str | None,
) -> None:
    """Write projects, lines or a picture into a file, stamped with data version and day."""
    catalog = Catalog.read()
    try:
        view = strict_view({key: text for key, text in words.items() if text is not None}, catalog)
    except ValueError as error:
        message = f"--{error}"
        raise click.ClickException(message) from error
    scene = Scene(
        catalog,
        view,
        words_for(view.language or Language.EN),
        Theme(theme),
        datetime.now(UTC).date(),
    )
    link = view.link(address) if address else ""
    bar = click.progressbar(length=_STEPS_OF_ZIP, label=form, file=sys.stderr)
    order = Order(Format(form), Take(take), link, dpi, done=lambda: bar.update(1))
    path = output or Path(name_of(scene, order))
    if path.exists() and not force:
        message = f"{path} is there already; --force overwrites it"
        raise click.ClickException(message)
    try:
        with bar:
            file = take_away(scene, order)
        path.write_bytes(file.content)
    except (LookupError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path}: {len(file.content)} bytes")


@main.command()
@click.option("--project", help="The id of one project; all of them if left out.")
@click.option("--lang", type=one_of(Language), default=Language.EN.value, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def feed(project: str | None, lang: str, output: Path | None) -> None:
    """Write the dated events of all projects, or of one, as an Atom feed."""
    catalog = Catalog.read()
    if project is not None and project not in catalog.projects:
        message = f"there is no project {project!r}; known are {', '.join(catalog.projects)}"
        raise click.ClickException(message)
    content = write_feed(catalog, words_for(Language(lang)), project)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)


@main.command("publish")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--address", required=True, help="Where the site will stand, as https://my.org/map/")
def publish_site(folder: Path, address: str) -> None:
    """Write the static site into FOLDER, for any web server or CDN."""
    site = Site(Catalog.read(), address.rstrip("/") + "/")
    with click.progressbar(length=2 * site.pages, label="pages", file=sys.stderr) as bar:
        try:
            report = publish(site.files(), folder, done=lambda: bar.update(1))
        except OSError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{folder}: {report.written} written, {report.same} same, {report.removed} removed")


@main.command()
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


main.add_command(ways)

if __name__ == "__main__":
    main()
