"""A whole draft held against the record: its figures, those that could not be read, and its quotations, in the order of
the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.model.mention import Attribution
from whosays.model.verification import Judgement, Standing, Subject
from whosays.verify import judging, sums, wording
from whosays.verify.faults import Fault
from whosays.verify.phrases import sentence
from whosays.verify.plain_text import plain
from whosays.verify.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.check import Check
    from whosays.model.claim import Claim, Unread
    from whosays.verify.given import Draft
    from whosays.verify.record import Record

CONTRADICTION = "one answer"
"""The relation of two voices that cannot both hold: a draft that reports both does well."""
MOST_WITNESSES = 3
_GRAVER = frozenset({Standing.CONTRADICTED, Standing.MISATTRIBUTED})
"""What weighs more than that a draft does not agree with itself."""
_LENGTH = "within"
"""The form of a length of time ("within 36 hours")."""


def judgements(draft: Draft, record: Record) -> tuple[Judgement, ...]:
    """The verdict on each figure and quotation of `draft`, in the order of the text."""
    failing = own_failing(draft)
    first = {claim.id: _held_against(claim, draft, record) for claim in draft.claims}
    found = []
    for claim in draft.claims:
        fine = [each for each in draft.near(claim) if not first[each.id].flagged]
        found.append(_figure(claim, first[claim.id], fine, failing.get(claim.id)))
    found += [_unread(each, record) for each in draft.unread]
    found += _lengths(draft, record)
    found += quotations(draft.document, draft.claims, record)
    return tuple(sorted(found, key=lambda each: (each.evidence.start, each.evidence.end, each.subject)))


def own_failing(draft: Draft) -> dict[str, Check]:
    """The first check over a draft's own figures that fails, by each claim that it is over. That two voices disagree is
    no fault of a draft that names both; that it says two things itself is."""
    said = {claim.id: tuple(speaker.label for speaker in claim.speakers) for claim in draft.claims}
    silent = {claim.id for claim in draft.claims if claim.attribution is not Attribution.NAMED}
    found: dict[str, Check] = {}
    for check in draft.checks:
        if check.verdict is Verdict.FAILS:
            several = check.relation == CONTRADICTION or len({said[claim] for claim in check.claims} - {()}) > 1
            own = set(check.claims) & silent if several else set(check.claims)
            for claim in sorted(own):
                found.setdefault(claim, check)
    return found


def _figure(claim: Claim, judged: Judgement, fine: Sequence[Claim], failing: Check | None) -> Judgement:
    """The verdict on a figure beside the others of its draft: whether it follows from them, or does not agree."""
    mine = wording.shown(claim.evidence.exact)
    open_question = judged.standing is Standing.UNSUPPORTED or judged.factor is not None
    if open_question and failing is None and (terms := sums.terms(claim, fine)) is not None:
        one, other = (wording.shown(each.evidence.exact) for each in terms)
        words = sentence("follows", mine=mine, one=one, other=other)
        return replace(judged, standing=Standing.SUPPORTED, words=words, witnesses=(), factor=None)
    if failing is None or judged.standing in _GRAVER:
        return judged
    words = sentence("arithmetic", mine=mine, check=failing.sentence)
    words = f"{words} {judged.words}" if judged.standing is Standing.OVERSTATED else words
    return replace(judged, standing=Standing.OWN_ARITHMETIC, words=words, factor=failing.factor)


def _held_against(claim: Claim, draft: Draft, record: Record) -> Judgement:
    found = judging.beside(claim, draft, record)
    told = Judgement(
        subject=Subject.FIGURE,
        evidence=claim.evidence,
        sentence=claim.sentence,
        standing=Standing.UNSUPPORTED,
        words="",
        claim=claim.id,
    )
    if (not found or found[0].has(Fault.VALUE)) and (held := judging.in_words(claim, draft, record)) is not None:
        words = sentence("in_words", mine=wording.shown(claim.evidence.exact), where=wording.where(held, record))
        return replace(told, standing=Standing.SUPPORTED, words=words, witnesses=(record.passage(held),))
    if not found:
        return replace(told, words=wording.unsupported(claim, None, record))
    best = found[0]
    factor = next((each.factor for each in best.faults if each.factor is not None), None)
    same = [each.claim for each in found if each.weight == best.weight][:MOST_WITNESSES]
    return replace(
        told,
        standing=best.standing,
        words=wording.verdict(claim, best, record),
        witnesses=tuple(record.witness(each) for each in same),
        factor=factor,
    )


def _unread(each: Unread, record: Record) -> Judgement:
    """A figure that could not be read: where its words stand in a document they bear it out, as far as can be seen."""
    held = record.in_words(each.evidence.exact, each.sentence.exact)
    key = "unread" if held is None else "unread_found"
    place = wording.where(held, record) if held is not None else ""
    return Judgement(
        subject=Subject.UNREAD,
        evidence=each.evidence,
        sentence=each.sentence,
        standing=Standing.UNSUPPORTED if held is None else Standing.SUPPORTED,
        words=sentence(key, mine=wording.shown(each.evidence.exact), obstacle=each.obstacle, where=place),
        witnesses=() if held is None else (record.passage(held),),
    )


def _lengths(draft: Draft, record: Record) -> Iterator[Judgement]:
    """Lengths of time in numerals of two digits or more, which are no claims: they must stand so in some document."""
    for words in draft.times:
        number = words.part("number") or ""
        at = draft.document.text.find(number, words.start, words.end)
        if words.form != _LENGTH or len(number) < len("10") or at < 0:
            continue
        told = draft.document.quote(at, words.end)
        held = next(
            (d.quote(*place) for d, text in record.texts() if (place := text.find((plain(told.exact).text,)))), None
        )
        where = wording.where(held, record) if held is not None else ""
        yield Judgement(
            subject=Subject.UNREAD,
            evidence=told,
            sentence=told,
            standing=Standing.UNSUPPORTED if held is None else Standing.SUPPORTED,
            words=sentence("length" if held is None else "length_found", mine=wording.shown(told.exact), where=where),
            witnesses=() if held is None else (record.passage(held),),
        )
