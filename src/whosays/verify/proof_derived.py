"""A derivation as a report tells it: its result, its inputs, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from whosays.model.derivation import Band, Derivation, Input, Missing, Source
from whosays.model.finding import Interval
from whosays.verify.proof_figures import Wanted
from whosays.verify.proof_ledger import Ledger, joined
from whosays.verify.proof_phrases import At, Reading, Slot, either, given, one_of, reading
from whosays.verify.proof_scopes import Scope, amount, count, figure, flags, numeral, rest, texts
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

PERCENT = 100


def derivation_scope(found: Derivation, number: int, ledger: Ledger) -> Scope:
    """What the lines under a derivation, its inputs aside, may say."""
    claims = [each.claim for each in found.compared]
    return Scope(
        kind="derivation",
        says=f"the derivation {found.name}",
        slots={
            "number": count(number),
            "derivation_title": texts(found.title),
            "result": _reported(found.reported, found, ledger),
            "refused": texts(found.refused),
            "formula": texts(found.formula),
            "written": texts(found.place),
            "says": texts(found.says),
            "no_estimate": texts(found.no_estimate),
            "remark": texts(*found.remarks),
            "compared": texts(*(ledger.in_house(each.sentence) for each in found.compared)),
            "missing": _missing(found, ledger),
            **_supported(found, ledger),
        },
        rests=ledger.rests(ledger.some(claims)),
    )


def _reported(ends: Interval, found: Derivation, ledger: Ledger) -> Slot:
    if ends.low is None and ends.high is None:
        return one_of([words().anything])
    return figure(ledger, _wanted((ends.low, ends.high), found, rated=True))


def _wanted(ends: Sequence[Decimal | None], found: Derivation, *, rated: bool = False) -> Wanted:
    per, each = (found.per, found.each) if rated else (None, False)
    return Wanted(low=ends[0], high=ends[-1], unit=found.unit, per=per, each=each)


def _supported(found: Derivation, ledger: Ledger) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    told, reach, turning = found.estimate, found.reach, found.turning
    if told is not None:
        slots["best"] = figure(ledger, _wanted((told.best,), found, rated=True))
        slots["half"] = figure(ledger, _wanted((told.low50, told.high50), found))
        slots["most"] = figure(ledger, _wanted((told.low, told.high), found))
    if reach is not None:
        slots["reach"] = figure(ledger, _wanted((reach.low, reach.high), found))
        slots["reach_best"] = figure(ledger, _wanted((reach.best_low, reach.best_high), found))
        slots["method"] = texts(reach.method)
    if turning is not None and turning.known is not None:
        slots["turning"] = texts(turning.name)
        slots["known"] = figure(ledger, _wanted((turning.known.low, turning.known.high), found))
    return slots


def _missing(found: Derivation, ledger: Ledger) -> Slot:
    """The roots that nobody has opened, each told as a whole."""
    narrows = found.narrowing
    told = dict.fromkeys((*found.missing, *([narrows] if narrows else [])))
    return either(*(_one_missing(each, found, ledger) for each in told))


def _one_missing(each: Missing, found: Derivation, ledger: Ledger) -> Slot:
    slots = {
        "who": texts(each.speakers or words().nobody),
        "inputs": texts(joined(list(each.alone or each.inputs))),
        **(_opened(each.band, found, ledger) if each.band else {}),
    }

    def ends(at: At) -> Iterator[int]:
        if Reading([("missing", slots)]).reads(at.text[at.start :]) is not None:
            yield len(at.text)

    return ends


def _opened(band: Band, found: Derivation, ledger: Ledger) -> dict[str, Slot]:
    """What one more root would do to the band."""
    slots: dict[str, Slot] = {"opened": figure(ledger, _wanted((band.low, band.high), found))}
    told = found.estimate
    if told is None:
        return slots | flags(first=True)
    wide, left = told.high - told.low, band.high - band.low
    share = f"{abs(1 - left / wide) * PERCENT:.0f}" if wide else "0"
    same = share == "0"
    slots |= {"now": figure(ledger, _wanted((told.low, told.high), found)), "share": one_of([share])}
    return slots | flags(same=same, narrower=not same and left < wide, wider=not same and left >= wide)


def input_scopes(found: Derivation, ledger: Ledger) -> Iterator[Scope]:
    """What the row of each input may say."""
    for each in found.inputs:
        claims = ledger.some(each.claims)
        yield Scope(
            kind="input",
            says=f"the input {each.name} of {found.name}",
            slots=_input(each, len(claims), ledger),
            rests=ledger.rests(claims),
            targets=frozenset({f"q-{each.question}"} if each.question else ()),
            needs=frozenset({"name", "what"}),
            names=frozenset({each.name}),
            turn=(f"the inputs of {found.name}", each.name),
        )


def _input(each: Input, n_claims: int, ledger: Ledger) -> dict[str, Slot]:
    slots: dict[str, Slot] = {
        "name": one_of([each.name]),
        "what": texts(*_what(each)),
        "within": texts(each.within),
        "flag": texts(each.flag),
        "converted": texts(each.converted),
        "n_more": rest(n_claims, words().few["figures"]),
        "share": one_of([f"{each.share * PERCENT:.0f}"] if each.share else []),
        "elasticity": _elasticity(each, ledger),
        **flags(anything=each.reported.low is None and each.reported.high is None),
    }
    if each.reported.low is not None or each.reported.high is not None:
        slots["figure"] = amount(ledger, (each.reported.low, each.reported.high), each.unit, each.per)
    if each.band is not None:
        slots["best"] = amount(ledger, (each.band.best, each.band.best), each.unit)
        slots["most"] = amount(ledger, (each.band.low, each.band.high), each.unit)
    return slots


def _elasticity(each: Input, ledger: Ledger) -> Slot:
    if each.elasticity is None:
        return given(False)
    wanted, tail = abs(each.elasticity), words().elastic[each.elasticity < 0]
    return reading(lambda told: told.endswith(tail) and numeral(told.removesuffix(tail), ledger, wanted))


def _what(each: Input) -> Iterator[str]:
    known, title = words().inputs, flat(each.title)
    title = title[:1].upper() + title[1:]
    if each.source is Source.ASSUMPTION:
        yield known["assumed"].format(author=each.author, reason=each.reason)
    elif each.source is Source.SCHEME:
        yield known["scheme"].format(title=title)
    else:
        title = f"{title}, {each.only}" if each.only else title
        roots = known["root"] if each.n_roots == 1 else known["roots"].format(n=f"{each.n_roots:,}")
        yield known["question"].format(title=title, status=each.status, roots=roots)
