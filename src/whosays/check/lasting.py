"""How long something lasted against when it began and ended: "for 18 months, from March 2023 to March 2024".

Lengths and dates are no claims; a check of them is listed with the first figure of their sentence.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span
from whosays.check.calendar_words import DAYS, Day, Length, between
from whosays.check.outcomes import judged
from whosays.check.wording import factor, number, opening
from whosays.model.check import Check, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.check.frames import Frame
    from whosays.check.passages import Passage
    from whosays.check.reckonings import Rule


def lasting(rule: Rule, frame: Frame, passage: Passage) -> Iterator[Check]:
    """The checks of one rule about time in one passage, as one of its frames finds them."""
    for match in frame.pattern.finditer(passage.text):
        times = {name: passage.time(match.start(name)) for name in frame.places}
        length = times[rule.result]
        days = [time for time in times.values() if isinstance(time, Day)]
        if isinstance(length, Length) and len(days) == len(times) - 1:
            yield _check(rule, times, length, passage)


def _check(rule: Rule, times: dict[str, Length | Day], length: Length, passage: Passage) -> Check:
    first, last = between(*(time for time in times.values() if isinstance(time, Day)))
    names = [name for name, time in times.items() if isinstance(time, Day)]
    dates = dict(zip(names, (first, last), strict=True))
    allowed, stated = {**dates, rule.result: length.allowed}, {**dates, rule.result: length.stated}
    sides = [side(stated) for side in rule.sides]
    fails = judged(rule.relation.comparison, *(side(allowed) for side in rule.sides)) is Verdict.FAILS
    expected = sides[0] if rule.on_the_right else sides[1]
    off = sides[0].gap(sides[1])
    words = {name: f"“{time.words}”" for name, time in times.items()} | {"expected": _told(expected, length.unit)}
    sentence = rule.entry.tells
    for name, told in words.items():
        sentence = sentence.replace(f"{{{name}}}", told)
    key, claim = list(passage.figures.values())[-1]
    return Check(
        relation=rule.entry.name,
        verdict=Verdict.FAILS if fails else Verdict.HOLDS,
        sentence=f"{opening(claim)}{sentence}{f', apart by a factor of {factor(off)}' if fails else ''}.",
        claims=(key,),
        factor=off if fails else None,
    )


def _told(found: Span, unit: str) -> str:
    """A length in units: "11 to 13 months"."""
    ends = [number(round((end or Decimal(0)) / DAYS[unit], 1)) for end in (found.low, found.high)]
    told = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return f"{told} {unit}" if told == "1" else f"{told} {unit}s"
