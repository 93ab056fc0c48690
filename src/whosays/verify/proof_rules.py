"""Rules of payment as a report tells them: for whom, in force when, how much, what changed, what nobody states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from whosays.model.document import Evidence
from whosays.model.period import Period
from whosays.model.scheme import (
    Allowed,
    Basis,
    Boundary,
    Cell,
    Change,
    Cited,
    Money,
    Multiple,
    Scheme,
    SchemeTold,
    Standing,
    Term,
)
from whosays.verify.proof_figures import Wanted
from whosays.verify.proof_ledger import Ledger, Rests
from whosays.verify.proof_phrases import At, Slot, either, one_of, reading, several
from whosays.verify.proof_scopes import Scope, count, counts, figure, flags, numeral, period_of, rest, texts
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

PERCENT = 100
_SILENT = frozenset({Standing.SILENT, Standing.INFERRED})
AROUND = 32


def scheme_scope(told: SchemeTold, number: int, ledger: Ledger) -> Scope:
    """What the lines of a scheme, its rules aside, may say."""
    scheme, amounts = told.scheme, dict(told.amounts)
    cited = [c for each in scheme.unknowns for c in each.claims] + [c for cell in scheme.cells for c in cell.claims]
    stretches = [each for each in told.coverage.stretches if each.standing in _SILENT]
    keys = {cell.key for cell in scheme.cells}
    silences = (_silence(scheme, each.when, each.layer, each.term, each.standing) for each in stretches)
    return Scope(
        kind="scheme",
        says=f"the rules {scheme.key}",
        slots={
            "number": count(number),
            "scheme_title": texts(scheme.title),
            **flags(draft=scheme.draft),
            **counts(n_rules=len(scheme.cells), n_sure=len(scheme.confirmed & keys)),
            "condition": texts(*(cell.condition for cell in scheme.cells if cell.basis is Basis.INFERRED)),
            "change": either(*(_change(scheme, each, amounts, ledger) for each in told.changes)),
            "silence": either(*silences),
            "unknown": texts(*(each.says for each in scheme.unknowns)),
            "n_silent": rest(len(stretches), words().few["silences"]),
        },
        rests=tuple(_rests(cited, ledger)),
    )


def rule_scopes(told: SchemeTold, ledger: Ledger) -> Iterator[Scope]:
    """What the row of each rule may say."""
    scheme, amounts = told.scheme, dict(told.amounts)
    for cell in scheme.cells:
        yield Scope(
            kind="rule",
            says=f"the rule {cell.key} of {scheme.key}",
            slots=_rule(scheme, cell, amounts[cell.key], ledger),
            rests=tuple(_rests(cell.claims, ledger)),
            needs=frozenset({"case", "term", "amount"}),
            names=frozenset({f"s-{scheme.key}-{cell.key}"}),
            turn=(f"the rules of {scheme.key}", cell.key),
        )


def _rule(scheme: Scheme, cell: Cell, amount: Money, ledger: Ledger) -> dict[str, Slot]:
    readings = [
        dict(doubt.values).get(value, "") for key, value in cell.reading for doubt in scheme.doubts if doubt.key == key
    ]
    slots = {
        "case": texts(case_of(scheme, cell.when, cell.layer)),
        "term": term_slot(cell.valid),
        "amount": money(amount, ledger),
        "says": texts(cell.says),
        "printed": several(either(*(money(each.amount, ledger) for each in cell.printed)), (", ",)),
        "reading": texts(*readings),
        "n_more": rest(len(tuple(_rests(cell.claims, ledger))), words().few["places"]),
        **flags(carried=cell.basis is Basis.CARRIED),
    }
    if isinstance(cell.amount, Multiple):
        other, share = scheme.cell(cell.amount.of), cell.amount.factor * PERCENT
        slots["of"] = texts(case_of(scheme, other.when, other.layer))
        slots["share"] = reading(lambda found: numeral(found, ledger, share))
    return slots


def money(amount: Money, ledger: Ledger) -> Slot:
    """An amount of a rule."""
    return figure(ledger, Wanted(low=amount.low, high=amount.high, unit=amount.currency, per=amount.per))


def case_of(scheme: Scheme, when: Allowed, layer: str = "") -> str:
    """For whom and what, in the titles that the scheme gives its axes and its layers."""
    told = [" or ".join(dict(scheme.axis(axis).values)[value] for value in values) for axis, values in when]
    told += [each.title for each in scheme.layers[1:] if each.key == layer]
    return flat(", ".join(told)) or words().any_case


def term_slot(term: Term | None) -> Slot:
    """When a rule is in force."""
    if term is None:
        return one_of([words().undated_rule])
    if term.start is None and term.end is None:
        return one_of([words().always])
    return reading(lambda told: _tells_term(told, term))


def _tells_term(told: str, term: Term) -> bool:
    openings = {side: f"{opening} " for opening, side in words().openings.items()}
    ends = [(openings["from"], term.start)] if term.start else []
    ends += [(openings["until"], term.end)] if term.end else []
    parts = told.split(", ")
    return len(parts) == len(ends) and all(
        part.startswith(opening) and _tells_day(part[len(opening) :], boundary)
        for part, (opening, boundary) in zip(parts, ends, strict=True)
    )


def _tells_day(told: str, boundary: Boundary) -> bool:
    some = words().some_day
    if not boundary.exact:
        told = told.removeprefix(some) if told.startswith(some) else ""
    return bool(told) and period_of(told) == Period(first=boundary.earliest, last=boundary.latest)


def _change(scheme: Scheme, change: Change, amounts: dict[str, Money], ledger: Ledger) -> Slot:
    """What one rule after another made of an amount."""
    case = case_of(scheme, tuple((axis, (value,)) for axis, value in change.point))
    middle, on = f": {case[:1].upper()}{case[1:]}: ", words().on

    def ends(at: At) -> Iterator[int]:
        told = at.text[at.start :]
        day, found, rest = told.partition(middle)
        if not found or not day.startswith(on) or not _tells_day(day[len(on) :], change.on):
            return
        before, arrow, after = rest.partition(" → ")
        after, bracket, percent = after.partition(" (")
        figures = (before, change.before), (after, change.after)
        held = all(list(money(amounts[key], ledger)(At(words, 0, ""))) == [len(words)] for words, key in figures)
        if arrow and held and _percent(percent.removesuffix(")") if bracket else "", change.percent, ledger):
            yield len(at.text)

    return ends


def change_day(change: Change) -> Slot:
    """On which day a rule took the place of another."""
    on = words().on
    return reading(lambda told: told.startswith(on) and _tells_day(told[len(on) :], change.on))


def _percent(told: str, wanted: Decimal | None, ledger: Ledger) -> bool:
    if wanted is None:
        return not told
    sign = "+" if wanted > 0 else "−"
    return told.startswith(sign) and told.endswith("%") and numeral(told[1:-1], ledger, abs(wanted))


def _silence(scheme: Scheme, when: Allowed, layer: str, term: Term, standing: Standing) -> Slot:
    """For whom and when no rule is stated."""
    case = case_of(scheme, when, layer)
    head = f"{case[:1].upper()}{case[1:]}: {words().silent[standing.name.casefold()]}, "
    inside = term_slot(term)

    def ends(at: At) -> Iterator[int]:
        if at.text.startswith(head, at.start):
            for end in inside(At(at.text, at.start + len(head), at.then)):
                if end == len(at.text):
                    yield end

    return ends


def _rests(cited: list[Cited] | tuple[Cited, ...], ledger: Ledger) -> Iterator[Rests]:
    for each in cited:
        known = ledger.sources_like(each.document)
        document = known[0].document if len(known) == 1 else None
        if document is None or document.text[each.start : each.end] != each.exact:
            continue
        claim = next((c for c in _at(document.id, each, ledger)), None)
        if claim:
            yield from ledger.rests([ledger.claims[claim]])
        else:
            yield _bare(document.quote(each.start, each.end, context=AROUND))


def _bare(evidence: Evidence) -> Rests:
    return Rests(evidence=evidence, sentence=evidence)


def _at(document: str, cited: Cited, ledger: Ledger) -> list[str]:
    found = ledger.starting.get((document, cited.start), ())
    return [claim for claim in found if ledger.claims[claim].evidence.exact == cited.exact]
