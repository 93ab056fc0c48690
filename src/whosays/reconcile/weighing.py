"""The finding of a question: envelope, estimate, floor, status and what contradicts, from its roots."""

from __future__ import annotations

from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING

from whosays.algebra.beside import beside
from whosays.model.finding import Conflict, Finding, Interval, Sensitivity, Status
from whosays.model.mention import Stance, TieKind
from whosays.model.quantity import UPPER_BOUNDS
from whosays.model.question import Role
from whosays.reconcile.conflicts import conflicts, outgrown_roots
from whosays.reconcile.envelope import envelope
from whosays.reconcile.open_bases import NO_BASIS, explained, mixed, open_roots
from whosays.reconcile.reports import Report, of_claim
from whosays.reconcile.spoken import spoken
from whosays.reconcile.status import MOST_ROOTS, Backing, backed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.link import Lineage, Root
    from whosays.model.question import Question
    from whosays.reconcile.envelope import Enveloped
    from whosays.reconcile.estimating import Estimated

TWO = 2
ONE_ROOT = "one root; no reconciled estimate"
NO_ROOT = "no claim counts as evidence; no reconciled estimate"
NO_UNIT = "no two roots tell it in one unit; no reconciled estimate"
NO_PLACE = "no figure has a place on the scale (zero has no logarithm); no reconciled estimate"
NO_EXTRA = "no reconciled estimate: it needs more libraries (pip install 'whosays[estimate]')"
AVAILABLE = all(find_spec(name) for name in ("numpy", "threadpoolctl"))
"""Whether the estimate can be made: what it needs comes with the extra `estimate`."""
NOTHING = Interval(low=None, high=None)


def finding(question: Question, lineage: Lineage, claims: Mapping[str, Claim], pack: PackFile) -> Finding:
    """What may be said in answer to `question`. `claims` holds the case's claims by id."""
    current = [root for root in lineage.roots if root.current]
    entry = pack.measure.get(question.measure)
    clashes = conflicts(lineage.roots, claims, entry)
    unsaid = open_roots(question, current)
    clashes, apart = explained(clashes, unsaid, claims), mixed(clashes, unsaid)
    told = envelope(current, claims)
    status, why = _status(current, clashes, claims)
    weighed = (
        _estimated(reports_of(question, current, claims, told, pack), question.measure, pack)
        if told and AVAILABLE and not apart
        else None
    )
    answering = [claims[claim] for claim in question.answers]
    blocs = {bloc for root in current for bloc in root.blocs}
    return Finding(
        question=question.id,
        status=status,
        why=why + _grown(outgrown_roots(current, claims, entry)),
        envelope=told.interval if told else NOTHING,
        unit=told.unit if told else next((claim.quantity.unit for claim in answering), ""),
        per=told.per if told else None,
        floor=_floor(current, claims),
        n_claims=len(answering),
        n_documents=len({claim.document for claim in answering}),
        n_publishers=len({claim.publisher for claim in answering if claim.publisher}),
        n_roots=len(current),
        n_blocs=len(blocs),
        voices=Decimal(len(current)),
        roots=tuple(root.id for root in current),
        conflicts=clashes,
        set_aside=lineage.set_aside,
        estimate=weighed.estimate if weighed else None,
        no_estimate="" if weighed else NO_BASIS if apart else _no_estimate(len(current)),
        split=weighed is not None and len(weighed.modes) >= TWO,
        modes=weighed.modes if weighed else (),
        leverage=weighed.leverage if weighed else (),
        outliers=weighed.outliers if weighed else (),
    )


def _grown(past: frozenset[str]) -> str:
    """In words, that roots tell what a count had come to before."""
    if not past:
        return ""
    told = "1 root tells" if len(past) == 1 else f"{len(past)} roots tell"
    return f"; {told} a lower figure of an earlier day, a lower bound of a count that grows"


def _no_estimate(roots: int) -> str:
    return {0: NO_ROOT, 1: ONE_ROOT}.get(roots, NO_UNIT if AVAILABLE else NO_EXTRA)


