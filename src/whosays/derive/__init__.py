"""Formulas over questions → figures that follow from them; schemes of dated rules."""

from whosays.derive.deriving import Answered, derivation
from whosays.derive.formulas import Formula, Written, compiled
from whosays.derive.selecting import Case, Unanswered, chosen, narrowed

__all__ = ["Answered", "Case", "Formula", "Unanswered", "Written", "chosen", "compiled", "derivation", "narrowed"]
