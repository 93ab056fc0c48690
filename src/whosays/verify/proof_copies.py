"""The texts of sources as a page shows them: letter by letter the document's, each mark at the words of its record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.verify.proof_ledger import Rests
from whosays.verify.proof_phrases import Reading
from whosays.verify.proof_scopes import count
from whosays.verify.proof_titles import question_title
from whosays.verify.proof_units import Copied, Marked, flat, shown, standing

if TYPE_CHECKING:
    from whosays.model.document import Document, Evidence
    from whosays.model.report import Source
    from whosays.verify.proof_desk import Desk

Fault = tuple[str, str, str]
"""Place, words, why."""
_RANGE = re.compile(r"characters ([\d,]+) to ([\d,]+) of ([\d,]+)")
_LEFT = re.compile(r"(unread|gap)-(\d+)")
NEAR = 40
TIMELINE, ASTRAY = "part-timeline", "no statement stands here"


class _Whole:
    """A document as pages show it: where its characters stand there, and its claims in that order."""

    def __init__(self, document: Document, desk: Desk) -> None:
        self.document, self.standing = document, standing(document.text)
        ends = (
            (claim.evidence.start, claim.evidence.end, claim.id)
            for claim in desk.ledger.of_document.get(document.id, ())
        )
        self.claims = sorted((self.standing(start), self.standing(end), key) for start, end, key in ends)
        self.longest = max((end - start for start, end, _ in self.claims), default=0)


@dataclass(frozen=True, slots=True)
class _Passage:
    """What a page shows of a document from the character `start` on."""

    whole: _Whole
    start: int

    @property
    def document(self) -> Document:
        """The document."""
        return self.whole.document

    def at(self, offset: int) -> int:
        """Where a character of the document stands in the passage; -1 for one before it."""
        return self.whole.standing(offset) - self.whole.standing(self.start) if offset >= self.start else -1

    def covers(self, evidence: Evidence, mark: Marked) -> bool:
        """Whether a mark lies within `evidence`."""
        return 0 <= self.at(evidence.start) <= mark.start and mark.end <= self.at(evidence.end)

    def covering(self, mark: Marked) -> Iterator[str]:
        """The claims whose words a mark lies within."""
        shift = self.whole.standing(self.start)
        start, end = mark.start + shift, mark.end + shift
        first = bisect_left(self.whole.claims, (max(shift, start - self.whole.longest),))
        for low, high, key in self.whole.claims[first:]:
            if low > start:
                return
            if end <= high:
                yield key


def copy_faults(desk: Desk) -> Iterator[Fault]:
    """What is wrong with the passages of a page, and which claims have no place in a source that is shown whole."""
    known: dict[str, _Whole] = {}
    for copied in desk.sheet.copied:
        source = _source(copied, desk)
        if source is None:
            yield copied.place, copied.anchor, "no document of the account stands under this heading"
            continue
        document = source.document
        start, end = _ends(copied, document)
        own = shown(document.text[start:end]) if 0 <= start < end else ""
        if copied.text != own:
            yield copied.place, _first_difference(copied.text, own), f"the text of {source.name} has other words here"
            continue
        if document.id not in known:
            known[document.id] = _Whole(document, desk)
        passage = _Passage(known[document.id], start)
        yield from (
            (copied.place, copied.text[mark.start : mark.end][:NEAR], why)
            for mark in copied.marks
            if (why := _mark_fault(mark, passage, desk))
        )
    if desk.sheet.copied:
        yield from _unmarked(desk)


def _source(copied: Copied, desk: Desk) -> Source | None:
    return next(iter(desk.ledger.sources_like(copied.anchor.removeprefix("doc-"))), None)


def _ends(copied: Copied, document: Document) -> tuple[int, int]:
    """From which character to which a passage runs, by the line above it; the whole text where there is none."""
    found = _RANGE.fullmatch(copied.told)
    if found is None:
        return 0, len(document.text)
    start, end, length = (int(each.replace(",", "")) for each in found.groups())
    return (start, end) if length == len(document.text) else (0, -1)


def _first_difference(told: str, own: str) -> str:
    at = next(
        (n for n, (one, other) in enumerate(zip(told, own, strict=False)) if one != other), min(len(told), len(own))
    )
    return told[max(0, at - NEAR) : at + NEAR]


def _mark_fault(mark: Marked, passage: _Passage, desk: Desk) -> str:
    """Why a mark must be refused; nothing where it stands at the words of what it names."""
    for anchor in mark.anchors:
        rests = _named(anchor, desk)
        if rests is None or rests.evidence.document != passage.document.id:
            return f"“{anchor}” is no record of this document"
        if passage.at(rests.evidence.start) != mark.start:
            return f"“{flat(rests.evidence.exact)}” stands elsewhere"
    return _target_fault(mark, passage, desk)


def _named(anchor: str, desk: Desk) -> Rests | None:
    """What an anchor in a source's text stands for."""
    account = desk.ledger.account
    if claim := desk.ledger.claims.get(anchor.removeprefix("c-")):
        return Rests(evidence=claim.evidence, sentence=claim.sentence)
    if told := desk.ledger.statements.get(anchor.removeprefix("t-")):
        return Rests(evidence=told.evidence, sentence=told.sentence)
    if found := _LEFT.fullmatch(anchor):
        some = account.unread if found[1] == "unread" else account.gaps
        number = int(found[2]) - 1
        if 0 <= number < len(some):
            return Rests(evidence=some[number].evidence, sentence=some[number].sentence)
    return None


def _target_fault(mark: Marked, passage: _Passage, desk: Desk) -> str:
    if not mark.target:
        return ""
    if mark.target not in desk.sheet.anchors:
        return f"it leads to “{mark.target}”, which is no place of the file"
    if _LEFT.fullmatch(mark.target.removesuffix("-listed")):
        rests = _named(mark.target.removesuffix("-listed"), desk)
        here = rests and rests.evidence.document == passage.document.id
        at = passage.at(rests.evidence.start) if rests and here else -1
        return "" if 0 <= at <= mark.start else "it leads to other words left unread"
    if mark.target == TIMELINE:
        stated = (each for each in desk.ledger.account.statements if each.document == passage.document.id)
        return "" if any(passage.covers(each.evidence, mark) for each in stated) else ASTRAY
    if mark.target.removeprefix("q-") not in {desk.ledger.answered.get(key, "") for key in passage.covering(mark)}:
        return "it leads to a question that these words do not answer"
    return _title_fault(mark, desk)


def _title_fault(mark: Marked, desk: Desk) -> str:
    answer = desk.ledger.answers.get(mark.target.removeprefix("q-"))
    if not mark.title or answer is None:
        return ""
    slots = {
        "number": count(desk.numbers.get(mark.target, 0)),
        "question_title": question_title(answer.question, desk.ledger),
    }
    fine = Reading([("back", slots)]).reads(mark.title)
    return "" if fine is not None else f"“{mark.title}” is not the question that it leads to"


def _unmarked(desk: Desk) -> Iterator[Fault]:
    """Claims that a page with source texts marks nowhere."""
    marked = {anchor for copied in desk.sheet.copied for mark in copied.marks for anchor in mark.anchors}
    for claim in desk.ledger.account.claims:
        if f"c-{claim.id}" not in marked and claim.evidence.start < claim.evidence.end:
            yield (
                "the source texts",
                flat(claim.evidence.exact),
                "this figure is marked nowhere in the text of its source",
            )
