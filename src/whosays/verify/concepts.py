"""What is counted, by the words behind a figure: a kind of people or a measure of the packs that the held text lacks.

What always holds: nothing is another thing only because it is put in other words. It takes a word of the packs beside
the draft's figure, of a kind or measure of which the held sentence has no word, while it has words of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.quantity import PERCENT, is_currency
from whosays.verify.contrasts import agree, contrast, is_foreign
from whosays.verify.faults import Fault, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.verify.record import Record

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_END: Final = re.compile(r"[,;:.()—–]\s|[,;:.()—–]$|\d")
_REACH: Final = 60
"""Characters behind a figure that tell what it counts, up to the end of its clause or the next number."""
_STEM: Final = 5
_SHORTEST: Final = 3
_TOLL: Final = "toll"
"""The role of nouns that stand for those counted, and tell what befell them: "the dead"."""
_AROUND: Final = 250
"""Characters on either side of a held sentence in which its noun may stand."""
_NOUN: Final = 3
"""Words behind a figure among which its noun stands."""
_PLURAL: Final = "s"
"""What plurals of English end in: in other languages, and of "men" and "children", only words of the packs tell."""
_TITLES: Final = 2
_MOST: Final = 4
"""Measures that one word may tell; a word of more tells none."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Which kinds of people and which measures single words tell, by the packs. A stem of many measures tells none."""

    roles: Mapping[str, frozenset[str]]
    measures: Mapping[str, frozenset[str]]
    anybody: frozenset[str]

    @classmethod
    def of(cls, pack: PackFile) -> Concepts:
        """The words of `pack`."""
        roles: dict[str, set[str]] = {}
        for key, entry in pack.role.items():
            if not entry.generic:
                for noun in entry.nouns:
                    roles.setdefault(noun.lower(), set()).add(key)
        people = {noun.lower() for key, entry in pack.role.items() if key != _TOLL for noun in entry.nouns}
        measures: dict[str, set[str]] = {}
        for key, measure in pack.measure.items():
            for phrase in (*measure.names, *measure.hints):
                words = phrase.lower().split()
                if len(words) == 1 and words[0] not in people and len(words[0]) > _SHORTEST:
                    measures.setdefault(_singular(words[0]), set()).add(key)
        anybody = frozenset(noun.lower() for entry in pack.role.values() if entry.generic for noun in entry.nouns)
        return cls(_frozen(roles), {w: told for w, told in _frozen(measures).items() if len(told) <= _MOST}, anybody)

    def people(self, text: str) -> frozenset[str]:
        """The kinds of people that a text has words of."""
        return frozenset(key for word in _words(text) for key in self.roles.get(word, ()))

    def told(self, text: str) -> frozenset[str]:
        """The measures that a text has words of."""
        return frozenset(key for word in _words(text) for key in self.measures.get(_singular(word), ()))


def faults(mine: Claim, held: Claim, record: Record) -> Iterator[Found]:
    """Another thing or other people behind the figure of `mine` than in the sentence of `held`."""
    words, there = behind(mine), held.sentence.exact
    own, theirs = record.concepts.people(words), _people_of(held, record)
    if own and theirs and not own & theirs and not agree(mine, held):
        yield Found(fault=Fault.PEOPLE, words=f"{_named(theirs, record.pack.role)}|{_named(own, record.pack.role)}")
    own, theirs = (_whole(record.concepts.told(text), record.pack) for text in (words, there))
    if own and theirs and not own & theirs and not agree(mine, held):
        entries = record.pack.measure
        related = any(
            b in entries[a].parts for one, other in ((own, theirs), (theirs, own)) for a in one for b in other
        )
        fault = Fault.PART if related else Fault.CONCEPT
        yield Found(fault=fault, words=f"{_named(theirs, entries)}|{_named(own, entries)}")
    elif mine.narrowest in own and held.narrowest not in _with_twins(frozenset({mine.narrowest})):
        rivals = (each for each in record.beside(held, 0) if each.narrowest == mine.narrowest)
        if any((each.quantity.low, each.quantity.high) != (mine.quantity.low, mine.quantity.high) for each in rivals):
            entries = record.pack.measure
            title = _named(frozenset({held.narrowest} & entries.keys()), entries)
            yield Found(fault=Fault.CONCEPT, words=f"{title}|{_named(frozenset({mine.narrowest}), entries)}")
    if (told := contrast(mine, [held], record)) is not None:
        yield Found(fault=Fault.CONCEPT, words="|".join(told))
    elif _compares(held) and not (_compares(mine) or _changes(mine)):
        yield Found(fault=Fault.CONCEPT, words=f"{held.evidence.exact} {_first(held)}|{mine.evidence.exact}")


