"""What a figure is told per, at a relay and at its origin: a daily figure that became a yearly one, a total, a pay.

What always holds: a rate is only one where words of a period stand behind the figure or open its sentence; those of a
name ("The Daily Lantern") tell none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Mutation, MutationKind
from whosays.model.quantity import TIMES
from whosays.trace.figures import MONEY, is_count, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.tracing import Phrases
    from whosays.model.claim import Claim

_CLAUSE = re.compile(r"[,;:.](?=\s|$)")
_NAMED_AFTER = re.compile(r"\b(?:Daily|Weekly|Monthly) [A-Z]|[A-Z]\w+ (?:Daily|Weekly|Monthly)\b")
_LENGTHS = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}
"""Days of each stretch of time."""
_AFTER = 60
"""Characters after a figure in which the words of its period stand."""
_OPENING = 24
"""Characters before a figure, at most, that may be a period and no more: "every day"."""


def rates(claim: Claim, origin: Claim, *, same: bool) -> Iterator[Mutation]:
    """What a figure is told per, at the relay and at the origin; `same` tells that the figures are one."""
    now, before = _per(claim), _per(origin)
    if now and before:
        if now != before and same:
            yield _told(MutationKind.DENOMINATOR_SWAPPED, f"per {before} became per {now}")
    elif now in TIMES:
        yield from _made_a_rate(claim, origin, now, same=same)
    elif origin.quantity.per in TIMES and is_count(claim.quantity.unit):
        yield _told(MutationKind.STOCK_AS_FLOW, f"a figure per {before} became a total")


def _made_a_rate(claim: Claim, origin: Claim, now: str, *, same: bool) -> Iterator[Mutation]:
    """What became of a figure that was told per nothing, and is told per a time `now`."""
    length = _length(origin) if same else None
    within = [length] if length else [name for name, words in tracing_words().periods.items() if _says(words, origin)]
    if unit_class(claim.quantity.unit) == MONEY and not length:
        if same and _says(tracing_words().once, origin):
            yield _told(MutationKind.CONCEPT_SWAPPED, f"what is paid once became a figure per {now}")
    elif not within:
        yield _told(MutationKind.STOCK_AS_FLOW, f"a total became a figure per {now}")
    elif now not in within and same:
        yield _told(MutationKind.DENOMINATOR_SWAPPED, f"a figure of one {within[0]} became a figure per {now}")


def _length(claim: Claim) -> str | None:
    """The stretch of time that a figure's date names: "month" for "in May"."""
    held = claim.as_of
    if held is None or not held.words or held.period.first is None or held.period.last is None:
        return None
    if tracing_words().points.match(held.words):
        return None
    days = (held.period.last - held.period.first).days + 1
    return next((name for name, (low, high) in _LENGTHS.items() if low <= days <= high), None)


def _per(claim: Claim) -> str | None:
    """What a figure is told per: as it was read, else by the words behind it."""
    if claim.quantity.per and not _is_in_a_name(claim, claim.quantity.per):
        return claim.quantity.per
    told = _CLAUSE.split(_behind(claim))[0]
    opening = claim.sentence.exact[: min(claim.evidence.start - claim.sentence.start, _OPENING + 1)].strip()
    told = f"{opening if len(opening) <= _OPENING else ''} {told}"
    return next((name for name, words in tracing_words().periods.items() if words.search(told)), None)


def _is_in_a_name(claim: Claim, per: str) -> bool:
    """Whether what tells a rate stands in a name: "The Daily Lantern counts 41 dead"."""
    words, text = tracing_words().periods.get(per), claim.sentence.exact
    found = [match.start() for match in words.finditer(text)] if words else []
    return bool(_NAMED_AFTER.search(text)) and all(text[at].isupper() and at > 0 for at in found)


def _behind(claim: Claim) -> str:
    start, end = (at - claim.sentence.start for at in (claim.evidence.start, claim.evidence.end))
    return claim.sentence.exact[start : end + _AFTER]


def _says(words: Phrases, claim: Claim) -> bool:
    return bool(words.search(claim.sentence.exact))


def _told(kind: MutationKind, words: str) -> Mutation:
    return Mutation(kind=kind, words=words)
