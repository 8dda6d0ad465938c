"""The command line: `python -m corridors check | feed`."""

from pathlib import Path

import click

from corridors.catalog import DEFAULT_FOLDER, Catalog
from corridors.checks import problems
from corridors.export import write_feed
from corridors.model import Language
from corridors.text import words_for


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


@main.command()
@click.option("--project", help="The id of one project; all of them if left out.")
@click.option("--lang", type=click.Choice(list(Language)), default=Language.EN, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def feed(project: str | None, lang: Language, output: Path | None) -> None:
    """Write the dated events of all projects, or of one, as an Atom feed."""
    catalog = Catalog.read()
    if project is not None and project not in catalog.projects:
        message = f"there is no project {project!r}; known are {', '.join(catalog.projects)}"
        raise click.ClickException(message)
    content = write_feed(catalog, words_for(lang), project)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)


if __name__ == "__main__":
    main()
