"""Units that a bare figure takes from the figure right before it: "up to 9 percent from 7", "sergeants get $900,
captains 2,900"; or from the one that it changed to: "from 300 to 350 euros".

A figure takes a unit only where nothing else could be counted: no noun follows it, and a word before it sets it beside
the other. What a change is by ("fell 5 percent to 95") lends nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.counted import counted
from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import COUNTS, MONEY, OTHERS, SHARES
from whosays.extract.measures import measures
from whosays.extract.parts_of_wholes import opens_with_whole
from whosays.extract.passive_cues import SAYING
from whosays.extract.scale_heads import under_heading
from whosays.lexicon.phrases import FIGURE
from whosays.model.mention import AmountForm, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.scenes import Scene
    from whosays.extract.understood import Understood
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

Kinds = tuple[frozenset["UnitClass"], ...]
_PLAIN = frozenset({AmountForm.NUMBER, AmountForm.RANGE})
_LONGEST_JOIN = 6
_SHORT_SUM = 4
_PAID_WITHIN = 4
"""Words between a verb of paying and its sum."""
_FIRMLY = 9.0
"""The score of a phrase beside a figure, which then is a count."""
_RATE_SHARED_WITHIN = 5
"""Characters between two amounts that share a rate: " to ", " or "."""
_BESIDE = ((",",), ("-",), ("–",), ("—",))
_AGAIN = ((";",), ("/",))
"""What stands between two conversions of one sum: "(£45,000; $58,000)"."""
_CLOSES = frozenset(",.;:-–—")
"""What stands on either side of a conversion without a word for it: ", about $4,500, "."""
_LONGEST_SHARE = 4
"""Characters of a share: "99.9"."""


def with_units(
    figures: tuple[AmountWords, ...], kinds: Kinds, words: SentenceWords, grammar: Grammar
) -> tuple[tuple[AmountWords, ...], Kinds]:
    """`figures` of a sentence, where bare ones have the unit of the one before if it is meant, and their kinds."""
    told, classes = list(figures), list(kinds)
    for number, figure in enumerate(figures):
        if kinds[number] == COUNTS and (points := _points(figure, words, words.figures[number], kinds, grammar)):
            told[number], classes[number] = replace(figure, unit=points, end=points.end), SHARES
        elif kinds[number] == COUNTS and _is_part(told, classes, number, words, grammar):
            told[number], classes[number] = replace(figure, unit=told[number - 1].unit), classes[number - 1]
    if not any(kind in (MONEY, SHARES) for kind in classes):
        return figures, kinds
    for number in range(len(told) - 1):
        if (
            classes[number] == COUNTS
            and classes[number + 1] != COUNTS
            and _moves_to(told, classes, number, words, grammar)
        ):
            told[number], classes[number] = replace(told[number], unit=told[number + 1].unit), classes[number + 1]
    for number in range(1, len(told)):
        if classes[number] == COUNTS and _takes(told, classes, number, words, grammar):
            lender = told[_lender(told, classes, number, words, grammar)]
            told[number] = replace(told[number], unit=lender.unit or lender.upper_unit)
            classes[number] = classes[number - 1]
    return tuple(told), tuple(classes)


def _is_part(
    figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], number: int, words: SentenceWords,
    grammar: Grammar,
) -> bool:  # fmt: skip
    """Whether a bare figure tells how much it was of a whole that opens its clause: "of 9 tonnes, **2** burned"."""
    if not number or kinds[number - 1] not in (MONEY, OTHERS):
        return False
    figure, whole, at = figures[number], figures[number - 1], words.figures[number]
    bare = figure.form in _PLAIN and figure.unit is None and whole.unit is not None and whole.form in _PLAIN
    return bare and counted(words, at, (), grammar.nouns) is None and opens_with_whole(words.low, at, grammar.nouns)


def _points(
    figure: AmountWords, words: SentenceWords, at: int, kinds: Kinds, grammar: Grammar
) -> Words | None:  # fmt: skip
    """The "points" behind a figure that are those of a percentage: of a change, or where a percentage stands beside."""
    numbers, after = grammar.amounts.numbers, at + 1
    if after >= len(words.low) or words.low[after] not in numbers.share_points or figure.unit is not None:
        return None
    of_figure = at > 1 and words.low[at - 2] == FIGURE
    apart = words.low[after + 1 : after + 2]
    changed = figure.change is not None or not numbers.points_apart.isdisjoint(apart)
    changed = changed or (at > 0 and words.low[at - 1] in numbers.changes.links and not of_figure)
    many = figure.number.text.isdecimal() and len(figure.number.text) > len("99")
    if many or (not changed and SHARES not in kinds):
        return None
    return Words(start=words.starts[after], end=words.ends[after], text=words.raw[after])


def _takes(
    figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], number: int, words: SentenceWords,
    grammar: Grammar,
) -> bool:  # fmt: skip
    figure, at = figures[number], words.figures[number]
    before = figures[_lender(figures, kinds, number, words, grammar)]
    bare = figure.form in _PLAIN and figure.unit is None and any(sign.isdigit() for sign in figure.number.text)
    lent = before.unit or before.upper_unit
    if not bare or lent is None or before.form not in _PLAIN or counted(words, at, (), grammar.nouns) is not None:
        return False
    lead = next((words.low[i] for i in range(at - 1, max(-1, at - 3), -1) if words.low[i] not in "\"'"), "")
    if kinds[number - 1] == SHARES:
        follows = words.low[at + 1] if at + 1 < len(words.low) else ""
        listed = lead == "," and follows in grammar.nouns.for_whom
        return _is_share(figure, beside=listed or lead in grammar.nouns.comparing) and not _changed_by(before, grammar)
    if kinds[number - 1] == MONEY and not _clause_between(words, number, grammar.nouns):
        return lead in grammar.nouns.paying or (lead in grammar.nouns.comparing and not _changed_by(before, grammar))
    return False


def _clause_between(words: SentenceWords, number: int, nouns: Nouns) -> bool:
    """Whether a clause about a count opens between a figure and the one before: "£5m a day, **as the number** of guests
    fell to #"."""
    between = words.low[words.figures[number - 1] + 2 : words.figures[number]]
    return not nouns.opening.isdisjoint(between) and not nouns.count_heads.isdisjoint(between)


