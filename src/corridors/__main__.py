"""The command line, as `python -m corridors check`: one module of `commands` for each."""

from importlib import import_module

import click

COMMANDS = ("check", "export", "feed", "health", "publish", "serve", "ways")


class Commands(click.Group):
    """Commands that are read when they are called: a server does not wait for the others."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"corridors.commands.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands)
def main() -> None:
    """Transport corridors of Kazakhstan and its neighbours."""


if __name__ == "__main__":
    main()
