"""The things that a bare figure counts because the one before it counts them: "5,600 houses were destroyed and **17,300
damaged**", "razed 120 homes and damaged another **4,300**", "fired 240 drones, of which **190** were shot down".

The noun is understood, so what was done is weighed as if it stood there. Of people it is not said here: they have
measures of their own ("34 people died and 112 were hurt").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from whosays.extract.counted import counted
from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import MONEY, OTHERS, SHARES
from whosays.extract.measures import Scored, measures
from whosays.extract.parts_of_wholes import opens_with_whole
from whosays.extract.words import SentenceWords
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.counted import Counted
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar
    from whosays.lexicon.nouns import Nouns

THINGS = frozenset({UnitClass.COUNT})
_MARKS = frozenset(";,")
_JOINED_WITHIN = 9
"""Words between the two figures: "houses were destroyed and", "homes in the two districts and damaged"."""


def surely_things(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Counted | None:
    """The noun, of things, of which a figure counts some, whatever its verb tells of people elsewhere: "34 trucks, **of
    which** # were recovered", "**of the 52 schools** # were evacuated", "half of the 80 clinics, **or** #,"."""
    words, at, nouns = view.words, asked.figure.word, grammar.nouns
    before = _before(view, asked)
    if before is None or not (asked.noun is None or asked.noun.pronoun):
        return None
    low = words.low
    some = low[at - 2] in nouns.of and low[at - 1] in nouns.relating
    some = some or (low[at - 2] in nouns.of and low[at - 1] in nouns.persons - nouns.including)
    some = some and low[at + 1 : at + 2] != () and low[at + 1] in nouns.auxiliaries
    again = low[at - 2] == "," and low[at - 1] in nouns.restating and _closed(low, at + 1)
    pointed = asked.noun is not None and low[asked.noun.head] not in nouns.including
    if not (some or again or pointed or opens_with_whole(low, at, nouns)):
        return None
    return _things_of(view, before, grammar)


def same_things(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Counted | None:
    """The noun, of things, that a bare figure shares with the one before it in its sentence; None where it has a noun
    of its own, or people."""
    words, at, nouns = view.words, asked.figure.word, grammar.nouns
    before = _before(view, asked)
    if before is None or asked.noun is not None:
        return None
    between = words.low[before + 1 : at]
    if len(between) > _JOINED_WITHIN:
        return None
    lead = [word for word in between if not _adds(word, grammar)]
    if nouns.sums.isdisjoint(lead[-2:]) and not (lead and lead[-1] in _MARKS and _predicated(view, at, grammar)):
        return None
    return _things_of(view, before, grammar)


def lacks_unit(view: Scene, asked: Asked, nouns: Nouns) -> bool:
    """Whether nothing tells what a number that counts nothing is one of: "Latvia 2.2", against "a magnitude **of** 6",
    "the level **was** 2.5", "21 **against** 2.8"."""
    low, at = view.words.low, asked.figure.word
    joined = at > 1 and low[at - 1] in nouns.joins and low[at - 2] == FIGURE  # "to 45.1 **and** 45.3"
    at -= 2 if joined else 0
    led = at > 1 and (low[at - 1] in nouns.leads or low[at - 1] in nouns.of or low[at - 1] in nouns.compared_with)
    return asked.figure.classes == OTHERS and not asked.figure.unit and not led


def _before(view: Scene, asked: Asked) -> int | None:
    """The word of the figure before one that may be a bare count; None where there is none."""
    at = asked.figure.word
    place = bisect_left(view.words.figures, at)
    return view.words.figures[place - 1] if place and asked.figure.classes not in (MONEY, SHARES, OTHERS) else None


def _things_of(view: Scene, figure: int, grammar: SubjectGrammar) -> Counted | None:
    """The noun that the figure at a word counts, where it is one of things."""
    noun = counted(view.words, figure, view.roles, grammar.nouns)
    if noun is None or noun.person or noun.pronoun or view.words.low[noun.head] in grammar.nouns.made_of_people:
        return None
    if any(people.first < noun.end and people.end > noun.first for people in view.populations):
        return None
    return noun


def _adds(word: str, grammar: SubjectGrammar) -> bool:
    """Whether a word before a figure only says that it counts more: "damaged **another** #", "**a further** #"."""
    nouns = grammar.nouns
    return word in nouns.adding or word in nouns.articles


def _predicated(view: Scene, at: int, grammar: SubjectGrammar) -> bool:
    """Whether something is told right behind a bare figure, and not that these are people: "; # **were** fixed", "; #
    **lost**", which tells it of people no surer."""
    follows = view.words.low[at + 1 : at + 2]
    told = bool(follows) and follows[0] in grammar.nouns.auxiliaries
    told = told or any(hit.figure == at and hit.payload.hint and hit.end == at + 2 for hit in view.told)
    return told and not any(people.first in (at + 2, at + 3) for people in view.populations)


def _closed(low: Sequence[str], at: int) -> bool:
    return at >= len(low) or not low[at][0].isalnum()


def told_of(view: Scene, figure: int, noun: Counted, grammar: SubjectGrammar) -> Scored | None:
    """The measure of the figure as if `noun` stood behind it, by the words of its own clause; None where no pack names
    one."""
    low = view.words.low
    end = next((i for i in range(figure + 1, len(low)) if _ends(low, i, grammar)), len(low))
    first = figure - 1
    while first > 0 and _adds(low[first], grammar):
        first -= 1
    lead = low[first : first + 1] if low[first] not in grammar.nouns.sums else ()
    meant = (*lead, FIGURE, *low[noun.first : noun.end], *low[figure + 1 : end])
    offsets = tuple(range(len(meant)))
    supposed = SentenceWords(meant, meant, offsets, offsets, (len(lead),))
    asked = Figure(word=len(lead), classes=THINGS, head=len(lead) + noun.end - noun.first)
    hits, *_ = grammar.found_in(meant)
    return next(iter(measures(supposed, asked, hits, grammar.measures)), None)


def _ends(low: Sequence[str], at: int, grammar: SubjectGrammar) -> bool:
    return not low[at][0].isalnum() or low[at] == FIGURE or low[at] in grammar.nouns.sums
