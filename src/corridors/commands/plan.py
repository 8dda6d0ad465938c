"""`python -m corridors plan`: the routes between two places, as a table or JSON."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.resolve import read_route_query
from corridors.commands.options import given_folder, one_of
from corridors.model.vocabulary import Language
from corridors.routing.result import RouteResult, record, record_of_ways, route_result
from corridors.text.routes import table
from corridors.text.words import words_for
from corridors.view.words import NEEDED_FOR_ROUTES, ROUTE_WORDS, WORDS

Record = Callable[[RouteResult, Catalog], dict[str, Any]]


def _answer(
    record_of: Record, lang: str, params: Mapping[str, str | None], *, as_json: bool
) -> None:
    """Print the answer; raises ClickException that names the option that means nothing."""
    catalog = Catalog.read(given_folder())
    given = {key.removeprefix("word_"): text for key, text in params.items() if text is not None}
    try:
        result = route_result(read_route_query(given, catalog), catalog)
    except ValueError as error:
        message = f"--{error}"
        raise click.ClickException(message) from error
    if as_json:
        click.echo(json.dumps(record_of(result, catalog), indent=1))
    else:
        click.echo(table(result, catalog, words_for(Language(lang))))


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
    command.params += [
        click.Option(["--lang"], type=one_of(Language), default=Language.EN.value),
        click.Option(["--json", "as_json"], is_flag=True, help="Print JSON instead of a table."),
    ]
    return command


@_options
@click.command()
def plan(lang: str, *, as_json: bool, **params: str | None) -> None:
    """Print the routes between two places, with and without projects."""
    _answer(record, lang, params, as_json=as_json)


@_options
@click.command(deprecated="`corridors plan` replaces it.")
def ways(lang: str, *, as_json: bool, **params: str | None) -> None:
    """Print the routes under the names of earlier versions."""
    _answer(record_of_ways, lang, params, as_json=as_json)
