"""Derivations on the path: the questions that each formula means, then what it comes to. What rests on the same
findings is not reckoned again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from whosays import derive
from whosays.derive import Answered, Case, Formula, Unanswered
from whosays.derive.options import Options
from whosays.model.derivation import Derivation
from whosays.model.identity import identity
from whosays.pipeline import keys
from whosays.store.protocol import Entry, Kind

if TYPE_CHECKING:
    from whosays.algebra.rates import Rates
    from whosays.derive.figures import Amount, Cells
    from whosays.lexicon.derivations import InputEntry
    from whosays.model.claim import Claim
    from whosays.model.finding import Estimate, Finding
    from whosays.model.link import Lineage
    from whosays.model.question import Question
    from whosays.pipeline.stages import Stages
    from whosays.store.protocol import Store


OPTIONS = Options()


def no_cells(scheme: str, on: date, when: Mapping[str, str]) -> str:  # noqa: ARG001
    """The amounts of a case without schemes: why there are none."""
    return f"this case has no scheme called {scheme!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deriving:
    """What derivations are made with: the formulas, how exchange rates are had and what they are digested by, the cells
    of schemes, and how draws are made; `faults` are formulas of the case that are wrong, in words."""

    formulas: Sequence[Formula]
    rates: Callable[[], Rates]
    editions: Sequence[object] = ()
    cells: Cells = no_cells
    options: Options = OPTIONS
    faults: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """The question that is meant with its roots that count; its finding, or None where that has to be weighed again."""

    question: Question
    lineage: Lineage
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Material:
    """What the names of a formula mean, what schemes give, and why some mean nothing; what answers the same directly,
    or why nothing does."""

    meant: Mapping[str, Meant]
    amounts: Mapping[str, Amount]
    refused: Mapping[str, str]
    direct: Meant | None
    no_direct: str


def derivations(deriving: Deriving | None, case: Case, stages: Stages, store: Store) -> tuple[Derivation, ...]:
    """What the formulas come to over the answers of `case`, in order. One of a pack that has no figures here is passed
    over."""
    if deriving is None:
        return ()
    made: dict[str, Derivation] = {}
    weigh, more = _weighing(case, stages), _with_one_more(case, stages)
    for formula in deriving.formulas:
        material = _material(formula, case, deriving.cells)
        if formula.of_pack and material.refused:
            continue
        key = keys.of_derivation(formula, material, case.claims, (stages.words, *deriving.editions, deriving.options))
        made[key] = store.get(Kind.DERIVATIONS, key, Derivation) or derive.derivation(
            formula, _answered(material, weigh, more), case.claims, deriving.rates(), deriving.options
        )
    store.add(Kind.DERIVATIONS, (Entry(id=key, record=found, words=found.title) for key, found in made.items()))
    store.keep(Kind.DERIVATIONS, made)
    return tuple(made.values())


def _material(formula: Formula, case: Case, cells: Cells) -> Material:
    meant: dict[str, Meant] = {}
    amounts: dict[str, Amount] = {}
    refused: dict[str, str] = {}
    for sought in formula.inputs:
        try:
            if sought.question is not None:
                meant[sought.name] = _meant(sought.question, case)
            elif sought.scheme is not None:
                amounts[sought.name] = _amount(sought.scheme, cells, case)
        except Unanswered as why:
            refused[sought.name] = str(why)
    direct, no_direct = _direct(formula, case)
    return Material(meant, amounts, refused, direct, no_direct)


def _direct(formula: Formula, case: Case) -> tuple[Meant | None, str]:
    """What answers the same directly, or why nothing does."""
    if formula.same is None:
        return None, ""
    try:
        return _meant(formula.same, case), ""
    except Unanswered as why:
        return None, f"nothing to compare with: {why}"


def _meant(asked: InputEntry, case: Case) -> Meant:
    """The question that is asked for, with only the roots that are meant. Raises Unanswered."""
    answer = derive.chosen(asked, case.answers)
    cut = derive.narrowed(asked, answer, case)
    return Meant(*cut, None) if cut else Meant(answer.question, answer.lineage, answer.finding)


Weigh = Callable[[Meant], tuple["Finding", "Lineage"]]


def _weighing(case: Case, stages: Stages) -> Weigh:
    """Findings of what is meant: those there are, and those made again where only some roots are, each once."""
    known: dict[str, Finding] = {}

    def weigh(meant: Meant) -> tuple[Finding, Lineage]:
        if meant.finding is not None:
            return meant.finding, meant.lineage
        key = identity(meant.question, meant.lineage)
        if key not in known:
            known[key] = stages.finding(meant.question, meant.lineage, case.claims)
        return known[key], meant.lineage

    return weigh


def _with_one_more(case: Case, stages: Stages) -> Callable[[Meant], Estimate | None]:
    """Estimates of what is meant with one more root, each made once; none where every root is held."""
    known: dict[str, Estimate | None] = {}

    def more(meant: Meant) -> Estimate | None:
        if all(root.held for root in meant.lineage.roots if root.current):
            return None
        key = identity(meant.question, meant.lineage)
        if key not in known:
            known[key] = stages.with_one_more(meant.question, meant.lineage, case.claims)
        return known[key]

    return more


def _answered(material: Material, weigh: Weigh, more: Callable[[Meant], Estimate | None]) -> Answered:
    told = {name: estimate for name, meant in material.meant.items() if (estimate := more(meant)) is not None}
    return Answered(
        more=told,
        findings={name: weigh(meant) for name, meant in material.meant.items()},
        amounts=material.amounts,
        refused=material.refused,
        direct=weigh(material.direct) if material.direct else None,
        no_direct=material.no_direct,
    )


def _amount(asked: InputEntry, cells: Cells, case: Case) -> Amount:
    """What a scheme gives, with the claims at the places that it cites. Raises Unanswered."""
    if asked.scheme is None or asked.on is None:
        raise Unanswered("no scheme and no day are named")
    found = cells(asked.scheme, asked.on, asked.when)
    if isinstance(found, str):
        raise Unanswered(found)
    claims = (claim for cited in found.cited for claim in case.claims.values() if _stands(claim, cited))
    return replace(found, claims=tuple(dict.fromkeys(claim.id for claim in claims)))


def _stands(claim: Claim, cited: tuple[str, int, int]) -> bool:
    """Whether a claim's figure stands in a cited place, whose document is told by the beginning of its digest."""
    document, start, end = cited
    return claim.document.startswith(document) and claim.evidence.start < end and start < claim.evidence.end
