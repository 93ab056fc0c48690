"""What a report says beside its questions: how much there is, documents, what was left unread, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from whosays.model.document import BlockKind, Document
from whosays.model.report import Account, Source
from whosays.verify.proof_checks import checks_of, tally_counts
from whosays.verify.proof_ledger import Ledger, Rests, spoken
from whosays.verify.proof_phrases import Slot, given, one_of
from whosays.verify.proof_scopes import Scope, counts, flags, texts, tiled, when
from whosays.verify.proof_totals import total_slots, totals
from whosays.verify.proof_units import flat, shown

_LETTERS = re.compile(r"((?: \([a-z]{1,2}\))+)$")
DIGEST = 16
"""So much of a document's digest is the name of its place."""
_SPACE = re.compile(r"\s+")


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
        targets=frozenset({"checks", "questions"}),
        names=frozenset(f"all-{key}" for key in (*totals(ledger), "known_on")),
    )


def tally_scopes(ledger: Ledger) -> Iterator[Scope]:
    """How many checks of a relation came to each verdict."""
    for relation, found in tally_counts(ledger).items():
        yield Scope(
            kind="tally",
            says=f"the checks of {relation}",
            slots={"relation": texts(relation), **counts(**{verdict.value: n for verdict, n in found.items()})},
            needs=frozenset({"relation"}),
        )


def document_scopes(ledger: Ledger, *, row: bool) -> Iterator[Scope]:
    """What a report says of each document; a `row` must name it and its digest."""
    for source in ledger.account.sources:
        yield document_scope(source, ledger, needs=("name", "digest") if row else ("name",))


def document_scope(source: Source, ledger: Ledger, needs: Sequence[str] = ()) -> Scope:
    """What a report says of a document."""
    document, account = source.document, ledger.account
    capture = source.captures[0] if source.captures else document.found
    here = f"doc-{document.id[:DIGEST]}"
    claims = sum(claim.document == document.id for claim in account.claims)
    unread = sum(item.evidence.document == document.id for item in account.unread)
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
            **counts(n_claims=claims, n_unread=unread),
        },
        targets=frozenset({here}),
        names=frozenset({here}),
        needs=frozenset(needs),
    )


def unread_scopes(ledger: Ledger) -> Iterator[Scope]:
    """Words left unread, places without a figure, files that gave no document."""
    account = ledger.account
    for number, item in enumerate(account.unread, 1):
        slots = {"obstacle": texts(item.obstacle), "readings": texts("; ".join(item.readings))}
        yield _left_over(Rests(evidence=item.evidence, sentence=item.sentence), slots, f"unread-{number}")
    for number, gap in enumerate(account.gaps, 1):
        slots = {"who": texts(spoken(gap.speakers)), "about": texts(gap.about)}
        yield _left_over(Rests(evidence=gap.evidence, sentence=gap.sentence), slots, f"gap-{number}")
    yield from _files(account)


def _left_over(rests: Rests, slots: Mapping[str, Slot], name: str) -> Scope:
    says, names = f"“{rests.evidence.exact}”", frozenset({name, f"{name}-listed"})
    return Scope(kind="unread", says=says, slots=slots, rests=(rests,), targets=names, names=names)


def _files(account: Account) -> Iterator[Scope]:
    for each in account.unreadable:
        slots = {"name": texts(each.name), "reason": texts(each.reason), "next_step": texts(each.next_step)}
        yield Scope(kind="file", says=f"the file {each.name}", slots=slots, needs=frozenset({"name", "reason"}))


def grid_scope(title: str, ledger: Ledger) -> Scope | None:
    """The table of a source that a heading names."""
    named = [s for s in ledger.account.sources if title.startswith(flat(s.name) + ", ")]
    if not named:
        return None
    source = max(named, key=lambda each: len(each.name))
    doubts = [d for c in ledger.account.claims if c.document == source.document.id and c.in_table for d in c.doubts]
    titles = (*ledger.tools.measures.values(), *(c.measure.replace("_", " ") for c in ledger.account.claims))
    units = {c.quantity.unit for c in ledger.account.claims if c.quantity.unit.isupper()}
    titles = (*titles, *(f"{title} ({unit})" for title in titles for unit in sorted(units)))
    lines = [flat(line) for line in source.document.text.splitlines()]
    tables = {f"table {n}" for n in range(1, 1 + len(lines)) if n <= _tables(source.document)}
    return Scope(
        kind="grid",
        says=f"a table of {source.name}",
        slots={
            "grid_title": one_of([f"{flat(source.name)}, {table}" for table in tables]),
            "head": texts(*_heads(source.document), *titles),
            "printed_head": texts(*(line for line in lines if line)),
            "common_doubt": texts(*doubts),
            "doubt": texts(*doubts),
        },
        targets=frozenset(f"c-{c.id}" for c in ledger.account.claims if c.document == source.document.id),
    )


def _tables(document: Document) -> int:
    marked = [block.place.table or 0 for block in document.blocks if block.kind is BlockKind.ROW]
    return max([*marked, document.text.count("\n\n") + 1])


def _heads(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind is BlockKind.ROW:
            yield from (document.text[cell.start : cell.end] for cell in block.cells)
    for line in document.text.splitlines():
        yield from re.split(r"(?<=[a-z)\]])(?=[A-Z])", line.strip())


def without_letters(cell: str) -> tuple[str, tuple[str, ...]]:
    """A cell's own words, and the letters of notes behind them."""
    found = _LETTERS.search(cell)
    return (cell[: found.start()], tuple(re.findall(r"[a-z]+", found[1]))) if found else (cell, ())


def is_row(cells: Sequence[str], title: str, ledger: Ledger) -> bool:
    """Whether `cells` are a row of a table of the source that `title` names: cell by cell where the original marks
    them, else all the words of one line."""
    source = next((s for s in ledger.account.sources if title.startswith(flat(s.name) + ", ")), None)
    if source is None:
        return False
    document, told = source.document, [flat(cell) for cell in cells]
    for block in document.blocks:
        if block.kind is BlockKind.ROW and block.cells:
            found = [""] * len(told)
            for cell in block.cells:
                if cell.column < len(found):
                    found[cell.column] = flat(document.text[cell.start : cell.end])
            if found == told:
                return True
    return any(_is_line(told, line) for line in shown(document.text).split("\n"))


def _is_line(cells: Sequence[str], line: str) -> bool:
    """Whether a line is these cells and nothing else, in whatever order."""
    rest = flat(line)
    for cell in sorted((each for each in cells if each), key=len, reverse=True):
        if cell not in rest:
            return False
        rest = rest.replace(cell, "\n", 1)
    return not _SPACE.sub("", rest) and any(cells)


def grid_doubts(cell: str, letters: Sequence[str], notes: Mapping[str, str], title: str, ledger: Ledger) -> bool:
    """Whether the letters behind a cell lead to doubts of a claim that stands in it."""
    source = next((s for s in ledger.account.sources if title.startswith(flat(s.name) + ", ")), None)
    inside = [
        c
        for c in ledger.account.claims
        if source and c.document == source.document.id and flat(c.evidence.exact) in cell
    ]
    doubts = [tiled("grid_note", {"doubt": texts(doubt)}) for claim in inside for doubt in claim.doubts]
    return all(any(doubt(notes.get(letter, "")) for doubt in doubts) for letter in letters)
