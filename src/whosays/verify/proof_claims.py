"""A claim as the lines of its row tell it: figure, who, through whom, when, and what is to be known of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whosays.model.claim import Claim
from whosays.model.link import Edge, Root
from whosays.model.rate import Conversion
from whosays.model.report import Answer
from whosays.verify.proof_figures import Wanted, of_quantity
from whosays.verify.proof_ledger import Ledger, joined, root_letter
from whosays.verify.proof_money import implied_rate
from whosays.verify.proof_phrases import Slot, given, one_of, reading
from whosays.verify.proof_scopes import Scope, count, figure, flags, lettered, texts, tiled, when
from whosays.verify.proof_words import words

Notes = Mapping[str, str]
"""The notes of a part of a report by their letters."""


def claim_scope(claim: Claim, answer: Answer, notes: Notes, ledger: Ledger, *, lettered: bool) -> Scope:
    """The row of `claim` in the table of the question that `answer` answers; where rows are `lettered`, the letter of
    its root stands in each, else in the first row of a root."""
    evidence = claim.evidence
    return Scope(
        kind="claim",
        says=f"“{evidence.exact}” ({ledger.name(claim.document)}, characters {evidence.start} to {evidence.end})",
        slots={
            **_said(claim, ledger),
            **_dated(claim, notes, ledger),
            **_beside(claim, answer, ledger),
            **_noted(claim, notes, ledger),
        },
        rests=ledger.rests([claim]),
        needs=_needs(claim, answer, ledger, lettered=lettered),
        names=frozenset({f"c-{claim.id}"}),
        turn=(f"the claims of q-{answer.question.id}", claim.id),
    )


def _needs(claim: Claim, answer: Answer, ledger: Ledger, *, lettered: bool) -> frozenset[str]:
    """What the row of a claim may not leave out."""
    stance, (_, root) = words().stance.get(claim.stance.value, ""), ledger.ways(answer).root.get(claim.id, (0, None))
    told = {
        "via": bool(claim.via),
        "stance": stance not in ("", ledger.who(claim)),
        "period": claim.as_of is not None,
        "?undated": claim.as_of is None,
        "doubt_letters": bool(claim.doubts or claim.found_by),
        "root_letter": root is not None and (lettered or root.claims[0] == claim.id),
        "converted": claim.id in ledger.conversions and ledger.conversions[claim.id].low is not None,
    }
    return frozenset({"figure", "who", *(name for name, needed in told.items() if needed)})


def _said(claim: Claim, ledger: Ledger) -> dict[str, Slot]:
    stance = words().stance.get(claim.manner)
    return {
        "figure": figure(ledger, of_quantity(claim.quantity)),
        "who": texts(ledger.who(claim)),
        "via": texts(joined([flat_name for each in claim.via if (flat_name := each)])),
        "stance": one_of([stance] if stance else []),
    }


def _dated(claim: Claim, notes: Notes, ledger: Ledger) -> dict[str, Slot]:
    told = tiled("date_note", date_slots(claim, ledger))
    return {
        "period": when(claim.as_of.period if claim.as_of else None),
        "undated": given(claim.as_of is None),
        "date_letter": lettered(lambda found: len(found) == 1 and told(notes.get(found[0], ""))),
    }


def date_slots(claim: Claim, ledger: Ledger) -> dict[str, Slot]:
    """What a note on the date of a claim may say."""
    as_of, source = claim.as_of, ledger.sources.get(claim.document)
    if as_of is None:
        return {}
    reason = as_of.reason.removeprefix(f"'{as_of.words}': ")
    dated = source.dated.reason if source and source.dated else ""
    stated = [reason, *(part for part in reason.split("; "))]
    stated += [part for each in stated if dated and dated in each for part in each.split(dated)]
    return {
        "date_words": texts(as_of.words),
        "date_reason": texts(*(each.strip(" ,;") for each in stated)),
        "period": when(as_of.period),
        "inherited": given(as_of.inherited),
        "alternative": when(as_of.alternative),
    }


def _noted(claim: Claim, notes: Notes, ledger: Ledger) -> dict[str, Slot]:
    """The letters of doubts, all of them, and of what the amount is in the currency of the house."""
    told = tuple(tiled("doubt_note", {"doubt": texts(each)}) for each in claim.doubts)
    if claim.found_by:
        told = (*told, tiled("doubt_note", {"found_by": texts(claim.found_by)}))

    def all_told(letters: Sequence[str]) -> bool:
        found = [notes.get(letter, "") for letter in letters]
        return len(set(letters)) == len(letters) == len(set(told)) and all(
            any(each(note) for note in found) for each in told
        )

    money = ledger.conversions.get(claim.id)
    slots = {"doubt_letters": lettered(all_told)}
    if money is not None:
        slots |= _converted(money, claim, notes, ledger)
    return slots


def _converted(money: Conversion, claim: Claim, notes: Notes, ledger: Ledger) -> dict[str, Slot]:
    own = claim.quantity
    per = own.per
    real = Wanted(low=money.real_low, high=money.real_high, unit=money.unit, per=per, rounded=True)
    told = tiled(
        "rate_note",
        {
            "rate": implied_rate((money.rate_low, money.rate_high), (own.unit, money.unit), ledger),
            "rate_dates": when(money.dates),
            "rate_source": texts(money.source),
            "unit": texts(money.unit),
            "why_not": texts(money.why_not),
            "prices": texts(money.prices),
            "real": figure(ledger, real),
            "index": texts(money.index),
        },
    )
    amount = Wanted(low=money.low, high=money.high, unit=money.unit, per=per, rounded=True)
    return {
        "converted": figure(ledger, amount),
        "rate_letter": lettered(lambda found: len(found) == 1 and told(notes.get(found[0], ""))),
    }


def _beside(claim: Claim, answer: Answer, ledger: Ledger) -> dict[str, Slot]:
    """Its root, how it goes back to it, and why it does not count."""
    ways = ledger.ways(answer)
    edges, aside = ways.edges.get(claim.id, []), ways.aside.get(claim.id, [])
    number, root = ways.root.get(claim.id, (-1, None))
    return {
        "root_letter": one_of([root_letter(number)]) if root else given(False),
        "edge_why": texts(*(edge.why for edge in edges if edge.origin)),
        "mutation": texts(*(told for edge in edges for told in _changes(edge))),
        "aside": texts(*aside),
        **flags(set_aside=bool(aside) and root is None, not_traced=not aside and root is None),
        "detail": reading(tiled("detail", detail_slots(root))) if root else given(False),
    }


def _changes(edge: Edge) -> list[str]:
    return [f"{each.kind.value.replace('_', ' ')} ({each.words})" for each in edge.mutations]


def detail_slots(root: Root) -> dict[str, Slot]:
    """What stands behind the first line of a root."""
    blocs = [re.sub(r"\b\w", lambda found: found[0].upper(), bloc.replace("_", " ")) for bloc in root.blocs]
    many = len(root.claims)
    return {
        "blocs": texts(joined(blocs)),
        **flags(revised=not root.current, held=root.held and bool(root.speakers), told_once=many == 1),
        "n_told": count(many),
    }
