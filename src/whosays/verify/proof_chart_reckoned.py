"""The words in the charts of derivations and of rules of payment."""

from __future__ import annotations

from whosays.model.derivation import Derivation, Input
from whosays.model.scheme import SchemeTold
from whosays.verify.proof_figures import Wanted, of_quantity
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_phrases import Family, Slot, given, one_of, word_by_word
from whosays.verify.proof_rules import case_of, money, term_slot
from whosays.verify.proof_scopes import Scope, count, figure, texts
from whosays.verify.proof_words import words

PERCENT = 100


def derivation_chart(found: Derivation, ledger: Ledger) -> Scope:
    """What stands as words in the chart of a derivation: inputs, result, direct claims."""
    told = found.estimate
    families: list[Family] = [("chart_input", _input(each, ledger)) for each in found.inputs]
    for claim in ledger.some(each.claim for each in found.compared):
        slots = {"figure": figure(ledger, of_quantity(claim.quantity)), "who": texts(ledger.who(claim))}
        families.append(("chart_compared", slots))
    result = Wanted(low=found.reported.low, high=found.reported.high, unit=found.unit, per=found.per, each=found.each)
    slots = {"title": texts(found.title), "says": texts(found.says), "result": _or_anything(result, ledger)}
    if told is not None:
        unit = found.unit
        best = Wanted(low=told.best, high=told.best, unit=unit, per=found.per, each=found.each)
        slots["best"] = _spaced(ledger, best)
        slots["half"] = _spaced(ledger, Wanted(low=told.low50, high=told.high50, unit=unit))
        slots["most"] = _spaced(ledger, Wanted(low=told.low, high=told.high, unit=unit))
    return Scope(kind="chart_derived", says=f"the chart of {found.name}", slots=slots, families=tuple(families))


def _or_anything(wanted: Wanted, ledger: Ledger) -> Slot:
    if wanted.low is None and wanted.high is None:
        return one_of([words().anything])
    return figure(ledger, wanted)


def _spaced(ledger: Ledger, wanted: Wanted) -> Slot:
    return word_by_word(lambda told: ledger.figures.tells(told, wanted))


def _input(each: Input, ledger: Ledger) -> dict[str, Slot]:
    wanted = Wanted(low=each.reported.low, high=each.reported.high, unit=each.unit, per=each.per)
    title = f"{each.title}, {each.only}" if each.only else each.title
    share = each.share
    return {
        "figure": _or_anything(wanted, ledger),
        "title": texts(title, each.title, each.name),
        "share": one_of([f"{share * PERCENT:.0f}"]) if share else given(False),
    }


def scheme_chart(told: SchemeTold, ledger: Ledger) -> Scope:
    """What stands as words in the chart of rules: each case, and each rule with its amount and its time."""
    scheme, amounts = told.scheme, dict(told.amounts)
    families: list[Family] = []
    for cell in scheme.cells:
        slots = {
            "case": texts(case_of(scheme, cell.when, cell.layer)),
            "amount": money(amounts[cell.key], ledger),
            "term": term_slot(cell.valid),
        }
        families.append(("chart_rule", slots))
    slots = {
        "title": texts(scheme.title),
        "n_rules": count(len(scheme.cells)),
    }
    return Scope(kind="chart_rules", says=f"the chart of {scheme.key}", slots=slots, families=tuple(families))
