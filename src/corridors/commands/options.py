"""What commands have in common: the folder of the data, and options."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from corridors.settings import readable_data_folder
from corridors.view.words import PROJECT_WORDS, WORDS

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


def address_option(meaning: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Return the option `--address`, which takes the whole address of a page."""
    needed: dict[str, Any] = {"required": True} if required else {"default": ""}
    return click.option("--address", help=meaning, callback=_full_address, **needed)


def link_options(command: Command) -> Command:
    """Give a command the words of the link as options."""
    for word in reversed(PROJECT_WORDS):
        click.option(f"--{word}", help=WORDS[word].meaning)(command)
    return command


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises ClickException that names it where it cannot be.

    What is no file, such as /dev/stdout, is written as it is.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
        raise click.ClickException(message) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _full_address(_: click.Context, __: click.Parameter, address: str) -> str:
    """Return an address as it was given; raises BadParameter where nothing can stand there."""
    try:
        parts = urlsplit(address)
        is_full = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_full = False
    if address and not (is_full and address.isprintable() and not {*address} & {*"?# "}):
        message = f"{address!r} is no whole address, as https://my.org/map/"
        raise click.BadParameter(message)
    return address
