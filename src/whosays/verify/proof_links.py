"""Citations of a finished report: a link leads to a place of the file, and what stands there bears the link's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.verify.proof_checks import checks_of
from whosays.verify.proof_figures import of_quantity
from whosays.verify.proof_units import Sheet, Span, Unit, flat

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.verify.proof_desk import Desk
    from whosays.verify.proof_scopes import Scope

_LETTER = re.compile(r"\(([a-z]{1,2})\)")


def link_fault(unit: Unit, span: Span, scope: Scope, desk: Desk) -> str:
    """Why a link must be refused; nothing if it may stand."""
    target, told = span.target or "", unit.text[span.start : span.end]
    if target not in desk.sheet.anchors:
        return f"it leads to “{target}”, which is no place of the file"
    if target.startswith("c-"):
        return _claim_fault(unit, span, scope, desk)
    if letter := _LETTER.fullmatch(told):
        return "" if target.endswith(f"-{letter[1]}") and unit.anchor in target else "it leads to another note"
    if target in scope.targets and not (scope.kind == "question" and target.startswith("q-")):
        return ""
    first = desk.firsts.get(target)
    there = first.text if first else ""
    if target.startswith("k-"):
        check = checks_of(desk.ledger).by_id.get(target.removeprefix("k-"))
        told_before = unit.text[: span.start]
        return "" if check and flat(check.sentence) in told_before else "it leads to another check"
    same = bool(told and there) and (told in there or there.casefold() in told.casefold())
    return "" if same else f"it leads to “{there}”"


def reference_faults(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Anchors that stand twice, and names of labels that nothing has."""
    for place, name in sheet.references:
        if name not in sheet.anchors:
            yield place, name, "nothing of the file has this name"
    for name in sheet.twice:
        yield "the file", name, "two places of the file have this name: a link to it leads to the first"


def _claim_fault(unit: Unit, span: Span, scope: Scope, desk: Desk) -> str:
    target, told = span.target or "", unit.text[span.start : span.end]
    claim = desk.ledger.claims.get(target.removeprefix("c-"))
    if claim is None or target not in scope.targets:
        return "it leads to a claim that is not the one meant"
    if target in scope.names or _place(claim, desk) == told:
        return ""
    exact = flat(claim.evidence.exact)
    if exact not in told and not desk.ledger.figures.tells(told, of_quantity(claim.quantity, loose=True)):
        return f"it leads to “{exact}”"
    after = unit.text[span.end :]
    if after.startswith(" (") and scope.kind in ("question", "bound"):
        who = f" ({desk.ledger.who(claim)})"
        return "" if after.startswith(who) else f"it leads to what {desk.ledger.who(claim)} says"
    return ""


def _place(claim: Claim, desk: Desk) -> str:
    evidence = claim.evidence
    where = f", {flat(evidence.place)}" if evidence.place else ""
    return f"{desk.ledger.name(claim.document)}, characters {evidence.start}–{evidence.end}{where}"
