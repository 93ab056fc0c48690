"""The things that a bare figure counts because the one before it counts them: "5,600 houses were destroyed and **17,300
damaged**", "razed 120 homes and damaged **4,300 more**".

The noun is understood, so what was done is weighed as if it stood there. Of people it is not said here: they have
measures of their own ("34 people died and 112 were hurt").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.counted import counted
from whosays.extract.kinds import MONEY, OTHERS, SHARES
from whosays.extract.measures import Figure, Scored, measures
from whosays.extract.words import SentenceWords
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.counted import Counted
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar

THINGS = frozenset({UnitClass.COUNT})
_JOINED_WITHIN = 9
"""Words between the two figures: "houses were destroyed and", "homes in the two districts and damaged"."""


def same_things(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Counted | None:
    """The noun, of things, that a bare figure shares with the one before it in its sentence; None where it has a noun
    of its own, or people."""
    words, at, nouns = view.words, asked.figure.word, grammar.nouns
    if asked.noun is not None or asked.figure.classes in (MONEY, SHARES, OTHERS):
        return None
    place = words.figures.index(at)
    before = words.figures[place - 1] if place else at
    between = words.low[before + 1 : at]
    if not place or len(between) > _JOINED_WITHIN or nouns.sums.isdisjoint(between[-2:]):
        return None
    noun = counted(words, before, view.roles, nouns)
    if noun is None or noun.person or noun.pronoun:
        return None
    if any(people.first < noun.end and people.end > noun.first for people in view.populations):
        return None
    return noun


def told_of(view: Scene, figure: int, noun: Counted, grammar: SubjectGrammar) -> Scored | None:
    """The measure of the figure as if `noun` stood behind it, by the words of its own clause; None where no pack names
    one."""
    low = view.words.low
    end = next((i for i in range(figure + 1, len(low)) if _ends(low, i, grammar)), len(low))
    lead = low[figure - 1 : figure] if low[figure - 1] not in grammar.nouns.sums else ()
    meant = (*lead, FIGURE, *low[noun.first : noun.end], *low[figure + 1 : end])
    offsets = tuple(range(len(meant)))
    supposed = SentenceWords(meant, meant, offsets, offsets, (len(lead),))
    asked = Figure(word=len(lead), classes=THINGS, head=len(lead) + noun.end - noun.first)
    hits, *_ = grammar.book.find(meant)
    return next(iter(measures(supposed, asked, hits, grammar.measures)), None)


def _ends(low: Sequence[str], at: int, grammar: SubjectGrammar) -> bool:
    return not low[at][0].isalnum() or low[at] == FIGURE or low[at] in grammar.nouns.sums
