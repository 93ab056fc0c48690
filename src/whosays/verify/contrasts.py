"""What a draft counts against what the record counts, by words that exclude one another: killed and wounded.

What always holds: it takes a word of a family beside the draft's figure and another of the same family beside the held
one, the nearest that tell anything; where either is silent, or one word is of both kinds, nothing is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whosays.lexicon.contrasts import families

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.lexicon.contrasts import Family
    from whosays.model.claim import Claim
    from whosays.verify.record import Record

_END: Final = re.compile(r"[,;:.()—–]\s|[,;:.()—–]$|\d")
_FATE: Final = "fate"
_AROUND: Final = 250
"""Characters on either side of a held sentence in which it is told what befell those counted."""
_JOINT: Final = re.compile(r"\s(?:and|or|with|while|but)\s")
_OPENERS: Final = " –—:"
_FRONT: Final = re.compile(r"^\W*(?:of|among)\b[^,;:.]*,", re.IGNORECASE)
"""The whole that a sentence begins with: "Of the dead, 14 had gunshot wounds"."""
_WHOLE: Final = re.compile(r"^\s+of\s+(?:the|those|its|their)\s+\w+")
"""The whole that a figure is of: what befell it befell others, too ("26 of the rescued were treated")."""
_REACH: Final = 120
"""Characters on either side of a figure, up to the end of its clause or another number, that tell what it counts."""


def contrast(mine: Claim, held: Sequence[Claim], record: Record) -> tuple[str, str] | None:
    """What the first of `held` that tells anything counts and what `mine` of a draft counts, where none of them counts
    the same; None where nothing excludes anything."""
    for family in families():
        own = next(_told(family, _clause(mine)), frozenset())
        told = [found for each in held if (found := _all_told(family, each, record))] if own else []
        if told and not any(own & theirs for theirs in told):
            return " or ".join(sorted(told[0])), " or ".join(sorted(own))
    return None


def strange_fate(mine: Claim, held: Sequence[Claim], record: Record) -> tuple[str, str] | None:
    """What befell those that `held` count and what the words behind `mine` say, where these stand nowhere about any of
    `held` and the record tells of another fate there, or of this one elsewhere. What befell somebody is told near every
    figure of it; a place or a calling may be left out."""
    (fate,) = (family for family in families() if family.name == _FATE)
    start = mine.evidence.end - mine.sentence.start
    own = fate.told(_WHOLE.sub("", _behind(_without_names(mine)[start : start + _REACH])))
    there = fate.told(" ".join(record.about(each, _AROUND) for each in held))
    if not own or not held or own & there:
        return None
    elsewhere = there or own & frozenset(kind for _, text in record.texts() for kind in fate.told(text.text))
    return (" or ".join(sorted(there)), " or ".join(sorted(own))) if elsewhere else None


def is_foreign(word: str, text: str) -> bool:
    """Whether a word is of a family, so that it excludes others, and a text has no word of its kind."""
    pairs = [(own, family.told(text)) for family in families() if (own := family.told(word))]
    return bool(pairs) and not any(own & theirs for own, theirs in pairs)


def agree(mine: Claim, held: Claim) -> bool:
    """Whether one word of a family, at least, tells what both count."""
    pairs = (((next(_told(f, _clause(c)), frozenset())) for c in (mine, held)) for f in families())
    return any(own & theirs for own, theirs in pairs)


def _all_told(family: Family, held: Claim, record: Record) -> frozenset[str]:
    """What the words on both sides of a held figure tell of a family; if they tell nothing, the next that do."""
    about = frozenset(kind for told in _told(family, _clause(held)) for kind in told)
    return about or next(_told(family, _held(held, record)), frozenset())


def _told(family: Family, texts: Iterator[str]) -> Iterator[frozenset[str]]:
    """What each of `texts` tells of a family, if anything."""
    return (told for text in texts if (told := family.told(text)))


def _clause(claim: Claim) -> Iterator[str]:
    """The words behind a figure to the end of its clause, and those before it from its beginning."""
    text = _without_names(claim)
    start, end = (at - claim.sentence.start for at in (claim.evidence.start, claim.evidence.end))
    yield _behind(text[end : end + _REACH])
    yield _before(text[max(0, start - _REACH) : start])


def _before(text: str) -> str:
    """The words before a figure from the beginning of its clause; what "and" joins to another number before it belongs
    to that, and a dash right before it is no beginning: "with heavy injury – 700,000"."""
    front = _FRONT.match(text)
    cuts = [cut for cut in _END.finditer(text.rstrip(_OPENERS)) if front is None or cut.end() > front.end() + 1]
    if not cuts:
        return text
    clause = text[cuts[-1].end() :]
    return _JOINT.split(clause)[-1] if cuts[-1].group().isdigit() else clause


def _behind(text: str) -> str:
    """The words behind a figure to the end of its clause; before another number what "and" joins belongs to that."""
    cut = _END.search(text)
    if cut is None:
        return text
    return _JOINT.split(text[: cut.start()])[0] if cut.group().isdigit() else text[: cut.start()]


def _held(claim: Claim, record: Record) -> Iterator[str]:
    """The same of a held figure, then what the head of its table tells of it, then its sentence, where that has no
    other figure."""
    yield from _clause(claim)
    if claim.in_table:
        yield " ".join(key.replace("_", " ") for key in (claim.narrowest, claim.population) if key)
    if not any(record.beside(claim, 0)):
        yield _without_names(claim)


def _without_names(claim: Claim) -> str:
    """A figure's sentence with the names of its speakers blotted out: who treats prisoners of war counts none."""
    text = claim.sentence.exact
    for speaker in claim.speakers:
        named = speaker.words in text and speaker.words != speaker.words.lower()
        text = text.replace(speaker.words, "_" * len(speaker.words)) if named else text
    return text
