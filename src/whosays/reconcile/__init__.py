"""Roots to findings: what was reported, what it supports, and what contradicts what."""

from typing import TYPE_CHECKING

from whosays.reconcile.one_more import with_one_more
from whosays.reconcile.weighing import box, finding

if TYPE_CHECKING:
    from whosays.reconcile.stateless import findings

__all__ = ["box", "finding", "findings", "with_one_more"]


def __getattr__(name: str) -> object:
    """`findings` needs numpy, which is loaded when it is wanted."""
    if name != "findings":
        raise AttributeError(f"whosays.reconcile has no {name!r}")
    from whosays.reconcile.stateless import findings

    return findings
