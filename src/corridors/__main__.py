"""The command line, as `python -m corridors check`: one module of `commands` for each."""

import errno
from importlib import import_module
from typing import Any

import click

from corridors.commands.console import speak_plainly

NAMES = ("check", "export", "feed", "health", "import-route", "plan", "publish", "serve")
COMMANDS = {
    **{name: name.replace("-", "_") for name in NAMES},
    "ways": "plan",
}  # by the module of each


class Commands(click.Group):
    """Commands that are read when they are called: a server does not wait for the others.

    What is wrong with a file or with the bytes of an option is a sentence, not a trace.
    """

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"corridors.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run the command that the arguments name, on a terminal of any encoding."""
        speak_plainly()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; raises ClickException where a file cannot be read or written."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read has enough, which click knows
                raise
            parts = [error.filename, error.strerror or error]
            raise click.ClickException(": ".join(str(part) for part in parts if part)) from error
        except UnicodeError as error:
            message = "an option holds bytes that are no text"
            raise click.ClickException(message) from error


@click.group(cls=Commands)
def main() -> None:
    """Transport corridors of Kazakhstan and its neighbours."""


if __name__ == "__main__":
    main()
