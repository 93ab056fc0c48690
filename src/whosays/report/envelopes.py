"""What was reported on a question: the range over the claims that count, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.algebra.intervals import open_ends
from whosays.report.converted import beside_house
from whosays.report.naming import listed
from whosays.report.numbers import interval_words, per_words, quantity_words, with_unit
from whosays.report.phrases import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim
    from whosays.model.finding import Interval
    from whosays.model.report import Answer
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register

MOST_OTHERS = 4
"""So many figures in other units are named beside a range; the rest are counted."""


def voting(answer: Answer, register: Register) -> list[Claim]:
    """The claims of the current roots, else all that answer."""
    ids = [claim for root in answer.lineage.roots if root.current for claim in root.claims]
    return [register.claims[c] for c in ids or answer.question.answers if c in register.claims]


def envelope_words(answer: Answer, register: Register) -> str:
    """The envelope in words with the unit that it stands in, and the figures told in other units; may be empty."""
    words = range_words(answer, register)
    if not words:
        return ""
    reported = say("reported", figure=words)
    told = list(in_other_units(answer, register))
    if len(told) > MOST_OTHERS:
        told = [*told[: MOST_OTHERS - 1], counted("more_figures", len(told) - MOST_OTHERS + 1)]
    return beside_house(say("also", reported=reported, figures=listed(told)) if told else reported, answer, register)


def in_other_units(answer: Answer, register: Register) -> dict[str, Claim]:
    """The figures that are not in the unit of the envelope, each once with its first claim."""
    others = [claim for claim in voting(answer, register) if claim.quantity.unit != answer.finding.unit]
    told: dict[str, Claim] = {}
    for claim in others:
        told.setdefault(quantity_words(claim.quantity, register.options), claim)
    return told


def range_words(answer: Answer, register: Register) -> str:
    """The envelope in its own unit, with its rate; may be empty."""
    envelope, claims = answer.finding.envelope, voting(answer, register)
    if envelope.low is None and envelope.high is None:
        return ""
    words = _ends_words(envelope, answer.finding.unit, claims, register.options)
    return words + per_words(answer.finding.per)


def modes_words(answer: Answer, between: str, register: Register) -> str:
    """The values around which figures stand in camps, with a word between them."""
    unit, options = answer.finding.unit, register.options
    return f" {between} ".join(with_unit(mode, mode, unit, options) for mode in answer.finding.modes)


def _ends_words(envelope: Interval, unit: str, claims: Sequence[Claim], options: ReportOptions) -> str:
    """The envelope in words; an end that is only stated as a bound is told as one."""
    told = dict.fromkeys(replace(c.quantity, per=None) for c in claims if c.quantity.unit == unit)
    low, high = envelope.low, envelope.high
    if len(told) == 1:
        return quantity_words(next(iter(told)), options)
    if low is None or high is None:
        return interval_words(low, high, unit, options)
    open_below, open_above = open_ends(envelope, told)
    if not (open_above or open_below):
        return interval_words(low, high, unit, options)
    if low == high:
        return interval_words(None if open_below else low, None if open_above else high, unit, options)
    first = interval_words(None if open_below else low, low, unit, options)
    last = interval_words(high, None if open_above else high, unit, options)
    return say("from_to", low=first, high=last)
