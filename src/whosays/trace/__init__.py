"""Claims to the statements that they go back to: who said it first, on what evidence, and what changed on the way."""

from whosays.trace.origins import traced
from whosays.trace.papers import Paper, paper
from whosays.trace.roots import lineage
from whosays.trace.rulings import Ruling

__all__ = ["Paper", "Ruling", "lineage", "paper", "traced"]
