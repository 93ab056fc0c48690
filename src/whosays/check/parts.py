"""Parts and wholes: what a sentence includes, a fraction of its base, one place of everywhere, a summary of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.algebra.intervals import allowed, stated
from whosays.check.contradictions import MOST_FIGURES, open_topped, same_value, touch_at_strict_end
from whosays.check.dissolving import HUNDRED, by_date, by_part, by_slip
from whosays.check.ledger import Figure, countries_of, times_meet, voice
from whosays.check.rates import TOLERANCE
from whosays.check.wording import about, doubts, factor, opening, quoted, said, span
from whosays.lexicon.packs import MeasureKind
from whosays.model.check import Check, Verdict
from whosays.model.mention import Attribution, TieKind
from whosays.model.quantity import PERCENT, Qualifier
from whosays.model.question import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim
    from whosays.model.question import Question


def included(ledger: Ledger) -> Iterator[Check]:
    """Each figure that a text includes in another: a part is at most its whole."""
    for key, part in ledger.claims.items():
        for told in ledger.ties(part, TieKind.PART):
            whole = ledger.claims[told]
            if part.quantity.unit != whole.quantity.unit or part.quantity.unit == PERCENT:
                continue
            yield _at_most(Figure(key, part), Figure(told, whole), "a part is at most its whole", dated=False)


def places(questions: Sequence[Question], ledger: Ledger) -> Iterator[Check]:
    """Each figure of one place against those of everywhere: one check where it fits, one for each that it exceeds."""
    for question in questions:
        bounding = [b.claim for b in question.bearings if b.role is Role.BOUNDS_BELOW]
        bounding = [c for c in bounding if c in ledger.claims and ledger.claims[c].measure == question.measure]
        bounding = [c for c in bounding if ledger.finer_place(ledger.claims[c])]
        if not bounding or ledger.of_events(question.measure) or not countries_of(question.population):
            continue
        wholes = ledger.figures(question.answers, MOST_FIGURES)
        for part in ledger.figures(bounding, MOST_FIGURES):
            found = [
                _at_most(part, whole, "one place is at most the whole", dated=True)
                for whole in wholes
                if whole.claim.quantity.unit == part.claim.quantity.unit and times_meet(part.claim, whole.claim)
            ]
            failing = [check for check in found if check.verdict is Verdict.FAILS]
            yield from failing or found[:1]


def _at_most(part: Figure, whole: Figure, relation: str, *, dated: bool) -> Check:
    low, high = part.allowed.low, open_topped(whole).high
    claims = (part.claim, whole.claim)
    gap = part.stated.gap(whole.stated)
    if low is None or high is None or low <= high or gap <= TOLERANCE:
        verb = "is"
        sentence = f"{said(part.claim)} {verb} within {said(whole.claim)}, of which it is a part."
        return Check(relation=relation, verdict=Verdict.HOLDS, sentence=sentence, claims=(part.id, whole.id))
    where = f" in {part.claim.place_text or part.claim.place}" if dated and part.claim.place else ""
    begin = "" if dated else opening(part.claim)
    of = " for the whole" if dated else ", of which it is told as a part"
    sentence = f"{begin}{said(part.claim)}{where} exceeds {said(whole.claim)}{of}, by a factor of {factor(gap)}."
    explained = by_slip(part.stated, whole.stated) or (by_date(*claims) if dated else None)
    return Check(
        relation=relation,
        verdict=Verdict.FAILS,
        sentence=sentence,
        claims=(part.id, whole.id),
        factor=gap,
        dissolved_by=explained,
        doubts=doubts(claims),
    )


def shares(ledger: Ledger) -> Iterator[Check]:
    """Each share that a text reckons out: the fraction, its base and the result; and no share of a whole above all."""
    for key, share in ledger.claims.items():
        if share.quantity.unit != PERCENT:
            continue
        entry = ledger.pack.measure.get(share.measure)
        of_whole = bool(ledger.ties(share, TieKind.SHARE)) or (entry is not None and entry.kind is MeasureKind.SHARE)
        if of_whole and share.quantity.low is not None and share.quantity.low > HUNDRED:
            yield _above_all(key, share)
        for base, result in _reckoned(key, share, ledger):
            whole, part = Figure(base, ledger.claims[base]), Figure(result, ledger.claims[result])
            yield share_of(Figure(key, share), whole, part)


def _reckoned(key: str, share: Claim, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The base and the result of a share: "half of these 12,000 – 6,000", or "17,175 of 19,547 – 88 per cent"."""
    results = [*ledger.hung(key, TieKind.APPOSITION), *ledger.ties(share, TieKind.APPOSITION)]
    for result in results:
        unit = ledger.claims[result].quantity.unit
        bases = ledger.ties(share, TieKind.SHARE) or ledger.ties(ledger.claims[result], TieKind.PART)
        for base in bases:
            if unit != PERCENT and ledger.claims[base].quantity.unit == unit and base != result:
                yield base, result


