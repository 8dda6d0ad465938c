"""`python -m corridors publish`: the static site."""

import sys
from pathlib import Path

import click

from corridors.catalog.catalog import Catalog
from corridors.commands.options import address_option, given_folder
from corridors.web.site import Site
from corridors.web.site import publish as write_site


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@address_option("Where the site will stand, as https://my.org/map/", required=True)
def publish(folder: Path, address: str) -> None:
    """Write the static site into FOLDER, for any web server or CDN."""
    site = Site(Catalog.read(given_folder()), address.rstrip("/") + "/")
    with click.progressbar(length=2 * site.pages, label="pages", file=sys.stderr) as bar:
        try:
            report = write_site(site.files(), folder, done=lambda: bar.update(1))
        except LookupError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{folder}: {report.written} written, {report.same} same, {report.removed} removed")
