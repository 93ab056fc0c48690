"""A finding beside what lies outside its question: published rates between its currencies, and checks of its figures.

What always holds: nothing of the finding is taken back; what is found is added to its conflicts and to its reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.intervals import stated
from whosays.lexicon.packs import MeasureKind
from whosays.model.check import Verdict
from whosays.model.finding import Conflict, Status
from whosays.reconcile.conflicts import against, by_date, by_slip, held, told_most
from whosays.reconcile.currencies import apart, at_rates
from whosays.reconcile.open_bases import explained, open_roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.algebra.rates import Rates
    from whosays.lexicon.packs import MeasureEntry, PackFile
    from whosays.model.check import Check
    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Root
    from whosays.model.report import Answer

AT_ANY_RATE = "cannot both hold at any published rate of their time"


def compared(answer: Answer, claims: Mapping[str, Claim], pack: PackFile, rates: Rates) -> Finding:
    """The finding of `answer` with the contradictions between its sums of two currencies."""
    finding, entry = answer.finding, pack.measure.get(answer.question.measure)
    current = [root for root in answer.lineage.roots if root.current]
    across = list(_across(current, claims, entry, rates))
    if not across:
        return finding
    found = explained([conflict for conflict, _ in across], open_roots(answer.question, current), claims)
    first = across[0][1]
    said = f"{len(found)} pair{'s' * (len(found) != 1)} of roots {AT_ANY_RATE} ({first})"
    said += "" if any(each.dissolved_by is None for each in found) else "; each could be explained"
    why = f"{finding.why}; {said}" if finding.status is Status.CONTESTED else said
    return replace(finding, status=Status.CONTESTED, why=why, conflicts=finding.conflicts + found)


def _across(
    roots: Sequence[Root], claims: Mapping[str, Claim], entry: MeasureEntry | None, rates: Rates
) -> Iterator[tuple[Conflict, str]]:
    """The pairs of roots whose sums exclude one another in two currencies, with the rate in words. A sum that grows is
    told of its day, and days would be needed to compare two."""
    if entry is not None and entry.kind is MeasureKind.CUMULATIVE:
        return
    for one, other in combinations(told_most(roots), 2):
        mine, theirs = ([claims[claim] for claim in root.claims] for root in (one, other))
        if {c.quantity.unit for c in mine} & {c.quantity.unit for c in theirs}:
            continue
        found = apart(list(map(held, mine)), list(map(held, theirs)), rates)
        if found is not None:
            pair = mine[found.places[0]], theirs[found.places[1]]
            rate = at_rates(found)
            conflict = Conflict(
                roots=(one.id, other.id),
                claims=(pair[0].id, pair[1].id),
                sentence=f"{against(*pair)}; {rate}",
                dissolved_by=by_date(*pair, entry) or by_slip(stated(pair[0].quantity), found.stated),
            )
            yield conflict, rate


def failing(checks: Iterable[Check]) -> dict[str, list[Check]]:
    """The checks that fail, by the claims that they rest on."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        if check.verdict is Verdict.FAILS:
            for claim in dict.fromkeys(check.claims):
                found[claim].append(check)
    return found


def noted(finding: Finding, roots: Sequence[Root], failed: Mapping[str, Sequence[Check]]) -> Finding:
    """`finding` with its reason saying so where a check fails on a figure of a current root."""
    own = {id(check): check for root in roots if root.current for c in root.claims for check in failed.get(c, ())}
    if not own:
        return finding
    told = "a check fails on its figures" if len(own) == 1 else "checks fail on its figures"
    ease = "" if any(check.dissolved_by is None for check in own.values()) else " as they stand, and could be explained"
    return replace(finding, why=f"{finding.why}; {told}{ease}")
