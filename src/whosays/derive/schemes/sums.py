"""Amounts that were paid to many in all: totals, which are no rule of what is due to one.

What always holds: nothing is divided here. Whether a sum "to the families of 40" is for each of them is told by the
sentence ("each", "per family"), or nobody knows it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.derive.schemes.wording import Meaning
from whosays.lexicon.schemes import scheme_words
from whosays.model.quantity import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.model.claim import Claim

TO_MANY = "it may be the sum for {many} in all, for no text says that it is for each"
IN_ALL = "a sum in all is no rule for one"
_PARTED = re.compile(r"[,;:()–—]|\. ")
Span = tuple[int, int]


def sums(claims: Iterable[Claim], amounts: Iterable[Claim]) -> dict[str, str]:
    """Which of `amounts` are sums for many in all, by their ids, each with the reason; `claims` are all of the case."""
    people: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.quantity.unit == PERSON and (claim.quantity.high or 2) > 1:
            people.setdefault((claim.document, claim.sentence.start), []).append(claim)
    told = ((each, _why(each, people.get((each.document, each.sentence.start), ()))) for each in amounts)
    return {claim.id: why for claim, why in told if why}


def _why(amount: Claim, people: Sequence[Claim]) -> str:
    """Why an amount is a sum for many; nothing where it is none, or the sentence says that it is for each."""
    text, start = amount.sentence.exact, amount.sentence.start
    words = _words()
    if amount.quantity.per is not None or words["each"].spans(text):
        return ""
    own = (amount.evidence.start - start, amount.evidence.end - start)
    for many in people:
        other = (many.evidence.start - start, many.evidence.end - start)
        if _goes_to(text, own, other, words):
            return TO_MANY.format(many=" ".join(many.evidence.exact.split()))
    if not words["one"].spans(text) and any(_joined(text, own, said) for said in words["total"].spans(text)):
        return IN_ALL
    return ""


def _goes_to(text: str, own: Span, many: Span, words: Mapping[str, Meaning]) -> bool:
    """Whether an amount goes to a number of people: "2 million to 40 families", "40 families received 2 million"."""
    if not _joined(text, own, many):
        return False
    between = text[min(own[1], many[1]) : max(own[0], many[0])]
    return bool(words["to" if own[0] < many[0] else "got"].spans(between))


def _joined(text: str, one: Span, other: Span) -> bool:
    """Whether nothing parts two places of a sentence."""
    return not _PARTED.search(text[min(one[1], other[1]) : max(one[0], other[0])])


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Meaning]:
    told = scheme_words().sum
    return {
        "each": Meaning(told.each),
        "one": Meaning(told.one),
        "to": Meaning(told.to),
        "got": Meaning(told.got),
        "total": Meaning(told.total),
    }
