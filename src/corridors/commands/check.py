"""`python -m corridors check`: whether the data keep their rules."""

from pathlib import Path

import click

from corridors.catalog import DEFAULT_FOLDER, Catalog
from corridors.checks import problems


@click.command()
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
