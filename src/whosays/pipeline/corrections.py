"""Claims as people ruled them: another speaker, measure or place than was read, before anything is grouped or traced.

What always holds: a corrected claim keeps its id and its words; it says what was ruled, by whom, and what was read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from whosays.extract.told_cells import place_named
from whosays.model.claim import AUTHOR
from whosays.model.mention import Attribution
from whosays.model.ruling import NOWHERE, Field
from whosays.normalise.speakers import speakers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.lexicon.packs import MeasureEntry
    from whosays.model.claim import Claim
    from whosays.model.ruling import Correction

_NOT_WORD = re.compile(r"\W+")


def corrected(
    claims: Sequence[Claim], corrections: Sequence[Correction], lexicon: Lexicon, grammar: Grammar
) -> tuple[Claim, ...]:
    """`claims` with what people ruled of single fields."""
    ruled: dict[str, list[Correction]] = defaultdict(list)
    for each in corrections:
        ruled[each.claim].append(each)
    found = []
    for claim in claims:
        made = claim
        for correction in ruled.get(claim.id, ()):
            read, fields = _fields(made, correction, lexicon, grammar)
            told = (str(correction.field), f"{correction.reason}; read as {read}")
            made = replace(made, **fields, ruled=(*made.ruled, told))
        found.append(made)
    return tuple(found)


def measure_named(text: str, measures: Mapping[str, MeasureEntry]) -> str | None:
    """The measure of the packs whose key, title or phrase `text` is; None where it is none of theirs."""
    low = text.casefold()
    key = key_of(low)
    if key in measures:
        return key
    told = (k for k, entry in measures.items() if low in (entry.title.casefold(), *(n.casefold() for n in entry.names)))
    return next(told, None)


def key_of(text: str) -> str:
    """The words of `text` in snake_case."""
    return _NOT_WORD.sub("_", text.casefold()).strip("_")


def _fields(claim: Claim, correction: Correction, lexicon: Lexicon, grammar: Grammar) -> tuple[str, dict[str, Any]]:
    """What was read, and the fields of the claim as they were ruled."""
    value = correction.value
    if correction.field is Field.SPEAKER:
        read = "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR
        named = () if value == AUTHOR else speakers_of(value, lexicon.pack.speaker, lexicon.language)
        return read, {"speakers": named, "attribution": Attribution.NAMED if named else Attribution.NONE}
    if correction.field is Field.PLACE:
        named_place = None if value == NOWHERE else place_named(value, grammar) or key_of(value)
        return claim.place or NOWHERE, {"place": named_place}
    measure = measure_named(value, lexicon.pack.measure) or key_of(value)
    entry = lexicon.pack.measure.get(measure)
    under = entry.under if entry else None
    told = {"measure": under or measure, "narrower": measure if under else None}
    return claim.narrowest, {**told, "measure_read": claim.measure_read or claim.measure}
