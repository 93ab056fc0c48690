"""The program: finds the command, and turns whatever goes wrong on purpose into one clear message and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from whosays import __version__
from whosays.errors import WhosaysError

BAD_INPUT = 2
INTERRUPTED = 130

COMMANDS = {
    name: f"whosays.cli.{name}"
    for name in (
        *("report", "extract", "init", "add", "build"),
        *("documents", "claims", "questions", "checks", "statements", "derive", "scheme", "explain", "aliases"),
        *("serve", "export", "diff", "prove", "audit", "bundle"),
        *("decide", "decisions", "merge", "reconcile", "verify", "lexicon"),
    )
}
"""Commands in the order in which the help lists them, and their modules: each is imported when it is wanted."""


class Program(click.Group):
    """The group of commands, imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="whosays", message="%(prog)s %(version)s")
def program() -> None:
    """Who says? Every contested figure, traced to who said it, and weighed.

    The main job needs no set-up: whosays report FILE-OR-FOLDER…
    """


def main() -> NoReturn:
    """Runs the command that was asked for and ends with its exit code."""
    _same_bytes_everywhere()
    sys.exit(_code())


def _same_bytes_everywhere() -> None:
    """Data is UTF-8 with plain line ends whatever the locale says; no name of a file, in whatever bytes, ends a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _code() -> int:
    try:
        code = program.main(prog_name="whosays", standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as fault:
        fault.show()
        return BAD_INPUT
    except WhosaysError as fault:
        return _wrong(str(fault))
    except OSError as fault:
        place = f"{fault.filename}: " if fault.filename else ""
        return _wrong(f"{place}{fault.strerror or fault}; {_next_step(fault)}.")
    return code if isinstance(code, int) else 0


def _next_step(fault: OSError) -> str:
    if isinstance(fault, PermissionError):
        return "see who may read and write there, or name another folder"
    return "see to that and run again"


def _wrong(message: str) -> int:
    """Says what went wrong, with nothing in it that a terminal would obey; the exit code."""
    from whosays.cli.talking import visible

    click.echo("whosays: " + "\n".join(map(visible, message.split("\n"))), err=True)
    return BAD_INPUT
