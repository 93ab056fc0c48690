"""The charts of a page: everything that is drawn stands where its record puts it; no sign is explained twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.verify.proof_places import Fault, question_faults
from whosays.verify.proof_places_reckoned import derivation_faults, scheme_faults

if TYPE_CHECKING:
    from whosays.verify.proof_desk import Desk
    from whosays.verify.proof_units import Drawn, Sheet


def drawn_faults(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """What is drawn elsewhere than where its record puts it."""
    for drawn in desk.sheet.drawn:
        yield from ((drawn.place, told, why) for told, why in _faults(drawn, desk))
    yield from _key_faults(desk.sheet)


def _faults(drawn: Drawn, desk: Desk) -> Iterator[Fault]:
    kind, _, key = drawn.anchor.partition("-")
    account = desk.ledger.account
    if kind == "q" and (answer := desk.ledger.answers.get(key)):
        yield from question_faults(drawn, answer, desk)
    for found in account.derivations if kind == "d" else ():
        if found.name == key:
            yield from derivation_faults(drawn, found, desk)
    for told in account.schemes if kind == "s" else ():
        if told.scheme.key == key:
            yield from scheme_faults(drawn, told, desk)


def _key_faults(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Entries that the key of a chart has twice: each sign is explained once."""
    seen: set[tuple[int, str]] = set()
    for unit in sheet.units:
        if unit.kind == "drawn" and unit.head == "key":
            if (unit.group, unit.text) in seen:
                yield unit.place, unit.text, "the key of this chart has it twice"
            seen.add((unit.group, unit.text))