def _lender(
    figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], number: int, words: SentenceWords,
    grammar: Grammar,
) -> int:  # fmt: skip
    """The figure before `number` from which it may take its unit: of a sum and its conversion the sum, by which things
    are paid ("200,000 roubles, or $2,200, and officers 300,000")."""
    found = number - 1
    while found > 0 and kinds[found] == kinds[found - 1] == MONEY and _converts(figures, found, words, grammar):
        found -= 1
    return found


def _converts(figures: Sequence[AmountWords], number: int, words: SentenceWords, grammar: Grammar) -> bool:
    """Whether a sum is the one before it in another currency, by what stands between them (as ties have it)."""
    earlier, later = figures[number - 1], figures[number]
    units = [found.text if (found := each.unit or each.upper_unit) else "" for each in (earlier, later)]
    between = words.low[words.figures[number - 1] + 1 : words.figures[number]]
    if units[0] == units[1] or not between or len(between) > _LONGEST_JOIN:
        return False
    if between in _AGAIN:
        return number > 1 and _converts(figures, number - 1, words, grammar)
    if grammar.restating.converted.match(" ".join((*between, ""))):
        return True
    behind = words.low[words.figures[number] + 1 : words.figures[number] + 2]
    return bool(later.hedges) and between in _BESIDE and (not behind or behind[0] in _CLOSES)


