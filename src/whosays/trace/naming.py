"""Whom a draft names beside a figure, and where the names of a paper stand.

What always holds: only names of voices that the record knows tell anything; a name is known by most of its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.countries import countries
from whosays.lexicon.language import ENGLISH, language
from whosays.lexicon.times import TimeWord
from whosays.lexicon.tracing import tracing_words
from whosays.trace.compared_names import Name, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.model.claim import Claim
    from whosays.trace.papers import Paper

_RUN: Final = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s(?:(?:of|for)\s(?:the\s)?)?[^\W\d_a-z][\w’'-]*)*")
_WORD: Final = re.compile(r"\w+")
_PARTED: Final = re.compile(r"\d|;")
_PARAGRAPH: Final = re.compile(r"\n\s*")
_OWNING: Final = ("'s", "’s", "'", "’")
_TITLE_BEFORE: Final = re.compile(r"\b[Tt]he\s([^,.;:!?\n]{3,60}),?\s$")
_TITLE_BEHIND: Final = re.compile(r"^,\s(?:the\s|its\s)?([^,.;:!?\n]{3,60})[,.]")
_OFFICE: Final = 64
"""Characters beside a name in which an office stands."""
_MARKS: Final = " \t\r\n*_"
"""What may stand between the end of a sentence and the next: spaces, and the marks of bold and slanting words."""
_ENDS: Final = '.!?“"\n'
_REACH: Final = 120
"""Characters on either side of a figure in which a name may stand that it is given to."""
_BESIDE: Final = 150
"""Characters on either side of a held sentence in which whoever says it is named."""
_HEAD: Final = 400
"""Characters at the head of a paper in whose short lines whoever printed it is named."""
_LONGEST_PARAGRAPH: Final = 600
_LONGEST_LINE: Final = 110
_MOST_OF_IT: Final = 0.6
"""The share of the words of a name that is enough to know it by: "the Rescue Office" of a "National Rescue Office"."""


@dataclass(frozen=True, slots=True)
class Called:
    """A run of words with capitals as a name."""

    name: Name
    words: str

    @classmethod
    def of(cls, words: str) -> Called:
        """The name in `words`."""
        return cls(name_of(words), words)


@dataclass(frozen=True, slots=True)
class Voices:
    """Voices of a case: those that speak by a name, known by any word of theirs; those that are described ("North
    Korean defectors"), known by all; and those that printed, known by most."""

    spoken: tuple[Name, ...]
    described: tuple[Name, ...]
    printed: tuple[Name, ...]


def given(claim: Claim, voices: Voices, beside: Iterable[Claim]) -> tuple[Called, ...]:
    """The names of voices that stand right before the figure of `claim` in its clause, with no figure of `beside` or
    other number between, or behind it with a word of saying."""
    base, text = claim.sentence.start, claim.sentence.exact
    start, end = claim.evidence.start - base, claim.evidence.end - base
    first = max((c.evidence.end - base for c in beside if c.evidence.end <= claim.evidence.start), default=0)
    last = min((c.evidence.start - base for c in beside if c.evidence.start >= claim.evidence.end), default=len(text))
    before = _PARTED.split(text[max(0, first, start - _REACH) : start])[-1]
    set_against = list(tracing_words().against.finditer(before))
    before = before[set_against[-1].end() :] if set_against else before
    after, *more = _PARTED.split(text[end:last])
    more += text[last : last + 1].split()
    told = list(called(before, giving=True))
    if not more and tracing_words().giving.search(after):
        told += called(after[:_REACH], giving=True)
    return tuple(each for each in told if _is_voice(each.name, voices))


def _is_voice(name: Name, voices: Voices) -> bool:
    spoken = any(name.fits(voice) or _most(voice, name) for voice in voices.spoken)
    spoken = spoken or any(voice.stems <= name.stems for voice in voices.described)
    return spoken or any(_most(paper, name) for paper in voices.printed)


def offices(mine: Called, papers: Iterable[Paper]) -> frozenset[Name]:
    """What `papers` call somebody right before or behind the name, between commas: "the Ombudswoman, Ada Lorne"."""
    found: set[Name] = set()
    for paper in papers:
        low = paper.text.lower()
        for start, end in _places(mine, paper.text) if all(stem in low for stem in mine.name.stems) else ():
            before, after = paper.text[max(0, start - _OFFICE) : start], paper.text[end : end + _OFFICE]
            for match in (_TITLE_BEFORE.search(before), _TITLE_BEHIND.match(after)):
                if match is not None and not tracing_words().giving.search(match[1]):
                    found |= {each.name for each in called(f"- {match[1]}")}
    return frozenset(name for name in found if name.stems and name.stems != mine.name.stems)


def _places(mine: Called, text: str) -> Iterator[tuple[int, int]]:
    """Where the whole of a name stands in a text."""
    for match in _RUN.finditer(text):
        if mine.name.stems <= name_of(match.group()).stems:
            yield match.span()


@lru_cache(maxsize=4096)
def called(text: str, *, giving: bool = False) -> tuple[Called, ...]:
    """The names in `text`: runs of words with a capital; one word that begins a sentence is none. Where they are asked
    for as `giving`, nor is one that only owns something else than an account."""
    found = []
    for match in _RUN.finditer(text):
        before, owned = text[: match.start()].rstrip(_MARKS), match.group().endswith(_OWNING)
        begins = " " not in match.group() and (not before or before[-1] in _ENDS)
        following = text[match.end() :].split(maxsplit=1)[:1]
        placed = giving and _is_placed(before, match.group())
        if not begins and not placed and not (giving and owned and not _is_account(following)):
            found.append(Called.of(match.group()))
    return tuple(each for each in found if each.name.stems and not each.name.stems <= _calendar())


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    """The stems of months and days of the week, which are nobody's name alone."""
    words = language(ENGLISH).times.words
    found = (*words[TimeWord.MONTH], *words[TimeWord.WEEKDAY])
    return frozenset(stem for word in found for stem in name_of(word).stems)


def _is_account(words: list[str]) -> bool:
    """Whether what somebody owns is an account of figures: his count, his estimate."""
    return bool(words) and words[0].lower().strip(".,;:") in tracing_words().owned_accounts


def _is_placed(before: str, words: str) -> bool:
    """Whether a name is that of a place by the word before it: "at Tankori"; "roubles from Moscow"."""
    last = before.rpartition(" ")[2].lower()
    lists = tracing_words()
    return last in lists.whereabouts or (last in lists.placed and is_only_a_country(name_of(words)))


def passage(claim: Claim, paper: Paper) -> str:
    """A held sentence with what stands about it in its paragraph."""
    start, end = claim.sentence.start, claim.sentence.end
    before = _PARAGRAPH.split(paper.text[max(0, start - _BESIDE) : start])[-1]
    found = f"{before}{paper.text[start:end]}{_PARAGRAPH.split(paper.text[end : end + _BESIDE])[0]}"
    opened = paper.text.rfind("\n", 0, start) + 1
    whole = f"{paper.text[max(opened, start - _LONGEST_PARAGRAPH) : start]} {found}"
    if not tracing_words().third_person.search(whole):
        return found
    return f"{_paragraph_before(paper.text[:opened].rstrip())} {found}"


def _paragraph_before(ahead: str) -> str:
    """The last paragraph of a text: whoever "he" is in the next, he was named there."""
    return ahead[max(ahead.rfind("\n") + 1, len(ahead) - _LONGEST_PARAGRAPH) :]


def head_of(paper: Paper) -> Iterator[Called]:
    """The names of who printed a paper, and those in the short lines at its head."""
    yield from map(Called.of, paper.names)
    head = paper.text[:_HEAD].rpartition("\n")[0] if len(paper.text) > _HEAD else paper.text
    for line in head.splitlines():
        if len(line) < _LONGEST_LINE:
            yield from called(f"- {line}")


def _most(name: Name, other: Name) -> bool:
    """Whether most words of a name are in another; the country of a body may be left out where the other has none:
    "Varnia's army" is "the army"."""
    own = name.stems if without_countries(other.stems) != other.stems else without_countries(name.stems)
    return bool(own) and len(own & other.stems) >= _MOST_OF_IT * len(own)


@lru_cache(maxsize=4096)
def without_countries(stems: frozenset[str]) -> frozenset[str]:
    """The stems of a name without those of a country's name or adjective, if something else is left."""
    left = stems
    for stem in stems:
        for form in _countries().get(stem, ()):
            left = left - form if form <= stems else left
    return left or stems


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[frozenset[str], ...]]:
    """The stems of the forms of each country, by each of them."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for form in countries().by_form():
        stems = name_of(form).stems
        for stem in stems:
            found[stem] = (*found.get(stem, ()), stems)
    return found


def is_only_a_country(name: Name) -> bool:
    """Whether a name is that of a country or its adjective alone."""
    return any(form == name.stems for stem in name.stems for form in _countries().get(stem, ()))


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text, as names have them."""
    return name_of(" ".join(_WORD.findall(text))).stems
