"""Amounts in the currency of the house: beside the figure, with a note that names date, rate and source, or says why
there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.report.naming import sentence_case
from whosays.report.numbers import number, per_words, period_words, quantity_words, with_unit
from whosays.report.phrases import say
from whosays.report.relations import significant

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.rate import Conversion, HouseFinding
    from whosays.model.report import Answer
    from whosays.report.register import Register

ONE = Decimal(1)


def figure_words(claim: Claim, register: Register) -> tuple[str, str]:
    """The figure of a claim with what it is in the currency of the house, and the note on that; the note is empty where
    there is nothing to convert."""
    plain = quantity_words(claim.quantity, register.options)
    found = register.conversions.get(claim.id)
    if found is None:
        return plain, ""
    if found.source == "":
        return plain, say("not_converted", unit=found.unit, why=found.why_not)
    amount = _amount(found.low, found.high, found.unit, register) + per_words(claim.quantity.per)
    told = say("converted", figure=plain, amount=amount) if found.unit != claim.quantity.unit else plain
    return told, _note(found, claim, register)


def beside_house(reported: str, answer: Answer, register: Register) -> str:
    """What was reported, with what it is in the currency of the house behind it."""
    figure, *_ = house_words(answer, register)
    return say("house_short", reported=reported, figure=figure) if figure else reported


def house_words(answer: Answer, register: Register) -> tuple[str, ...]:
    """The envelope of a finding in the currency of the house, and a sentence with that, the estimate, rates, dates and
    sources; an empty envelope alone where there is nothing to convert."""
    found = register.house.get(answer.question.id)
    if found is None:
        return ("",)
    per = per_words(answer.finding.per)
    if found.envelope_low is None or found.envelope_high is None:
        return "", f"{sentence_case(say('house_not', unit=found.unit, why=found.why_not))}."
    envelope = _amount(found.envelope_low, found.envelope_high, found.unit, register) + per
    parts = [_enveloped(envelope, found)]
    if found.left_out:
        parts.append(say("house_left_out", n=str(found.left_out), all=str(found.figures)))
    if found.best is not None:
        parts.append(_estimated(found, answer, register))
    elif found.why_not:
        parts.append(f"best {say('house_not', unit=found.unit, why=found.why_not)}")
    return envelope, f"{'; '.join(parts)}."


def _enveloped(envelope: str, found: HouseFinding) -> str:
    if not found.dates:
        return say("house_alone", unit=found.unit, figure=envelope)
    when = period_words(found.dates)
    return say("house_envelope", unit=found.unit, figure=envelope, when=when, source=found.source)


def _estimated(found: HouseFinding, answer: Answer, register: Register) -> str:
    ends = found.rate_low, found.rate_high
    return say(
        "house_estimate",
        best=_amount(found.best, found.best, found.unit, register) + per_words(answer.finding.per),
        most=_amount(found.low, found.high, found.unit, register),
        rate=_between(ends, answer.finding.unit, found.unit, register),
        when=period_words(found.rate_dates) if found.rate_dates else "",
        source=found.rate_source,
    )


def _note(found: Conversion, claim: Claim, register: Register) -> str:
    parts = []
    if found.unit != claim.quantity.unit:
        when = period_words(found.dates) if found.dates else ""
        parts.append(
            say("converted_note", rate=_rate(found, claim.quantity.unit, register), when=when, source=found.source)
        )
    if found.real_low is not None or found.real_high is not None:
        real = _amount(found.real_low, found.real_high, found.unit, register) + per_words(claim.quantity.per)
        parts.append(say("in_prices", amount=real, prices=found.prices, source=found.index))
    elif found.why_not:
        parts.append(say("not_in_prices", prices=found.prices, why=found.why_not))
    return " ".join(parts)


def _rate(found: Conversion, own: str, register: Register) -> str:
    return _between((found.rate_low, found.rate_high), own, found.unit, register)


def _between(rates: tuple[Decimal | None, Decimal | None], own: str, into: str, register: Register) -> str:
    """The rate in units of the cheaper currency for one of the dearer."""
    ends = [end for end in rates if end]
    one, other = own, into
    if ends and ends[0] < 1:
        ends, one, other = [ONE / end for end in reversed(ends)], other, own
    told = "–".join(dict.fromkeys(number(significant(end), register.options) for end in ends))
    return say("rate", n=told, one=other, other=one)


def _amount(low: Decimal | None, high: Decimal | None, unit: str, register: Register) -> str:
    ends = [significant(end) for end in (low, high) if end is not None]
    words = with_unit(ends[0], ends[-1], unit, register.options)
    if low is None:
        return say("open_below", figure=words)
    return say("open_above", figure=words) if high is None else words