def _moves_to(
    figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], number: int, words: SentenceWords,
    grammar: Grammar,
) -> bool:  # fmt: skip
    """Whether a bare figure is the first of two of which the second has the unit: shares ("by 52 to 48 percent"), or
    what something changed from and to ("raised from 300 to 350 euros")."""
    figure, at, numbers = figures[number], words.figures[number], grammar.amounts.numbers
    beside = words.figures[number + 1] == at + 2 and words.low[at + 1] in numbers.to
    if not beside or figure.form not in _PLAIN or figure.unit is not None:
        return False
    changed = at > 0 and words.low[at - 1] in numbers.from_
    return changed or (kinds[number + 1] == SHARES and _is_share(figure, beside=True))


def _is_share(figure: AmountWords, *, beside: bool) -> bool:
    number = figure.number.text
    decimal = "." in number or "," in number
    return len(number) <= _LONGEST_SHARE and (decimal or (beside and len(number) < len("100")))


def _changed_by(figure: AmountWords, grammar: Grammar) -> bool:
    """Whether something changed by the figure: "fell 5 percent", "a rise of $200", against "rose to 5 percent"."""
    change = figure.change
    levels = grammar.amounts.numbers.to | grammar.amounts.numbers.from_
    return change is not None and change.text.lower().split()[-1] not in levels


def with_money(
    figures: tuple[AmountWords, ...], kinds: Kinds, view: Scene, before: Understood, grammar: Grammar
) -> tuple[tuple[AmountWords, ...], Kinds]:
    """`figures` of a sentence, where a bare sum has the currency of the one before, in it or in a sentence before:
    "It was 400,000 roubles. Now a recruit gets 2 million". The first is known by what it pays or that it is paid."""
    if before.scale is not None:
        figures, kinds = under_heading(figures, kinds, view.words, before.scale, grammar)
    if before.money is None and MONEY not in kinds:
        return figures, kinds
    told, classes = list(figures), list(kinds)
    lent, goes_on = before.money, before.paid
    opened = True
    for number, (figure, at) in enumerate(zip(figures, view.words.figures, strict=True)):
        if classes[number] == MONEY:
            converts = number > 0 and classes[number - 1] == MONEY and _converts(told, number, view.words, grammar)
            bracketed = at > 0 and view.words.low[at - 1] == "("
            lent, goes_on = (lent if converts or bracketed else None) or figure.unit or figure.upper_unit, True
            opened = False
        elif classes[number] == COUNTS and lent is not None and _is_sum(figure, view, at, grammar):
            goes_on = goes_on and not (number and _clause_between(view.words, number, grammar.nouns))
            meant = goes_on and not (opened and _spoken(view, at, grammar))
            if _is_paid(view, at, grammar, goes_on=meant, rated=figure.per is not None):
                told[number], classes[number] = replace(figure, unit=lent), MONEY
            goes_on = classes[number] == MONEY
        else:
            of_sum = at + 1 < len(view.words.low) and view.words.low[at + 1] in grammar.nouns.of
            goes_on = goes_on and classes[number] == SHARES and of_sum  # "1 million, a third **of** the 3 million"
    return tuple(told), tuple(classes)


def lent_by(figure: AmountWords, words: SentenceWords, at: int) -> Words | None:
    """The words of the currency that a sum at word `at` lends to bare ones behind it; a conversion in brackets lends
    none: "210,000 roubles (about $2,100)"."""
    return None if at > 0 and words.low[at - 1] == "(" else figure.unit or figure.upper_unit


def _is_sum(figure: AmountWords, view: Scene, at: int, grammar: Grammar) -> bool:
    """Whether a bare figure may be a sum of money: it is large, and nothing that it could count follows."""
    text, numbers, nouns = (figure.upper or figure.number).text.lower(), grammar.amounts.numbers, grammar.nouns
    scaled = text.split()[-1] in numbers.scales or (text[0].isdigit() and text[-1] in numbers.suffixes)
    if figure.form not in _PLAIN or figure.unit is not None or not (scaled or (len(text) > _SHORT_SUM and "," in text)):
        return False
    follows = view.words.low[at + 1] if at + 1 < len(view.words.low) else "."
    ends = not follows[0].isalnum() or figure.per is not None or follows in numbers.noughts.subjects
    ends = ends or follows in nouns.of_one or follows in nouns.stops - nouns.auxiliaries - nouns.of
    noun = counted(view.words, at, view.roles, nouns)
    return (ends and noun is None) or (noun is not None and view.words.low[noun.head] in nouns.relating)  # "of which"


