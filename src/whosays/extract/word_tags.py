"""What a word or sign can be in a sentence of saying, by itself: by the lists of its language, its letters and its
endings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from whosays.extract.voice_tags import (
    ADJECTIVE,
    BITS,
    CAPITAL,
    CARDINAL,
    CLOSE,
    COLON,
    COMMA,
    COUNTRY,
    DASH,
    GERUND_FORM,
    HELPER,
    HIS,
    ITS,
    MARK,
    METHOD,
    NEGATION,
    NUMERAL,
    OPEN,
    OPENER,
    OUR,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    SKIPPED,
    SPEAKABLE,
    STOP,
    THEIR,
    TIME,
    TITLE,
    VERB,
)
from whosays.lexicon.countries import countries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.lexicon.saying import Saying

_SIGNS: Final = {
    ",": COMMA,
    ";": STOP,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    ":": COLON,
    "–": DASH,
    "—": DASH,
    "-": DASH,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
    '"': QUOTE,
    "“": QUOTE,
    "”": QUOTE,
    "„": QUOTE,
    "«": QUOTE,
    "»": QUOTE,
}

_APOSTROPHES: Final = frozenset("'’")
_IN_NAMES: Final = "-'’"
"""What a name may hold after a short word in small letters."""
_PLURAL_OWNER: Final = ("s'", "s’")
_ELISION: Final = 2
"""The length of a word that lost its vowel ("s'"), which is no owner."""
_DIGITS: Final = "0123456789"
_NO_NAME: Final = PREPOSITION | OPENER | HIS | ITS | THEIR | OUR
"""Words that begin no name, though they open a sentence with a capital."""
QUOTES: Final = re.compile("[{}]".format("".join(sign for sign, tag in _SIGNS.items() if tag == QUOTE)))


class Word(NamedTuple):
    """A written word: in lower case without its possessive ending, the length of that, what it can be in a sentence,
    and what as its first word."""

    low: str
    cut: int
    tag: int
    first: int


@lru_cache(maxsize=1)
def _country_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The last words of names and capitals (datelines have them in capitals), of adjectives, and of peoples in the
    plural."""
    every = countries().country.values()
    names = frozenset(form.split()[-1] for c in every for form in (*c.names, *c.capitals))
    adjectives = frozenset(form.split()[-1] for c in every for form in c.adjectives)
    peoples = frozenset(form.split()[-1] for c in every for form in c.demonyms if form.endswith("s")) - adjectives
    return names | {name.upper() for name in names}, adjectives, peoples


def told_of(tags: Mapping[str, int], words: Saying, written: str) -> Word:
    """What there is to know of a word or sign by itself."""
    if written in _SIGNS:
        return Word(written, 0, _SIGNS[written], _SIGNS[written])
    if not written[0].isalpha() or ("," in written and written[-1].isdigit()):
        ordinal = written[0].isdigit() and written.lstrip(_DIGITS) in words.ordinal_endings
        tag = 0 if ordinal else NUMERAL if written[0].isdigit() else tags.get(written, MARK)
        return Word(written, 0, tag, tag)
    cut = (
        len("'s")
        if written.endswith(("'s", "’s"))
        else int(written.endswith(_PLURAL_OWNER) and len(written) > _ELISION)
    )
    bare = written[: len(written) - cut]
    low = bare.lower()
    tag = tags.get(low.rstrip("."), 0) | (POSSESSIVE if cut else 0)
    if "-" in low and tags.get(low.partition("-")[0], 0) & TIME:  # "mid-April"
        tag |= tags.get(low.rpartition("-")[2], 0) & TIME
    if "-" in low:  # "vice-mayor", "ex-soldiers"
        tag |= tags.get(low.rpartition("-")[2], 0) & BITS["people"]
    if bare in words.capital_times:
        tag = CAPITAL | TIME
    elif bare[0].isupper() or _is_name(bare, words):
        tag = _capital(bare, low, tag, words)
    else:
        tag = _small(low, tag, words)
    inside = tag & ~HELPER if tag & CAPITAL else tag
    return Word(low, cut, inside, tag & ~CAPITAL if tag & _NO_NAME and not tag & SPEAKABLE else tag)


def _is_name(word: str, words: Saying) -> bool:
    """Whether a word that begins small is a name: "al-Sharaa"."""
    for sign in _IN_NAMES:
        first, found, name = word.partition(sign)
        if found and first in words.name_prefixes:
            return name[:1].isupper()
    return False


def _capital(word: str, low: str, tag: int, words: Saying) -> int:
    """The tags of a word that begins with a capital; `tag` are those of its small letters `low`."""
    tag |= PLURAL if low.endswith(words.plural_endings) and low not in words.singular_in_s else 0
    names, adjectives, peoples = _country_words()
    tag |= CARDINAL if "-" in low and set(low.split("-")) <= set(words.cardinals) else 0
    tag |= CAPITAL | (COUNTRY if word in names else 0) | (ADJECTIVE if word in adjectives else 0)
    tag |= BITS["people"] if word in peoples else 0
    if word.isupper() and len(word) > 1 and word[-1] not in _APOSTROPHES:
        spoken = tag & SPEAKABLE if low in words.initialisms else 0
        tag = spoken | tag & (CAPITAL | COUNTRY | ADJECTIVE | POSSESSIVE | TITLE | NEGATION | METHOD)
    return tag


def _small(word: str, tag: int, words: Saying) -> int:
    """The tags of a word in small letters of which `tag` is known: a plural by its ending, an adverb by its."""
    tag |= PLURAL if word.endswith(words.plural_endings) and word not in words.singular_in_s else 0
    tag |= CARDINAL if "-" in word and set(word.split("-")) <= set(words.cardinals) else 0
    tag |= GERUND_FORM if words.gerund_endings and word.endswith(words.gerund_endings) else 0
    tag |= BITS["people"] if words.people_endings and word.endswith(words.people_endings) else 0
    adverb = not tag & (SPEAKABLE | VERB) and word.endswith(words.adverb_endings)
    return tag | SKIPPED if adverb else tag
