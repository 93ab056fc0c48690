"""Rows of an analyst's spreadsheet that answer no question of the documents: what keeps each apart, what to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.workspace.titles import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Account

MOST_NAMED = 3
"""Measures, places or peoples of the documents that a message names."""


def rows_apart(account: Account) -> Iterator[tuple[Claim, str]]:
    """Each such row of a case that has documents besides, with the reason for people."""
    claims = {claim.id: claim for claim in account.claims}
    read = [claim for claim in account.claims if not claim.entered]
    for answer in account.answers if read else ():
        own = [claims[claim] for claim in answer.question.answers]
        if all(claim.entered for claim in own):
            yield from ((claim, _reason(claim, read)) for claim in own)


def _reason(claim: Claim, read: Sequence[Claim]) -> str:
    alike = [each for each in read if (each.measure, each.quantity.unit) == (claim.measure, claim.quantity.unit)]
    if not alike:
        told = _named(each.measure for each in read if each.quantity.unit == claim.quantity.unit)
        return f"no document tells “{spoken(claim.measure)}” in {claim.quantity.unit}; measures of theirs: {told}"
    if claim.place is None and any(each.place for each in alike):
        return f"it has no place; fill in place, as the documents have it: {_named(each.place for each in alike)}"
    if claim.place and claim.place not in {each.place for each in alike}:
        places = _named(each.place for each in alike)
        return f"no document tells it of “{spoken(claim.place)}”; places of theirs: {places}"
    own = claim.as_of.words if claim.as_of else "not filled in"
    others = _named(_told(each) for each in alike)
    return f"its as_of ({own}) or its population is another; the documents tell of {others}"


def _told(claim: Claim) -> str | None:
    return f"{spoken(claim.population) or 'people'} {claim.as_of.period.edtf}" if claim.as_of else None


def _named(keys: Iterator[str | None]) -> str:
    """The first few of some keys, for people."""
    found = list(dict.fromkeys(spoken(key) or key for key in keys if key))
    more = " …" if len(found) > MOST_NAMED else ""
    return (", ".join(found[:MOST_NAMED]) or "none") + more
