"""The notice at the top of a report that is wanted though its proof refuses lines of it."""

from __future__ import annotations

from whosays.report.phrases import counted


def unproved(lines: int) -> str:
    """What a report says of itself whose proof refuses so many `lines`."""
    return counted("unproved", lines)
