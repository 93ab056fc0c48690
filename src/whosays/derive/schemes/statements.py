"""What the claims of a case say about what is paid for what: the raw statements that a draft is made of.

A statement is one claim with the axes that its measure, its people and the words around it tell. The same amount in
another currency goes with the amount that it converts; who is no vote for a figure makes no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.derive.schemes.people import people
from whosays.derive.schemes.wording import AxisWords, Heard, Told, nearest
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.schemes import scheme_words
from whosays.model.mention import Stance, TieKind
from whosays.model.scheme import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim

EVENT, NATIONALITY, STATUS, PLACE = "event", "nationality", "status", "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One rule as one text tells it: `when` its values by axis, `printed` the same amount in other currencies."""

    claim: Claim
    when: Mapping[str, tuple[str, ...]]
    layer: str
    amount: Money
    printed: tuple[tuple[Money, Claim], ...] = ()


def statements(claims: Sequence[Claim], pack: PackFile) -> tuple[Statement, ...]:
    """The rules that `claims` tell, in their order: amounts of measures that are rules, told as a fact."""
    rules = [claim for claim in claims if _is_rule(claim, pack)]
    origins = _origins(rules)
    own = [claim for claim in rules if claim.id not in origins]
    words = AxisWords(pack.axis)
    layers = _Layers()
    found = [
        made
        for same in _by_sentence(own)
        for claim, told in zip(same, words.values(same[0].sentence.exact, _spans(same)), strict=True)
        if (made := _statement(claim, told, layers.of(claim, same), pack)) is not None
    ]
    converted = [claim for claim in rules if claim.id in origins]
    return tuple(_with_printed(found, converted, origins))


def _is_rule(claim: Claim, pack: PackFile) -> bool:
    entry = pack.measure.get(claim.measure)
    money = entry is not None and entry.unit is UnitClass.MONEY and entry.kind is MeasureKind.RULE
    return money and claim.votes and claim.stance is not Stance.SPECULATES and _money(claim) is not None


def _money(claim: Claim) -> Money | None:
    """The amount of a claim; None where it is a bound alone, which is no amount."""
    low, high, unit = claim.quantity.low, claim.quantity.high, claim.quantity.unit
    if low is None or high is None or len(unit) != len("EUR") or not unit.isupper() or low < 0:
        return None
    return Money(low=low, high=high, currency=unit, per=claim.quantity.per)


def _origins(claims: Sequence[Claim]) -> dict[str, str]:
    """The claim that each conversion converts."""
    there = {claim.id for claim in claims}
    return {
        claim.id: tie.claim
        for claim in claims
        for tie in claim.ties
        if tie.kind is TieKind.CONVERSION and tie.claim in there
    }


def _by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of each sentence together, by place."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.document, claim.sentence.start), []).append(claim)
    return [sorted(same, key=lambda claim: claim.evidence.start) for same in found.values()]


def _spans(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    start = claims[0].sentence.start
    return [(claim.evidence.start - start, claim.evidence.end - start) for claim in claims]


class _Layers:
    """The layer that an amount belongs to: one that its sentence names beside it, else the base."""

    def __init__(self) -> None:
        words = scheme_words()
        self._base = words.base.key
        self._told = {key: Told(layer.words) for key, layer in words.layer.items()}

    def of(self, claim: Claim, same: Sequence[Claim]) -> str:
        text = claim.sentence.exact
        heard = [Heard(*span, "layer", key) for key, told in self._told.items() for span in told.spans(text)]
        found = nearest(heard, _spans(same), same.index(claim))
        return found.value if found and (len(same) > 1 or len(heard) == 1) else self._base


def _statement(claim: Claim, told: Mapping[str, str], layer: str, pack: PackFile) -> Statement | None:
    amount, entry = _money(claim), pack.measure[claim.measure]
    if amount is None:
        return None
    fixed = entry.pays or {EVENT: claim.measure}
    heard = {axis: (value,) for axis, value in told.items() if axis not in fixed}
    when: dict[str, tuple[str, ...]] = {**{axis: (value,) for axis, value in fixed.items()}, **heard}
    event = when.get(EVENT, ("",))[0]
    when = {axis: values for axis, values in when.items() if _asked(pack, axis, event)}
    nationalities, status = people(claim)
    if nationalities:
        when[NATIONALITY] = nationalities
    if status:
        when[STATUS] = (status,)
    if claim.place:
        when[PLACE] = (claim.place,)
    return Statement(claim=claim, when=when, layer=layer, amount=amount)


def _asked(pack: PackFile, axis: str, event: str) -> bool:
    """Whether an axis is asked of an event at all."""
    entry = pack.axis.get(axis)
    return entry is None or event in entry.only.get(EVENT, (event,))


def _with_printed(
    found: Sequence[Statement], converted: Sequence[Claim], origins: Mapping[str, str]
) -> Iterable[Statement]:
    """The statements with their conversions. An amount that repeats a conversion of the same rule is one too: a table
    that lost the cell of the first currency."""
    printed: dict[str, list[tuple[Money, Claim]]] = {}
    for claim in converted:
        if (amount := _money(claim)) is not None:
            printed.setdefault(origins[claim.id], []).append((amount, claim))
    repeated: set[str] = set()
    for statement in found:
        for other in found:
            known = {amount for amount, _ in printed.get(other.claim.id, ())}
            if other is not statement and other.when == statement.when and statement.amount in known:
                printed[other.claim.id].append((statement.amount, statement.claim))
                repeated.add(statement.claim.id)
                break
    for statement in found:
        if statement.claim.id not in repeated:
            yield replace(statement, printed=tuple(printed.get(statement.claim.id, ())))
