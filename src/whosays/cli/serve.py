"""`whosays serve`: the workbench on a case, in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking


@click.command("serve", short_help="Open the workbench on a case, in the browser.")
@arguments.case
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default="any free one",
    help="The port on this machine. Nobody else's machine reaches it.",
)
@click.option("--no-open", "quietly", is_flag=True, help="Print the address; open no browser.")
@talking
def command(case: Path, port: int, quietly: bool, talk: Talk) -> int:
    """Open the workbench on CASE in the browser: look at every figure, and rule on it.

    Prints the address with the token that lets you in, and serves until you stop it with Ctrl-C. Nothing is fetched,
    and nobody else's machine can ask.
    """
    from whosays.errors import InputError
    from whosays.workspace import Upkeep

    try:
        from whosays.web import Server, serve
    except ImportError as missing:
        raise InputError(
            f"the workbench needs {missing.name}; install it with: pip install 'whosays[web]'. "
            f"A report needs nothing more: whosays report {case}"
        ) from None
    serve(Upkeep(case), Server(port=port, opens=not quietly), talk.tell)
    return 0
