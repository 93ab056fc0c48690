"""All checks over the claims and questions of a case, in a fixed order: failures first, then as the texts are read.

Pure: the same claims in any order give the same checks. Near-linear: figures meet only by a key (question, document,
measure and people), and each key holds a bounded number of figures against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.check import pairs as pairing
from whosays.check.contradictions import contradictions
from whosays.check.conversions import conversions
from whosays.check.ledger import Ledger
from whosays.check.parts import included, places, shares, summaries
from whosays.check.rates import Dates, Rates
from whosays.check.reckoned import reckoned
from whosays.check.relations import relations
from whosays.check.restated import restated
from whosays.check.tables import own_totals
from whosays.check.totals import totals
from whosays.model.check import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.question import Question

_ORDER = {Verdict.FAILS: 0, Verdict.BOUNDARY: 1, Verdict.CANNOT_TELL: 2, Verdict.HOLDS: 3}


def checks(
    claims: Sequence[Claim], questions: Sequence[Question], pack: PackFile, dates: Dates | None = None
) -> tuple[Check, ...]:
    """Every check over `claims` and the `questions` they answer, failures first, then in the order of the documents.

    `dates` tells the days of documents and the exchange rates; without it money is judged by what texts imply alone.
    Raises LexiconError where a relation of `pack` is wrong.
    """
    ledger = Ledger.of(claims, pack)
    ordered = sorted(questions, key=lambda question: question.id)
    pairs = pairing.pairs(ledger)
    known = dates or Dates()
    rates = Rates(pairs, known)
    found = [
        *conversions(pairs, known),
        *pairing.conflicts(pairs),
        *contradictions(ordered, ledger, rates),
        *included(ledger),
        *places(ordered, ledger),
        *reckoned(ledger),
        *shares(ledger),
        *summaries(ordered, ledger),
        *totals(ledger),
        *own_totals(ledger),
        *restated(ledger),
        *relations(ledger, rates),
    ]
    return _in_order(found, ledger)


def _in_order(found: Iterable[Check], ledger: Ledger) -> tuple[Check, ...]:
    """Each check once: of two over the same claims by the same relation the first stays."""
    place = {key: number for number, key in enumerate(ledger.claims)}
    once: dict[tuple[str, frozenset[str]], Check] = {}
    for check in found:
        once.setdefault((check.relation, frozenset(check.claims)), check)
    return tuple(
        sorted(once.values(), key=lambda c: (_ORDER[c.verdict], min(place[k] for k in c.claims), c.relation, c.claims))
    )
