"""The command line: one file a command. Data on standard output, progress and messages on standard error.

What always holds: an exit code other than 0 comes with a message that names the next step; `docs/reference/commands.md`
lists the codes.
"""

from whosays.cli.program import main

__all__ = ["main"]
