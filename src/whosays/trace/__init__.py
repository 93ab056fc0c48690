"""Claims to the statements that they go back to: who said it first, on what evidence, and what changed on the way."""

from whosays.model.ruling import Naming, Ruling, Rulings
from whosays.trace.comparing import Comparing
from whosays.trace.events import timeline
from whosays.trace.origins import traced
from whosays.trace.papers import Paper, paper
from whosays.trace.roots import lineage
from whosays.trace.settling import settled, with_rulings
from whosays.trace.spellings import aliases
from whosays.trace.undated import with_days

__all__ = [
    "Comparing",
    "Naming",
    "Paper",
    "Ruling",
    "Rulings",
    "aliases",
    "lineage",
    "paper",
    "settled",
    "timeline",
    "traced",
    "with_days",
    "with_rulings",
]
