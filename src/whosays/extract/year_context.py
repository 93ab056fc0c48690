"""Whether four digits are a year: "in 2024", "(2019)", "the 2022 invasion", "2024/25", and not "2000 men"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.extract.time_places import BEFORE
from whosays.lexicon.times import TimeWord

if TYPE_CHECKING:
    from whosays.extract.time_places import Found
    from whosays.extract.time_words import Token
    from whosays.lexicon.times import Contexts

ROUND = 50
"""A four-digit number divisible by this, before a counted noun, is a count rather than a year."""
_FIRST_LIKELY, _LAST_LIKELY = 1700, 2100
"""Years that reports name without a preposition; four digits before or after them are counts more often."""
_BRACKET = re.compile(r"\.?\s?[(\[](?:\d{4}, )?$")
_IN_BRACKETS = re.compile(r"[)\],;]")
_CLAUSE_ENDS = frozenset(".,;:)\n")
_GENITIVE = re.compile(r"['’]")
_TITLE = 120
"""Characters of a document's first line that may end in a year."""
_TITLE_ENDS = re.compile(r"\s*(?:\n|\(|$)")
_RANGE_GOES_ON = re.compile(r"\s+[^\W\d_]+\s+[\d$€£]")


def is_year(found: Found) -> bool:
    """A bare number is a year where a preposition, a bracket, a determiner or a note says so and no counted noun
    follows.
    """
    year = found.of("year")
    if year is None or found.kinds & {"part", "unit"}:
        return True
    following, sense = found.place.next_word(found.end), found.of(TimeWord.SENSE)
    number = int(year.key("year") or 0)
    tied = sense is not None and _is_for(found, sense) and _FIRST_LIKELY <= number <= _LAST_LIKELY
    if tied or following.lower() in found.contexts.year_notes:
        return True
    if not any(sign.isdigit() for sign in year.text):
        return _is_spelled_year(sense, following, found.contexts)
    if _is_a_count(number, sense, following, found.contexts):
        return False
    if sense is not None:
        opens_range = sense.key(TimeWord.SENSE) in {"from", "between"} and _RANGE_GOES_ON.match(
            found.place.text, found.end
        )
        return not opens_range and (sense.text.lower() not in found.contexts.never_years or _closes(found, sense))
    return _is_named_year(year, found)


def _closes(found: Found, sense: Token) -> bool:
    """Whether "for 2023" ends its clause or gives it a comma: a length of time would name its unit."""
    after = found.place.text[found.end : found.end + 1]
    return sense.key(TimeWord.SENSE) == "for" and (not after or after in _CLAUSE_ENDS)


def _is_for(found: Found, sense: Token) -> bool:
    """Whether "for" ties the year to a plan or an account ("the budget for 2026"), or opens the sentence and no counted
    noun follows ("For 2026 the ministry plans …").
    """
    if sense.key(TimeWord.SENSE) != "for":
        return False
    opens = sense.start == found.place.start and not is_counted(found.place.next_word(found.end), found.contexts)
    return opens or found.place.word_before(sense.start).lower() in found.contexts.yearly


def _is_spelled_year(sense: Token | None, following: str, contexts: Contexts) -> bool:
    """A year in words needs a preposition of years and nothing counted behind it: "in nineteen ninety-six"."""
    usual = sense is not None and sense.text.lower() in contexts.year_prepositions
    return usual and not is_counted(following, contexts)


def _is_a_count(number: int, sense: Token | None, following: str, contexts: Contexts) -> bool:
    """Whether a counted noun makes the number a count: always of a round one, else where no usual preposition of years
    stands.
    """
    if not is_counted(following, contexts) or (sense is not None and sense.text.lower() in contexts.year_prepositions):
        return is_counted(following, contexts) and number % ROUND == 0
    return sense is not None or number % ROUND == 0 or following.lower() in contexts.counted


def _is_named_year(year: Token, found: Found) -> bool:
    """A year that brackets, a genitive or a determiner name; in "(Hunter, 2013)" and "et al. (2013)" it dates a book,
    not a figure.
    """
    if not _FIRST_LIKELY <= int(year.key("year") or 0) <= _LAST_LIKELY:
        return False
    text = found.place.text
    if _IN_BRACKETS.match(text, found.end) and (
        lead := _BRACKET.search(text[max(0, year.start - BEFORE) : year.start])
    ):
        return not lead[0].startswith(".")
    if _GENITIVE.match(text, found.end):
        return year.apart
    word = found.place.word_before(year.start)
    if word.lower() in found.contexts.determiners:
        return bool(found.place.next_word(found.end))
    of_a_year = found.place.next_word(found.end).lower() in found.contexts.yearly  # "the agency's 2017 estimate"
    return of_a_year or word.lower() == "of" or _continues_years(found) or _is_label(year, word, found)


def _is_label(year: Token, word: str, found: Found) -> bool:
    """Whether the year closes a label or the heading of the document: "Yemen 2025: $1.3bn", "Defence budgets 2026"."""
    text = found.place.text
    if text[found.end : found.end + 2] == ": ":
        return text[year.start - 1 : year.start] in {" ", "\n", ""} and (word[:1].isupper() or not word)
    if year.start > _TITLE or not word or not _TITLE_ENDS.match(text, found.end):
        return False
    title = text[: year.start]
    return title[:1].isupper() and len(title.split()) > 1 and title.count("\n") == 0


def _continues_years(found: Found) -> bool:
    """Whether years stand before it in a list: "in 2022, 2023 and 2024"."""
    before = list(found.place.run[max(0, found.place.first - 2) : found.place.first])
    joined = bool(before) and (before[-1].text == "," or before[-1].key(TimeWord.AND) is not None)
    return joined and before[0].key("year") is not None


def are_years(found: Found) -> bool:
    """2024/25, 2010-12: the second follows the first within the century."""
    year, short = found.of("year"), found.of("yy")
    if year is None or short is None or year.end + 1 != short.start:
        return False
    return (
        not is_counted(found.place.next_word(found.end), found.contexts)
        or int(short.text) == (int(year.text) + 1) % 100
    )


def is_counted(word: str, contexts: Contexts) -> bool:
    """Whether the word that follows a number makes it a count."""
    if not word or not word.islower():
        return False
    return word in contexts.counted or (word.endswith(contexts.counted_ends) and word not in contexts.uncounted)
