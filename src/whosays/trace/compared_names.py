"""A name of a speaker, carrier or publisher as it is compared, and whether two names can be one: the words of one are
among the words of the other, or one is the initials of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from whosays.lexicon.tracing import tracing_words

WORD = re.compile(r"\w+")
_CALLED = re.compile(
    r"(?:the )?(?P<calling>(?:[^\W\d_A-Z][\w-]*,? ){1,3})(?P<name>[A-Z][\w-]+(?: (?:[a-z]{1,3} )?[A-Z][\w-]+){1,2})"
)
STEM: Final = 6
"""Letters of a word that must agree: "minister" and "ministry", "Varnia" and "Varnian" are one."""
_NEARLY: Final = 0.75
"""The share of the shorter name's words that the longer must have, where both have four or more."""
_FEWEST_INITIALS: Final = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: the pack's key, the stems of its words, its initials, itself if it is an initialism,
    and whether it is only an office that many hold. `joined` are the stems with words that a hyphen joins as one:
    "Yong-hyun" is "Yonghyun" elsewhere, and "Yong Hyun"; `person` those of a person without what he is called in small
    letters before the name: "headteacher Sani Bala"."""

    key: str
    stems: frozenset[str]
    initials: str = ""
    short: str = ""
    office: bool = False
    joined: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()

    def fits(self, other: Name) -> bool:
        """Whether the two can be one."""
        if self.key and other.key:
            return self.key == other.key
        if (self.short and self.short == other.initials) or (other.short and other.short == self.initials):
            return True
        pairs = [(self.stems, other.stems), (self.joined, other.stems), (self.stems, other.joined)]
        pairs += [(self.person, other.stems), (self.stems, other.person), (self.person, other.person)]
        return any(_among(one, another) for one, another in pairs)

    @property
    def order(self) -> tuple[object, ...]:
        """Longest first, then by words; no two names are alike in it, so that nothing hangs on the order of a set."""
        told = (self.key, self.short, self.initials, self.office, sorted(self.joined), sorted(self.person))
        return (-len(self.stems), sorted(self.stems), *told)


def _among(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of one name are among those of the other, or nearly so where both have many."""
    few, many = sorted((one, other), key=len)
    common = len(few & many)
    return bool(few) and (common == len(few) or (len(few) > 3 and common >= _NEARLY * len(few)))  # noqa: PLR2004


@lru_cache(maxsize=65_536)
def name_of(words: str, key: str = "") -> Name:
    """The name in `words`."""
    plain = re.sub(r"[’']s\b", "", words)
    without = tracing_words().nameless
    found = [w for w in WORD.findall(plain) if w.lower() not in without]
    found = _without_initials(found)
    initials = "".join(w[0] for w in found if w[:1].isupper())
    short = next((w for w in found if w.isupper() and len(w) >= _FEWEST_INITIALS and len(found) == 1), "")
    stems = frozenset(w.lower()[:STEM] for w in found)
    office = not key and len(found) == 1 and found[0].lower() in tracing_words().offices
    whole = (w for w in WORD.findall(plain.replace("-", "")) if w.lower() not in without)
    joined = frozenset(w.lower()[:STEM] for w in whole) if "-" in plain else frozenset[str]()
    return Name(
        key, stems, initials if len(initials) >= _FEWEST_INITIALS else "", short, office, joined, _person(plain)
    )


def _person(words: str) -> frozenset[str]:
    """The stems of a person's name where it is called something in small letters before it; a body keeps such words:
    "regional Red Cross"."""
    match, lists = _CALLED.fullmatch(words), tracing_words()
    if match is None or not lists.common_bodies.isdisjoint(match["name"].lower().split()):
        return frozenset()
    if lists.calling_kinds.issuperset(match["calling"].split()):
        return frozenset()
    return frozenset(w.lower()[:STEM] for w in _without_initials(WORD.findall(match["name"])))


def _without_initials(words: list[str]) -> list[str]:
    """A name without the initials between its words: "Arvid J. Lundqvist" is "Arvid Lundqvist"."""
    whole = [word for word in words if len(word) > 1]
    return whole if len(whole) > 1 and words[0] in whole and words[-1] in whole else words
