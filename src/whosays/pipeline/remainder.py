"""Figures that a draft is held against the record by, though they are no claims: they are looked up, never weighed.

Numbers that refer back to what was counted before, amounts in a currency that several countries have, and lengths of
time and ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.claim import Claim, Unread
from whosays.model.mention import AmountForm, AsideKind, Found, Mention
from whosays.model.quantity import Quantity
from whosays.model.report import Source
from whosays.pipeline.stages import ShippedStages

if TYPE_CHECKING:
    from whosays import verify

_REFERRING = frozenset({AsideKind.REFERENCE, AsideKind.ANAPHORA})
_MEASURING = frozenset({AsideKind.DURATION, AsideKind.AGE})
_LASTING = "within"
"""The form of a time expression that is a length of time: "within 36 hours"."""
_NUMERAL = re.compile(r"\d{2,}")
"""Small numbers in words refer to anything: "both", "the two"."""
_FEWEST = 2
"""The least number that refers back to so many: "one" is anybody."""


def referring(source: Source, unread: Sequence[Unread], stages: ShippedStages) -> tuple[Claim, ...]:
    """The remainder of a draft as claims; of numbers that refer back those in words, too: an editor looks at each."""
    from whosays import extract

    document = source.document
    found = extract.mentions(document, stages.spoken(document, source.captures)[2], tell_all=True)
    mentions = (*_referring(found, words=True), *_without_currency(found, unread))
    claims = _as_claims(source, found, mentions, stages)
    return tuple(claim for claim in claims if claim.quantity.low is None or claim.quantity.low >= _FEWEST)


def lengths(source: Source, stages: ShippedStages) -> tuple[verify.Length, ...]:
    """The lengths of time and ages of a document, which are no claims."""
    from whosays import verify
    from whosays.extract.amounts import readings
    from whosays.extract.times import times
    from whosays.normalise.amounts import quantity

    document = source.document
    spoken, _, grammar = stages.spoken(document, source.captures)
    told = times(document.text, 0, len(document.text), grammar.times)
    taken = [(each.start, each.end) for each in told if each.form != _LASTING]
    found = []
    for each in readings(document.text, 0, len(document.text), grammar.amounts, taken):
        words = each.words
        if words is None or not (each.kind in _MEASURING or (each.kind is None and grammar.kinds.duration(words))):
            continue
        figure = quantity(words, spoken.code)
        if isinstance(figure, Quantity):
            found.append(verify.Length(document.quote(min(each.start, words.start), max(each.end, words.end)), figure))
    return tuple(found)


def unclaimed(source: Source, unread: Sequence[Unread], stages: ShippedStages) -> tuple[Claim, ...]:
    """Numbers of a document that refer back ("23 on the other side"), and amounts of which only the currency could not
    be told, in the words of the text ("crowns")."""
    from whosays import extract

    found = extract.mentions(source.document, stages.spoken(source.document, source.captures)[2], tell_all=True)
    return _as_claims(source, found, (*_referring(found), *_without_currency(found, unread)), stages)


def _as_claims(source: Source, found: Found, mentions: Sequence[Mention], stages: ShippedStages) -> tuple[Claim, ...]:
    from whosays import normalise

    lexicon = stages.spoken(source.document, source.captures)[1]
    told = replace(found, mentions=tuple(mentions), gaps=(), passed_over=(), unclaimed=())
    read = normalise.claims(source.document, told, lexicon, None, source.captures[0])
    return _in_their_units(read.claims, found)


def _referring(found: Found, *, words: bool = False) -> Iterator[Mention]:
    """The figures that were passed over because they refer back; with `words` those in words, too, and shares of
    nothing that is named ("just under a quarter")."""
    spans = {(aside.start, aside.end) for aside in found.asides if aside.kind in _REFERRING}
    vague = {(aside.start, aside.end) for aside in found.asides if words and aside.kind is AsideKind.VAGUE}
    for mention in found.passed_over:
        amount, number = mention.amount, mention.amount.number
        refers = (number.start, number.end) in spans and (words or _NUMERAL.fullmatch(number.text))
        share = amount.form is AmountForm.FRACTION and (amount.start, amount.end) in vague
        if refers or share:
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
