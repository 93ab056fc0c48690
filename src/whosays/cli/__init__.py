"""The command line: one file a command. Data on standard output, progress and messages on standard error.

Exit codes: 0 done, 1 a gate that was asked for fails, 2 bad usage or input, 3 done but some inputs could not be read,
130 interrupted.
"""

from whosays.cli.program import main

__all__ = ["main"]
