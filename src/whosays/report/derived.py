"""Derivations as a reader needs them: the result, what each input is and rests on, who says otherwise, what it turns
on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.derivation import Source
from whosays.report.citing import of_derivation
from whosays.report.naming import listed, sentence_case
from whosays.report.numbers import in_house, interval_words, per_words, with_unit
from whosays.report.phrases import counted, say
from whosays.report.register import Register, question_anchor
from whosays.report.views import DerivedView, InputView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from whosays.model.derivation import Band, Derivation, Input
    from whosays.report.views import Quote

MOST_QUOTES = 3
"""Figures of an input that are quoted; the rest stand at its question."""
QUOTE_SIDE = 60
PERCENT = 100


def derived_views(register: Register) -> tuple[DerivedView, ...]:
    """The derivations, in the account's order."""
    return tuple(_view(each, number, register) for number, each in enumerate(register.account.derivations, 1))


def _view(found: Derivation, number: int, register: Register) -> DerivedView:
    reported = interval_words(found.reported.low, found.reported.high, found.unit, register.options)
    result = (reported or say("derived_anything")) + rate_words(found)
    return DerivedView(
        number=number,
        anchor=of_derivation(found).anchor,
        name=found.name,
        title=sentence_case(found.title),
        says=sentence_case(found.says),
        formula=found.formula,
        written=found.place,
        refused=say("derived_refused", why=found.refused) if found.refused else "",
        result=say("derived_reported", figure=result),
        short=found.refused or result,
        supported=tuple(_supported(found, register)) if not found.refused else (),
        inputs=tuple(_input(each, register) for each in found.inputs),
        compared=tuple(_compared(found, register)),
        turns=tuple(_turns(found, register)),
        remarks=tuple(sentence_case(remark) for remark in found.remarks),
    )


def rate_words(found: Derivation) -> str:
    """Per what a result is told, with the space before it: " a month for each", or nothing."""
    return per_words(found.per) + (f" {say('derived_each')}" if found.each else "")


def _ends(low: Decimal, high: Decimal, found: Derivation, register: Register) -> str:
    return with_unit(low, high, found.unit, register.options)


def _supported(found: Derivation, register: Register) -> Iterator[str]:
    """What draws make of it, and how far that could reach; or why there is nothing."""
    told = found.estimate
    if told is None:
        yield say("derived_none", why=found.no_estimate)
        return
    best = _ends(told.best, told.best, found, register) + rate_words(found)
    half = _ends(told.low50, told.high50, found, register)
    yield say("derived_estimate", best=best, half=half, most=_ends(told.low, told.high, found, register))
    reach = found.reach
    if reach is not None:
        most = _ends(reach.low, reach.high, found, register)
        best = _ends(reach.best_low, reach.best_high, found, register)
        yield say("derived_reach", most=most, best=best, method=reach.method)


def _input(each: Input, register: Register) -> InputView:
    claims = [register.claims[claim] for claim in each.claims if claim in register.claims]
    figure = interval_words(each.reported.low, each.reported.high, each.unit, register.options)
    return InputView(
        name=each.name,
        figure=(figure or say("derived_anything")) + per_words(each.per),
        what=_what(each),
        anchor=question_anchor(each.question) if each.question else "",
        notes=tuple(_notes(each, register)),
        quotes=tuple(register.quote_of(claim, QUOTE_SIDE) for claim in claims[:MOST_QUOTES]),
        more=max(0, len(claims) - MOST_QUOTES),
    )


def _what(each: Input) -> str:
    if each.source is Source.ASSUMPTION:
        return say("input_assumed", author=each.author, reason=each.reason)
    title = sentence_case(each.title)
    if each.source is Source.SCHEME:
        return say("input_scheme", title=title)
    title = f"{title}, {each.only}" if each.only else title
    return say("input_question", title=title, status=each.status, roots=counted("roots", each.n_roots))


def _notes(each: Input, register: Register) -> Iterator[str]:
    if each.band is not None:
        best = with_unit(each.band.best, each.band.best, each.unit, register.options)
        most = with_unit(each.band.low, each.band.high, each.unit, register.options)
        yield say("estimate_short", best=best, most=most)
    within = say("input_within", name=each.within) if each.within else ""
    yield from (note for note in (within, each.flag, each.converted) if note)
    if each.share:
        yield say("input_share", share=f"{each.share * PERCENT:.0f}")
    if each.elasticity is not None:
        yield say("input_more" if each.elasticity >= 0 else "input_less", by=f"{abs(each.elasticity):f}")


def _compared(found: Derivation, register: Register) -> Iterator[tuple[str, Quote]]:
    for each in found.compared:
        if each.claim in register.claims:
            yield in_house(each.sentence, register.options), register.quote_of(register.claims[each.claim], QUOTE_SIDE)


def _opened(band: Band, found: Derivation, register: Register) -> str:
    """What one more root would do to the 90 % band, in numbers."""
    most = _ends(band.low, band.high, found, register)
    if found.estimate is None:
        return say("derived_opened_first", most=most)
    now = _ends(found.estimate.low, found.estimate.high, found, register)
    wide, left = found.estimate.high - found.estimate.low, band.high - band.low
    share = f"{abs(1 - left / wide) * PERCENT:.0f}" if wide else "0"
    key = "derived_opened_same" if share == "0" else "derived_opened" if left < wide else "derived_opened_wider"
    return say(key, most=most, now=now, share=share)


def _turns(found: Derivation, register: Register) -> Iterator[str]:
    """Which input, and which unopened root, would change the result most."""
    turning = found.turning
    if turning is not None and turning.known is not None:
        most = _ends(turning.known.low, turning.known.high, found, register)
        yield say("derived_turns", name=turning.name, most=most)
    narrows = found.narrowing
    for each in dict.fromkeys((*found.missing[:1], *([narrows] if narrows else []))):
        who = each.speakers or say("nobody_named")
        key = "derived_open_most" if each is narrows else "derived_open_sole" if each.alone else "derived_open"
        told = [say(key, who=who, inputs=listed(each.alone or each.inputs))]
        told += [_opened(each.band, found, register)] if each.band is not None else []
        yield " ".join(told)