def _people_of(held: Claim, record: Record) -> frozenset[str]:
    """The kinds of people that the sentence of a held figure has words of; none where those counted are anybody:
    "three people lost their lives to mines of the fighters"."""
    told = record.concepts.people(behind(held))
    if told or any(word in record.concepts.anybody for word in _words(behind(held))[:_NOUN]):
        return told
    return record.concepts.people(held.sentence.exact)


def _compares(claim: Claim) -> bool:
    """Whether a figure only tells how much more or less something is: "31 per cent more"."""
    return claim.quantity.unit == PERCENT and _first(claim) in tracing_words().comparatives


def _changes(claim: Claim) -> bool:
    """Whether a figure tells by how much something changes: "up by 31 per cent"."""
    before = _words(claim.sentence.exact[: claim.evidence.start - claim.sentence.start])[-1:]
    return bool(tracing_words().changing_by.intersection(before))


def _first(claim: Claim) -> str:
    return next(iter(_words(behind(claim))[:1]), "")


def misplaced(mine: Claim, held: Sequence[Claim], record: Record) -> str:
    """The noun behind the figure of `mine` that the record has, but beside none of `held`, which have its number; empty
    where there is none. A noun that the record lacks is another word for theirs; a word for anybody fits any."""
    counted = "" if is_currency(mine.quantity.unit) else noun(mine)
    if not counted or not held or _stem(counted) not in record.stems:
        return ""
    text = " ".join(record.about(claim, _AROUND) for claim in held)
    if _stem(counted) in stems(text) or counted in record.concepts.anybody:
        return ""
    concepts = record.concepts
    if not (concepts.people(counted) or concepts.told(counted) or is_foreign(counted, text)):
        return ""
    people = concepts.people(counted) & concepts.people(text)
    return "" if people or _with_twins(concepts.told(counted)) & concepts.told(text) else counted


def noun(claim: Claim) -> str:
    """The first word right behind a figure that may be a plural of what it counts."""
    lists = tracing_words()
    ends = lists.whole_ends | lists.whole_starts | lists.nameless | lists.account_kinds
    for word in _words(behind(claim))[:_NOUN]:
        if word in ends:
            return ""
        if word.endswith(_PLURAL) and len(word) > _SHORTEST + 1:
            return word
    return ""


def counts(claim: Claim, record: Record) -> bool:
    """Whether a figure tells what it counts: by a plural, or by a word for people right behind it."""
    words = _words(behind(claim))[:1]
    return bool(noun(claim)) or any(word in record.concepts.anybody or record.concepts.people(word) for word in words)


def behind(claim: Claim) -> str:
    """The words right behind a figure, to the end of its clause or the next number."""
    start = claim.evidence.end - claim.sentence.start
    return _END.split(claim.sentence.exact[start : start + _REACH], maxsplit=1)[0]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(_stem, _words(text)))


def _whole(measures: frozenset[str], pack: PackFile) -> frozenset[str]:
    """With the twins of `measures`, and with what is whole in them: "killed or wounded" are casualties."""
    told = _with_twins(measures)
    return told | {key for key, entry in pack.measure.items() if len(entry.parts) > 1 and told.issuperset(entry.parts)}


def _with_twins(measures: frozenset[str]) -> frozenset[str]:
    """With the measures that prose uses for one thing."""
    return measures.union(*(twins for twins in tracing_words().twins if twins & measures))


def _named(keys: frozenset[str], entries: Mapping[str, object]) -> str:
    titles = (str(getattr(entries[key], "title", key)) for key in sorted(keys))
    return " or ".join(list(dict.fromkeys(titles))[:_TITLES])


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def _singular(word: str) -> str:
    return word.removesuffix(_PLURAL)


def _stem(word: str) -> str:
    return word.lower()[:_STEM]


def _frozen(lists: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(found) for key, found in lists.items()}
