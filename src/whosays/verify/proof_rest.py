"""What a report says beside its questions: how much there is, documents, what was left unread, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whosays.model.check import Verdict
from whosays.model.report import Account, Source
from whosays.verify.proof_checks import checks_of, tally_counts
from whosays.verify.proof_ledger import Ledger, Rests, spoken
from whosays.verify.proof_phrases import Slot, given, one_of
from whosays.verify.proof_scopes import Scope, counts, flags, texts, when
from whosays.verify.proof_totals import total_slots, totals
from whosays.verify.proof_units import flat

LEFT = "what could not be read"
DIGEST = 16
"""So much of a document's digest is the name of its place."""


def account_scope(ledger: Ledger) -> Scope:
    """What a report says of all that it is about."""
    account = ledger.account
    return Scope(
        kind="account",
        says="the account as a whole",
        slots={
            "title": texts(ledger.tools.title),
            "topic": texts(*ledger.tools.topics),
            **total_slots(ledger),
            **counts(
                n_failing=checks_of(ledger).failing(),
            ),
            **flags(
                nothing_contested=all(answer.finding.status.value != "contested" for answer in account.answers),
                nothing_fails=not checks_of(ledger).failing(),
                nothing_found=not account.answers,
                all_read=not (account.unread or account.gaps or account.unreadable),
            ),
        },
        names=frozenset(f"all-{key}" for key in (*totals(ledger), "known_on")),
    )


def tally_scopes(ledger: Ledger) -> Iterator[Scope]:
    """How many checks of a relation came to each verdict."""
    for relation, found in tally_counts(ledger).items():
        yield Scope(
            kind="tally",
            says=f"the checks of {relation}",
            slots={"relation": texts(relation), **counts(**{verdict.value: n for verdict, n in found.items()})},
            needs=frozenset({"relation", *(verdict.value for verdict in Verdict)}),
            names=frozenset({relation, relation[:1].upper() + relation[1:]}),
            turn=("the table of all checks", relation),
        )


def document_scopes(ledger: Ledger, *, row: bool) -> Iterator[Scope]:
    """What a report says of each document; a `row` must name it and its digest."""
    for source in ledger.account.sources:
        yield document_scope(source, ledger, needs=("name", "digest") if row else ("name",))


def document_scope(source: Source, ledger: Ledger, needs: Sequence[str] = ()) -> Scope:
    """What a report says of a document."""
    document = source.document
    capture = source.captures[0] if source.captures else document.found
    here = f"doc-{document.id[:DIGEST]}"
    claims = len(ledger.of_document.get(document.id, ()))
    return Scope(
        kind="document",
        says=f"the document {source.name}",
        slots={
            "name": texts(source.name),
            "document_title": texts(capture.title),
            "dated": when(source.dated.period if source.dated else None),
            "dated_why": texts(source.dated.reason if source.dated else ""),
            "undated": given(source.dated is None),
            "publisher": texts(capture.publisher),
            "digest": one_of([document.id]),
            "note": texts(*document.notes),
            **counts(n_claims=claims, n_unread=ledger.unread[document.id]),
        },
        targets=frozenset({here}),
        names=frozenset({here, flat(source.name)}),
        needs=frozenset({*needs, *(_row_needs(source) if "digest" in needs else ())}),
        turn=("the documents", document.id) if "digest" in needs else None,
    )


def _row_needs(source: Source) -> Iterator[str]:
    """What the row of a document may not leave out."""
    yield from ("n_claims", "n_unread", "dated" if source.dated else "?undated")


def unread_scopes(ledger: Ledger) -> Iterator[Scope]:
    """Words left unread, places without a figure, files that gave no document."""
    account = ledger.account
    for number, item in enumerate(account.unread, 1):
        slots = {"obstacle": texts(item.obstacle), "readings": texts("; ".join(item.readings))}
        name = f"unread-{number}"
        yield _left_over(Rests(evidence=item.evidence, sentence=item.sentence, anchor=name), slots)
    for number, gap in enumerate(account.gaps, 1):
        slots = {"who": texts(spoken(gap.speakers)), "about": texts(gap.about)}
        yield _left_over(Rests(evidence=gap.evidence, sentence=gap.sentence, anchor=f"gap-{number}"), slots)
    yield from _files(account)


def _left_over(rests: Rests, slots: Mapping[str, Slot]) -> Scope:
    name = rests.anchor
    says, names = f"“{rests.evidence.exact}”", frozenset({name, f"{name}-listed"})
    return Scope(kind="unread", says=says, slots=slots, rests=(rests,), names=names, turn=(LEFT, name))


def _files(account: Account) -> Iterator[Scope]:
    for each in account.unreadable:
        slots = {"name": texts(each.name), "reason": texts(each.reason), "next_step": texts(each.next_step)}
        yield Scope(
            kind="file",
            says=f"the file {each.name}",
            slots=slots,
            needs=frozenset({"name", "reason"}),
            names=frozenset({flat(each.name)}),
            turn=(LEFT, each.name),
        )
