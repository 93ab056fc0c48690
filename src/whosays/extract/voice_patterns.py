"""The patterns by which voices read a text: its words, runs of names, and figures that somebody has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.lexicon.saying import Saying


def token(titles: Iterable[str], elisions: Iterable[str]) -> re.Pattern[str]:
    """Titles and initials ("John F. Kelly") keep their point; a word keeps inner apostrophes, hyphens and ampersands; a
    number its separators; a word that lost its vowel ("l'agence") is one of its own."""
    spelt = "|".join(title.capitalize() for title in titles)
    elided = "".join(rf"{short}['’](?=\w)|" for short in elisions)
    return re.compile(
        r"[a-z]{2,}(?![\w'’&.-])|(?!\s)(?:"  # plain words first, for speed
        rf"(?i:{elided}(?!))|(?:{spelt})\.(?!\w)|(?:[^\W\d_]\.){{2,}}|[A-ZÀ-ÞА-Я]\.(?= \w)|"
        r"[^\W\d_][^\W_]*(?:['’&-][^\W_]+)*(?:(?<=s)['’](?= ))?|\d+(?:[.,]\d+)*[^\W\d_]*|[^\w\s])"
    )


def names(words: Saying) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of names with the word before it; what may stand before and after the noun in a body's full name."""
    small = "|".join((*words.close_linking, *words.joining, *words.definite))
    word = r"[A-ZÀ-Þ][\w'’-]*"
    return (
        re.compile(rf"(?:[^\W\d_]+\.? )?{word}\.?(?: {word}\.?){{1,5}}"),
        re.compile(rf"(?:{word}(?: (?:{small}))? ){{1,6}}\Z"),
        re.compile(rf"(?:(?: (?:{small})){{0,2}} {word}){{1,6}}"),
    )


def figured(words: Saying) -> re.Pattern[str]:
    """Where somebody may have a figure: after an owner ("the ministry's 200"), after "has", before "of"."""
    if not words.having:
        return re.compile(r"(?!)")
    article, link = "|".join(words.definite), "|".join(words.linking)
    number = r"[^\w\s]{0,2}\d[\d.,]*"
    return re.compile(
        rf"(?:['’]s|s['’]|\b(?:{'|'.join(words.having)}))(?: [a-z]+){{0,2}} {number}"
        rf"| [-–—] (?:[a-z]+\.? ){{0,2}}[^\w\s]{{0,2}}\d"
        rf"|\b(?:{article}) {number}(?: [a-z]+)? (?:{link}) ",
        re.IGNORECASE,
    )
