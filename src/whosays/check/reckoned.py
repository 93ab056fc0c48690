"""What figures that words set side by side must come to, as packs declare it: "63 in Lisk and 5 in Dorn, a total of
68", "82 % of the 460 houses, or 377", "from 40 to 60, a rise of 50 %", "40 drones at $25,000 each, $1 million in all".

What always holds: figures are taken together only by the words between them, in one sentence or two that follow one
another; and a figure that one reckoning gives is called failing by none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span, stated, total
from whosays.algebra.periods import turned
from whosays.check import leeway
from whosays.check.contradictions import touch_at_strict_end
from whosays.check.dissolving import HUNDRED, by_slip, by_turned_digits
from whosays.check.frames import BORDER
from whosays.check.lasting import lasting
from whosays.check.ledger import voice
from whosays.check.outcomes import judged
from whosays.check.passages import passages
from whosays.check.rates import TOLERANCE
from whosays.check.reckonings import shelf_of
from whosays.check.wording import difference, doubts, factor, listed, opening, quoted, span
from whosays.model.check import Check, Verdict
from whosays.model.quantity import COUNT, PERCENT, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.check.frames import Frame
    from whosays.check.ledger import Ledger
    from whosays.check.passages import Passage, Told
    from whosays.check.reckonings import Rule
    from whosays.lexicon.reckonings import ReckoningEntry
    from whosays.model.claim import Claim

    Figures = dict[str, list[Told]]

TIMES = frozenset({"hour", "day", "week", "month", "year"})
MOST_PARTS = 8
"""Further figures of a sentence that are tried where a sum misses."""
ONE = Decimal(1)
_UNREAD = re.compile(r"(?<!\S)(?!(?:1[89]|20)\d\d )\d[\d.,]* ")
_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a rule comes to with some figures: what was expected and what was told, as stated, the verdict, and what
    would explain a miss."""

    rule: Rule
    figures: Figures
    expected: Span
    told: Span
    verdict: Verdict
    explained: str | None = None

    @property
    def result(self) -> Told:
        """The figure that the others give."""
        return self.figures[self.rule.result][0]

    @property
    def off(self) -> Decimal:
        """The factor by which it misses."""
        return self.expected.gap(self.told)

    @property
    def fails(self) -> bool:
        """Whether it misses."""
        return self.verdict is Verdict.FAILS


def reckoned(ledger: Ledger) -> Iterator[Check]:
    """What the texts reckon out, in the order of reading."""
    shelf = shelf_of(ledger.pack)
    for passage in passages(ledger) if ledger.pack.reckoning else ():
        found: list[_Outcome] = []
        for rule, frame in shelf.fitting(passage):
            if rule.of_time:
                yield from lasting(rule, frame, passage)
            else:
                found += _of_frame(rule, frame, passage)
        yield from _told_once(found)


def _told_once(found: Sequence[_Outcome]) -> Iterator[Check]:
    """What holds first, and of each rule the outcome that takes most figures to one result; what fails only where no
    other gives the result."""
    good = {each.result[0] for each in found if each.rule.equation and not each.fails}
    told: set[tuple[str, str]] = set()
    for each in sorted(found, key=lambda each: (each.fails, -sum(map(len, each.figures.values())))):
        of = (each.rule.entry.name, each.result[0])
        if of not in told and not (each.fails and each.result[0] in good):
            told.add(of)
            yield _check(each)


def _of_frame(rule: Rule, frame: Frame, passage: Passage) -> Iterator[_Outcome]:
    for match in frame.pattern.finditer(passage.text):
        if _refused(rule.entry, match[0], passage.text[match.end() :]):
            continue
        figures = {name: passage.within(*match.span(name)) for name in frame.places}
        found = _best(rule, figures, passage) if _one_unit(rule, figures) else None
        if found is not None and (not found.fails or _may_fail(found, match[0])):
            yield found


