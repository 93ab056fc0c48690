"""Figures of a draft that are looked for in the very words of the record, where no claim was read.

What always holds: the words stand there whole, in a passage of like words, and are no part of a date; what is counted
and the dates beside them are not others there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.language import ENGLISH, language
from whosays.model.quantity import Qualifier
from whosays.verify import concepts, dates, matters
from whosays.verify.contrasts import contrast
from whosays.verify.faults import Fault
from whosays.verify.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.model.document import Document, Evidence
    from whosays.verify.given import Draft
    from whosays.verify.judging import Held
    from whosays.verify.record import Record

_OPEN: Final = frozenset({Fault.VALUE, Fault.DATE, Fault.CONCEPT, Fault.PEOPLE, Fault.UNIT, Fault.BOUND})
_STEM: Final = 5
_BEHIND: Final = 3
"""Words behind a number in which its noun stands."""
PASSAGE: Final = 250
"""Characters on either side of a figure that tell of the same matter."""
READ_BY_EYE: Final = 0.2
"""How like the words must be where no claim was read, so that only they tell what the number is of."""
_HEDGE: Final = 30
"""Characters before a place in which a hedge stands."""
_STOPS: Final = (". ", "\n", "? ", "! ")
_LONGER: Final = re.compile(r"\d[:.,]?$|^[:.,]?\d")
"""What stands right beside a number that is a part of a longer one, or of an hour."""
_NOT_SO: Final = frozenset({"day", "month", "year"})
"""The parts of a date: a number in one is another number."""


def figure_in_words(mine: Claim, draft: Draft, record: Record) -> Evidence | None:
    """Where the very words of a figure stand in a passage of like words, though no claim was read there; None where
    they do not, or where what is counted or a date is another there."""
    alike = max(READ_BY_EYE, matters.alike_enough(mine))
    for document, held in places(mine.evidence.exact, record):
        if record.is_claimed(held) or likeness(mine.sentence, held, draft, record) < alike:
            continue
        around = document.quote(*sentence_of(document.text, (held.start, held.end)))
        claim = replace(mine, evidence=held, sentence=around, speakers=())
        if mine.quantity.qualifier is Qualifier.EXACT and _is_hedged(document.text[: held.start]):
            continue
        odd = dates.strange(mine, draft.times_of(mine), [document.id], record)
        other = contrast(mine, [claim], record) or concepts.misplaced(mine, [claim], record)
        if odd is None and not other:
            return held
    return None


def _is_hedged(before: str) -> bool:
    """Whether the words right before a place are a hedge: "about seven"."""
    return _hedges().search(before[-_HEDGE:].lower()) is not None


@cache
def _hedges() -> re.Pattern[str]:
    phrases = {phrase for told in language(ENGLISH).hedges.before.values() for phrase in told}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases)))})\s+$")


def may_stand(found: Sequence[Held]) -> bool:
    """Whether a figure is to be looked for in words alike: no held claim has it, or what has its number tells it of
    another thing or time."""
    return not found or any(each.fault in _OPEN for each in found[0].faults[:1])


def bears_out(mine: Claim, held: Evidence, found: Sequence[Held], record: Record) -> bool:
    """Whether words alike bear a figure out: where a claim has its number, they must count the same noun, too."""
    if not found or found[0].has(Fault.VALUE):
        return True
    document = record.sources[held.document].document
    after = document.text[held.end : held.end + PASSAGE]
    own = concepts.noun(mine)
    return bool(own) and own[:_STEM] in {word[:_STEM] for word in after.lower().split()[:_BEHIND]}


def places(words: str, record: Record) -> Iterator[tuple[Document, Evidence]]:
    """Where words stand in the documents, whole and in no date."""
    for document, text in record.texts():
        told = (t for t in record.times(document.id) if t.part("number") is None)
        dated = [t for t in told if any(name in _NOT_SO for name, _ in t.parts)]
        for place in text.places_of(plain(words).text):
            start, end = place
            part = _LONGER.search(document.text[max(0, start - 2) : start]) if words[:1].isdigit() else None
            part = part or (_LONGER.match(document.text[end : end + 2]) if words[-1:].isdigit() else None)
            if part is None and not any(each.start < end and start < each.end for each in dated):
                yield document, document.quote(*place)


def likeness(around: Evidence, held: Evidence, draft: Draft, record: Record) -> float:
    """How like the words about a stretch of the draft and those about a held one are."""
    mine, theirs = draft.document.text, record.sources[held.document].document.text
    own = record.comparer.alike(around.exact, theirs[slice(*sentence_of(theirs, (held.start, held.end)))])
    passage = record.comparer.alike(
        mine[max(0, around.start - PASSAGE) : around.end + PASSAGE],
        theirs[max(0, held.start - PASSAGE) : held.end + PASSAGE],
    )
    return max(own, passage)


def sentence_of(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """About the sentence of a place: as far as the next stops or lines."""
    before = max(text.rfind(mark, 0, place[0]) for mark in _STOPS)
    after = [at for mark in _STOPS if (at := text.find(mark, place[1])) >= 0]
    return before + 1, min(after, default=len(text))
