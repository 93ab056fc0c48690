"""Mentions that hang on others of their sentence: conversions, and those that share a span."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.mention import Mention, MentionTie, TieKind

if TYPE_CHECKING:
    from collections.abc import Sequence


def original(mentions: Sequence[Mention], place: int) -> Mention:
    """The mention that a conversion repeats; its own ties and hedges are not the conversion's."""
    return replace(mentions[place], ties=(MentionTie(kind=TieKind.CONVERSION, other=place),))


def with_ties(found: list[Mention], kind: TieKind | None, origin: int | None, first: int) -> list[Mention]:
    """The mentions of one amount with their ties: to another amount, and to the first of those that share the span."""
    if kind is None and len(found) <= 1:
        return found
    tied = []
    for place, mention in enumerate(found):
        own = list(mention.ties)
        if kind not in (None, TieKind.CONVERSION) and origin is not None:
            own.append(MentionTie(kind=kind, other=origin))
        if place:
            own.append(MentionTie(kind=TieKind.SAME_SPAN, other=first))
        tied.append(replace(mention, ties=tuple(own)) if len(own) > len(mention.ties) else mention)
    return tied
