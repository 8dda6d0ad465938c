"""Options that commands have in common."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

import click

from corridors.strict import LINK_WORDS

Command = TypeVar("Command", bound=Callable[..., object])


def one_of(kind: type[StrEnum]) -> click.Choice[str]:
    """Return the choice between the values of an enum (click itself would take the names)."""
    return click.Choice([member.value for member in kind])


def link_options(command: Command) -> Command:
    """Give a command the words of the link as options."""
    for word, meaning in reversed(LINK_WORDS.items()):
        click.option(f"--{word}", help=meaning)(command)
    return command
