"""How derivations are drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`draws` is how many draws are made, `seed` what they start from: the same seed gives the same draws."""

    draws: int = 8192
    seed: int = 1
