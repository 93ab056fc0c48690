"""The patterns by which voices read a text: its words, runs of names, and figures that somebody has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.lexicon.saying import Saying


def token(titles: Iterable[str], elisions: Iterable[str], joined: Iterable[str]) -> re.Pattern[str]:
    """Nouns of two words ("think tank") are one where they are `joined`. Titles and initials ("John F. Kelly") keep
    their point; a word keeps inner apostrophes, hyphens and ampersands; a number its separators and the letters of its
    currency ("P20,000"); a word that lost its vowel ("l'agence") is one of its own."""
    spelt = "|".join(title.capitalize() for title in titles)
    elided = "".join(rf"{short}['’](?=\w)|" for short in elisions)
    tied = "".join(rf"{re.escape(noun)}(?!\w)|" for noun in joined)
    return re.compile(
        rf"{tied}[a-z]{{2,}}(?![\w'’&.-])|(?!\s)(?:"  # plain words first, for speed
        rf"(?i:{elided}(?!))|(?:{spelt})\.(?!\w)|(?:[^\W\d_]\.){{2,}}|[A-ZÀ-ÞА-Я]\.(?= \w)|"
        r"[A-Z][A-Za-z]{0,3}\d{1,3}(?:,\d{3})+|"
        r"[^\W\d_][^\W_]*(?:['’&-][^\W_]+)*(?:(?<=s)['’](?= ))?|\d+(?:[.,]\d+)*[^\W\d_]*|[^\w\s])"
    )


def names(words: Saying) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of names with the word before it; what may stand before and after the noun in a body's full name."""
    small = "|".join((*words.close_linking, *words.joining, *words.definite))
    prefix = f"(?:(?:{'|'.join(words.name_prefixes)})[-'’])?" if words.name_prefixes else ""
    word = rf"{prefix}[A-ZÀ-Þ][\w'’-]*"
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
        rf"(?:['’]s|s['’]|\b(?:{'|'.join(words.having)}))(?:,? [a-z]+){{0,4}}[,:]? {number}"
        rf"| [-–—] (?:[a-z]+\.? ){{0,2}}[^\w\s]{{0,2}}\d"
        rf"|\b(?:{article}) {number}(?: [a-z]+)? (?:{link}) ",
        re.IGNORECASE,
    )


def verdicts(words: Saying) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A sentence that only rejects the one before it ("This is false."), the label of a claim that is checked, and the
    verdict on it ("Rating: Altered")."""
    if not words.verdict_heads:
        return (re.compile(r"(?!)"),) * 3
    heads, being = "|".join(words.verdict_heads), "|".join(words.being)
    wrong = "|".join((*words.verdicts, *words.rejections))
    whole, labels = "|".join(words.verdict_sentences), "|".join(words.claim_labels)
    ratings = "|".join(words.verdict_labels)
    gap = r"(?:[ \t]+|[ \t]*\n(?!\s*\n))"
    return (
        re.compile(rf"{gap}(?:(?:{heads}) (?:{being}) (?:\w+ ){{0,2}}?(?:{wrong})|{whole})[.!,;]", re.IGNORECASE),
        re.compile(rf"\s*(?:{labels})\s*[:–—-]", re.IGNORECASE),
        re.compile(rf"^\W*(?:{ratings})\W+(?:\w+\W+){{0,3}}?(?:{wrong})\b", re.IGNORECASE | re.MULTILINE),
    )
