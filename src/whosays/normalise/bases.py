"""What sums of money are told as: before or after what is kept back, once or again and again (Recording rule 12).

What always holds: a basis is told by words of the pack beside the sum, in its own sentence or at the head of the next;
of several sums in a sentence a phrase goes to the nearest, of two alike to the one before it. Where words tell two that
exclude one another, or none, the basis stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE, PhraseIndex
from whosays.model.quantity import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.lexicon.packs import BasisEntry, PackFile
    from whosays.lexicon.phrases import Hit
    from whosays.model.claim import Claim
    from whosays.model.mention import Words

NO_HEADS: Mapping[int, Words] = {}
PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year"})
REACH = 8
"""Words between a phrase and its sum."""
BEHIND = 80
"""Characters of the next sentence that may tell what the rest of a sum is."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*|\d[\d.,]*|[,;]")
_BREAK = ";"
NUMBER = "anynumber"
Phrases = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence, its sums as FIGURE at `sums`."""

    low: tuple[str, ...]
    sums: tuple[int, ...]


def with_bases(
    claims: Sequence[Claim], pack: PackFile, text: str, heads: Mapping[int, Words] = NO_HEADS
) -> tuple[Claim, ...]:
    """`claims` of one document, each sum with what its words tell of its basis; `heads` are those of columns, by where
    a figure under them begins."""
    sentences: dict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if is_currency(claim.quantity.unit):
            sentences[claim.sentence.start].append(number)
    found = list(claims)
    for numbers in sentences.values():
        own = [claims[number] for number in numbers]
        if any(pack.plain(claim.measure) for claim in own):
            for at, told in _of_sentence(own, pack, text, heads):
                found[numbers[at]] = replace(own[at], basis=told) if told else own[at]
    return tuple(found)


def _of_sentence(
    claims: Sequence[Claim], pack: PackFile, text: str, heads: Mapping[int, Words]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The bases that are told of the sums of a sentence, each with the number of its claim."""
    spans = sorted({(claim.evidence.start, claim.evidence.end) for claim in claims})
    sentence = claims[0].sentence
    words = _words(text, sentence.start, sentence.end, spans)
    heard = _heard(words, pack)
    behind = _words(text, sentence.end, sentence.end + BEHIND, ())
    heard[len(spans) - 1].update(h.payload for h in _next(pack).find(behind.low) if h.first == 0)
    for number, claim in enumerate(claims):
        if plain := pack.plain(claim.measure):
            at = spans.index((claim.evidence.start, claim.evidence.end))
            wholes = {each.within for each in pack.basis.values()}
            told = heard[at] | _by_rate(claim, pack) | _by_head(heads.get(claim.evidence.start), pack, text)
            kept = _kept(told - _of_no_rate(claim, pack), plain, pack.basis)
            yield number, tuple(key for key in kept if key in wholes or key not in plain)


def _by_rate(claim: Claim, pack: PackFile) -> set[str]:
    """The bases that so much a month or a year tells."""
    return {key for key, each in pack.basis.items() if each.periods and claim.quantity.per in PERIODS}


def _of_no_rate(claim: Claim, pack: PackFile) -> set[str]:
    """The bases that so much a month or a year leaves open: what is paid by time goes to each."""
    whole = {key for key, each in pack.basis.items() if each.usual}
    each = {pack.basis[key].instead for key in whole}
    return {key for key in pack.basis if key in whole | each} if claim.quantity.per in PERIODS else set()


def _by_head(head: Words | None, pack: PackFile, text: str) -> set[str]:
    """The bases that the head of a column tells of each figure under it: "Monthly pay, **net** (EUR)"."""
    if head is None:
        return set()
    low, index = _words(text, head.start, head.end, ()).low, _index(_phrases(pack))
    beside = [(FIGURE, *low), *((*low[:end], FIGURE) for end in range(1, len(low) + 1))]
    return {hit.payload for words in beside for hit in index.find(words)}


def _heard(words: _Words, pack: PackFile) -> list[set[str]]:
    """The bases that are told of each sum of a sentence."""
    heard: list[set[str]] = [set() for _ in words.sums]
    for hit in _index(_phrases(pack)).find(words.low):
        at = words.sums.index(hit.figure) if hit.figure is not None else _nearest(hit, words)
        if at is not None:
            heard[at].add(hit.payload)
    return heard


def _nearest(hit: Hit[str], words: _Words) -> int | None:
    """The place of the sum nearest to a phrase, within reach and with no break of the sentence between."""
    found: list[tuple[int, bool, int]] = []
    for place, at in enumerate(words.sums):
        behind = at >= hit.end
        between = words.low[hit.end : at] if behind else words.low[at + 1 : hit.first]
        if len(between) <= REACH and _BREAK not in between:
            found.append((sum(word != "," for word in between), behind, place))
    return min(found)[2] if found else None


def _kept(heard: set[str], plain: Sequence[str], bases: Mapping[str, BasisEntry]) -> tuple[str, ...]:
    """Those of the bases heard that a measure may have and that nothing heard contradicts."""
    families: dict[str, list[str]] = defaultdict(list)
    for key in sorted(heard):
        family = bases[key].beside or key
        if family in plain or any(bases[each].beside == family for each in plain if each in bases):
            families[family].append(key)
    return tuple(found[0] for found in families.values() if len(found) == 1)


def _words(text: str, start: int, end: int, sums: Sequence[tuple[int, int]]) -> _Words:
    low: list[str] = []
    places: list[int] = []
    at = start
    for first, last in [*sums, (end, end)]:
        low += (_word(match[0]) for match in _TOKEN.finditer(text, at, max(at, first)))
        if first < last:
            places.append(len(low))
            low.append(FIGURE)
        at = max(at, last)
    return _Words(tuple(low), tuple(places))


def _word(token: str) -> str:
    """A token as phrases have it: in lower case, any number that is no sum as `anynumber`."""
    return NUMBER if token[0].isdecimal() else token.lower()


def _phrases(pack: PackFile) -> Phrases:
    return tuple((phrase, key) for key, entry in pack.basis.items() for phrase in entry.words)


def _next(pack: PackFile) -> PhraseIndex[str]:
    return _index(tuple((phrase, key) for key, entry in pack.basis.items() for phrase in entry.next))


@lru_cache(maxsize=8)
def _index(phrases: Phrases) -> PhraseIndex[str]:
    return PhraseIndex.of(phrases)
