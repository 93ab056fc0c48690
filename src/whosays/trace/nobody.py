"""Claims whose speakers are nobody in particular: the text itself, an account without an owner, a calling."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.accounts import is_account
from whosays.lexicon.countries import countries
from whosays.lexicon.tracing import tracing_words
from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from whosays.model.claim import Claim, Speaker

NAMELESS: Final = frozenset({Attribution.NONE, Attribution.GENERIC, Attribution.IMPERSONAL, Attribution.HEARSAY})


def names_nobody(claim: Claim) -> bool:
    """Whether a claim's source cannot be told from another's: the text itself, "reports", "it is estimated", "the
    estimates"."""
    return not claim.speakers or claim.attribution in NAMELESS or not somebody(claim)


def somebody(claim: Claim) -> tuple[Speaker, ...]:
    """The speakers of a claim that are somebody: an account without an owner ("estimates", "the flash appeal") is
    none."""
    return tuple(speaker for speaker in claim.speakers if not is_account(speaker))


def is_faceless(claim: Claim) -> bool:
    """Whether those who say it are known by a calling in the plural alone: "scientists", "rescue workers"."""
    return all(s.key is None and s.words == s.words.lower() and s.words.endswith("s") for s in claim.speakers)


def is_common(claim: Claim) -> bool:
    """Whether those who say it are known by the common noun of a body: "the agency", "the aid association"."""
    bodies = tracing_words().common_bodies
    return all(
        s.key is None and (s.words.lower().removeprefix("the ") in bodies or _ends_in(s.words, bodies))
        for s in claim.speakers
    )


def _ends_in(words: str, bodies: frozenset[str]) -> bool:
    """Whether words without a capital end in one of `bodies`."""
    return words == words.lower() and words.rpartition(" ")[2] in bodies


def is_described(claim: Claim) -> bool:
    """Whether those who say it are only described: "a village head", "Varnian police". Names may stand elsewhere."""
    return all(
        s.key is None and (all(map(_is_common, s.words.split())) or _is_calling(s.words)) for s in claim.speakers
    )


def _is_calling(words: str) -> bool:
    """Whether words tell nobody in particular, though they begin with a capital: "Local authorities"."""
    *kinds, calling = words.lower().split()
    return calling in tracing_words().callings and tracing_words().calling_kinds.issuperset(kinds)


def _is_common(word: str) -> bool:
    return word == word.lower() or word.removesuffix("'s").removesuffix("’s").lower() in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """The names and adjectives of countries in one word."""
    return frozenset(form.lower() for form in countries().by_form())
