"""Figures of a draft that are looked for in the very words of the record, where no claim was read.

What always holds: the words stand there whole, in a passage of like words, and are no part of a date; what is counted
and the dates beside them are not others there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.model.verification import Judgement, Standing, Subject
from whosays.verify import concepts, dates, matters, wording
from whosays.verify.contrasts import contrast
from whosays.verify.faults import Fault
from whosays.verify.phrases import sentence
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
_LENGTH: Final = "within"
"""The form of a length of time ("within 36 hours")."""
_STOPS: Final = (". ", "\n", "? ", "! ")
_OF_LENGTHS: Final = {
    "length": Standing.UNSUPPORTED,
    "length_found": Standing.SUPPORTED,
    "length_date": Standing.CONTRADICTED,
}
_LONGER: Final = re.compile(r"\d[:.,]?$|^[:.,]?\d")
"""What stands right beside a number that is a part of a longer one, or of an hour."""
_NOT_SO: Final = frozenset({"day", "month", "year"})
"""The parts of a date: a number in one is another number."""


def figure_in_words(mine: Claim, draft: Draft, record: Record) -> Evidence | None:
    """Where the very words of a figure stand in a passage of like words, though no claim was read there; None where
    they do not, or where what is counted or a date is another there."""
    alike = max(READ_BY_EYE, matters.alike_enough(mine))
    for document, held in _places(mine.evidence.exact, record):
        if record.is_claimed(held) or _likeness(mine.sentence, held, draft, record) < alike:
            continue
        around = document.quote(*_sentence(document.text, (held.start, held.end)))
        claim = replace(mine, evidence=held, sentence=around, speakers=())
        odd = dates.strange(mine, draft.times_of(mine), [document.id], record)
        other = contrast(mine, [claim], record) or concepts.misplaced(mine, [claim], record)
        if odd is None and not other:
            return held
    return None


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


def lengths(draft: Draft, record: Record) -> Iterator[Judgement]:
    """Lengths of time and ages, which are no claims: they must stand so in some document, with the same dates."""
    for start, end in sorted({*draft.lengths, *_within(draft)}):
        told = draft.document.quote(start, end)
        around = draft.document.quote(*_sentence(draft.document.text, (start, end)))
        alike = min(READ_BY_EYE, matters.alike_by_digits(sum(map(str.isdigit, told.exact))))
        near = [held for _, held in _places(told.exact, record) if _likeness(around, held, draft, record) >= alike]
        others = [each for each in draft.times if each.end <= told.start or told.end <= each.start]
        odd = dates.strange_beside(told, around, (others, None), {held.document for held in near}, record)
        key = "length" if not near else "length_found" if odd is None else "length_date"
        yield Judgement(
            subject=Subject.UNREAD,
            evidence=told,
            sentence=around,
            standing=_OF_LENGTHS[key],
            words=sentence(
                key,
                mine=wording.shown(told.exact),
                where=wording.where(near[0], record) if near else "",
                told=odd.text if odd is not None else "",
            ),
            witnesses=tuple(record.passage(held) for held in near[:1]),
        )


def _within(draft: Draft) -> Iterator[tuple[int, int]]:
    """The lengths of time that the reading of times found, in numerals of two digits or more."""
    for words in draft.times:
        number = words.part("number") or ""
        at = draft.document.text.find(number, words.start, words.end)
        if words.form == _LENGTH and len(number) >= len("10") and at >= 0:
            yield at, words.end


def _places(words: str, record: Record) -> Iterator[tuple[Document, Evidence]]:
    """Where words stand in the documents, whole and in no date."""
    for document, text in record.texts():
        dated = [t for t in record.times(document.id) if any(name in _NOT_SO for name, _ in t.parts)]
        for place in text.places_of(plain(words).text):
            start, end = place
            part = _LONGER.search(document.text[max(0, start - 2) : start]) if words[:1].isdigit() else None
            part = part or (_LONGER.match(document.text[end : end + 2]) if words[-1:].isdigit() else None)
            if part is None and not any(each.start < end and start < each.end for each in dated):
                yield document, document.quote(*place)


def _likeness(around: Evidence, held: Evidence, draft: Draft, record: Record) -> float:
    mine, theirs = draft.document.text, record.sources[held.document].document.text
    return record.comparer.alike(
        mine[max(0, around.start - PASSAGE) : around.end + PASSAGE],
        theirs[max(0, held.start - PASSAGE) : held.end + PASSAGE],
    )


def _sentence(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """About the sentence of a place: as far as the next stops or lines."""
    before = max(text.rfind(mark, 0, place[0]) for mark in _STOPS)
    after = [at for mark in _STOPS if (at := text.find(mark, place[1])) >= 0]
    return before + 1, min(after, default=len(text))
