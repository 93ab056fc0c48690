"""Questions answered by claims made by hand, and formulas over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from tests.making import by_id
from whosays import reconcile, settings
from whosays.algebra.rates import Rates
from whosays.derive import Answered, Case, Formula, chosen, compiled, derivation, narrowed
from whosays.derive.options import Options
from whosays.lexicon import load
from whosays.lexicon.packs import PackFile
from whosays.lexicon.rates import published
from whosays.model.claim import Claim
from whosays.model.derivation import Derivation
from whosays.model.link import Lineage, Root
from whosays.model.question import Bearing, Question
from whosays.model.report import Answer


@cache
def pack() -> PackFile:
    return load().pack


def formula(text: str) -> Formula:
    """The one derivation that `text` writes."""
    return compiled(settings.parsed(f'[[derivation]]\nname = "it"\n{text}', "case.toml").derivations, pack())[0]


def answer(measure: str, claims: Sequence[Claim], roots: Sequence[Root], **key: str) -> Answer:
    """A question about `measure` that `claims` answer, weighed as cases are."""
    asked: dict[str, Any] = {"population": None, "place": None, "period": None, **key}
    bearings = tuple(Bearing(claim=claim.id) for claim in claims)
    question = Question(measure=measure, unit="", bearings=bearings, **asked)
    lineage = Lineage(question=question.id, roots=tuple(roots), edges=(), set_aside=())
    return Answer(
        question=question, lineage=lineage, finding=reconcile.finding(question, lineage, by_id(*claims), pack())
    )


def derived(
    written: Formula,
    answers: Sequence[Answer],
    claims: Sequence[Claim],
    dates: dict[str, date] | None = None,
    options: Options = Options(draws=4096),  # noqa: B008
) -> Derivation:
    """What a formula comes to over `answers`."""
    case = Case(answers, by_id(*claims), dates or {})
    findings = {}
    for sought in written.inputs:
        if sought.question is not None:
            found = chosen(sought.question, answers)
            cut = narrowed(sought.question, found, case)
            findings[sought.name] = (
                (reconcile.finding(*cut, case.claims, pack()), cut[1]) if cut else (found.finding, found.lineage)
            )
    same = chosen(written.same, answers) if written.same else None
    direct = (same.finding, same.lineage) if same else None
    answered = Answered(findings=findings, amounts={}, refused={}, direct=direct)
    return derivation(written, answered, case.claims, Rates(published()), options)
