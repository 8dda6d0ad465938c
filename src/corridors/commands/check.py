"""`python -m corridors check`: whether the data keep their rules."""

from pathlib import Path

import click

from corridors.catalog import Catalog
from corridors.checks import problems
from corridors.commands.options import given_folder


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
def check(folder: Path | None) -> None:
    """Print what is wrong with the data in FOLDER, and exit with status 1 if anything is."""
    found = problems(Catalog.read(folder or given_folder()))
    for problem in found:
        click.echo(problem)
    if found:
        raise SystemExit(1)
    click.echo("The data keeps all rules.")
