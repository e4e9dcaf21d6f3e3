"""The command ``kg``: arguments in, data to stdout, messages to stderr, an exit status out; it does no work of its own.

Exit status: 0 done, 1 failed, 2 misuse, 3 nothing found (with --fail-if-empty), 130 interrupted. Whoever closes the pipe that we
write to has had enough: 0.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from kg.cli.ask import queries_command, query_command, why_command
from kg.cli.build import build_command
from kg.cli.check import check_command, diff_command, verify_command
from kg.cli.evaluate import evaluate_command
from kg.cli.graph import export_command
from kg.cli.load import load_command
from kg.cli.network import around_command, central_command, network_command
from kg.cli.path import path_command
from kg.cli.serve import serve_command
from kg.cli.shell import use_own_bash
from kg.cli.understand import ask_command
from kg.errors import KgError


class Commands(click.Group):
    """A group in the order of its register, which says what a misspelt command may have been and how anything ended."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order in which they were added."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest names for a misspelt command."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            from kg.query.catalogue import did_you_mean

            hint = did_you_mean(args[0], self.commands)
            raise click.UsageError(f"no command is called {args[0]!r}{hint} `kg --help` lists them all")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "kg",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line and exits with its status; every expected failure is one sentence on stderr."""
        if "_KG_COMPLETE" in os.environ:
            use_own_bash()
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale says: it is Vietnamese
        sys.exit(self._status(args, prog_name, complete_var, extra))

    def _status(self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: dict[str, Any]) -> int:
        try:
            status = super().main(args, prog_name, complete_var, False, **extra)
            sys.stdout.flush()
            return status if isinstance(status, int) else 0
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return error.exit_code
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            click.echo(f"{'kg' if context is None else context.command_path}: {error.format_message()}", err=True)
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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="banggiao", prog_name="kg")
def main() -> None:
    """Bang Giao: reads Vietnamese press articles on diplomacy into a knowledge graph, and answers questions over it.

    Start with `kg build` (without articles of your own it reads the samples that come with it), then `kg queries`.

    Data goes to stdout, messages to stderr. Exit status: 0 done, also where nothing is found; 1 failed; 2 misuse; 3 nothing is found
    and --fail-if-empty was given; 130 interrupted.
    """


for _command in (build_command, queries_command, query_command, ask_command, why_command):
    main.add_command(_command)
for _command in (path_command, around_command, network_command, central_command):
    main.add_command(_command)
for _command in (check_command, verify_command, diff_command, evaluate_command, export_command, load_command, serve_command):
    main.add_command(_command)
