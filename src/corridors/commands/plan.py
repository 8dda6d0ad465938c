"""`python -m corridors plan`: the routes between two places, as a table or JSON."""

import json

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import read_route_query
from corridors.commands.options import given_folder, one_of
from corridors.model.vocabulary import Language
from corridors.routing.result import RouteResult, record, record_of_ways, route_result
from corridors.text.routes import table
from corridors.text.words import words_for
from corridors.view.words import NEEDED_FOR_ROUTES, ROUTE_WORDS, WORDS


def _options(command: click.Command) -> click.Command:
    command.params += [
        click.Option(
            [f"--{word}", f"word_{word}"],
            help=WORDS[word].meaning,
            required=word in NEEDED_FOR_ROUTES,
        )
        for word in ROUTE_WORDS
        if word != "lang"  # which has a default here
    ]
    return command


def _found(words: dict[str, str | None], catalog: Catalog) -> RouteResult:
    given = {key.removeprefix("word_"): text for key, text in words.items() if text is not None}
    try:
        return route_result(read_route_query(given, catalog), catalog)
    except ValueError as error:
        message = f"--{error}"
        raise click.ClickException(message) from error


@_options
@click.command()
@click.option("--lang", type=one_of(Language), default=Language.EN.value)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def plan(lang: str, *, as_json: bool, **words: str | None) -> None:
    """Print the routes between two places, with and without projects."""
    catalog = Catalog.read(given_folder())
    found = _found(words, catalog)
    if as_json:
        click.echo(json.dumps(record(found, catalog), indent=1))
    else:
        click.echo(table(found, catalog, words_for(Language(lang))))


@_options
@click.command(deprecated="`corridors plan` replaces it.")
@click.option("--lang", type=one_of(Language), default=Language.EN.value)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def ways(lang: str, *, as_json: bool, **words: str | None) -> None:
    """Print the routes under the names of earlier versions."""
    catalog = Catalog.read(given_folder())
    found = _found(words, catalog)
    if as_json:
        click.echo(json.dumps(record_of_ways(found, catalog), indent=1))
    else:
        click.echo(table(found, catalog, words_for(Language(lang))))
