"""Phrases that the proof can read: a line of a report holds if it is nothing but phrases whose slots the record fills.

What always holds: a word, digit or sign that stands in no phrase and in no slot is a reason to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from whosays.verify.proof_units import Span
from whosays.verify.proof_words import words

_SLOT = re.compile(r"\{(\??\w+)\}")
_BETWEEN = re.compile(r"[\s·;,.:]*")
_BOUNDARY = re.compile(r"(?=\s*(?:[;·()”]|[,.:](?:\s|$)|\s[–→=≈]\s|$))")
FEW, FARTHEST = 8, 400
"""Choices tried one by one; characters in which a reading is looked for."""


@dataclass(slots=True)
class At:
    """A place in a line where a slot begins, and the words of the phrase that follow it; `links` are the line's, those
    that a slot has found to lead to its record are put into `borne`."""

    text: str
    start: int
    then: str
    links: tuple[Span, ...] = ()
    borne: set[Span] = field(default_factory=set, compare=False)

    def moved(self, start: int, then: str = "") -> At:
        """Another place of the line."""
        return At(self.text, start, then, self.links, self.borne)


Slot = Callable[[At], Iterable[int]]
"""Gives the places where a slot's words may end."""
Phrase = tuple[str, ...]
"""Words and slots by turns; the first are words, perhaps none."""


@lru_cache(maxsize=4096)
def parted(template: str) -> Phrase:
    """A template cut at its slots."""
    return tuple(_SLOT.split(template))


@lru_cache(maxsize=4096)
def _opening(templates: tuple[str, ...], letter: str) -> tuple[Phrase, ...]:
    """The phrases that may stand where a line goes on with `letter`."""
    found = []
    for phrase in map(parted, templates):
        first = next((n for n in range(0, len(phrase), 2) if phrase[n]), len(phrase))
        bare = all(name.startswith("?") for name in phrase[1:first:2])
        if not bare or first == len(phrase) or _alike(letter, phrase[first][0]):
            found.append(phrase)
    return tuple(found)


def one_of(choices: Iterable[str]) -> Slot:
    """Exactly one of these words; the first letter may be a capital."""
    told = sorted({each for each in choices if each}, key=lambda each: (-len(each), each))
    if len(told) > FEW:
        return _one_of_many(told)

    def ends(at: At) -> Iterator[int]:
        for each in told:
            end = at.start + len(each)
            if at.text.startswith(each[1:], at.start + 1) and _alike(at.text[at.start : at.start + 1], each[0]):
                yield end

    return ends


def _one_of_many(choices: Sequence[str]) -> Slot:
    """`one_of`, by lengths: there are fewer of those."""
    known = {*choices, *(each[0].upper() + each[1:] for each in choices)}
    lengths = sorted({len(each) for each in choices}, reverse=True)

    def ends(at: At) -> Iterator[int]:
        return (at.start + length for length in lengths if at.text[at.start : at.start + length] in known)

    return ends


def _alike(one: str, other: str) -> bool:
    return one in (other, other.upper())


def word_by_word(test: Callable[[str], bool]) -> Slot:
    """Words that pass `test`, as many as there are; nothing tells where they end."""

    def ends(at: At) -> Iterator[int]:
        for found in re.compile(r"(?=[\s,;.:)]|$)").finditer(at.text, at.start, at.start + FARTHEST):
            if found.start() > at.start and test(at.text[at.start : found.start()]):
                yield found.start()

    return ends


def reading(test: Callable[[str], bool]) -> Slot:
    """Words that pass `test`, up to what follows in the phrase or to the end of a clause."""

    def ends(at: At) -> Iterator[int]:
        for end in stops(at):
            if end > at.start and test(at.text[at.start : end]):
                yield end

    return ends


def stops(at: At) -> Iterator[int]:
    last = min(len(at.text), at.start + FARTHEST)
    if at.then:
        found = at.text.find(at.then, at.start)
        while found >= 0 and found <= last:
            yield found
            found = at.text.find(at.then, found + 1)
    else:
        seen = -1
        for boundary in _BOUNDARY.finditer(at.text, at.start):
            if boundary.start() > last:
                return
            if boundary.start() != seen:
                yield (seen := boundary.start())


def linked(slot: Slot, *targets: str) -> Slot:
    """A link to the first of `targets` whose words `slot` reads; marks behind it may lead to the others."""

    def ends(at: At) -> Iterator[int]:
        for span in at.links:
            if span.start != at.start or span.target != targets[0]:
                continue
            inside = At(at.text[: span.end], at.start, "")
            if span.end in slot(inside):
                at.borne.add(span)
                yield span.end
                yield from _further(at.moved(span.end), targets[1:])

    return ends


def _further(at: At, targets: Sequence[str]) -> Iterator[int]:
    mark = f" {words().also}"
    if at.text.startswith(mark, at.start):
        end = at.start + len(mark)
        for span in at.links:
            if (span.start, span.end) == (at.start + 1, end) and span.target in targets:
                at.borne.add(span)
                yield end
                yield from _further(at.moved(end), targets)


def cited(slot: Slot, target: str) -> Slot:
    """What `slot` reads; where a link begins there, it leads to `target` and covers those words and no others."""

    def ends(at: At) -> Iterator[int]:
        spans = [span for span in at.links if span.start == at.start]
        for end in slot(at):
            own = [span for span in spans if (span.end, span.target) == (end, target)]
            at.borne.update(own)
            if own or not spans:
                yield end

    return ends


