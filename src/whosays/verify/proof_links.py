"""Citations of a finished report: a link leads to a place of the file, and what stands there bears the link's words.

What always holds: each kind of place has one rule for the words that may stand on a link to it; a link whose words no
slot of its line has read against the record that it leads to (`borne`) must keep that rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.verify.proof_checks import checks_of
from whosays.verify.proof_evidence import told_place
from whosays.verify.proof_units import Sheet, Span, Unit, flat
from whosays.verify.proof_words import words

if TYPE_CHECKING:
    from whosays.verify.proof_desk import Desk
    from whosays.verify.proof_scopes import Scope

_LETTER = re.compile(r"\(([a-z]{1,2})\)")
_FACTOR = re.compile(r" ×[^ ]+$")
EVIDENCE = frozenset({"c", "t", "unread", "gap"})


def link_fault(unit: Unit, span: Span, scope: Scope, desk: Desk) -> str:
    """Why a link that no slot has borne out must be refused; nothing if it may stand."""
    target, told = span.target or "", unit.text[span.start : span.end]
    if target not in desk.sheet.anchors:
        return f"it leads to “{target}”, which is no place of the file"
    kind, letter = target.partition("-")[0] if "-" in target else "", _LETTER.fullmatch(told)
    if letter:
        held = target == f"{unit.anchor}-{letter[1]}"
    elif kind in EVIDENCE:
        held = _is_evidence(target, told, scope, desk)
    elif kind == "k":
        held = _is_check(target, unit.text[: span.start], desk)
    elif target == "checks" and scope.kind == "question":
        held = told == unit.text and told.startswith(words().further)
    elif kind in ("q", "doc"):
        held = target in scope.targets and (kind == "q" or told in scope.names)
    else:
        held = _is_heading(target, told, desk)
    return "" if held else f"it leads to another place than these words tell: “{desk.there(target)}”"


def _is_evidence(target: str, told: str, scope: Scope, desk: Desk) -> bool:
    """A link to words of a source stands on their place, or is that of the one claim whose own row this is."""
    own = target.startswith("c-") and target in scope.names
    return own or any(told == told_place(r.evidence, desk.ledger) for r in scope.rests if r.anchor == target)


def _is_check(target: str, before: str, desk: Desk) -> bool:
    """A link to a check stands behind its sentence and its factor."""
    check = checks_of(desk.ledger).by_id.get(target.removeprefix("k-"))
    return check is not None and _FACTOR.sub("", before.rstrip()) == flat(desk.ledger.in_house(check.sentence))


def _is_heading(target: str, told: str, desk: Desk) -> bool:
    """A link to a part stands on the words of its heading."""
    there = desk.there(target)
    return bool(there) and told in (there, words().skip.format(heading=there.lower()))


def reference_faults(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Anchors that stand twice, and names of labels that nothing has."""
    for place, name in sheet.references:
        if name not in sheet.anchors:
            yield place, name, "nothing of the file has this name"
    for name in sheet.twice:
        yield "the file", name, "two places of the file have this name: a link to it leads to the first"
