"""Derivations on the path: the questions that each formula means, then what it comes to. What rests on the same
findings is not reckoned again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whosays import derive
from whosays.derive import Answered, Case, Formula, Unanswered
from whosays.derive.options import Options
from whosays.model.derivation import Derivation
from whosays.pipeline import keys
from whosays.store.protocol import Entry, Kind

if TYPE_CHECKING:
    from whosays.algebra.rates import Rates
    from whosays.derive.figures import Amount, Cells
    from whosays.lexicon.derivations import InputEntry
    from whosays.model.finding import Finding
    from whosays.model.link import Lineage
    from whosays.pipeline.stages import Stages
    from whosays.store.protocol import Store


OPTIONS = Options()


def no_cells(scheme: str, on: date, when: Mapping[str, str]) -> str:  # noqa: ARG001
    """The amounts of a case without schemes: why there are none."""
    return f"this case has no scheme called {scheme!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deriving:
    """What derivations are made with: the formulas, how exchange rates are had and what they are digested by, the cells
    of schemes, and how draws are made."""

    formulas: Sequence[Formula]
    rates: Callable[[], Rates]
    editions: Sequence[object] = ()
    cells: Cells = no_cells
    options: Options = OPTIONS


def derivations(deriving: Deriving | None, case: Case, stages: Stages, store: Store) -> tuple[Derivation, ...]:
    """What the formulas come to over the answers of `case`, in order. One of a pack that has no figures here is passed
    over."""
    made: dict[str, Derivation] = {}
    if deriving is None:
        return ()
    for formula in deriving.formulas:
        answered = _answered(formula, case, stages, deriving.cells)
        if formula.of_pack and answered.refused:
            continue
        key = keys.of_derivation(formula, answered, stages, (*deriving.editions, deriving.options))
        made[key] = store.get(Kind.DERIVATIONS, key, Derivation) or derive.derivation(
            formula, answered, case.claims, deriving.rates(), deriving.options
        )
    store.add(Kind.DERIVATIONS, (Entry(id=key, record=found, words=found.title) for key, found in made.items()))
    store.keep(Kind.DERIVATIONS, made)
    return tuple(made.values())


def _answered(formula: Formula, case: Case, stages: Stages, cells: Cells) -> Answered:
    findings: dict[str, tuple[Finding, Lineage]] = {}
    amounts: dict[str, Amount] = {}
    refused: dict[str, str] = {}
    for sought in formula.inputs:
        try:
            if sought.question is not None:
                findings[sought.name] = _finding(sought.question, case, stages)
            elif sought.scheme is not None:
                amounts[sought.name] = _amount(sought.scheme, cells)
        except Unanswered as why:
            refused[sought.name] = str(why)
    direct, no_direct = _direct(formula, case, stages)
    return Answered(findings=findings, amounts=amounts, refused=refused, direct=direct, no_direct=no_direct)


def _direct(formula: Formula, case: Case, stages: Stages) -> tuple[tuple[Finding, Lineage] | None, str]:
    """What answers the same directly, or why nothing does."""
    if formula.same is None:
        return None, ""
    try:
        return _finding(formula.same, case, stages), ""
    except Unanswered as why:
        return None, f"nothing to compare with: {why}"


def _finding(asked: InputEntry, case: Case, stages: Stages) -> tuple[Finding, Lineage]:
    """The finding that is asked for, weighed again where only some of its roots are meant. Raises Unanswered."""
    answer = derive.chosen(asked, case.answers)
    cut = derive.narrowed(asked, answer, case)
    if cut is None:
        return answer.finding, answer.lineage
    question, lineage = cut
    return stages.finding(question, lineage, case.claims), lineage


def _amount(asked: InputEntry, cells: Cells) -> Amount:
    if asked.scheme is None or asked.on is None:
        raise Unanswered("no scheme and no day are named")
    found = cells(asked.scheme, asked.on, asked.when)
    if isinstance(found, str):
        raise Unanswered(found)
    return found
