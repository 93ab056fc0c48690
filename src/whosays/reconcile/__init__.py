"""Roots to findings: what was reported, what may be said of it, and what contradicts what."""

from whosays.reconcile.weighing import finding

__all__ = ["finding"]
