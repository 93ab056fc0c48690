"""A whole draft held against the record: its figures, those that could not be read, and its quotations, in the order of
the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.model.mention import Attribution
from whosays.model.verification import Judgement, Standing, Subject
from whosays.verify import by_words, dates, judging, lasting, sums, wording
from whosays.verify.faults import Fault
from whosays.verify.phrases import sentence
from whosays.verify.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.check import Check
    from whosays.model.claim import Claim, Unread
    from whosays.verify.given import Draft
    from whosays.verify.judging import Held
    from whosays.verify.record import Record

CONTRADICTION = "one answer"
"""The relation of two voices that cannot both hold: a draft that reports both does well."""
ITS_OWN = frozenset({CONTRADICTION, "summary against the body"})
"""The relations of what a draft says in two places."""
MOST_WITNESSES = 3
_FAR = 100
"""From so many times apart on two figures are of two matters, and not versions of one."""
_SURE = 0.35
"""How like the words about a held number must be for it to be the figure's, whatever others come to."""
_RECKONED = 0.3
"""How like the words of two passages must be for a figure to be reckoned from numbers of the other: of 2,210 figures
with a digit changed one was so, of 28 that writers reckoned four (`docs/decisions/2026-12-01-who-gave-a-figure.md`)."""
_GRAVER = frozenset({Standing.CONTRADICTED, Standing.MISATTRIBUTED})
"""What weighs more than that a draft does not agree with itself."""


def judgements(draft: Draft, record: Record) -> tuple[Judgement, ...]:
    """The verdict on each figure and quotation of `draft`, in the order of the text."""
    failing = own_failing(draft)
    held = {claim.id: judging.beside(claim, draft, record) for claim in draft.claims}
    first = {claim.id: _held_against(claim, held[claim.id], draft, record) for claim in draft.claims}
    own = {key: check for key, check in failing.items() if not _is_repeated(check, first)}
    found = []
    for claim in draft.claims:
        judged = first[claim.id]
        if claim.id not in failing and _is_open(claim, judged, held[claim.id]):
            others = draft.claims if sums.is_share(claim) else draft.near(claim)
            fine = [each for each in others if not first[each.id].flagged]
            following = _following(claim, fine, held, (draft, record))
            judged = _dated(following, claim, draft, record) if following is not None else judged
        found.append(_with_own(claim, judged, own.get(claim.id)))
    found += [_unread(each, record) for each in draft.unread]
    found += lasting.lengths(draft, record)
    found += quotations(draft.document, draft.claims, record)
    once = {(each.evidence.start, each.evidence.end, each.subject, each.words): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: (each.evidence.start, each.evidence.end, each.subject)))


def _is_open(claim: Claim, judged: Judgement, held: Sequence[Held]) -> bool:
    """Whether a figure may still follow from others: nothing bears it out, or what is held has another number or
    unit."""
    if judged.standing is Standing.UNSUPPORTED or judged.factor is not None:
        return True
    other = bool(held) and held[0].faults[:1] and held[0].faults[0].fault is Fault.UNIT
    share = not any(map(str.isdigit, judged.evidence.exact)) and bool(held) and sums.is_share(held[0].claim)
    surely = bool(held) and (held[0].only(judging.FIRMNESS) or held[0].likeness >= _SURE)
    reckoned = sums.is_change(judged.evidence.exact) or (sums.is_difference(claim) and not surely)
    return judged.flagged and (bool(other) or share or reckoned)


def _is_repeated(check: Check, first: Mapping[str, Judgement]) -> bool:
    """Whether a draft only repeats what does not agree: each figure of a check is borne out by the record. That it says
    two things itself and rates of exchange are told none the less."""
    kept = check.relation in ITS_OWN or "rate" in check.relation.split()
    return not kept and all(claim in first and not first[claim].flagged for claim in check.claims)


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


def _following(
    claim: Claim, fine: Sequence[Claim], held: Mapping[str, Sequence[Held]], against: tuple[Draft, Record]
) -> Judgement | None:
    """The verdict on a figure that follows from two others of its draft, or from one of them and a held one."""
    draft, record = against
    if (ends := sums.ends(claim, [each.claim for each in held[claim.id]])) is not None:
        one, other = (f"{_shown(each)} ({wording.where(each.evidence, record)})" for each in ends)
        judged = _judged(claim, Standing.SUPPORTED, sentence("both_ends", mine=_shown(claim), one=one, other=other))
        return replace(judged, witnesses=tuple(record.witness(each) for each in ends))
    if (terms := sums.terms(claim, fine)) is not None:
        one, other = (wording.shown(each.evidence.exact) for each in terms)
        return _judged(claim, Standing.SUPPORTED, sentence("follows", mine=_shown(claim), one=one, other=other))
    others = record.alike(claim) if sums.is_compared(claim) else ()
    rivals = [(each, (*_rivals(claim, each, held, record), *others)) for each in fine if held[each.id]]
    if (terms := sums.across(claim, rivals)) is None:
        return _recorded(claim, draft, record)
    near, other_claim = terms
    told = {"one": _shown(near), "other": _shown(other_claim), "where": wording.where(other_claim.evidence, record)}
    judged = _judged(claim, Standing.SUPPORTED, sentence("follows_across", mine=_shown(claim), **told))
    return replace(judged, witnesses=(record.witness(other_claim),))


