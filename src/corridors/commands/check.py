"""`python -m corridors check`: whether the data keep their rules."""

from pathlib import Path

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import in_short
from corridors.checks import problems
from corridors.commands.options import given_folder


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
def check(folder: Path | None) -> None:
    """Print what is wrong with the data in FOLDER, and exit with status 1 if anything is.

    What was taken though it is not written as it should be is printed too; it does no harm.
    """
    catalog = Catalog.read(folder or given_folder())
    sentences = problems(catalog)
    for sentence in (*in_short(sentences), *catalog.notes):
        click.echo(sentence)
    if sentences:
        raise SystemExit(1)
    click.echo("The data keeps all rules.")
