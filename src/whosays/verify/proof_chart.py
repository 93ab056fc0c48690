"""The words in the charts of a question: each mark's title is the figure, the speaker and the date of one claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.model.claim import Claim
from whosays.model.link import Edge, Root
from whosays.model.quantity import is_currency
from whosays.model.report import Answer
from whosays.verify.proof_claims import root_letter
from whosays.verify.proof_figures import Wanted, of_quantity
from whosays.verify.proof_ledger import Ledger, joined
from whosays.verify.proof_phrases import Family, Slot, one_of, reading, several, word_by_word, words
from whosays.verify.proof_questions import question_title, title_parts
from whosays.verify.proof_scopes import Scope, count, figure, flags, texts, when
from whosays.verify.proof_units import flat


def chart_scope(answer: Answer, ledger: Ledger) -> Scope:
    """What stands as words in the charts of a question's claims."""
    claims = charted(answer, ledger)
    phrases = words().phrases
    families: list[Family] = [(phrases["chart_unit"], slots) for slots in _units(answer, claims, ledger)]
    families += [
        (phrases["chart_root"], _root(root, n, ledger)) for n, root in enumerate(answer.lineage.roots) if root.claims
    ]
    families += [(phrases["chart_claim"], _claim(claim, answer, ledger)) for claim in claims]
    many = reading(lambda told: told.isdigit() and 0 < int(told) <= len(claims))
    return Scope(
        kind="chart",
        says=f"the charts of {title_parts(answer.question, ledger)[0]}",
        slots={
            "question_title": question_title(answer.question, ledger),
            "n_some": many,
            "names": several(texts(*{claim.publisher or ledger.name(claim.document) for claim in claims})),
            "n_origins": reading(lambda told: told.isdigit() and 0 < int(told) <= len(answer.lineage.roots)),
            **_band(answer, ledger),
        },
        families=tuple(families),
    )


def charted(answer: Answer, ledger: Ledger) -> list[Claim]:
    """The claims that a chart may show."""
    ids = [*(claim for root in answer.lineage.roots for claim in root.claims), *answer.question.answers]
    return ledger.some(dict.fromkeys([*ids, *(each.claim for each in answer.lineage.set_aside)]))


def _spaced(ledger: Ledger, *wanted: Wanted) -> Slot:
    """A figure that may be followed by other words without a sign between them."""
    return word_by_word(lambda told: any(ledger.figures.tells(told, each) for each in wanted))


def _band(answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    found, finding = answer.finding.estimate, answer.finding
    if found is None:
        return {}
    unit = finding.unit
    return {
        "best": _spaced(ledger, Wanted(low=found.best, high=found.best, unit=unit, per=finding.per)),
        "half": _spaced(ledger, Wanted(low=found.low50, high=found.high50, unit=unit)),
        "most": _spaced(ledger, Wanted(low=found.low, high=found.high, unit=unit)),
    }


def _units(answer: Answer, claims: list[Claim], ledger: Ledger) -> Iterator[dict[str, Slot]]:
    """For each unit and rate: how many figures, and from where to where they run."""
    for unit, per in dict.fromkeys((claim.quantity.unit, claim.quantity.per) for claim in claims):
        some = [claim for claim in claims if (claim.quantity.unit, claim.quantity.per) == (unit, per)]
        ends = sorted(end for c in some for end in (c.quantity.low, c.quantity.high) if end is not None)
        yield {
            "plot_unit": one_of([unit] if is_currency(unit) else []),
            "question_title": question_title(answer.question, ledger),
            "n_figures": count(len(some)),
            "reach": _spaced(ledger, Wanted(low=ends[0], high=ends[-1], unit=unit)),
        }


def _root(root: Root, number: int, ledger: Ledger) -> dict[str, Slot]:
    first = ledger.some(root.claims)
    blocs = [re.sub(r"\b\w", lambda found: found[0].upper(), bloc.replace("_", " ")) for bloc in root.blocs]
    return {
        "letter": one_of([root_letter(number)]),
        "root_who": texts(*(ledger.who(claim) for claim in first)),
        "bloc": texts(joined(blocs)),
        **flags(held=root.held, lost=not root.held),
    }


def _claim(claim: Claim, answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    edges = [edge for edge in answer.lineage.edges if edge.claim == claim.id]
    roots = [(n, root) for n, root in enumerate(answer.lineage.roots) if claim.id in root.claims]
    aside = [each.reason for each in answer.lineage.set_aside if each.claim == claim.id]
    return {
        "letter": one_of([root_letter(n) for n, _ in roots] or ["–"]),
        "figure": figure(ledger, of_quantity(claim.quantity)),
        "who": texts(ledger.who(claim)),
        "file": texts(claim.publisher, ledger.name(claim.document)),
        "period": when(claim.as_of.period if claim.as_of else None),
        "n_told": reading(
            lambda told: any(told == str(n) for _, root in roots for n in range(2, len(root.claims) + 1))
        ),
        "edge_why": texts(*(edge.why for edge in edges)),
        "mutation": texts(*(told for edge in edges for told in _changes(edge))),
        "aside": texts(*aside),
        **flags(revised=any(not root.current for _, root in roots), undated=claim.as_of is None),
    }


def _changes(edge: Edge) -> list[str]:
    return [flat(f"{each.kind.value.replace('_', ' ')} ({each.words})") for each in edge.mutations]
