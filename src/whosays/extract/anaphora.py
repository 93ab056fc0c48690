"""Words that refer back: "the agency", "he", "Lee" and whom earlier sentences left them to mean.

A memory is immutable and short: the last speakers in the order in which they were named, so that a document is linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Final

from whosays.extract.originators import Kind, Originator
from whosays.extract.voice_tags import (
    ACCOUNT,
    ADJECTIVE,
    ANY_BODY,
    BODY,
    CAPITAL,
    COUNTRY,
    LINKING,
    MALE,
    NUMERAL,
    OF,
    ONCE_MORE,
    OWN_HEAD,
    PEOPLE,
    POSSESSIVE,
    PUNCTUATION,
    SHE,
    SPOKEN_IN,
    TITLE,
    WRITING,
)
from whosays.model.mention import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.extract.continued import Saying
    from whosays.extract.voice_words import Line, VoiceGrammar

_KEPT: Final = 12
_PRONOUN_REACH: Final = 6
"""How many sentences back a pronoun or "the agency" may reach."""
_SPOKEN_FOR_REACH: Final = 2
"""How many sentences back the body stands for which "a spokesman" speaks."""
_LOOKED_BACK: Final = 400
"""How many characters back a pronoun may find a person who has not spoken yet: about two sentences."""
_NAME_LOOKED_BACK: Final = 2500
_LONGEST_NAME: Final = 80
_LONGEST_MEDIUM: Final = 4
"""Words between "in" and the writing in which somebody said it."""
_NAME_OF_BODY: Final = 2
"""Words of a name in the plural that is a body's."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or a possible one: its words, their lower-case forms, the noun that heads it, and the sentence it stood
    in; for a name the `noun` that told what it is ("the **network** Clear Water")."""

    words: Words
    low: tuple[str, ...]
    head: str
    kind: Kind
    sentence: int
    spoke: bool = True
    female: bool = False
    male: bool = False
    noun: str = ""


@dataclass(slots=True, eq=False)
class Memory:
    """What earlier sentences left: speakers named so far (the last one last), whose quotation is still open, and who
    was `saying` a figure at the end of the last one."""

    named: tuple[Named, ...] = ()
    quoting: tuple[Words, ...] = ()
    open_quote: bool = False
    sentence: int = -1
    saying: Saying | None = None

    @classmethod
    def empty(cls) -> Memory:
        """A memory of nothing."""
        return cls()

    def after(
        self,
        named: Iterable[Named],
        *,
        quoting: tuple[Words, ...] = (),
        open_quote: bool = False,
        saying: Saying | None = None,
        sentence: int,
    ) -> Memory:
        """The memory after one more sentence that named these, left a quotation open or not, and a speaker going on."""
        kept = self.named
        for one in named:
            kept = (*[old for old in kept if old.low != one.low], one)
        return Memory(kept[-_KEPT:], quoting, open_quote, sentence, saying)

    def heard(self, one: Named) -> Memory:
        """The memory with one more speaker, inside a sentence."""
        named = (*(old for old in self.named if old.low != one.low), one)[-_KEPT:]
        return Memory(named, self.quoting, self.open_quote, self.sentence, self.saying)


def words_of(line: Line, first: int, last: int) -> Words:
    """The words from `first` to `last` with their place; a possessive ending at the end is left out."""
    start, end = line.starts[first], line.ends[last]
    return Words(start=start, end=end, text=intern(line.text[start:end]))


def named(line: Line, who: Originator, sentence: int, *, spoke: bool = True) -> Named:
    """What to remember of an originator."""
    low = tuple(line.low[k] for k in range(who.first, who.last + 1))
    tags = [line.tags[k] for k in range(who.first, who.last + 1)]
    return Named(
        words_of(line, who.first, who.last),
        low,
        line.low[who.head],
        who.kind,
        sentence,
        spoke,
        any(tag & SHE for tag in tags),
        any(tag & MALE for tag in tags),
        _noun_before(line, who.first) if who.made is None else line.low[who.made],
    )


def told_in(line: Line, cue: int) -> str:
    """The writing in which it was said, right behind the words of saying: "said in its morning **report**"; or ""."""
    if not line.at(cue + 1) & SPOKEN_IN or line.at(cue + 1) & CAPITAL:
        return ""
    for at in range(cue + 2, min(len(line), cue + 2 + _LONGEST_MEDIUM)):
        tag = line.tags[at]
        if tag & WRITING and not tag & (CAPITAL | POSSESSIVE):
            return line.low[at]
        if tag & (PUNCTUATION | NUMERAL | OF):
            break
    return ""


def _noun_before(line: Line, first: int) -> str:
    """The noun of a body right before a name; empty where none stands there."""
    told = line.at(first) & CAPITAL and line.at(first - 1) & BODY and not line.at(first - 1) & (CAPITAL | POSSESSIVE)
    return line.low[first - 1] if told else ""


def resolved(line: Line, who: Originator, memory: Memory, sentence: int, grammar: VoiceGrammar) -> Named | None:
    """Whom `who` refers back to, or None: then its own words must do."""
    near = [one for one in reversed(memory.named) if sentence - one.sentence <= _PRONOUN_REACH]
    if who.pronoun:
        tag = line.tags[who.first]
        found = next((one for one in near if _fits(who.kind, one, grammar) and _agrees(tag, one)), None)
        if found is None and who.kind is Kind.MANY:
            return _body_as_many(near, sentence, grammar)
        return found or (_titled(line, who, sentence, grammar) if who.kind is Kind.PERSON else None)
    again = line.at(who.first - 1) & ONCE_MORE and near and near[0].spoke  # "the **same** source said"
    known = near[0] if again else _spoken_for(near, sentence, grammar) if who.speaks_for else None
    if known is not None:
        return known
    if who.refers:
        return _described(line, who, near, grammar) or _named_body(line, who, sentence, grammar)
    if who.first == who.last and line.tags[who.first] & CAPITAL:
        return _short(line.low[who.first], memory)
    return None


def owns(line: Line, who: Originator, back: Named | None, sentence: int) -> bool:
    """Whether a writing is that of whom its pronoun refers to, who need not have spoken where it is a count ("by **her
    count**"); who heads a body speaks for it right behind its name."""
    counts = who.owned is not None and line.tags[who.owned] & ACCOUNT
    if back is None or not (back.spoke or back.kind is Kind.THING or counts):
        return False
    if who.owned is None or not line.tags[who.owned] & OWN_HEAD or line.tags[who.owned] & WRITING:
        return True
    return sentence - back.sentence <= 1 and back.kind.fits(who.kind)


def _spoken_for(near: list[Named], sentence: int, grammar: VoiceGrammar) -> Named | None:
    """The body named last for which "a spokesman" speaks, where no person was named after it."""
    last = near[0] if near else None
    if last is None or sentence - last.sentence > _SPOKEN_FOR_REACH:
        return None
    known = last.kind is Kind.THING or grammar.tags.get(last.head, 0) & BODY
    return last if known else None


def _body_as_many(near: list[Named], sentence: int, grammar: VoiceGrammar) -> Named | None:
    """The body of the sentence before as "they": "The union called a vigil. They say 4,000 came"."""
    last = near[0] if near else None
    if last is None or sentence - last.sentence > 1 or last.kind is not Kind.THING:
        return None
    return last if grammar.tags.get(last.head, 0) & BODY else None


def _fits(kind: Kind, one: Named, grammar: VoiceGrammar) -> bool:
    """Whether a pronoun of this kind may mean a speaker; a name in the plural is a body's: "Emergency Lawyers … it"."""
    tags = grammar.tags
    if kind.fits(one.kind) or (kind is Kind.THING and one.kind is Kind.PERSON and tags.get(one.head, 0) & BODY):
        return True
    many = one.kind is Kind.MANY or (tags.get(one.low[0], 0) & PEOPLE and one.low[0].endswith("s"))
    if kind is not Kind.THING or not many or len(one.low) < _NAME_OF_BODY:
        return False
    small = any(word[0].islower() and not tags.get(word, 0) & LINKING for word in one.words.text.split())
    return not small and not tags.get(one.low[0], 0) & (COUNTRY | ADJECTIVE | TITLE)


def _agrees(tag: int, one: Named) -> bool:
    """Whether "she" or "he" fits a speaker whose words tell which."""
    other = one.female if tag & MALE else one.male
    return not tag & (MALE | SHE) or not other


def _described(line: Line, who: Originator, near: list[Named], grammar: VoiceGrammar) -> Named | None:
    """ "The committee" after "the district's emergency committee": the same noun with more words; one of two who spoke
    together ("a rescuer and a spokesman") is told by its own."""
    head = line.low[who.head]
    low = {line.low[k] for k in range(who.first, who.last + 1)}
    same = next((one for one in near if head in one.low and low <= set(one.low) and len(one.low) > len(low)), None)
    if same is not None and same.kind is Kind.MANY and who.kind is not Kind.MANY and same.head != head:
        return None
    if same is not None or who.first != who.last:
        return same
    called = next((one for one in near if one.noun == line.low[who.head]), None)
    if called is not None:
        return called
    if line.tags[who.head] & ANY_BODY:
        bodies = (one for one in near if Kind.THING.fits(one.kind) and one.spoke)
        return next((one for one in bodies if grammar.tags.get(one.head, 0) & (BODY | WRITING) != WRITING), None)
    return None


def _short(name: str, memory: Memory) -> Named | None:
    """A surname after the full name: "Lee" after "lawmaker Lee Seong-kweun", "Malkin" after "Yuri Malkin"."""
    for one in reversed(memory.named):
        if _owns_in(one, name):
            continue
        whole = name in one.low or one.low[-1].endswith(f"-{name}")  # "Sharaa" after "Ahmed al-Sharaa"
        if one.kind in {Kind.PERSON, Kind.NAME} and len(one.low) > 1 and whole:
            return one
    return None


def _owns_in(one: Named, name: str) -> bool:
    """Whether the name is that of whom the speaker belongs to: "Kirsten Aaland, **NRC's** director"."""
    return any(f"{name}{sign}s" in one.words.text.lower() for sign in "'’")


def _titled(line: Line, who: Originator, sentence: int, grammar: VoiceGrammar) -> Named | None:
    """The last person with an office or title before a pronoun that no speaker fits: "Organiser Mrs Ruth Ames … she
    said"."""
    end = line.starts[who.first]
    found = None
    for match in grammar.titled.finditer(line.text, max(0, end - _LOOKED_BACK), end):
        words = match[0].split()
        callings = [grammar.tags.get(word.lower().rstrip("."), 0) & (PEOPLE | TITLE) for word in words]
        verb = not callings[0] and words[0][0].islower()  # "met Minister Petrov"
        if any(callings) and callings.count(0) - verb > 1 - bool(callings[verb]) and not callings[-1]:
            found = (match.start() + (len(words[0]) + 1) * verb, match.start() + len(match[0].rstrip(".")))
    if found is None or "\n\n" in line.text[found[1] : end]:
        return None
    return _from_text(line, found[0], found[1], Kind.PERSON, sentence)


def _named_body(line: Line, who: Originator, sentence: int, grammar: VoiceGrammar) -> Named | None:
    """The full name to which "the ministry" refers, where it stands earlier: "Ministry of National Defence"."""
    if who.first != who.last or not line.tags[who.head] & BODY or who.writing:
        return None
    noun = line.low[who.head].capitalize()
    end = line.starts[who.first]
    floor = max(0, end - _NAME_LOOKED_BACK)
    at = line.text.rfind(noun, floor, end)
    while at >= 0:
        following = grammar.name_after.match(line.text, at + len(noun), end)
        preceding = grammar.name_before.search(line.text[max(floor, at - _LONGEST_NAME) : at])
        first = at - len(preceding[0]) if preceding else at
        last = following.end() if following else at + len(noun)
        if last - first > len(noun):
            return _from_text(line, first, last, Kind.THING, sentence)
        at = line.text.rfind(noun, floor, at)
    return None


def _from_text(line: Line, first: int, last: int, kind: Kind, sentence: int) -> Named:
    words = line.text[first:last]
    low = tuple(words.lower().split())
    return Named(Words(start=first, end=last, text=words), low, low[-1], kind, sentence, spoke=False)
