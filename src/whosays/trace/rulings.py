"""What a person ruled about the way of a figure: it overrules the odds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """That `claim` goes back to the claim `origin`, or to none that is held (None), with the reason that was given."""

    claim: str
    origin: str | None
    reason: str
