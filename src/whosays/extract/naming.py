"""Measures that no pack names: called after the words of the figure's own noun, or of the subject that it is told of.

"more than 40 countries" measures countries, "1,000 kilometres long" said of a front its length, "a 15 % increase in
their budget" the growth of the budget, "arrivals dropped to 66,317" arrivals. A figure that none of these fits has no
name here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.counted import of_people, plural
from whosays.extract.told_beside import LABELS
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.counted import Counted
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns

NAME_WORDS = 3
"""Words in the name of a measure that no pack names."""
COST_WITHIN = 6
"""Words before a figure among which the verb stands that tells that it is a cost."""
LEAD_WORDS = 5
"""Words that may stand between a noun and the figure that it leads to ("budget, estimated at around #")."""

_MEASURED = frozenset({UnitClass.OTHER})


@dataclass(slots=True)
class Name:
    """The name of a measure, whether it counts people, and whether it is carried on from the figure before.

    `worded` is true where it only repeats the counted noun: "17 cases" at a court are no cases of a disease; with
    `alone` no later figure goes on.
    """

    measure: str
    person: bool = False
    carried: bool = False
    worded: bool = False
    alone: bool = False


def named_after(
    words: SentenceWords, figure: int, noun: Counted | None, kinds: frozenset[UnitClass], nouns: Nouns
) -> Name | None:
    """The name that the words give to what the figure at word `figure` measures, or None."""
    low = words.low
    following = low[figure + 1] if figure + 1 < len(low) else ""
    if following in nouns.dimensions:
        return _joined([*noun_before(low, figure, nouns)[-1:], nouns.dimensions[following]])
    if following in nouns.growth:
        return _joined([*_after(low, figure + 2, nouns), "growth"])
    if (paid := _paid_for(low, figure, nouns)) is not None:
        return paid
    if noun is not None and not noun.pronoun:
        return _counted_name(low, noun, kinds)
    if kinds & {UnitClass.PERSON, UnitClass.COUNT}:
        return None
    behind = _after(low, figure + 2, nouns) if kinds == _MEASURED and following in nouns.of else []
    return _joined(behind or noun_before(low, figure, nouns))  # "4,200 tonnes **of herring**"


def _paid_for(low: Sequence[str], figure: int, nouns: Nouns) -> Name | None:
    """What a sum is spent on ("**spent** # **on bonuses**") or is the cost of; None where no verb tells it."""
    following = low[figure + 1] if figure + 1 < len(low) else ""
    lead = low[max(0, figure - COST_WITHIN) : figure] if following in nouns.spent_on else ()
    if (verb := next((word for word in lead if word in nouns.spending), None)) is not None:
        return _joined([*_after(low, figure + 2, nouns), nouns.spending[verb]])
    cost = cost_of(low, figure, nouns)
    return None if cost is None else _joined([*noun_before(low, cost, nouns), nouns.costing[low[cost]]])


def _counted_name(low: Sequence[str], noun: Counted, kinds: frozenset[UnitClass]) -> Name:
    """What is counted, by its noun; of a percentage the share of it."""
    if UnitClass.PERCENT in kinds:
        return Name(f"share_of_{low[noun.head]}")
    phrase = [w for w in low[max(noun.first, noun.head - NAME_WORDS + 1) : noun.head + 1] if w[0].isalpha()]
    return Name("_".join(phrase), noun.person, worded=True)


def cost_of(low: Sequence[str], figure: int, nouns: Nouns) -> int | None:
    """Where a verb tells that the figure is what something costs: "the war had **cost** the country #"; no figure
    stands between."""
    for at in range(figure - 1, max(-1, figure - COST_WITHIN), -1):
        if low[at] in nouns.costing and at and (low[at - 1] in nouns.auxiliaries or _in_phrase(low[at - 1], nouns)):
            return at
        if low[at] == FIGURE or low[at] in nouns.breaks:
            return None
    return None


def rate_among(words: SentenceWords, figure: int, noun: Counted | None, per: str, nouns: Nouns) -> Name:
    """The name of a rate among a number of people: "12 deaths per 100,000", "the murder rate was 34 per 100,000"; and
    of how many there are to one thing: "one latrine per 200 people"."""
    number, _, thing = per.partition(" ")
    if number == "1" and noun is not None and words.low[noun.head].isalpha() and thing in words.low[:figure]:
        return Name(f"{words.low[noun.head]}_per_{thing}", noun.person)
    if noun is not None and not noun.pronoun:
        return Name(f"rate_of_{words.low[noun.head]}")
    return _joined(noun_before(words.low, figure, nouns)) or Name("rate")


def _joined(words: Sequence[str]) -> Name | None:
    return Name("_".join(words)) if words else None


def subject_of(words: SentenceWords, figure: int, speakers: frozenset[int], nouns: Nouns) -> Name | None:
    """The plural of things that the clause is about, where it stands before: "arrivals of migrants fell to #"."""
    start = _clause_start(words, figure, nouns)
    if figure == start or words.low[figure - 1] not in nouns.leads:
        return None
    for at in range(start, figure):
        word = words.low[at]
        if at in speakers or word == FIGURE or not plural(word, nouns) or word in nouns.generic_heads:
            continue
        if of_people(word, nouns) or word in nouns.irregular or (words.raw[at][0].isupper() and at > start):
            continue
        first = at
        while first > start and at - first < NAME_WORDS - 1 and _in_phrase(words.low[first - 1], nouns):
            first -= 1
        return Name("_".join(words.low[first : at + 1]), _of_people_after(words, at, nouns))
    return None


def people_led_to(words: SentenceWords, figure: int, nouns: Nouns) -> Name | None:
    """The people that lead to a bare figure: "the number of recruits was #", "Survivors: #", "they were #"."""
    low, before = words.low, words.low[figure - 1] if figure else ""
    if (
        before in LABELS
        and figure > 1
        and plural(low[figure - 2], nouns)
        and low[figure - 2] not in nouns.generic_heads
    ):
        label = low[: figure - 1]
        whole = len(label) <= NAME_WORDS and all(_in_phrase(word, nouns) for word in label)
        return Name("_".join(label if whole else label[-1:]), of_people(label[-1], nouns))
    first = figure
    while first > 1 and low[first - 1] in nouns.comparing and low[first - 2] == FIGURE:
        first -= 2
    if first > 1 and low[first - 1] in nouns.starts_change and of_people(low[first - 2], nouns):
        return Name(low[first - 2], person=True)
    if before not in nouns.leads or figure == 1:
        return None
    if low[figure - 2] in nouns.selves:
        return Name("count", person=True)
    for at in range(figure - 2, max(1, figure - LEAD_WORDS), -1):
        if of_people(low[at], nouns) and low[at - 1] in nouns.of and low[at - 2] in nouns.generic_heads:
            return Name(low[at], person=True)
    return None


def _of_people_after(words: SentenceWords, at: int, nouns: Nouns) -> bool:
    """ "arrivals of migrants", "cases of wounded" """
    if at + 2 >= len(words.low) or words.low[at + 1] not in nouns.of:
        return False
    return any(of_people(word, nouns) for word in words.low[at + 2 : at + 4])


def _clause_start(words: SentenceWords, figure: int, nouns: Nouns) -> int:
    for at in range(figure - 1, -1, -1):
        if words.low[at] in (";", ":") or words.low[at] in nouns.breaks:
            return at + 1
    return 0


def _in_phrase(word: str, nouns: Nouns) -> bool:
    return word[0].isalpha() and word not in nouns.stops


def noun_before(low: Sequence[str], figure: int, nouns: Nouns) -> list[str]:
    """The noun phrase before a figure, over words that only lead to it."""
    at = figure - 1
    while at >= 0 and figure - at <= LEAD_WORDS and _only_leads(low[at], nouns):
        at -= 1
    words: list[str] = []
    while at >= 0 and len(words) < NAME_WORDS and _in_phrase(low[at], nouns):
        words.insert(0, low[at])
        at -= 1
    words = [word for word in words if word not in nouns.calendar]
    if at > 0 and low[at] in nouns.articles and low[at - 1] == FIGURE:
        return noun_before(low, at - 1, nouns)  # "sends home # **a month**, half of"
    return words


def _only_leads(word: str, nouns: Nouns) -> bool:
    return not _in_phrase(word, nouns) or word.endswith(nouns.past_ends) or word in nouns.share_verbs


def _after(low: Sequence[str], at: int, nouns: Nouns) -> list[str]:
    while at < len(low) and not _in_phrase(low[at], nouns):
        at += 1
    words: list[str] = []
    while at < len(low) and len(words) < NAME_WORDS and _in_phrase(low[at], nouns):
        words.append(low[at])
        at += 1
    return [word for word in words if word not in nouns.calendar]
