"""What a figure most likely goes back to where no text, name or run of words ties it to a paper: a paper tells "more
than 60 dead, medics say" a day after a post of doctors that counts "at least 63" in the same town.

Each reason has a weight on the logit scale, fitted on labelled families (`evaluation/copying_weights.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.link import EdgeKind
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from whosays.trace import weights
from whosays.trace.evidence import Copying, one_state
from whosays.trace.figures import (
    RARE,
    Likeness,
    likeness,
    rough_ends,
    significant,
    significant_digits,
)
from whosays.trace.names import name_of
from whosays.trace.naming import without_countries
from whosays.trace.texts import names, shared
from whosays.trace.weights import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.trace.evidence import Scene
    from whosays.trace.facts import Facts

_RANK: Final = -2
_TWO_DIGITS: Final = 2
_FEW_NAMES: Final = 2
"""Names that a paper is taken to have further: two papers of one name each may tell of two matters in one town."""
_DAYS: Final = 3
_WEEKS: Final = 14


def likely(mine: Facts, origin: Facts, scene: Scene) -> Copying | None:
    """That `mine` most likely goes back to where `origin` does, or None where the odds are against it. Whoever is named
    said it himself: such a figure is taken back only to a paper of his own, or to one that names nobody."""
    found = reasons(mine, origin, scene)
    if found is None:
        return None
    odds = weights.probability(sum(weights.LIKELY.get(reason, 0.0) * much for reason, much in found.items()))
    if odds < weights.THRESHOLD:
        return None
    told = [str(reason) for reason in found if reason is not Reason.BASE and weights.LIKELY.get(reason, 0.0) > 0]
    kind = EdgeKind.ATTRIBUTED if mine.speakers else EdgeKind.DERIVED
    if mine.speakers and not mine.vague and scene.whose(origin) and not origin.own:
        return None
    return Copying(origin.claim, odds, kind, "; ".join(told), _RANK)


def reasons(mine: Facts, origin: Facts, scene: Scene) -> dict[Reason, float] | None:
    """What speaks for and against it, each with how much there is of it, at most 1; None where it cannot be: the
    figure is another, or finer than what it would go back to; another is named; it was counted anew."""
    figure = _figure(mine, origin)
    if figure is None or not _may_be(mine, origin) or _another_says(mine, origin, scene):
        return None
    found = {Reason.BASE: 1.0, Reason.WORDS: shared(mine.words, origin.words), Reason.NAMES: _names(mine, origin)}
    told = (*figure, *_measures(mine, origin), *_speakers(mine, origin, scene), *_times(mine, origin))
    found |= dict.fromkeys(told, 1.0)
    found |= {Reason.WE: 1.0} if mine.of_itself else {}
    return found


def _may_be(mine: Facts, origin: Facts) -> bool:
    """Whether a figure may be another's at all: told in units of one class, the words of both tell of one matter where
    the units differ, neither is "hundreds", and it was not counted anew."""
    one, other = mine.claim.quantity, origin.claim.quantity
    apart = mine.unit != origin.unit or mine.document == origin.document or mine.collected
    vague = Qualifier.ORDER_OF_MAGNITUDE in (one.qualifier, other.qualifier)
    return not (apart or vague or (one.unit != other.unit and mine.words.isdisjoint(origin.words)))


def _figure(mine: Facts, origin: Facts) -> tuple[Reason, ...] | None:
    one, other = mine.claim.quantity, origin.claim.quantity
    like = likeness(one, other)
    if like is Likeness.SAME:
        digits = significant(one, other)
        return (Reason.THREE_DIGITS,) if digits >= RARE else (Reason.TWO_DIGITS,) * (digits == _TWO_DIGITS)
    if like is Likeness.SLIPPED:
        return (Reason.SLIP,)
    if like is Likeness.OTHER or significant_digits(one) >= significant_digits(other):
        return None
    return (Reason.ROUNDING,) if _is_told(mine, origin) else None


def _is_told(mine: Facts, origin: Facts) -> bool:
    """Whether a word says to which side a figure was rounded, and it was: "more than 60" of 63. Figures of two digits
    are said of many things: whoever rounds one names somebody for it."""
    one, other = mine.claim.quantity, origin.claim.quantity
    if significant_digits(other) < RARE and not mine.speakers:
        return False
    lower, upper = max(rough_ends(one)) < max(rough_ends(other)), max(rough_ends(one)) > max(rough_ends(other))
    return (one.qualifier in LOWER_BOUNDS and lower) or (one.qualifier in UPPER_BOUNDS and upper)


def _names(mine: Facts, origin: Facts) -> float:
    """The share of the names of the shorter paper that the other has too; few names tell little."""
    one, other = (names(facts.paper.text if facts.paper else "") for facts in (mine, origin))
    return len(one & other) / (min(len(one), len(other)) + _FEW_NAMES)


def _measures(mine: Facts, origin: Facts) -> Iterator[Reason]:
    one, other = mine.claim.narrowest, origin.claim.narrowest
    if one == other:
        yield Reason.SAME_MEASURE


def _speakers(mine: Facts, origin: Facts, scene: Scene) -> Iterator[Reason]:
    """Whether both name one who says it, or may."""
    if mine.speakers & (scene.whose(origin) | origin.printers | origin.carriers):
        yield Reason.SAME_SPEAKER
    elif _may_be_one(mine, origin):
        yield Reason.LIKE_SPEAKER


def _another_says(mine: Facts, origin: Facts, scene: Scene) -> bool:
    """Whether both name who says it, and name others: two bodies with one figure are two sources until a text ties
    them."""
    behind = scene.whose(origin)
    if not mine.speakers or not behind or mine.speakers & (behind | origin.printers | origin.carriers):
        return False
    return not (mine.vague or origin.vague or _may_be_one(mine, origin) or one_state(mine, origin))


def _may_be_one(mine: Facts, origin: Facts) -> bool:
    """Whether the names of those who say the two share a word that is neither a country's nor an office's."""
    if mine.countries and origin.countries and mine.countries.isdisjoint(origin.countries):
        return False
    one, other = (
        frozenset(stem for s in facts.claim.speakers for stem in without_countries(name_of(s.words).stems))
        for facts in (mine, origin)
    )
    return bool((one & other) - name_of(" ".join(sorted(tracing_words().offices))).stems)


def _times(mine: Facts, origin: Facts) -> Iterable[Reason]:
    days = mine.days_after(origin)
    if days is None:
        return ()
    if days > _WEEKS:
        return (Reason.WEEKS,)
    return (Reason.DAYS,) if days > _DAYS else (Reason.SAME_DAY,) * (days == 0)