def in_turn(*parts: Slot | str) -> Slot:
    """Slots and words that follow one another."""

    def ends(at: At) -> Iterator[int]:
        if not parts:
            yield at.start
            return
        first, rest = parts[0], in_turn(*parts[1:])
        if isinstance(first, str):
            if _same_words(at.text, at.start, first, first=True):
                yield from rest(at.moved(at.start + len(first), at.then))
            return
        then = parts[1] if len(parts) > 1 and isinstance(parts[1], str) else "" if len(parts) > 1 else at.then
        for end in dict.fromkeys(first(at.moved(at.start, then))):
            yield from rest(at.moved(end, at.then))

    return ends


def all_of(slots: Sequence[Slot], joint: str) -> Slot:
    """What each of `slots` reads, in that order, joined by `joint`."""

    def ends(at: At) -> Iterable[int]:
        found = [at.start] if slots else []
        for number, slot in enumerate(slots, 1):
            then = joint if number < len(slots) else at.then
            here = dict.fromkeys(end for start in found for end in slot(at.moved(start, then)))
            found = [end + len(joint) for end in here if at.text.startswith(joint, end)] if then is joint else [*here]
        return found

    return ends


def maybe(slot: Slot) -> Slot:
    """What `slot` reads, or nothing."""
    return either(slot, given(True))


def given(holds: bool) -> Slot:  # noqa: FBT001
    """No words at all, only where something holds."""
    return lambda at: (at.start,) if holds else ()


def either(*slots: Slot) -> Slot:
    """What one of `slots` reads."""
    return lambda at: (end for slot in slots for end in slot(at))


def several(slot: Slot, joints: Sequence[str] = (", ", " and ")) -> Slot:
    """One or more of what `slot` reads, joined as a list is."""

    def ends(at: At) -> Iterator[int]:
        waiting, seen = [at.start], {at.start}
        while waiting:
            for end in _each_end(slot, at.moved(waiting.pop()), joints, at.then):
                yield end
                for joint in joints:
                    if at.text.startswith(joint, end) and end + len(joint) not in seen:
                        seen.add(end + len(joint))
                        waiting.append(end + len(joint))

    return ends


def _each_end(slot: Slot, at: At, joints: Sequence[str], then: str) -> list[int]:
    return list(dict.fromkeys(end for after in (*joints, then, "") for end in slot(at.moved(at.start, after))))


Family = tuple[str, Mapping[str, Slot]]
"""The name of phrases, and the slots that one record fills in them."""
Tile = tuple[Phrase, str]
"""A phrase of a line, and its words there."""


@dataclass(slots=True)
class Reading:
    """One reading of a line, in the column `head` of a table: how far it came, which slot stopped it there, and which
    of its links lead to the record whose words they are; a `single` one is one phrase."""

    families: Sequence[Family]
    links: tuple[Span, ...] = ()
    head: str | None = None
    single: bool = False
    far: int = 0
    stopped: str = ""
    borne: set[Span] = field(default_factory=set)
    _dead: set[int] = field(default_factory=set)

    def reads(self, text: str) -> tuple[Tile, ...] | None:
        """The phrases that `text` is from its first letter to its last, None where it is not all phrases."""
        return self._from(text, 0)

    def _from(self, text: str, start: int) -> tuple[Tile, ...] | None:
        between = _BETWEEN.match(text, start)
        at = between.end() if between else start
        if at >= len(text):
            return ()
        if at in self._dead:
            return None
        self._reach(at, "")
        for phrase, end in self._phrases(text, at):
            if self.single and end < len(text.rstrip(" .")):
                continue
            if end > at and _ends_a_word(text, end) and (rest := self._from(text, end)) is not None:
                return ((phrase, text[at:end]), *rest)
        self._dead.add(at)
        return None

    def _phrases(self, text: str, at: int) -> Iterator[tuple[Phrase, int]]:
        """The phrases that stand at a place, and where they end."""
        here = At(text, at, "", self.links, self.borne)
        letter, known = text[at], words()
        for kind, slots in self.families:
            for phrase in _opening(known.told(kind, self.head), letter):
                for end in self._matched(phrase, slots, here, 0):
                    yield phrase, end

    def _matched(self, phrase: Phrase, slots: Mapping[str, Slot], at: At, part: int) -> Iterator[int]:
        """Where the rest of `phrase`, from its words `part`, ends if it stands at `at`."""
        told = phrase[part]
        if not _same_words(at.text, at.start, told, first=part == 0):
            return
        start = at.start + len(told)
        if part + 1 >= len(phrase):
            yield start
            return
        name = phrase[part + 1]
        slot = slots.get(name.lstrip("?"))
        if slot is None:
            return
        self._reach(start, name)
        for end in slot(at.moved(start, phrase[part + 2])):
            yield from self._matched(phrase, slots, at.moved(end), part + 2)

    def _reach(self, at: int, name: str) -> None:
        if at > self.far or (at == self.far and name and not self.stopped):
            self.far, self.stopped = at, name


def _same_words(text: str, at: int, told: str, *, first: bool) -> bool:
    if text.startswith(told, at):
        return True
    return first and bool(told) and text.startswith(told[1:], at + 1) and text[at : at + 1] == told[0].upper()


def _ends_a_word(text: str, end: int) -> bool:
    """Whether no letter or digit of one word or figure stands on both sides of `end`."""
    if end >= len(text) or not (text[end - 1].isalnum() or text[end - 1] in "%"):
        return True
    after = text[end : end + 2]
    return not (after[0].isalnum() or (after[0] in ".,-–'’" and after[1:].isdigit()))