def _recorded(claim: Claim, draft: Draft, record: Record) -> Judgement | None:
    """The verdict on a figure that the writer reckoned from two that stand beside each other on record."""
    beyond = (each for each in record.claims.values() if sums.is_beyond(claim, each))
    if (held := next((each for each in beyond if _is_like(claim, each, draft, record)), None)) is not None:
        words = wording.verdict(claim, judging.Held(held, (), 0.0), record)
        return replace(_judged(claim, Standing.SUPPORTED, words), witnesses=(record.witness(held),))
    terms = sums.recorded(claim, record.alike(claim)) if sums.is_difference(claim) else None
    pairs = sums.within(claim, record.pairs) if sums.is_of_two(claim) else ()
    terms = terms or next((pair for pair in pairs if _is_like(claim, pair[0], draft, record)), None)
    if terms is None:
        return None
    one, other = (f"{_shown(each)} ({wording.where(each.evidence, record)})" for each in terms)
    judged = _judged(claim, Standing.SUPPORTED, sentence("follows_held", mine=_shown(claim), one=one, other=other))
    return replace(judged, witnesses=tuple(record.witness(each) for each in terms))


def _is_like(claim: Claim, held: Claim, draft: Draft, record: Record) -> bool:
    """Whether the words about a figure and a held one are like enough for the one to be reckoned from the other."""
    return by_words.likeness(claim.sentence, held.evidence, draft, record) >= _RECKONED


def _dated(judged: Judgement, claim: Claim, draft: Draft, record: Record) -> Judgement:
    """The verdict on a figure that follows from others; one with a date that no document tells is told of another
    time."""
    odd = dates.strange(claim, draft.times_of(claim), record.sources, record)
    if odd is None:
        return judged
    words = sentence("date_nowhere", mine=_shown(claim), told=odd.text)
    return replace(judged, standing=Standing.CONTRADICTED, words=f"{words} {judged.words}")


def _rivals(claim: Claim, near: Claim, held: Mapping[str, Sequence[Held]], record: Record) -> Iterator[Claim]:
    """The held claims that answer what the figure `near` answers; where it stands in the sentence of `claim`, those
    that stand beside it on record, too: "of the 34 wounded, 32 lived" where it is told that two died."""
    best = held[near.id][0].claim
    yield from record.rivals_of(best)
    if near.sentence == claim.sentence:
        yield from record.beside(best, 0)
    if sums.is_difference(claim) or sums.is_share(claim):
        yield from record.beside(best, by_words.PASSAGE)


def _with_own(claim: Claim, judged: Judgement, failing: Check | None) -> Judgement:
    """The verdict on a figure beside the others of its draft, with which it may not agree."""
    if failing is None or judged.standing in _GRAVER:
        return judged
    words = sentence("arithmetic", mine=_shown(claim), check=failing.sentence)
    words = f"{words} {judged.words}" if judged.standing is Standing.OVERSTATED else words
    return replace(judged, standing=Standing.OWN_ARITHMETIC, words=words, factor=failing.factor)


def _held_against(claim: Claim, found: Sequence[Held], draft: Draft, record: Record) -> Judgement:
    held = by_words.figure_in_words(claim, draft, record) if by_words.may_stand(found) else None
    if held is not None and by_words.bears_out(claim, held, found, record):
        words = sentence("in_words", mine=_shown(claim), where=wording.where(held, record))
        return replace(_judged(claim, Standing.SUPPORTED, words), witnesses=(record.passage(held),))
    if not found:
        return _judged(claim, Standing.UNSUPPORTED, wording.unsupported(claim, None, record))
    best = found[0]
    if best.has(Fault.VALUE) and any(each.factor is not None and each.factor >= _FAR for each in best.faults):
        witness = record.witness(best.claim)
        return replace(
            _judged(claim, Standing.UNSUPPORTED, wording.unsupported(claim, witness, record)), witnesses=(witness,)
        )
    factor = next((each.factor for each in best.faults if each.factor is not None), None)
    same = [each.claim for each in found if each.weight == best.weight][:MOST_WITNESSES]
    return replace(
        _judged(claim, best.standing, wording.verdict(claim, best, record)),
        witnesses=tuple(record.witness(each) for each in same),
        factor=factor,
    )


def _judged(claim: Claim, standing: Standing, words: str) -> Judgement:
    return Judgement(
        subject=Subject.FIGURE,
        evidence=claim.evidence,
        sentence=claim.sentence,
        standing=standing,
        words=words,
        claim=claim.id,
    )


def _shown(claim: Claim) -> str:
    return wording.shown(claim.evidence.exact)


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
