"""The noun that a figure counts: "12,000 North Korean soldiers", "more than 40 countries", "thousands of troops",
"half of them"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.phrases import Hit

LONGEST_PHRASE = 6
"""Words from a figure to the end of the noun phrase that it counts."""
JOINED_WITHIN = 5
"""Words between two counts of people that are joined: "45 captured soldiers and 12 civilians"."""
SHORT = 3
"""Letters of a word that is too short to tell a plural by its end."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase by words: `head` is its noun, `role` the kind of people that it names, if it names people.

    `person` is true where it names people in any way, `pronoun` where it only points back ("of them", "of these").
    """

    first: int
    end: int
    head: int
    role: str | None
    person: bool = False
    pronoun: bool = False


def counted(words: SentenceWords, figure: int, roles: Sequence[Hit[str]], nouns: Nouns) -> Counted | None:
    """The noun phrase that the figure at word `figure` counts, or None where none follows it."""
    at = figure + 1
    low = words.low
    at += at + 1 < len(low) and low[at] in nouns.out and low[at + 1] in nouns.of
    if at < len(low) and low[at] in nouns.of:
        at += 1
        while at < len(low) and (low[at] in nouns.pointers or low[at] in nouns.articles):
            at += 1
        if at < len(low) and low[at] == FIGURE:
            back = Counted(at, at + 1, at, None, pronoun=True) if low[at - 1] in nouns.pointers else None
            return counted(words, at, roles, nouns) or back
        if at < len(low) and (low[at] in nouns.persons or low[at] in nouns.named_before):
            return Counted(at, at + 1, at, None, pronoun=True)
    if at < len(low) and low[at] in ("-", "–"):
        return None
    end, limit, stops = at, min(len(low), at + LONGEST_PHRASE), nouns.stops
    while end < limit and low[end][0].isalpha() and low[end] not in stops:
        end += 1
    head = _head(words, figure, at, end, nouns)
    if head is None:
        return None
    role = next((hit.payload for hit in roles if hit.first <= head < hit.end), None)
    return Counted(at, head + 1, head, role, person=role is not None or of_people(low[head], nouns))


def _head(words: SentenceWords, figure: int, first: int, end: int, nouns: Nouns) -> int | None:
    """The first plural of the phrase; for a figure of one, or where the phrase is a single word, its last word.

    Where a language tells its nouns by capitals, or its adjectives by their ends, the first noun by that; of words that
    all end like adjectives the last.
    """
    if nouns.capitalised:
        return next((at for at in range(first, end) if words.raw[at][0].isupper()), None)
    if nouns.adjective_ends:
        noun = (at for at in range(first, end) if not words.low[at].endswith(nouns.adjective_ends))
        return next(noun, end - 1 if end > first else None)
    for at in range(first, end):
        if plural(words.low[at], nouns) and not (words.raw[at][0].isupper() and at + 1 < end):
            return at + 1 if _of_things(words.raw[at : min(at + 2, end)], nouns) else at
    if end > first and figure + 1 == first and words.low[end - 1] in nouns.singulars:
        return end - 1
    return None


def _of_things(pair: Sequence[str], nouns: Nouns) -> bool:
    """Whether a plural without its own ending only tells whose the things behind it are: "12 **police** vehicles"; one
    with a capital begins a sentence."""
    return len(pair) > 1 and pair[0] in nouns.irregular and plural(pair[1], nouns) and not of_people(pair[1], nouns)


def of_people(word: str, nouns: Nouns) -> bool:
    """Whether a plural noun names people by itself or by its ending ("smugglers", "evacuees")."""
    return word in nouns.person_nouns or (word.endswith(nouns.person_endings) and word not in nouns.things)


def plural(word: str, nouns: Nouns) -> bool:
    """Whether a noun looks plural by the language's endings, or is an irregular plural."""
    if word in nouns.irregular:
        return True
    return len(word) > SHORT and word.endswith(nouns.plural_ends) and not word.endswith(nouns.no_plural_ends)


def in_part(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether the figure counts some of those before: behind "including" or "among them", or joined to one that does
    ("including 5 children **and 3 nurses**")."""
    at: int | None = figure
    while at:
        among = at > 1 and low[at - 1] in nouns.persons and low[at - 2] in nouns.among
        if among or low[at - 1] in nouns.including:
            return True
        at = joined_to(low, at, nouns)
    return False


def is_part(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether a figure counts some of those before or behind it: "including 5 children", "9 of the dead", "of the
    dead, 9"."""
    opens = low[0] in nouns.of and FIGURE not in low[:figure]
    return opens or in_part(low, figure, nouns) or not nouns.of.isdisjoint(low[figure + 1 : figure + 2])


def joined_to(low: Sequence[str], figure: int, nouns: Nouns) -> int | None:
    """The figure of the list in which another stands: "5 children and #", "5 children, 2 men, and #". A comma before
    "and" ends a list that has none other: "including 5 children, and 80 injured"."""
    at = figure - 1
    summed = low[at] in nouns.sums
    at -= summed
    comma = at > 0 and low[at] == ","
    if not (summed or comma):
        return None
    at -= comma
    while at > 0 and figure - at <= JOINED_WITHIN and low[at][0].isalpha() and low[at] not in nouns.stops:
        at -= 1
    joined = at >= 0 and low[at] == FIGURE and (not (summed and comma) or (at > 0 and low[at - 1] == ","))
    return at if joined else None