def _refused(entry: ReckoningEntry, stretch: str, rest: str) -> bool:
    """Whether words in a stretch, or behind it in its sentence, tell that its figures are not meant so."""
    behind = rest.partition(BORDER)[0]
    return any(f" {phrase} " in f" {stretch}" for phrase in entry.unless) or any(
        f" {phrase} " in f" {behind}" for phrase in entry.behind
    )


def _one_unit(rule: Rule, figures: Figures) -> bool:
    """Whether figures of one class share their unit, and their time where they are told by the time."""
    by_class: dict[str, set[tuple[str, str | None]]] = {}
    for name, told in figures.items():
        kind = rule.entry.figures[name]
        for _, claim in told:
            per = claim.quantity.per if claim.quantity.per in TIMES and kind != "rate" else None
            by_class.setdefault(kind, set()).add((_unit(claim), per))
    return all(len(units) == 1 for units in by_class.values())


def _unit(claim: Claim) -> str:
    return COUNT if claim.quantity.unit == PERSON else claim.quantity.unit


def _may_fail(found: _Outcome, stretch: str) -> bool:
    """Whether a miss is told: not where a number in the stretch was not read, or figures may be of several things."""
    if not found.rule.entry.may_fail or found.off > Decimal(str(found.rule.entry.most)) or _UNREAD.search(stretch):
        return False
    result = found.result[1]
    if _of_several_voices(found):
        return False
    others = [claim for name, told in found.figures.items() for _, claim in told if name != found.rule.result]
    if not found.rule.adds or result.quantity.unit not in (PERSON, COUNT):
        return True
    if not all(claim.quantity.unit == result.quantity.unit for claim in others):
        return False
    told = (c.measure == result.measure or (c.population and c.population == result.population) for c in others)
    return not found.rule.entry.alike or any(told)


def _of_several_voices(found: _Outcome) -> bool:
    """Whether two speakers tell the figures in a sentence each: the share that one gives is not of what the other
    counts."""
    claims = [claim for told in found.figures.values() for _, claim in told]
    named = [voice(claim) for claim in claims if claim.speakers]
    apart = len({claim.sentence.start for claim in claims}) > 1 and not found.rule.adds
    return apart and bool(named) and not frozenset.intersection(*named)


def _best(rule: Rule, figures: Figures, passage: Passage) -> _Outcome | None:
    """What a rule comes to with its figures or, where they miss, with the last of a list or with further ones."""
    found = _reckon(rule, figures)
    if found is None or not found.fails:
        return found
    for name, told in figures.items():
        for at in range(1, len(told) - 1):
            shorter = _reckon(rule, {**figures, name: told[at:]})
            if shorter is not None and not shorter.fails:
                return shorter
    return None if _saved(rule, figures, passage) else found


def _saved(rule: Rule, figures: Figures, passage: Passage) -> bool:
    """Whether further figures of the sentences make a sum or a bound right: a list that goes on, a part of two."""
    if not rule.adds:
        return False
    taken = {key for told in figures.values() for key, _ in told}
    unit = _unit(figures[rule.result][0][1])
    more = [told for told in passage.figures.values() if told[0] not in taken and _unit(told[1]) == unit][:MOST_PARTS]
    extras = [*([each] for each in more), more] if more else []
    tried = (_reckon(rule, {**figures, name: [*figures[name], *extra]}) for name in figures for extra in extras)
    return any(found is not None and not found.fails for found in tried)


def _reckon(rule: Rule, figures: Figures) -> _Outcome | None:
    told = _values(rule, figures)
    if told is None:
        return None
    allowed, plain = told
    left, right = (side(plain) for side in rule.sides)
    expected, result = (left, right) if rule.on_the_right else (right, left)
    verdict = judged(rule.relation.comparison, *(side(allowed) for side in rule.sides))
    if verdict is Verdict.FAILS and left.gap(right) <= (ONE if rule.adds else TOLERANCE):
        verdict = Verdict.HOLDS
    claims = [claim for each in figures.values() for _, claim in each]
    if verdict is Verdict.HOLDS and rule.equation and touch_at_strict_end(expected, result, claims):
        verdict = Verdict.BOUNDARY
    why = _explained(rule, figures, allowed, (expected, result)) if verdict is Verdict.FAILS else None
    return _Outcome(rule, figures, expected, result, verdict, why)


