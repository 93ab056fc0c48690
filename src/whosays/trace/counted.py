"""What a figure counts, by the words around it: kinds of things, whether it is only what was added, the body that the
counted belong to.

Measures say what was counted in general; these words say it where a relay keeps the measure, or where no measure of a
pack fits ("3,150 people" told as "3,150 boats").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import Mutation, MutationKind
from whosays.trace.figures import is_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.claim import Claim

_WORD = re.compile(r"\d[\d,.]*|[\w’'-]+")
_CLAUSE = re.compile(r"[,;:.](?=\s|$)")
_WORDS = 4
"""Words after a figure in which the noun of what it counts stands."""
_AFTER = 60


def changed(claim: Claim, origin: Claim) -> Iterator[Mutation]:
    """What the words tell of another thing counted than at the origin."""
    now, before = ("", "") if is_share(claim.quantity.unit) else (kind(claim), kind(origin))
    if now and before and now != before:
        events = {now, before} & tracing_words().event_kinds
        if not (events and tracing_words().ill.search(claim.sentence.exact)):
            told = MutationKind.CONCEPT_SWAPPED if events else MutationKind.UNIT_SLIPPED
            yield Mutation(kind=told, words=f"{before} became {now}")
    elif is_addition(origin) and not is_addition(claim):
        words = f"what “{origin.evidence.exact}” added is told as a count of its own"
        yield Mutation(kind=MutationKind.CONCEPT_SWAPPED, words=words)
    mine, theirs = body(claim), body(origin)
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        words = f"{_named(theirs)} became {_named(mine)}"
        yield Mutation(kind=MutationKind.DENOMINATOR_SWAPPED, words=words)


def _named(body: frozenset[str]) -> str:
    return " and ".join(sorted(body))


def after(claim: Claim) -> str:
    """The words after a figure, to the end of its clause."""
    start = claim.evidence.end - claim.sentence.start
    return _CLAUSE.split(claim.sentence.exact[start : start + _AFTER])[0]


def kind(claim: Claim) -> str:
    """The kind of things that a figure counts: "people", "boats"; empty where its nouns are not known."""
    kinds = tracing_words().kinds
    for word in _WORD.findall(after(claim))[:_WORDS]:
        if found := kinds.get(word.lower()):
            return found
        if word.lower() in tracing_words().whole_ends:
            return ""
    return ""


def is_addition(claim: Claim) -> bool:
    """Whether a figure counts only what came to what was there: "3,000 additional soldiers", "300 excess deaths"."""
    words = [word.lower() for word in _WORD.findall(after(claim))[:2]]
    start = claim.evidence.start - claim.sentence.start
    before = _WORD.findall(claim.sentence.exact[max(0, start - _AFTER) : start])[-1:]
    lists = tracing_words()
    return bool(lists.additions.intersection(words) or lists.additions_before.intersection(w.lower() for w in before))


def body(claim: Claim) -> frozenset[str]:
    """The armed body that those counted belong to, with its number ("brigade", "9th"): "430 soldiers of the 9th
    Brigade", "the army lost 430". Empty where the words name none."""
    lists, text = tracing_words(), claim.sentence.exact
    match = lists.body_after.search(after(claim)) or lists.body_before.search(
        text[: claim.evidence.start - claim.sentence.start]
    )
    return frozenset(each.lower() for each in (match["number"], match["noun"]) if each) if match else frozenset()
