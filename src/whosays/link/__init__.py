"""Claims to questions: which claims answer the same one, which only bound it, and which merely look alike."""

from whosays.link.grounds import Paper
from whosays.link.grouping import questions
from whosays.link.ruled import as_ruled

__all__ = ["Paper", "as_ruled", "questions"]
