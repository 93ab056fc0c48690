"""Headings that say in what the figures under them count: "Supplement, in thousand roubles", "Displaced ('000)", "All
figures are in millions of dollars."

A scale belongs to a heading where no number stands before it ("400 thousand roubles" is a figure) and "in", a bracket
or money stands beside it. It holds for bare figures in digits, in lines and rows, until a sentence of prose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.counted import counted
from whosays.extract.kinds import COUNTS, MONEY
from whosays.lexicon.tokens import DIGITS, tokenise
from whosays.model.mention import AmountForm, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.packs import UnitClass
    from whosays.lexicon.tokens import Tokens
    from whosays.model.mention import AmountWords, TimeWords

LEAST = 1000
"""The least scale that headings give."""
LONGEST_LINE = 160
"""Characters of a heading, and of a line of a list under it."""
ENDS = (".", "!", "?")
OPENED = frozenset("([,;:")
QUOTES = frozenset("'’`")
NOUGHTS = "000"
_PLAIN = frozenset({AmountForm.NUMBER, AmountForm.RANGE})


@dataclass(frozen=True, slots=True)
class Scale:
    """What a heading says that its figures count in: the words of the scale, and of its money, if it names any."""

    words: Words
    money: Words | None = None


def scale_in(text: str, start: int, end: int, grammar: Grammar) -> Scale | None:
    """The scale that the heading `text[start:end]` gives to the figures under it, or None."""
    numbers = grammar.amounts.numbers
    tokens = tokenise(text[start:end])
    for at, word in enumerate(tokens.low):
        noughts = word == NOUGHTS and tokens.word(at - 1) in QUOTES
        value = numbers.scales.get(word) or numbers.plural_scales.get(word) or numbers.suffixes.get(word) or 0
        if (noughts or value >= LEAST) and (found := _scale_at(tokens, at, start, grammar)):
            return found
    return None


def _scale_at(tokens: Tokens, at: int, offset: int, grammar: Grammar) -> Scale | None:
    """The scale of the word at token `at`, if the words beside it make it one of a heading."""
    numbers, before = grammar.amounts.numbers, at - 1
    if tokens.word(before) in QUOTES:
        before -= 1
    behind = at + 1 + (tokens.word(at + 1) in numbers.partitives)
    money = next((i for i in (behind, behind + 1, before) if _is_money(tokens, i, grammar)), None)
    lead = before - (money == before)
    counted_by = tokens.kind(lead) == DIGITS or tokens.word(lead) in numbers.cardinals
    counted_by = counted_by or tokens.word(lead) in numbers.vague or tokens.word(lead) in numbers.partitives
    if counted_by or tokens.word(lead) in numbers.articles or tokens.word(lead) in numbers.plural_scales:
        return None
    short = len(tokens.low[at]) == 1 and (money is None or money != before)
    told = tokens.word(lead) in numbers.scale_leads or tokens.word(lead) in OPENED or money is not None
    if short or not (told or tokens.low[at] == NOUGHTS):
        return None
    return Scale(_words(tokens, at, offset), None if money is None else _words(tokens, money, offset))


def _is_money(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    kinds = grammar.kinds
    return 0 <= at < len(tokens) and (tokens.low[at] in kinds.money or tokens.raw(at, at + 1) in kinds.signs)


def _words(tokens: Tokens, at: int, offset: int) -> Words:
    return Words(start=tokens.starts[at] + offset, end=tokens.ends[at] + offset, text=tokens.raw(at, at + 1))


def heading_scale(text: str, span: tuple[int, int], times: Sequence[TimeWords], grammar: Grammar) -> Scale | None:
    """The scale of a line that is a heading: it has no figures of its own, and is a sentence only about figures."""
    start, end = span
    line = text[start:end].rstrip()
    if end - start > LONGEST_LINE or _has_digits(line, start, times) or not _may_hold(line, grammar):
        return None
    if line.endswith(ENDS) and grammar.amounts.numbers.scale_subjects.isdisjoint(line.lower().split()):
        return None
    return scale_in(text, start, start + len(line), grammar)


def _may_hold(line: str, grammar: Grammar) -> bool:
    return NOUGHTS in line or grammar.amounts.trigger.search(line) is not None or not line.isascii() or "$" in line


def _has_digits(line: str, start: int, times: Sequence[TimeWords]) -> bool:
    """Whether a line has digits that belong to no time and are no "'000"."""
    plain = line.replace(NOUGHTS, "")
    for time in times:
        plain = plain.replace(line[time.start - start : time.end - start], "")
    return any(map(str.isdigit, plain))


def goes_on_under(line: str) -> bool:
    """Whether a line still stands under the heading before it: an item or a row, no sentence of prose."""
    line = line.rstrip()
    return len(line) <= LONGEST_LINE and not line.endswith((*ENDS, ":"))


def under_heading(
    figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], words: SentenceWords, scale: Scale,
    grammar: Grammar,
) -> tuple[tuple[AmountWords, ...], tuple[frozenset[UnitClass], ...]]:  # fmt: skip
    """The `figures` of a line under a heading: bare ones that count no noun of their own have its scale and money."""
    told, classes = list(figures), list(kinds)
    for number, (figure, at) in enumerate(zip(figures, words.figures, strict=True)):
        if kinds[number] == COUNTS and is_bare(figure) and counted(words, at, (), grammar.nouns) is None:
            told[number] = replace(figure, scale=scale.words, unit=scale.money)
            classes[number] = MONEY if scale.money is not None else classes[number]
    return tuple(told), tuple(classes)


def is_bare(figure: AmountWords) -> bool:
    """Whether a figure is written in digits alone, without a scale of its own."""
    numbers = [figure.number.text, *([figure.upper.text] if figure.upper is not None else [])]
    return figure.form in _PLAIN and not any(c.isalpha() for number in numbers for c in number)
