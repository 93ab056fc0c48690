"""What is told to people who wait: what is under way, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]
Step = Callable[[int, int], None]


def no_step(_done: int, _of: int) -> None:
    """Tells nothing."""


def silence(_: str) -> None:
    """Says nothing."""