def _values(rule: Rule, figures: Figures) -> tuple[dict[str, Span], dict[str, Span]] | None:
    """What the words allow and what they state for each place: lists as their sum, shares as parts of one, rates by the
    time of the result. None where a rate cannot be turned into that, or stands in it already."""
    allowed, plain = {}, {}
    for name, told in figures.items():
        ways = (leeway.closed, leeway.pointed) if rule.entry.closed else (leeway.of, stated)
        spans = [total(of(claim.quantity) for _, claim in told) for of in ways]
        kind = rule.entry.figures[name]
        if kind == "share":
            spans = [each.times(1 / HUNDRED) for each in spans]
        if kind == "rate" and rule.entry.figures[rule.result] == "rate" and name != rule.result:
            pers = told[0][1].quantity.per, figures[rule.result][0][1].quantity.per
            told_in = turned(*pers)
            if told_in is None or pers[0] == pers[1]:
                return None
            spans = [each * told_in[0] for each in spans]
        allowed[name], plain[name] = spans
    return allowed, plain


def _explained(rule: Rule, figures: Figures, allowed: Mapping[str, Span], sides: tuple[Span, Span]) -> str | None:
    for other, both, says in rule.explained:
        if judged(other.comparison, *(side(allowed) for side in both)) is not Verdict.FAILS:
            return _filled(says, rule, figures, {})
    return by_turned_digits(*sides) or by_slip(*sides)


def _check(found: _Outcome) -> Check:
    claims = [claim for told in found.figures.values() for _, claim in told]
    result = found.result[1]
    scale = HUNDRED if result.quantity.unit == PERCENT else ONE
    time, unit = _time(found.rule, found.rule.result, result), result.quantity.unit
    sides = {"expected": found.expected, "told": found.told}
    reckoned = {name: f"{span(each.times(scale), unit)}{time}" for name, each in sides.items()}
    entry = found.rule.entry
    words = (entry.misses if found.fails else "") or entry.tells
    sentence = _filled(words, found.rule, found.figures, reckoned)
    end = {
        Verdict.BOUNDARY: ", the very end that the words exclude",
        Verdict.FAILS: _by_how_much(found),
    }.get(found.verdict, "")
    return Check(
        relation=entry.name,
        verdict=found.verdict,
        sentence=f"{opening(result)}{sentence}{end}.",
        claims=tuple(dict.fromkeys((found.result[0], *(key for told in found.figures.values() for key, _ in told)))),
        factor=found.off if found.fails else None,
        dissolved_by=found.explained,
        doubts=doubts(claims),
    )


def _by_how_much(found: _Outcome) -> str:
    """By how much it misses: the number too where figures are added, since it betrays the one that is wrong."""
    unit = found.result[1].quantity.unit
    apart = f"a factor of {factor(found.off)}"
    number = difference(found.expected, found.told, unit) if found.rule.adds and unit != PERCENT else None
    if number is None:
        return f", apart by {apart}"
    if not found.rule.equation:
        return f" by {number} ({apart})"
    more = (found.told.middle or 0) > (found.expected.middle or 0)
    few, many = ("few", "many") if unit in (PERSON, COUNT) else ("little", "much")
    return f", {number} too {many if more else few} ({apart})"


def _filled(words: str, rule: Rule, figures: Figures, reckoned: Mapping[str, str]) -> str:
    """A sentence of a pack with its figures in the text's words."""
    told = {
        name: listed([f"{quoted(claim)}{_time(rule, name, claim)}" for _, claim in each])
        for name, each in figures.items()
    }
    return _PLACE.sub(lambda match: {**told, **reckoned}.get(match[1], match[0]), words)


def _time(rule: Rule, name: str, claim: Claim) -> str:
    """The time by which a rate is told: " a month"."""
    return f" a {claim.quantity.per}" if rule.entry.figures[name] == "rate" and claim.quantity.per in TIMES else ""
