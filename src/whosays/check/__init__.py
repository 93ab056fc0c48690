"""Claims and questions to checks: which figures agree with their neighbours, and what would dissolve it where not."""

from whosays.check.engine import checks

__all__ = ["checks"]
