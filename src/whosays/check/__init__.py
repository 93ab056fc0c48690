"""Claims and questions to checks: which figures agree with their neighbours, and what would dissolve it where not."""

from whosays.check.engine import checks
from whosays.check.rates import Dates

__all__ = ["Dates", "checks"]
