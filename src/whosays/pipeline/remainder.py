"""Figures that a draft is held against the record by, though they are no claims: they are looked up, never weighed.

Numbers that refer back to what was counted before, and amounts in a currency that several countries have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from whosays.model.claim import Claim, Unread
from whosays.model.document import Capture, Document
from whosays.model.mention import AsideKind, Found, Mention
from whosays.pipeline.stages import ShippedStages

_REFERRING = frozenset({AsideKind.REFERENCE, AsideKind.ANAPHORA})
_NUMERAL = re.compile(r"\d{2,}")
"""Small numbers in words refer to anything: "both", "the two"."""


def unclaimed(
    document: Document, captures: Sequence[Capture], unread: Sequence[Unread], stages: ShippedStages
) -> tuple[Claim, ...]:
    """Numbers of `document` that refer back ("23 on the other side"), and amounts of which only the currency could not
    be told, in the words of the text ("crowns")."""
    from whosays import extract, normalise

    _, lexicon, grammar = stages.spoken(document, captures)
    found = extract.mentions(document, grammar, tell_all=True)
    mentions = [*_referring(found), *_without_currency(found, unread)]
    told = replace(found, mentions=tuple(mentions), gaps=(), passed_over=(), unclaimed=())
    return _in_their_units(normalise.claims(document, told, lexicon, None, captures[0]).claims, found)


def _referring(found: Found) -> Iterator[Mention]:
    """The figures that were passed over because they refer back."""
    spans = {(aside.start, aside.end) for aside in found.asides if aside.kind in _REFERRING}
    for mention in found.passed_over:
        number = mention.amount.number
        if (number.start, number.end) in spans and _NUMERAL.fullmatch(number.text):
            yield replace(mention, ties=())


def _without_currency(found: Found, unread: Iterable[Unread]) -> Iterator[Mention]:
    """The mentions of which several readings are left, as bare numbers."""
    places = {each.evidence.start for each in unread}
    for mention in found.mentions:
        amount = mention.amount
        if amount.start in places and (amount.unit is not None or mention.unit_hint is not None):
            bare = replace(amount, unit=None, upper_unit=None)
            yield replace(mention, amount=bare, unit_hint=None, person=False, ties=())


def _in_their_units(claims: Sequence[Claim], found: Found) -> tuple[Claim, ...]:
    """`claims` of bare numbers with the words of their units in place of a unit that is known."""
    units = {
        mention.amount.start: " ".join(unit.text.lower().split())
        for mention in found.mentions
        if (unit := mention.amount.unit or mention.unit_hint) is not None
    }
    return tuple(
        replace(claim, quantity=replace(claim.quantity, unit=units[claim.evidence.start]))
        if claim.evidence.start in units
        else claim
        for claim in claims
    )
