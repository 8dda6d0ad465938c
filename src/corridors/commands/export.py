"""`python -m corridors export`: a file of what a link shows."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import strict_view
from corridors.commands.options import (
    address_option,
    given_folder,
    link_options,
    one_of,
    write_file,
)
from corridors.export.formats import ExportRequest, Format, export_file, name_of
from corridors.export.provenance import ExportScope
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.style import Theme
from corridors.text.words import words_for

_STEPS_OF_ZIP = 5


@click.command()
@click.option("--format", "form", type=one_of(Format), required=True)
@click.option(
    "--take", type=one_of(ExportScope), default=ExportScope.FILTERED.value, show_default=True
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@address_option("Where the dashboard stands, for the link in the file.")
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
    **params: str | None,
) -> None:
    """Write projects, lines or a picture into a file, stamped with data version and day."""
    catalog = Catalog.read(given_folder())
    try:
        view = strict_view({key: text for key, text in params.items() if text is not None}, catalog)
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
    order = ExportRequest(Format(form), ExportScope(take), link, dpi, done=lambda: bar.update(1))
    path = output or Path(name_of(scene, order))
    if path.exists() and not force:
        message = f"{path} is there already; --force overwrites it"
        raise click.ClickException(message)
    try:
        with bar:
            file = export_file(scene, order)
    except LookupError as error:
        raise click.ClickException(str(error)) from error
    write_file(path, file.content)
    click.echo(f"{path}: {len(file.content)} bytes")
