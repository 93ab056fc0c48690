"""What a share measures that tells how much more or less there is than before: "5,400 arrivals, **40 % fewer** than in
2024", "arrivals were **up 12 %**". It is the change of what was counted, and no share of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.kinds import SHARES
from whosays.extract.naming import Name, noun_before
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.scenes import Asked, Scene
    from whosays.lexicon.nouns import Nouns


def change(view: Scene, asked: Asked, nouns: Nouns) -> Name | None:
    """The name of the change that a share tells: that of the last figure of its sentence, or of the words before it,
    and which way it goes ("arrivals_decline"); None where it tells none."""
    low, at = view.words.low, asked.figure.word
    if asked.figure.classes != SHARES or (way := _way(low, at, nouns)) is None:
        return None
    told = asked.before.stated
    if FIGURE in low[:at] and told:
        return Name(f"{[*told.values()][-1].measure}_{way}", alone=True)
    before = noun_before(low, at, nouns)
    return Name("_".join([*before, way]), alone=True) if before else None


def _way(low: Sequence[str], at: int, nouns: Nouns) -> str | None:
    """Which way the change goes: "# **more** than", "# **lower**.", "**up** #"."""
    behind = low[at + 2] if at + 2 < len(low) else "."
    closed = behind in nouns.than or not behind[0].isalpha() or behind in nouns.in_place
    way = nouns.comparatives.get(low[at + 1]) if at + 1 < len(low) and closed else None
    if way or not at or (at > 1 and low[at - 2] in nouns.phrasal_directions):
        return way
    return nouns.directions.get(low[at - 1])
