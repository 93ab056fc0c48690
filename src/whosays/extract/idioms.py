"""Phrases that hold the words of a measure and mean something else: "**turned out to be**" gathers nobody, "**death
threats**" kill nobody. What a pack finds within one of them is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.phrases import Hit

Payload = TypeVar("Payload")


def literal(hits: Sequence[Hit[Payload]], idiom: Payload) -> Sequence[Hit[Payload]]:
    """`hits` but those that have the payload `idiom`, and those that begin or end within one of these."""
    apart = [hit for hit in hits if hit.payload is idiom]
    if not apart:
        return hits
    return [hit for hit in hits if hit.payload is not idiom and not any(_within(hit, other) for other in apart)]


def _within(hit: Hit[Payload], idiom: Hit[Payload]) -> bool:
    """Whether a phrase has words of the idiom; one that holds it whole says what it is ("on **hunger strike**")."""
    if hit.first <= idiom.first and idiom.end <= hit.end:
        return False
    return idiom.first <= hit.first < idiom.end or idiom.first < hit.end <= idiom.end
