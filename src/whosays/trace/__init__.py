"""Claims of a question to roots: which of them go back to one originating statement, and on what evidence."""

from whosays.trace.roots import lineage

__all__ = ["lineage"]
