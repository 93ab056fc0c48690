"""Documents to mentions: every figure with the words around it that say what, whom, where, when and who says so."""

from whosays.extract.assembly import mentions
from whosays.extract.grammars import Grammar, grammar

__all__ = ["Grammar", "grammar", "mentions"]
