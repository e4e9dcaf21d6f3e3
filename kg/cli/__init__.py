"""The command ``kg``: arguments in, data to stdout, messages to stderr, an exit status out; it does no work of its own.

Exit status: 0 done, 1 failed, 2 misuse, 130 interrupted. Whoever closes the pipe that we write to has had enough: 0.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence

import click

from kg.errors import KgError

# Command -> its module under kg.cli, in the order of --help. A command's function has the command's name and "_command".
COMMANDS: dict[str, str] = {
    "build": "build",
    "queries": "ask",
    "query": "ask",
    "why": "ask",
    "path": "network",
    "network": "network",
    "check": "graph",
    "evaluate": "evaluate",
    "export": "graph",
    "load": "graph",
    "serve": "serve",
}


class Commands(click.Group):
    """Loads a command's module when it is asked for, and says what a misspelt one may have been."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in their order."""
        return [name for name, module in COMMANDS.items() if importlib.util.find_spec(f"kg.cli.{module}") is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(importlib.import_module(f"kg.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest names for a misspelt command."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from kg.query.catalogue import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            raise click.UsageError(f"no command is called {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="banggiao", prog_name="kg")
def kg() -> None:
    """Bang Giao: reads Vietnamese press articles on diplomacy into a knowledge graph, and answers questions over it.

    Start with `kg build` (without articles of your own it reads the samples that come with it), then `kg queries`.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits with its status."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status; every expected failure is one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale says: it is Vietnamese
    try:
        status = kg.main(args=None if arguments is None else list(arguments), prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "kg"
        click.echo(f"{where}: {error.format_message()}", err=True)
        return error.exit_code
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        return error.exit_status
    except (KeyboardInterrupt, click.Abort):
        click.echo("kg: interrupted", err=True)
        return 130
    except BrokenPipeError:
        _stop_writing()
        return 0


def _stop_writing() -> None:
    """Points stdout to nowhere, so that the interpreter's own flush at exit does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
