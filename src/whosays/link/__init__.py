"""Claims to questions: which claims answer the same one, which only bound it, and which merely look alike."""

from whosays.link.grouping import questions

__all__ = ["questions"]