def share_of(share: Figure, base: Figure, result: Figure) -> Check:
    """A share, the whole that it is of, and the result that a text has for it."""
    hundredth = 1 / HUNDRED
    reckoned = share.allowed.times(hundredth) * base.allowed
    exact = share.stated.times(hundredth) * base.stated
    claims = (share.claim, base.claim, result.claim)
    unit = base.claim.quantity.unit
    gap = exact.gap(result.stated)
    verdict = Verdict.HOLDS if reckoned.meets(result.allowed) or gap <= TOLERANCE else Verdict.FAILS
    if verdict is Verdict.HOLDS and touch_at_strict_end(exact, result.stated, claims):
        verdict = Verdict.BOUNDARY
    words = [quoted(claim) for claim in claims]
    sentence = f"{words[0]} of {words[1]} is {span(exact, unit)}; the text has {words[2]}"
    end = {
        Verdict.HOLDS: "",
        Verdict.BOUNDARY: ", the very end that the words exclude",
        Verdict.FAILS: f", apart by a factor of {factor(gap)}",
    }[verdict]
    return Check(
        relation="share of its base",
        verdict=verdict,
        sentence=f"{sentence}{end}.",
        claims=(share.id, base.id, result.id),
        factor=gap if verdict is Verdict.FAILS else None,
        doubts=doubts(claims),
    )


def _above_all(key: str, share: Claim) -> Check:
    low = share.quantity.low or HUNDRED
    return Check(
        relation="a share is at most the whole",
        verdict=Verdict.FAILS,
        sentence=f"{said(share)} is told as a share of a whole and exceeds 100 %.",
        claims=(key,),
        factor=low / HUNDRED,
        doubts=doubts((share,)),
    )


def summaries(questions: Sequence[Question], ledger: Ledger) -> Iterator[Check]:
    """Ranges that a document gives again in its own words and that leave out a figure it has reported before."""
    for question in questions:
        if ledger.of_events(question.measure):
            continue
        for figure in ledger.figures(question.answers, MOST_FIGURES):
            if figure.claim.quantity.qualifier is not Qualifier.RANGE:
                continue
            again = _given_again(figure, ledger)
            if again is None:
                continue
            for other in ledger.figures(question.answers, MOST_FIGURES):
                if _left_out(again.claim, figure, other):
                    yield _summary(again, other, ledger)


def _given_again(figure: Figure, ledger: Ledger) -> Figure | None:
    """The last telling of a range, where an earlier one names who says it and the last, in prose, names nobody."""
    last = max(figure.repeats, key=lambda key: ledger.claims[key].evidence.start, default=None)
    if last is None:
        return None
    claim = ledger.claims[last]
    unnamed = claim.attribution is not Attribution.NAMED and not claim.in_table
    later = claim.evidence.start > figure.claim.evidence.start and figure.claim.attribution is Attribution.NAMED
    return Figure(last, claim) if unnamed and later and same_value(claim.quantity, figure.claim.quantity) else None


def _left_out(again: Claim, figure: Figure, other: Figure) -> bool:
    told = other.claim
    same = told.document == again.document and told.quantity.unit == again.quantity.unit
    return (
        same
        and told.quantity.per == again.quantity.per
        and told.evidence.end < again.evidence.start
        and told.attribution is Attribution.NAMED
        and not voice(told) & voice(figure.claim)
        and (told.place == again.place)
        and not allowed(again.quantity).meets(open_topped(other))
        and stated(again.quantity).gap(other.stated) > TOLERANCE
    )


def _summary(again: Figure, other: Figure, ledger: Ledger) -> Check:
    part = by_part(other, again, ledger)
    gap = again.stated.gap(other.stated)
    return Check(
        relation="summary against the body",
        verdict=Verdict.FAILS,
        sentence=f"On {about(other.claim, ledger)}: the document closes with {quoted(again.claim)}, which leaves out "
        f"{said(other.claim)} that it has reported before, by a factor of {factor(gap)}.",
        claims=(again.id, other.id),
        factor=gap,
        dissolved_by=part.words(ledger) if part else by_date(again.claim, other.claim),
        doubts=doubts((again.claim, other.claim)),
    )
