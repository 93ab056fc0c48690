"""Lengths of time and ages of a draft, which are no claims, held against those of the documents.

What always holds: a length is borne out only by one in a passage of like words that implies it, in the same unit, and
beside no date that its documents do not tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.verification import Agreement, Judgement, Standing, Subject
from whosays.verify import by_words, dates, judging, matters, values, wording
from whosays.verify.faults import STANDINGS, WEIGHTS, Fault
from whosays.verify.phrases import fixed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.document import Evidence
    from whosays.model.quantity import Quantity
    from whosays.model.verification import Witness
    from whosays.verify.faults import Found
    from whosays.verify.given import Draft, Length
    from whosays.verify.record import Record

_CLAUSE: Final = re.compile(r"[,;:.](?=\s|$)")
_LEAST: Final = 0.2
"""How like the words of two passages must be for one length in both to be one; less with every digit."""

Held = tuple["Length", tuple["Found", ...]]


def lengths(draft: Draft, record: Record) -> Iterator[Judgement]:
    """The verdict on each length of time and age of `draft`."""
    for mine in draft.lengths:
        around = draft.document.quote(*by_words.sentence_of(draft.document.text, _span(mine)))
        held = _held(mine, around, draft, record)
        if not held and (there := _in_words(mine, around, draft, record)) is not None:
            found = sentence(
                "length_found", mine=wording.shown(mine.evidence.exact), where=wording.where(there, record)
            )
            yield _judged(mine, around, Standing.SUPPORTED, found, (record.passage(there),))
            continue
        if not held:
            told = sentence("length", mine=wording.shown(mine.evidence.exact))
            yield _judged(mine, around, Standing.UNSUPPORTED, told, ())
            continue
        best, faults = held[0]
        others = [each for each in draft.times if each.end <= mine.evidence.start or mine.evidence.end <= each.start]
        known = {length.evidence.document for length, _ in held}
        odd = dates.strange_beside(mine.evidence, around, (others, None), known, record)
        words = draft.document.text[mine.evidence.end : around.end]
        if judging.tells_end(words, (0, 0), mine.quantity, best.quantity):
            faults = tuple(each for each in faults if each.fault is not Fault.BOUND)
        if is_throughout(mine):
            faults = tuple(each for each in faults if each.fault is not Fault.ADDED)
        yield from _told(mine, around, (best, faults), odd.text if odd is not None else "", record)


def _told(mine: Length, around: Evidence, held: Held, odd: str, record: Record) -> Iterator[Judgement]:
    """The verdict beside the nearest length that is held; `odd` is a date that is told for it and held nowhere."""
    best, faults = held
    key = faults[0].fault.value if faults else "length_date" if odd else "length_found"
    standing = STANDINGS[faults[0].fault] if faults else Standing.CONTRADICTED if odd else Standing.SUPPORTED
    words = sentence(
        key,
        mine=wording.shown(mine.evidence.exact),
        theirs=wording.shown(best.evidence.exact),
        who=fixed("document_says"),
        where=wording.where(best.evidence, record),
        told=odd,
    )
    yield _judged(mine, around, standing, words, (record.passage(best.evidence),))


def is_throughout(mine: Length) -> bool:
    """Whether a length of time is only what something went on for: "over two nights"."""
    return bool(tracing_words().throughout.match(mine.evidence.exact))


def _judged(
    mine: Length, around: Evidence, standing: Standing, words: str, witnesses: tuple[Witness, ...]
) -> Judgement:
    return Judgement(
        subject=Subject.UNREAD,
        evidence=mine.evidence,
        sentence=around,
        standing=standing,
        words=words,
        witnesses=witnesses,
    )


def _in_words(mine: Length, around: Evidence, draft: Draft, record: Record) -> Evidence | None:
    """Where the very words of a length stand in a passage of like words that was read as something else."""
    alike = min(_LEAST, matters.alike_by_digits(sum(map(str.isdigit, mine.evidence.exact))))
    near = (held for _, held in by_words.places(mine.evidence.exact, record))
    return next((held for held in near if by_words.likeness(around, held, draft, record) >= alike), None)


def _held(mine: Length, around: Evidence, draft: Draft, record: Record) -> list[Held]:
    """The lengths of like passages that may be the one told, those that bear it out best first."""
    alike = min(_LEAST, matters.alike_by_digits(sum(map(str.isdigit, mine.evidence.exact))))
    found = []
    for length in record.lengths():
        if length.quantity.unit != mine.quantity.unit:
            continue
        faults = values.faults(mine.quantity, _as_told(length, record), Agreement.ROUNDED)
        like = by_words.likeness(around, length.evidence, draft, record)
        if like >= alike and not any(each.fault is Fault.VALUE for each in faults):
            found.append((sum(WEIGHTS[each.fault] for each in faults), -like, length, faults))
    found.sort(key=lambda each: (each[0], each[1], each[2].evidence.document, each[2].evidence.start))
    return [(length, faults) for _, _, length, faults in found]


def _as_told(length: Length, record: Record) -> Quantity:
    """How long a held length is, its bound turned round where it is denied: "not in less than 26 months"."""
    text = record.sources[length.evidence.document].document.text
    first, _ = by_words.sentence_of(text, _span(length))
    clause = _CLAUSE.split(text[first : length.evidence.start])[-1]
    return values.turned(length.quantity) if tracing_words().negating.search(clause) else length.quantity


def _span(length: Length) -> tuple[int, int]:
    return length.evidence.start, length.evidence.end
