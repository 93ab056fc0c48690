"""What the claims of a case say about what is paid for what: the raw statements that a draft is made of.

A statement is one claim with the axes that its measure, its people and the words around it tell. The same amount in
another currency goes with the amount that it converts; who is no vote for a figure makes no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.derive.schemes.people import people
from whosays.derive.schemes.sums import sums
from whosays.derive.schemes.wording import ANY, AxisWords, Heard, Meaning, Told, nearest
from whosays.lexicon.countries import countries
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.schemes import scheme_words
from whosays.model.mention import Stance, TieKind
from whosays.model.scheme import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim

PERIODS = frozenset({"day", "week", "month", "year"})
EVENT, NATIONALITY, STATUS, PLACE = "event", "nationality", "status", "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One rule as one text tells it: `when` its values by axis, `printed` the same amount in other currencies."""

    claim: Claim
    when: Mapping[str, tuple[str, ...]]
    layer: str
    amount: Money
    printed: tuple[tuple[Money, Claim], ...] = ()


def statements(claims: Sequence[Claim], pack: PackFile) -> Sequence[Statement]:
    """The rules that `claims` tell, in their order: amounts of measures that are rules, told as a fact."""
    money = [claim for claim in claims if _money(claim) is not None]
    named = [claim for claim in money if _is_rule(claim, pack)]
    totals = sums(claims, named)
    rules = {claim.id: claim for claim in named if claim.id not in totals}
    origins = _origins(money)
    words, layers = AxisWords(pack.axis), _Layers()
    sentences = _by_sentence([claim for claim in money if claim.id not in origins], rules)
    found = [
        made
        for same in sentences
        for claim, told in zip(same, words.values(same[0].sentence.exact, _spans(same)), strict=True)
        if claim.id in rules and (made := _statement(claim, told, layers.of(claim, same), pack)) is not None
    ]
    converted = [claim for claim in money if origins.get(claim.id) in rules]
    return tuple(_with_printed(found, converted, origins))


def left_out(claims: Sequence[Claim], pack: PackFile) -> tuple[tuple[Claim, str], ...]:
    """The claims of measures that are rules and make none, each with the reason."""
    found = []
    totals = sums(claims, [claim for claim in claims if _is_rule(claim, pack)])
    for claim in claims:
        if claim.id in totals:
            found.append((claim, totals[claim.id]))
        entry = pack.measure.get(claim.measure)
        if entry is not None and entry.kind is MeasureKind.RULE and not _is_rule(claim, pack):
            bound = "a bound alone is no amount" if _money(claim) is None else f"its speaker {claim.stance} it"
            found.append((claim, claim.aside or bound))
    return tuple(found)


def _is_rule(claim: Claim, pack: PackFile) -> bool:
    entry = pack.measure.get(claim.measure)
    money = entry is not None and entry.unit is UnitClass.MONEY and entry.kind is MeasureKind.RULE
    told = claim.stance is not Stance.SPECULATES or _on_condition(claim.sentence.exact)
    return money and claim.votes and told and _money(claim) is not None


def _on_condition(text: str) -> bool:
    """Whether a sentence sets a condition and guesses nothing: "if they are killed, their families get 5 million"."""
    condition, guess = _conditions()
    return bool(condition.spans(text)) and not guess.spans(text)


@lru_cache(maxsize=1)
def _conditions() -> tuple[Meaning, Meaning]:
    words = scheme_words()
    return Meaning(words.condition.words), Meaning(words.guess.words)


def _money(claim: Claim) -> Money | None:
    """The amount of a claim; None where it is a bound alone, which is no amount."""
    low, high, unit = claim.quantity.low, claim.quantity.high, claim.quantity.unit
    if low is None or high is None or len(unit) != len("EUR") or not unit.isupper() or low < 0:
        return None
    per = claim.quantity.per  # "for each victim" says whom the rule is for, and the population tells that
    return Money(low=low, high=high, currency=unit, per=per if per in PERIODS else None)


def _origins(claims: Sequence[Claim]) -> dict[str, str]:
    """The claim that each conversion converts."""
    there = {claim.id for claim in claims}
    return {
        claim.id: tie.claim
        for claim in claims
        for tie in claim.ties
        if tie.kind is TieKind.CONVERSION and tie.claim in there
    }


def _by_sentence(claims: Iterable[Claim], rules: Mapping[str, Claim]) -> list[list[Claim]]:
    """The amounts of each sentence that tells a rule, by place: amounts that are none stand between the others too."""
    told = {(claim.document, claim.sentence.start) for claim in rules.values()}
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        key = (claim.document, claim.sentence.start)
        if key in told:
            found.setdefault(key, []).append(claim)
    return [sorted(same, key=lambda claim: claim.evidence.start) for same in found.values()]


def _spans(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    start = claims[0].sentence.start
    return [(claim.evidence.start - start, claim.evidence.end - start) for claim in claims]


class _Layers:
    """The layer that an amount belongs to: one that its sentence names beside it, else the base."""

    def __init__(self) -> None:
        words = scheme_words()
        self._base = words.base.key
        self._told = {key: Meaning(layer.words) for key, layer in words.layer.items()}

    def of(self, claim: Claim, same: Sequence[Claim]) -> str:
        """The layer of one of the amounts of a sentence; a word before them all goes for them all."""
        text, spans = claim.sentence.exact, _spans(same)
        heard = [Heard(*span, "layer", key) for key, told in self._told.items() for span in told.spans(text)]
        if len({each.value for each in heard}) == 1 and heard[0].end <= spans[0][0]:
            return heard[0].value
        found = nearest(heard, spans, same.index(claim)) if len(spans) > 1 or len(heard) == 1 else None
        return found.value if found else self._base


def _statement(claim: Claim, told: Mapping[str, Told], layer: str, pack: PackFile) -> Statement | None:
    amount = _money(claim)
    if amount is None:
        return None
    values = _values(claim.measure, told, pack)
    event = values.get(EVENT, "")
    when: dict[str, tuple[str, ...]] = {a: (v,) for a, v in values.items() if _asked(pack, a, event)}
    nationalities, status = people(claim, pack)
    if nationalities:
        when[NATIONALITY] = nationalities
    if status:
        when[STATUS] = (status,)
    if claim.place and (layer != scheme_words().base.key or claim.place in _country_names()):
        when[PLACE] = (claim.place,)  # elsewhere it is the scene of the text, not where a rule holds
    return Statement(claim=claim, when=when, layer=layer, amount=amount)


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return frozenset(countries().by_name())


def _values(measure: str, told: Mapping[str, Told], pack: PackFile) -> dict[str, str]:
    """The values of the axes: those of the measure, but what as many words as amounts tell goes before it, and what no
    word of the sentence tells is left open, but for the event."""
    fixed = pack.measure[measure].pays or {EVENT: measure}
    found = {axis: each.value for axis, each in told.items()}
    for axis, value in fixed.items():
        open_to_words = axis in told and (told[axis].in_order or told[axis].value == ANY)
        if not open_to_words and (axis == EVENT or axis in told or axis not in pack.axis):
            found[axis] = value
    return {axis: value for axis, value in found.items() if value != ANY}


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
