"""`python -m corridors ways`: the ways between two places, as a table or JSON."""

import json

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import PLAN_WORDS, read_route_query
from corridors.commands.options import given_folder, one_of
from corridors.model.vocabulary import Language
from corridors.routing.result import record, route_result
from corridors.text.routes import table
from corridors.text.words import words_for

_NEEDED = ("from", "to")


def _options(command: click.Command) -> click.Command:
    command.params += [
        click.Option([f"--{word}", f"word_{word}"], help=meaning, required=word in _NEEDED)
        for word, meaning in PLAN_WORDS.items()
    ]
    return command


@_options
@click.command()
@click.option("--lang", type=one_of(Language), default=Language.EN.value)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def ways(lang: str, *, as_json: bool, **words: str | None) -> None:
    """Print the ways between two places, with and without projects."""
    catalog = Catalog.read(given_folder())
    given = {key.removeprefix("word_"): text for key, text in words.items() if text is not None}
    try:
        found = route_result(read_route_query(given, catalog), catalog)
    except ValueError as error:
        message = f"--{error}"
        raise click.ClickException(message) from error
    if as_json:
        click.echo(json.dumps(record(found, catalog), indent=1))
    else:
        click.echo(table(found, catalog, words_for(Language(lang))))