def _spoken(view: Scene, at: int, grammar: Grammar) -> bool:
    """Whether only a verb of saying leads to a figure: "Paris spoke of #", "and now says #": no sum is meant where no
    other is told beside it."""
    low, saying = view.words.low, grammar.voices.saying
    verb = at - 1 - (at > 1 and low[at - 1] in saying.of_about)
    if verb < 0 or low[verb] in grammar.nouns.auxiliaries:
        return False
    known = grammar.voices.verbs.get(low[verb])
    return low[verb] in saying.speaking_of or (known is not None and not known.classes.isdisjoint(SAYING))


def _is_paid(view: Scene, at: int, grammar: Grammar, *, goes_on: bool, rated: bool) -> bool:
    """Whether a bare sum is money by the phrases beside it, by a verb of paying, or as one goes on with sums; `rated`
    is whether it is so much a month: "they **gave** me # a month"."""
    known, told, words = grammar.subjects.measures, view.told, view.words
    counts = measures(words, Figure(word=at, classes=COUNTS), told, known)[:1]
    sums = measures(words, Figure(word=at, classes=MONEY), told, known)[:1]
    if sums and (not counts or sums[0].score > counts[0].score):
        return True
    if sums or (counts and counts[0].score >= _FIRMLY):
        return False
    paid = _paid(words, at, grammar.nouns)
    return (goes_on and (paid or not counts)) or (paid and rated)


def _paid(words: SentenceWords, at: int, nouns: Nouns) -> bool:
    """Whether a verb of paying leads to the figure at word `at`."""
    lead = words.low[max(0, at - _PAID_WITHIN) : at]
    return FIGURE not in lead and not nouns.paying.isdisjoint(lead)


def with_hedges(
    figures: tuple[AmountWords, ...], kinds: Kinds, words: SentenceWords, nouns: Nouns
) -> tuple[AmountWords, ...]:
    """`figures`, of which one joined by "and" to a hedged one of its kind has that hedge too: "at least 34 people died
    and 112 were hurt". One that counts a noun of its own stands for itself; signs ("~280") bind to their own figure.
    """
    told = list(figures)
    for number in range(1, len(told)):
        before, figure = told[number - 1], told[number]
        shared = tuple(h for h in before.hedges if h.end <= before.number.start and h.text[0].isalpha())
        alike = kinds[number] == kinds[number - 1] == COUNTS and before.form in _PLAIN and figure.form in _PLAIN
        if alike and shared and not figure.hedges and _joined(words, number, nouns):
            told[number] = replace(figure, hedges=shared)
    return tuple(told)


def _joined(words: SentenceWords, number: int, nouns: Nouns) -> bool:
    between = words.low[words.figures[number - 1] + 1 : words.figures[number]]
    if not between or between[-1] not in nouns.sums or len(between) > _LONGEST_JOIN:
        return False
    own = counted(words, words.figures[number], (), nouns)
    return own is None and all(word[0].isalpha() and word not in nouns.breaks for word in between)


def sharing_rates(figures: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]]) -> tuple[AmountWords, ...]:
    """`figures`, of which one takes the rate of the next beside it: "$1,900 or $2,100 a month"."""
    if len(figures) == 1:
        return tuple(figures)
    shared = list(figures)
    for at in range(len(shared) - 1, 0, -1):
        one, other = shared[at - 1], shared[at]
        if one.per is None and other.start - one.end <= _RATE_SHARED_WITHIN and kinds[at - 1] == kinds[at]:
            shared[at - 1] = replace(one, per=other.per)
    return tuple(shared)


def at_rate_of(amount: AmountWords, original: AmountWords) -> AmountWords:
    """A conversion with the rate of what it converts: "a monthly wage of 200,000 roubles ($2,500)"."""
    return amount if amount.per or original.per is None else replace(amount, per=original.per)
