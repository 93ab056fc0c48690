"""Whether a figure of a draft and one that is held are of one matter, and how they differ in what, whom and where.

Questions come from the stage that links; here it is only asked whether two claims share one, or what their measures
have to do with each other in the packs' lattice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.model.quantity import COUNT, PERCENT, PERSON, RATIO, Qualifier
from whosays.model.verification import Agreement, Attributed
from whosays.verify import concepts, contrasts
from whosays.verify.faults import Fault, Found
from whosays.verify.record import MONEY, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.claim import Claim
    from whosays.model.verification import Comparison
    from whosays.verify.record import Record

ALIKE = (1.0, 0.25, 0.12, 0.05)
"""How like the words of two passages must be for one number in both to be one figure, by its significant digits: a
number of three digits or more (Recording rule 17) is seldom met by chance, one of one digit often."""
_BESIDE = 250
"""Characters on either side of a held sentence in which the currency of an amount without one is told."""
_FEW = 20
"""Up to so many of people and so many of things are two numbers, whatever the words about them."""
NO_UNIT = re.compile(r"[A-Za-z ]*?\d[\d,.]*(?: (?:thousand|million|billion))?")
"""Words of an amount without a unit, which it has from others."""
NAMED = 2
"""So many times less where the same speaker is named."""
KIN = 3
"""So many times less where words of one family tell what both count: "rescued", "taken alive"."""


def is_rival(mine: Claim, held: Claim, record: Record) -> bool:
    """Whether two figures answer one question, or the same measure of the same people, so that they can contradict."""
    money = unit_class(mine) == MONEY and mine.quantity.unit != held.quantity.unit
    if mine.measure not in record.pack.measure or unit_class(mine) != unit_class(held) or money:
        return False
    return record.same_question(mine, held) or (mine.measure == held.measure and _one_people(mine, held))


def may_rest(mine: Claim, held: Claim, compared: Comparison, record: Record) -> bool:
    """Whether the figure of `mine` may come from `held`, be it changed: one number in words alike, or one question."""
    if compared.agreement is not Agreement.OTHER or _one_number(mine, held):
        named = compared.attributed in (Attributed.SAME, Attributed.CARRIER)
        wanted = alike_enough(mine, held)
        less = NAMED if named else KIN if contrasts.agree(mine, held) else 1
        return compared.likeness >= wanted / less
    return is_rival(mine, held, record)


def alike_enough(claim: Claim, held: Claim | None = None) -> float:
    """How like the words of two passages must be for the number of `claim` in both to be one figure. The same hedge on
    both tells as much as another digit."""
    one, other = claim.quantity.qualifier, held.quantity.qualifier if held is not None else None
    hedged = one is other and one is not Qualifier.EXACT
    return alike_by_digits(_digits(claim) + hedged)


def alike_by_digits(digits: int) -> float:
    """The same by the significant digits alone."""
    return ALIKE[min(digits, len(ALIKE) - 1)]


def faults(mine: Claim, held: Claim, record: Record) -> Iterator[Found]:
    """What differs in what is counted, whom it is of, and where."""
    if _other_unit(mine, held, record):
        yield Found(fault=Fault.UNIT, words=f"{held.quantity.unit}|{mine.quantity.unit}")
    yield from concepts.faults(mine, held, record)
    if mine.place_text and held.place_text and mine.place != held.place and not _named_there(mine, held, record):
        yield Found(fault=Fault.PLACE, words=f"{_spoken(held.place)}|{_spoken(mine.place)}")


def _other_unit(mine: Claim, held: Claim, record: Record) -> bool:
    """Whether both tell a unit, and another one. "420 million" beside dollars are dollars, unless people follow; a
    number in prose is a share only beside another."""
    one, other = unit_class(mine), unit_class(held)
    if _few_of_things(mine, held, record):
        return True
    words = mine.evidence.exact.lower()
    if (one == RATIO) != (other == RATIO):
        return words != held.evidence.exact.lower()
    if one == other:
        per = {mine.quantity.per, held.quantity.per} & tracing_words().periods.keys()
        other_money = one == MONEY and mine.quantity.unit != held.quantity.unit
        return len(per) > 1 or (other_money and words != held.evidence.exact.lower())
    if _is_bare(mine, record) or (one != COUNT and words == held.evidence.exact.lower()):
        return False
    if one in (MONEY, PERCENT) and other == COUNT and not concepts.counts(held, record):
        near = {each.quantity.unit for each in record.beside(held, _BESIDE) if unit_class(each) == one}
        alone = one == PERCENT and not held.in_table
        return (bool(near) or alone) and mine.quantity.unit not in near
    elided = one == COUNT and not concepts.counts(mine, record)
    return not (elided or (other == COUNT and not concepts.counts(held, record)))


def _is_bare(claim: Claim, record: Record) -> bool:
    """Whether the words of a figure tell no unit, and none of what they count: it may have one from others."""
    return bool(NO_UNIT.fullmatch(claim.evidence.exact)) and not concepts.counts(claim, record)


def _few_of_things(mine: Claim, held: Claim, record: Record) -> bool:
    """Whether a small number of people stands beside one of things, each by its own noun."""
    if mine.quantity.unit != PERSON or held.quantity.unit != COUNT or not concepts.counts(mine, record):
        return False
    value = mine.quantity.value
    return value is not None and value <= _FEW and bool(concepts.noun(held))


def _one_people(mine: Claim, held: Claim) -> bool:
    one, other = mine.population, held.population
    return one is None or other is None or one == other


def _named_there(mine: Claim, held: Claim, record: Record) -> bool:
    """Whether the document that is held names the place of the draft, too."""
    return (mine.place_text or "").lower() in record.sources[held.document].document.text.lower()


def _one_number(mine: Claim, held: Claim) -> bool:
    ends = {end for end in (held.quantity.low, held.quantity.high) if end}
    return any(end in ends for end in (mine.quantity.low, mine.quantity.high) if end)


def _digits(claim: Claim) -> int:
    """The significant digits of a figure; a large round number counts for all but one of its digits."""
    ends = [end for end in (claim.quantity.low, claim.quantity.high) if end]
    told = (max(len("".join(map(str, end.as_tuple().digits)).strip("0")), end.adjusted()) for end in ends)
    return max(told, default=0)


def _spoken(key: str | None) -> str:
    return (key or "").replace("_", " ")
