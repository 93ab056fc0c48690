"""Which claims of plain records are one voice: those of one root, and those that copy one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whosays.model.identity import identity
from whosays.model.mention import Stance
from whosays.reconcile.reports import Report
from whosays.reconcile.told import Told


@dataclass(frozen=True, slots=True)
class Voices:
    """The roots of a question. `speaking` is the claim that speaks for each root, in the order of their first claims;
    `reports` what they report; `heard` the same with denials, which are no voices; `apart` what all claims would report
    if none copied another.
    """

    speaking: Mapping[str, Told]
    reports: tuple[Report, ...]
    heard: tuple[Report, ...]
    apart: tuple[Report, ...]

    @classmethod
    def of(cls, told: Sequence[Told]) -> Voices:
        """The voices of the claims on one question."""
        voting = [each for each in told if each.votes]
        names = {each.name: each for each in voting}
        copied = {each.copy_of for each in voting}
        roots: dict[str, list[Told]] = {}
        for each in voting:
            roots.setdefault(_root(each, names, copied), []).append(each)
        speaking = {root: _latest(members) for root, members in roots.items()}
        reports = tuple(_report(root, each, names) for root, each in speaking.items())
        denials = tuple(each.report(None) for each in told if each.stance is Stance.DENIES)
        apart = tuple(each.report(each.name) for each in voting)
        return cls(speaking, reports, reports + denials, apart + denials)


def _root(told: Told, names: Mapping[str, Told], copied: set[str | None]) -> str:
    """The root of a claim: its own field, else that of what it surely copies, else its speaker and figure."""
    seen: set[str] = set()
    while told.record.get("root") is None and told.copy_of and told.copy_odds == 1:
        if told.copy_of not in names:
            return f"copied {told.copy_of}"
        if told.copy_of in seen:
            return f"copied {min(seen)}"
        seen.add(told.copy_of)
        told = names[told.copy_of]
    root = told.record.get("root")
    if root is not None:
        return str(root)
    alone = told.name in copied or told.copy_of is not None
    return told.name if alone else identity(told.speaker, told.quantity.low, told.quantity.high)


def _latest(members: Sequence[Told]) -> Told:
    """The member that holds last, the first of several; what has no day comes before all."""
    return max(members, key=lambda each: each.day or date.min)


def _report(root: str, told: Told, names: Mapping[str, Told]) -> Report:
    """What a root reports; with its odds where it may copy another claim of the question."""
    report, origin = told.report(root), names.get(told.copy_of or "")
    if origin is None or told.copy_odds == 1:
        return report
    return replace(report, copied=told.copy_odds, changed=told.quantity != origin.quantity)
