"""The command line: `python -m corridors check | export | feed`."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click

from corridors.catalog import DEFAULT_FOLDER, Catalog
from corridors.checks import problems
from corridors.export import Format, Order, Take, name_of, take_away, write_feed
from corridors.model import Language
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text import words_for
from corridors.view import Extent, View

# The words of the link, as options.
LINK_WORDS = {
    "lang": "en, kk or ru",
    "type": "railway, highway, corridor, port; several with commas between them",
    "status": "as in the link, several with commas",
    "country": "ISO codes, several with commas",
    "q": "a search in any spelling",
    "scope": "speech (the default) or all",
    "project": "the id of the selected project",
    "asof": "the day whose knowledge is taken, as 2025-06-30",
    "map": "what the picture shows, as zoom/lat/lon",
}
_STEPS_OF_ZIP = 5
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
    view = _view({key: text for key, text in words.items() if text is not None}, catalog)
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


def _view(query: dict[str, str], catalog: Catalog) -> View:
    """Return the view of a link; unlike in a browser, a word that means nothing is an error."""
    view = catalog.resolve(View.from_query(query))
    kept = {"scope": Extent.SPEECH.value, **view.to_query()}
    for key, text in query.items():
        exact = key not in {"q", "map", "asof"}  # these may be written in more than one way
        lost = set(text.split(",")) - set(kept.get(key, "").split(","))
        if key not in kept or (exact and lost):
            message = f"--{key}: {text!r} means nothing here ({LINK_WORDS[key]})"
            raise click.ClickException(message)
    return view


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


if __name__ == "__main__":
    main()
