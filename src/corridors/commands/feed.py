"""`python -m corridors feed`: the dated events as an Atom feed."""

from pathlib import Path

import click

from corridors.catalog import Catalog
from corridors.commands.options import given_folder, one_of
from corridors.export import write_feed
from corridors.model import Language
from corridors.text import words_for


@click.command()
@click.option("--project", help="The id of one project; all of them if left out.")
@click.option("--lang", type=one_of(Language), default=Language.EN.value, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def feed(project: str | None, lang: str, output: Path | None) -> None:
    """Write the dated events of all projects, or of one, as an Atom feed."""
    catalog = Catalog.read(given_folder())
    if project is not None and project not in catalog.projects:
        message = f"there is no project {project!r}; known are {', '.join(catalog.projects)}"
        raise click.ClickException(message)
    content = write_feed(catalog, words_for(Language(lang)), project)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)