def box(question: Question, lineage: Lineage, claims: Mapping[str, Claim], pack: PackFile) -> tuple[Sensitivity, ...]:
    """What best and band of the finding become under other assumptions; empty where it has none."""
    current = [root for root in lineage.roots if root.current]
    told = envelope(current, claims)
    unsaid = open_roots(question, current)
    apart = bool(unsaid) and mixed(conflicts(lineage.roots, claims, pack.measure.get(question.measure)), unsaid)
    if told is None or not AVAILABLE or apart:
        return ()
    from whosays.reconcile.estimating import Nature
    from whosays.reconcile.sensitivity import sensitivity

    voting = [claims[claim] for root in current for claim in root.claims if told.holds(claims[claim].quantity)]
    each_alone = [of_claim(claim, pack, claim.id) for claim in voting if not _converted(claim)]
    return sensitivity(reports_of(question, current, claims, told, pack), Nature.of(question.measure, pack), each_alone)


def reports_of(
    question: Question, roots: Sequence[Root], claims: Mapping[str, Claim], told: Enveloped, pack: PackFile
) -> list[Report]:
    """What each root reports in the unit of the envelope, in its fullest claim and what stands beside that; then what
    bounds it, and denials."""
    found = []
    for root in roots:
        inside = [c for c in root.claims if told.holds(claims[c].quantity) and not _converted(claims[c])]
        apart = set(beside(root, claims))
        own = [*inside[:1], *(c for c in inside[1:] if c in apart)]
        found += [spoken([of_claim(claims[c], pack, root.id) for c in own])] if own else []
    for bearing in question.bearings:
        claim = claims[bearing.claim]
        denied = bearing.role is Role.ANSWERS and claim.stance is Stance.DENIES
        bounds = bearing.role is not Role.ANSWERS and claim.votes and _of_basis(claim, question, pack)
        if (denied or bounds) and told.holds(claim.quantity):
            found.append(of_claim(claim, pack, role=bearing.role))
    return found


def _of_basis(claim: Claim, question: Question, pack: PackFile) -> bool:
    """Whether a bound is of the basis of the question. What is left of a sum may be a twentieth of it, near the end
    of what the model takes a part to be of its whole: such bounds are shown and checked, and not weighed."""
    return not claim.basis or pack.apart(question.measure, claim.basis) == question.basis


def _converted(claim: Claim) -> bool:
    """Whether a figure only restates another in another currency: a conversion is no evidence of its own."""
    return any(tie.kind is TieKind.CONVERSION for tie in claim.ties)


def _estimated(reports: Sequence[Report], measure: str, pack: PackFile) -> Estimated | None:
    from whosays.reconcile.estimating import Nature, estimated

    return estimated(reports, Nature.of(measure, pack))


def _floor(roots: Sequence[Root], claims: Mapping[str, Claim]) -> Decimal | None:
    """The highest lower bound that rests on identified cases (Records 10); None where none does."""
    found = [claims[c] for root in roots for c in root.claims if claims[c].identified_by]
    lows = [claim.quantity.low for claim in found if claim.quantity.qualifier not in UPPER_BOUNDS]
    return max((low for low in lows if low is not None), default=None)


def _status(roots: Sequence[Root], clashes: Sequence[Conflict], claims: Mapping[str, Claim]) -> tuple[Status, str]:
    """The status of a figure with its reason (Recording rule 22)."""
    confirming = [claims[c] for root in roots for c in root.claims if claims[c].stance is Stance.CONFIRMS]
    if not roots:
        return Status.DISCOUNTED, "every claim was set aside"
    if clashes:
        open_ones = sum(clash.dissolved_by is None for clash in clashes)
        told = f"{len(clashes)} pair{'s' * (len(clashes) != 1)} of roots cannot both hold as they stand"
        told += f" (of the {MOST_ROOTS} roots that are told most)" if len(roots) > MOST_ROOTS else ""
        return Status.CONTESTED, told if open_ones else f"{told}; each could be explained"
    if any(claim.against_interest for claim in confirming):
        return Status.CONFIRMED, "accepted by the party against whose interest it is"
    return backed([_backing(root, claims) for root in roots])


def _backing(root: Root, claims: Mapping[str, Claim]) -> Backing:
    told = [claims[claim] for claim in root.claims]
    texts = frozenset(map(_text, told))
    return Backing(
        speakers=frozenset(speaker.key or speaker.words.lower() for speaker in root.speakers) or texts,
        blocs=frozenset(root.blocs),
        texts=texts,
        figures=tuple((claim.quantity, claim.as_of.period if claim.as_of else None) for claim in told),
    )


def _text(claim: Claim) -> str:
    """Which text tells a claim: its document; what an analyst wrote down, the publisher that they name, or the row."""
    return claim.document if not claim.entered else claim.publisher or claim.id
