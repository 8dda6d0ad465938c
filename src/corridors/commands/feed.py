"""`python -m corridors feed`: the dated events as an Atom feed."""

from pathlib import Path

import click

from corridors.catalog.catalog import Catalog
from corridors.commands.options import address_option, given_folder, one_of, write_file
from corridors.export.feed import Addresses, write_feed
from corridors.model.vocabulary import Language
from corridors.text.words import words_for


@click.command()
@click.option("--project", help="The id of one project; all of them if left out.")
@click.option("--lang", type=one_of(Language), default=Language.EN.value, show_default=True)
@address_option("Where the dashboard stands, for the links in the feed.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def feed(project: str | None, lang: str, address: str, output: Path | None) -> None:
    """Write the dated events of all projects, or of one, as an Atom feed."""
    catalog = Catalog.read(given_folder())
    if project is not None and project not in catalog.projects:
        message = f"there is no project {project!r}; known are {', '.join(catalog.projects)}"
        raise click.ClickException(message)
    language = Language(lang)
    query = f"lang={lang}" + (f"&project={project}" if project else "")
    base = f"{address.rstrip('/')}/"
    addresses = Addresses.served(base, language, query) if address else Addresses()
    content = write_feed(catalog, words_for(language), project, addresses=addresses)
    if output is None:
        click.echo(content, nl=False)  # bytes, which are UTF-8 whatever a terminal writes
    else:
        write_file(output, content)
