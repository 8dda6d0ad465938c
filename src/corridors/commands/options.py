"""What commands have in common: the folder of the data, and options."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click

from corridors.strict import LINK_WORDS
from corridors.variables import readable_data_folder

Command = TypeVar("Command", bound=Callable[..., object])


def given_folder() -> Path:
    """Return the folder of the data; raises ClickException with a sentence where there is none."""
    try:
        return readable_data_folder()
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def one_of(kind: type[StrEnum]) -> click.Choice[str]:
    """Return the choice between the values of an enum (click itself would take the names)."""
    return click.Choice([member.value for member in kind])


def link_options(command: Command) -> Command:
    """Give a command the words of the link as options."""
    for word, meaning in reversed(LINK_WORDS.items()):
        click.option(f"--{word}", help=meaning)(command)
    return command
