"""The measure that a sum goes on with where no phrase tells one: what was said to be paid before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.kinds import MONEY, SHARES
from whosays.extract.naming import Name, cost_of
from whosays.extract.told_beside import LABELS
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.figure_asked import Figure
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import MeasureEntry

YEAR = "year"
EARNED_WITHIN = 3
"""Words between a verb of earning and its sum."""


def called_else(view: Scene, asked: Asked, name: Name | None, nouns: Nouns) -> bool:
    """Whether a sum is called something else than what was said to be paid ("a grant **of** #"), or is a cost."""
    low, word = view.words.low, asked.figure.word
    led = word > 1 and low[word - 1] in nouns.of and low[word - 2] not in nouns.generic_heads
    return cost_of(low, word, nouns) is not None or (led and name is not None and asked.before.pays is not None)


def carried_sum(view: Scene, asked: Asked, grammar: SubjectGrammar, *, named: bool) -> str | None:
    """The measure that money, a share or another unit goes on with. One that is a rate is left at the full stop where
    neither a rate nor people follow: "sales reached $2 billion" behind a wage is no wage. A share that opens its
    sentence and is `named` by its words, or names its whole, is another than a pack's before it: "the fatality rate was
    4 %. **Children** are 38 %"."""
    figure = asked.figure
    carried = asked.before.measures.get((min(figure.classes), figure.unit))
    pays = asked.before.pays
    if figure.classes == MONEY and pays is not None and _is_paid_so(figure, grammar.measures.entries[pays]):
        return pays
    entry = grammar.measures.entries.get(carried) if carried else None
    own = named or figure.of_whole or not grammar.nouns.of.isdisjoint(view.words.low[figure.word + 1 : figure.word + 2])
    if entry is not None and figure.classes == SHARES and own and _begins(view, figure.word, grammar.nouns):
        return None
    if entry is None or entry.per == figure.per:
        return carried
    if entry.per is None:
        return None if figure.per else carried
    if _to_all(figure, entry):
        return None
    lead = view.words.low[max(0, figure.word - EARNED_WITHIN) : figure.word]
    people = any(told.roles for told in view.populations) or not grammar.nouns.earning.isdisjoint(lead)
    here = FIGURE in view.words.low[: figure.word] or _elliptic(view, figure.word)
    return carried if people or here else None


def _begins(view: Scene, word: int, nouns: Nouns) -> bool:
    """Whether a figure is the first of its sentence, and nothing points back there: "in the south **it** was 6 %"."""
    before = view.words.low[:word]
    return FIGURE not in before and nouns.pointing_back.isdisjoint(before)


def _is_paid_so(figure: Figure, entry: MeasureEntry) -> bool:
    """Whether a sum may be paid as a measure is: what somebody earns a day is no payment made once."""
    return not _to_all(figure, entry) and figure.per in (None, entry.per)


def _to_all(figure: Figure, entry: MeasureEntry) -> bool:
    """Whether a sum of all together cannot be of a measure that is paid by the day or month; years are of states."""
    return figure.total and entry.per not in (None, YEAR)


def _elliptic(view: Scene, figure: int) -> bool:
    """Whether a figure ends a sentence without a verb: "In the rear, #."."""
    low = view.words.low
    ends = figure + 1 >= len(low) or not low[figure + 1][0].isalnum()
    return ends and figure > 0 and (low[figure - 1] in LABELS or low[figure - 1] == ",")
