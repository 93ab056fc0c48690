"""Things that a number behind their name tells apart: aircraft ("a Boeing 737 MAX 8"), tanks, piers, a singer.

A number of things has a plural verb or noun behind it; one that names has a singular.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, WORD
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from whosays.extract.designations import Finding, NameWords
    from whosays.lexicon.tokens import Tokens

SHORT_NUMBER = 3
"""Digits of the number of a model, and of a telephone right behind its word ("call 192")."""
LONGEST_SECTION = 2
_TITLE_WORDS = 4
"""Words of a title up to its number: "Flood situation report 4"."""
_DEGREE_WITHIN = 3
_BEHIND_TITLE = frozenset((":", "-", "–", "—", "(", "|", ";"))


def model_end(tokens: Tokens, stop: int) -> int:
    """The token past the version of a model behind its number: "737 **MAX 8**"."""
    named = tokens.kind(stop) == WORD and tokens.raw(stop, stop + 1).isupper()
    numbered = tokens.kind(stop + 1) == DIGITS and len(tokens.low[stop + 1]) <= LONGEST_SECTION
    return stop + 2 if named and numbered else stop


def craft(tokens: Tokens, first: int, names: NameWords) -> Finding | None:
    """ "the 737 crashed", "a 747 carrying pilgrims": an aircraft by the number of its model."""
    words = names.words
    if tokens.word(first - 1) not in words.pointing or tokens.word(first + 1) not in words.craft:
        return None
    model = len(tokens.low[first]) == SHORT_NUMBER and tokens.low[first].isdecimal()
    return (model_end(tokens, first + 1), AsideKind.DESIGNATION) if model else None


def one_of_a_kind(tokens: Tokens, first: int, names: NameWords) -> Finding | None:
    """ "Pier 39 **was** evacuated", "the Leopard 2 **tank**", "50 Cent": a number that a name and a singular frame."""
    digits, after, words = tokens.low[first], tokens.word(first + 1), names.words
    short = digits.isdecimal() and len(digits) <= SHORT_NUMBER and digits not in ("0", "1")
    if not short or tokens.kind(first + 1) != WORD:
        return None
    if tokens.capital(first + 1):
        sung = after in words.name_ends and first > 0 and tokens.kind(first - 1) == WORD
        return (first + 2, AsideKind.DESIGNATION) if sung else None
    named = (
        tokens.kind(first - 1) == WORD and tokens.capital(first - 1) and tokens.low[first - 1] not in names.after_marks
    )
    if not named or tokens.raw(first - 1, first).isupper():
        return None
    singular = after in words.singular_verbs or (tokens.word(first - 2) in words.pointing and _one(after, names))
    return (first + 1, AsideKind.DESIGNATION) if singular else None


def _one(word: str, names: NameWords) -> bool:
    """Whether a word is a noun in the singular, as far as its ending tells."""
    counts = word.endswith(names.plural_endings) or word in names.plurals or word in names.words.collectives
    return not (counts or word in names.after_marks or word in names.words.not_heads)


def issue(tokens: Tokens, first: int, names: NameWords) -> Finding | None:
    """The number of a report or a bulletin in its title, which begins a line and ends there or before a sign:
    "Situation report **4**: the flood"."""
    if tokens.word(first - 1) not in names.words.issued:
        return None
    if _goes_on(tokens, first):
        return (first + 1, AsideKind.DESIGNATION) if _of_one_report(tokens, first, names) else None
    for at in range(first - 1, max(-1, first - 1 - _TITLE_WORDS), -1):
        if tokens.kind(at) != WORD:
            return None
        if _heads_line(tokens, at):
            return first + 1, AsideKind.DESIGNATION
    return None


def of_interval(tokens: Tokens, first: int, names: NameWords) -> Finding | None:
    """The degree of an interval, which counts nothing: "**95% CI** 55,298–78,525", "a 95 per cent confidence
    interval"."""
    at = first + 1
    while tokens.word(at) in names.words.percent and at - first < _DEGREE_WITHIN:
        at += 1
    degree = at > first + 1 and tokens.word(at) in names.words.intervals
    return (at + 1, AsideKind.DESIGNATION) if degree else None


def _of_one_report(tokens: Tokens, first: int, names: NameWords) -> bool:
    """Whether a verb follows a report with a capital and its number: "**Report 11** gave", not "Report 11 dead"."""
    after = tokens.word(first + 1)
    if not tokens.capital(first - 1) or len(tokens.low[first]) > LONGEST_SECTION or not tokens.low[first].isdecimal():
        return False
    if tokens.kind(first + 1) != WORD or after in names.plurals or after in names.words.collectives:
        return False
    return tokens.kind(first + 2) == DIGITS or not after.endswith(names.plural_endings)


def _goes_on(tokens: Tokens, first: int) -> bool:
    """Whether words or further numbers follow the number at `first` in its line."""
    after = first + 1
    if after >= len(tokens) or "\n" in tokens.text[tokens.ends[first] : tokens.starts[after]]:
        return False
    return tokens.word(after) not in _BEHIND_TITLE


def _heads_line(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` begins its line, marks of a heading left aside."""
    before = tokens.text[tokens.ends[at - 1] if at else 0 : tokens.starts[at]]
    return at == 0 or "\n" in before or (tokens.word(at - 1) == "#" and _heads_line(tokens, at - 1))
