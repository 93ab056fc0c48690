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
from whosays.trace.compared_names import name_of
from whosays.trace.evidence import Copying, one_state
from whosays.trace.figures import (
    MONEY,
    RARE,
    Likeness,
    ends,
    is_count,
    is_share,
    likeness,
    rough_ends,
    significant,
    significant_digits,
)
from whosays.trace.naming import without_countries
from whosays.trace.texts import matter, names, shared
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
    kind = EdgeKind.SAME_FIGURE if Reason.THREE_DIGITS in found else EdgeKind.DERIVED
    kind = EdgeKind.ATTRIBUTED if mine.speakers and scene.whose(origin) else kind
    if mine.speakers and not mine.vague and not (origin.own or _speaks_for_another(mine, origin, scene)):
        return None
    return Copying(origin.claim, odds, kind, "; ".join(told), _RANK)


def _speaks_for_another(mine: Facts, origin: Facts, scene: Scene) -> bool:
    """Whether the origin is nobody's, or somebody's who may be the one named and is not known to be."""
    behind = scene.whose(origin)
    return not behind or (not behind & mine.speakers and (_may_be_one(mine, origin) or one_state(mine, origin)))


def reasons(mine: Facts, origin: Facts, scene: Scene) -> dict[Reason, float] | None:
    """What speaks for and against it, each with how much there is of it, at most 1; None where it cannot be: the
    figure is another, or finer than what it would go back to; another is named; it was counted anew."""
    figure = _figure(mine, origin)
    if figure is None or not _may_be(mine, origin) or _another_says(mine, origin, scene):
        return None
    found = {Reason.BASE: 1.0, Reason.WORDS: shared(mine.words, origin.words), Reason.NAMES: _names(mine, origin)}
    figure += (Reason.OTHER_UNIT,) * (mine.unit != origin.unit)
    told = (*figure, *_measures(mine, origin), *_speakers(mine, origin, scene), *_times(mine, origin))
    found |= dict.fromkeys((*told, *_beside(mine, origin, scene)), 1.0)
    found[Reason.PASSAGE] = _passages(mine, origin)
    found |= {Reason.WE: 1.0} if mine.of_itself else {}
    found |= {Reason.COUNTING: 1.0} if mine.collected else {}
    return found


def _may_be(mine: Facts, origin: Facts) -> bool:
    """Whether a figure may be another's at all: told in units of one class, the words of both tell of one matter where
    the units differ, neither is "hundreds", and its sentence tells no count of its own."""
    one, other = mine.claim.quantity, origin.claim.quantity
    apart = mine.document == origin.document or mine.counted
    vague = Qualifier.ORDER_OF_MAGNITUDE in (one.qualifier, other.qualifier)
    if apart or vague or (mine.unit != origin.unit and not _may_have_slipped(mine, origin)):
        return False
    of_one_matter = mine.claim.narrowest == origin.claim.narrowest or not mine.words.isdisjoint(origin.words)
    return one.unit == other.unit or of_one_matter or mine.bare


def _may_have_slipped(mine: Facts, origin: Facts) -> bool:
    """Whether a figure may be another in other units: acres told as hectares, a number that stands by itself. Its
    digits must be the same, and two at least."""
    amounts = all(not (is_count(f.unit) or is_share(f.unit) or f.unit == MONEY) for f in (mine, origin))
    slips = amounts or (mine.bare and not is_share(origin.unit))
    one, other = mine.claim.quantity, origin.claim.quantity
    return slips and likeness(one, other) is Likeness.SAME and significant(one, other) >= _TWO_DIGITS


def _figure(mine: Facts, origin: Facts) -> tuple[Reason, ...] | None:
    """How the figures stand to each other; None where a relay would not make the one of the other: it cuts a range to
    an end, and makes none."""
    one, other = mine.claim.quantity, origin.claim.quantity
    like = likeness(one, other)
    if one.qualifier is Qualifier.RANGE and ends(one) != ends(other):
        return None
    if like is Likeness.SAME:
        digits = significant(one, other)
        cut = other.qualifier is Qualifier.RANGE and one.qualifier is not Qualifier.RANGE
        if cut and digits < _TWO_DIGITS:  # "100 dollars" beside "$100 to $200"
            return None
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
    nearly = tracing_words().nearly.match(mine.claim.evidence.exact)
    return (one.qualifier in LOWER_BOUNDS and lower) or ((one.qualifier in UPPER_BOUNDS or bool(nearly)) and upper)


def _names(mine: Facts, origin: Facts) -> float:
    """The share of the names of the shorter paper that the other has too; few names tell little."""
    one, other = (names(facts.paper.text if facts.paper else "") for facts in (mine, origin))
    return len(one & other) / (min(len(one), len(other)) + _FEW_NAMES)


def _passages(mine: Facts, origin: Facts) -> float:
    """The share of the words of the shorter paper that the other has too."""
    one, other = (matter(facts.paper.text if facts.paper else "") for facts in (mine, origin))
    return shared(one, other)


def _beside(mine: Facts, origin: Facts, scene: Scene) -> Iterator[Reason]:
    """Whether both papers have another figure, and tell this one with the same bound or hedge."""
    common = scene.figures[mine.document] & scene.figures[origin.document]
    told = {(mark, facts.unit) for facts in (mine, origin) for mark in facts.marks}
    if any(len(mark) >= _TWO_DIGITS for mark, _ in common - told):
        yield Reason.FIGURES
    one, other = mine.claim.quantity, origin.claim.quantity
    if one.qualifier is other.qualifier is not Qualifier.EXACT and ends(one) == ends(other):
        yield Reason.HEDGE


def _measures(mine: Facts, origin: Facts) -> Iterator[Reason]:
    one, other = (each.claim.narrowest.rpartition("_")[2] for each in (mine, origin))
    if mine.claim.narrowest == origin.claim.narrowest or one == other:
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
