"""Formulas over questions → figures that follow from them; schemes of dated rules."""

from whosays.derive.deriving import Answered, derivation
from whosays.derive.formulas import compiled
from whosays.derive.selecting import Case, Unanswered, chosen, narrowed
from whosays.derive.written import Formula, Written

__all__ = ["Answered", "Case", "Formula", "Unanswered", "Written", "chosen", "compiled", "derivation", "narrowed"]
