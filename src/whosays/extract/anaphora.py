"""Words that refer back: "the agency", "he", "Lee" and whom earlier sentences left them to mean.

A memory is immutable and short: the last speakers in the order in which they were named, so that a document is linear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from whosays.extract.originators import Kind, Originator
from whosays.extract.voice_words import ANY_BODY, CAPITAL, HIS, ITS, PRONOUN, THEIR
from whosays.model.mention import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.extract.voice_words import Line

_KEPT: Final = 12
_PRONOUN_REACH: Final = 6
"""How many sentences back a pronoun or "the agency" may reach."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or a possible one: its words, their lower-case forms, the noun that heads it, and the sentence it stood in."""

    words: Words
    low: tuple[str, ...]
    head: str
    kind: Kind
    sentence: int
    spoke: bool = True


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences left: speakers named so far (the last one last), and whose quotation is still open."""

    named: tuple[Named, ...] = ()
    quoting: tuple[Words, ...] = ()
    open_quote: bool = False
    sentence: int = -1

    @classmethod
    def empty(cls) -> Memory:
        """A memory of nothing."""
        return cls()

    def after(self, named: Iterable[Named], *, quoting: tuple[Words, ...] = (), open_quote: bool = False, sentence: int) -> Memory:
        """The memory after one more sentence that named these and left a quotation open or not."""
        kept = self.named
        for one in named:
            kept = (*(old for old in kept if old.low != one.low), one)
        return Memory(kept[-_KEPT:], quoting, open_quote, sentence)

    def heard(self, one: Named) -> Memory:
        """The memory with one more speaker, inside a sentence."""
        return replace(self, named=(*(old for old in self.named if old.low != one.low), one)[-_KEPT:])


def words_of(line: Line, first: int, last: int) -> Words:
    """The words from `first` to `last` with their place; a possessive ending at the end is left out."""
    start, end = line.starts[first], line.ends[last]
    return Words(start=start, end=end, text=line.text[start:end])


def named(line: Line, who: Originator, sentence: int, *, spoke: bool = True) -> Named:
    """What to remember of an originator."""
    low = tuple(line.low[k] for k in range(who.first, who.last + 1))
    return Named(words_of(line, who.first, who.last), low, line.low[who.head], who.kind, sentence, spoke)


def resolved(line: Line, who: Originator, memory: Memory, sentence: int) -> Named | None:
    """Whom `who` refers back to, or None: then its own words must do."""
    near = [one for one in reversed(memory.named) if sentence - one.sentence <= _PRONOUN_REACH]
    if line.tags[who.head] & PRONOUN or who.first == who.last and line.tags[who.first] & (HIS | ITS | THEIR):
        return next((one for one in near if _fits(one.kind, who.kind)), None)
    if who.refers:
        return _described(line, who, near)
    if who.first == who.last and line.tags[who.first] & CAPITAL:
        return _short(line.low[who.first], memory)
    return None


def _fits(old: Kind, new: Kind) -> bool:
    return old is new


def _described(line: Line, who: Originator, near: list[Named]) -> Named | None:
    """ "The committee" after "the district's emergency committee": the same noun with more words."""
    head = line.low[who.head]
    low = {line.low[k] for k in range(who.first, who.last + 1)}
    same = next((one for one in near if head in one.low and low <= set(one.low) and len(one.low) > len(low)), None)
    if same is not None or who.first != who.last:
        return same
    if line.tags[who.head] & ANY_BODY:
        return next((one for one in near if one.kind is Kind.THING and one.spoke), None)
    return None


def _short(name: str, memory: Memory) -> Named | None:
    """A surname after the full name: "Lee" after "lawmaker Lee Seong-kweun", "Malkin" after "Yuri Malkin"."""
    for one in reversed(memory.named):
        if one.kind is Kind.PERSON and len(one.low) > 1 and name in one.low:
            return one
    return None
