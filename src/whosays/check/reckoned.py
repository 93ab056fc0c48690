"""Sums and shares that a sentence reckons out before the reader: "63 in Lisk and 5 in Dorn, a total of 68", "82 % of
the 460 houses, or 377", "40 of them, or 25 %", "of the dead, 31 were women and 21 men".

What always holds: figures are taken together only by the words between them in one sentence of prose; what only may
belong together is told where it holds and never called failing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.algebra.intervals import stated, total
from whosays.check.ledger import Figure
from whosays.check.parts import share_of
from whosays.check.wording import doubts, listed, quoted, span
from whosays.lexicon.language import language
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERCENT, PERSON, is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim

Told = tuple[str, "Claim"]
SUM = "a sum reckoned out in its sentence"
HALVES = "two kinds make the whole"
FEWEST = 2
MOST_PARTS = 8
"""Figures of a sentence that are added up, at most."""
LEAD = 4
"""Words around a figure among which "total" or "in all" stands."""
NEAR = 600
"""Characters from a whole to those it is split into."""
LONGEST = 6
"""Words from a share to its whole."""
_WORD = re.compile(r"[^\W\d_]+")
_BREAKS = re.compile(r"[.;:()]")


def reckoned(ledger: Ledger) -> Iterator[Check]:
    """What sentences reckon out, in the order of reading."""
    sentences: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for key, claim in ledger.claims.items():
        if not claim.in_table and claim.quantity.low is not None:
            sentences[claim.document, claim.sentence.start].append((key, claim))
    before: dict[tuple[str, str, str], Told] = {}
    for told in sentences.values():
        if len(told) > 1:
            yield from _sum(told)
            yield from _shares(told)
            yield from _split(told, before)
        for key, claim in told:
            before[claim.document, claim.measure, claim.quantity.unit] = (key, claim)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _between(one: Claim, other: Claim) -> str:
    """The words of a sentence from one of its figures to a later one."""
    start = one.sentence.start
    return one.sentence.exact[one.evidence.end - start : max(one.evidence.end, other.evidence.start) - start]


def _behind(claim: Claim) -> str:
    return claim.sentence.exact[claim.evidence.end - claim.sentence.start :]


def _sum(told: Sequence[Told]) -> Iterator[Check]:
    """The figures before one that is told as their total, where they add up to it."""
    for at in range(FEWEST, len(told)):
        whole = told[at]
        if not _is_total(told[at - 1][1], whole[1]):
            continue
        parts: list[Told] = []
        for key, claim in reversed(told[max(0, at - MOST_PARTS) : at]):
            if not _addable(claim, whole[1]):
                break
            parts.insert(0, (key, claim))
            if len(parts) >= FEWEST and _adds_up(parts, whole):
                yield _added(SUM, parts, whole)
                break


def _is_total(before: Claim, claim: Claim) -> bool:
    """Whether words beside a figure say that it is a total: "a total of 68", "1,300 people in all"."""
    wholes = language().nouns.whole_rows
    led, followed = _words(_between(before, claim))[-LEAD:], _words(_behind(claim).split(",")[0])[:LEAD]
    return not wholes.isdisjoint(led) or not wholes.isdisjoint(followed)


def _addable(part: Claim, whole: Claim) -> bool:
    mine, theirs = part.quantity, whole.quantity
    counts = {mine.unit, theirs.unit} <= {PERSON, COUNT}
    same = counts or (mine.unit == theirs.unit and is_currency(mine.unit))
    return same and mine.per == theirs.per and mine.high is not None


def _adds_up(parts: Sequence[Told], whole: Told) -> bool:
    found = total(stated(claim.quantity) for _, claim in parts)
    return found.gap(stated(whole[1].quantity)) == 1


def _added(relation: str, parts: Sequence[Told], whole: Told) -> Check:
    claims = [claim for _, claim in (*parts, whole)]
    words = listed([quoted(claim) for _, claim in parts])
    found = span(total(stated(claim.quantity) for _, claim in parts), whole[1].quantity.unit)
    return Check(
        relation=relation,
        verdict=Verdict.HOLDS,
        sentence=f"{words} add up to {found}; the text has {quoted(whole[1])}.",
        claims=(whole[0], *(key for key, _ in parts)),
        doubts=doubts(claims),
    )


def _split(told: Sequence[Told], before: dict[tuple[str, str, str], Told]) -> Iterator[Check]:
    """Figures of two kinds that leave nobody out, and the whole that is told in their sentence or before it."""
    for at, (one, other) in enumerate(pairwise(told)):
        claims = one[1], other[1]
        if claims[0].measure != claims[1].measure or not _are_halves(*claims):
            continue
        kind = (claims[0].document, claims[0].measure, claims[0].quantity.unit)
        known = before.get(kind)
        near = known is not None and claims[0].evidence.start - known[1].evidence.end <= NEAR
        own = next((each for each in reversed(told[:at]) if each[1].measure == claims[0].measure), None)
        for whole in (own, known if near else None):
            if whole is not None and _addable(claims[0], whole[1]) and _adds_up((one, other), whole):
                yield _added(HALVES, (one, other), whole)
                break


def _are_halves(one: Claim, other: Claim) -> bool:
    kinds = [next((k for k in _words(_behind(claim))[:LEAD] if k in _halves()), None) for claim in (one, other)]
    return kinds[0] is not None and _halves()[kinds[0]] == kinds[1]


@lru_cache(maxsize=1)
def _halves() -> dict[str, str]:
    pairs = [pair.split() for pair in language().nouns.halves]
    return {a: b for one, other in pairs for a, b in ((one, other), (other, one))}


def _shares(told: Sequence[Told]) -> Iterator[Check]:
    """A share, its whole and the result where the words between them make one the reckoning of the others."""
    for one, two, three in zip(told, told[1:], told[2:], strict=False):
        for share, base, result in ((one, two, three), (two, three, one), (three, one, two)):
            if share[1].quantity.unit == PERCENT and _addable(base[1], result[1]) and _reckons(share, base, result):
                yield share_of(Figure(*share), Figure(*base), Figure(*result))


def _reckons(share: Told, base: Told, result: Told) -> bool:
    start = [claim.evidence.start for _, claim in (share, base, result)]
    if start[0] < start[1] < start[2]:
        return _leads_to_whole(share[1], base[1]) and _restates(base[1], result[1])
    if start[2] < start[0] < start[1]:
        return _leads_to_whole(share[1], base[1]) and _restates(result[1], share[1])
    pronouns = language().numbers.partitive.pronouns
    words = _words(_between(result[1], share[1]))[:FEWEST]
    pointed = len(words) == FEWEST and words[0] in language().nouns.of and words[1] in pronouns
    return pointed and _restates(result[1], share[1])


def _leads_to_whole(share: Claim, base: Claim) -> bool:
    """Whether the words of a share go on to its whole: "82 per cent **of** the 460"."""
    between = _between(share, base)
    words = _words(between)
    led = [*_words(share.evidence.exact), *words[:1]]
    alone = len(words) <= LONGEST and "," not in between and not _BREAKS.search(between)
    return alone and not language().nouns.of.isdisjoint(led)


def _restates(one: Claim, other: Claim) -> bool:
    """Whether words between two figures say that the second is the first in other terms: ", or", ", that is"."""
    lead, comma, end = _between(one, other).rpartition(",")
    words = f"{end} {other.evidence.exact}".strip().lower()
    return bool(comma) and words.startswith(_restating()) and not _BREAKS.search(lead) and len(_words(end)) <= LEAD


@lru_cache(maxsize=1)
def _restating() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in language().nouns.restating)
