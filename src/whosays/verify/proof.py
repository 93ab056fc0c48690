"""The proof of a finished report: the file is read, by itself, and held line by line against the account.

What always holds: a line that says what no record says is refused, and so is one that the proof cannot read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.verify.proof_copies import copy_faults
from whosays.verify.proof_desk import Desk
from whosays.verify.proof_dispatch import scopes_of
from whosays.verify.proof_drawn import drawn_faults
from whosays.verify.proof_evidence import quoted
from whosays.verify.proof_ledger import Ledger
from whosays.verify.proof_links import link_fault, reference_faults
from whosays.verify.proof_markdown import read_markdown
from whosays.verify.proof_once import Telling, missing, twice
from whosays.verify.proof_scopes import Scope
from whosays.verify.proof_units import Sheet, Unit, groups
from whosays.verify.proof_whole import whole_faults
from whosays.verify.proof_words import words

AGAIN = "put back what the record says, or make the report again with: whosays report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A line that does not hold: where it stands, its words, where in them the trouble begins, why, what to do."""

    place: str
    sentence: str
    words: str
    why: str
    next_step: str = AGAIN

    def __str__(self) -> str:
        """All of it for a person."""
        return f"{self.place}: “{self.words}” in “{self.sentence}”: {self.why}; {self.next_step}"


def refusals(text: str, ledger: Ledger) -> Iterator[Refusal]:
    """What does not hold of a finished report, Markdown or HTML, that says what the ledger's account says, one line
    after another; nothing where all holds."""
    sheet = read_page(text) if text.lstrip()[:1] == "<" and "<html" in text[:400] else read_markdown(text)
    desk = Desk.of(sheet, ledger)
    for group in groups(sheet.units):
        yield from _group_faults(group, desk)
    beside = (*copy_faults(desk), *drawn_faults(desk), *reference_faults(sheet), *whole_faults(desk))
    for place, told, why in beside:
        yield Refusal(place=place, sentence=told, words=told, why=why)
    yield from _notes_left(desk)


def _group_faults(group: Sequence[Unit], desk: Desk) -> Iterator[Refusal]:
    """What is wrong with the lines of one row or item: nothing, if they hold of one record."""
    tried, again = [], None
    for scope in scopes_of(group, desk):
        told = Telling()
        if next(_faults(group, scope, desk, told), None) is not None:
            tried.append(scope)
        elif desk.tell(scope, group, told.filled):
            return
        else:
            again = scope
    if again is not None:
        return
    found = [list(_faults(group, scope, desk, Telling())) for scope in tried]
    yield from min(found, key=len) if found else [_nothing(group)]


def _nothing(group: Sequence[Unit]) -> Refusal:
    first = next((unit for unit in group if unit.text), group[0])
    return Refusal(
        place=first.place, sentence=first.text, words=first.text, why="the account holds nothing of the kind"
    )


def _faults(group: Sequence[Unit], scope: Scope, desk: Desk, told: Telling) -> Iterator[Refusal]:
    for unit in group:
        yield from _line_faults(unit, scope, desk, told)
    for some, why in (*missing(scope, told), *twice(scope, told)):
        sentence = " | ".join(unit.text for unit in group if unit.text)
        yield Refusal(place=group[0].place, sentence=sentence, words=some, why=why)


def _line_faults(unit: Unit, scope: Scope, desk: Desk, telling: Telling) -> Iterator[Refusal]:
    if unit.kind == "cell" and not unit.text and scope.kind != "any" and unit.head not in words().blank:
        yield Refusal(place=unit.place, sentence=unit.head, words="", why=f"nothing stands there of {scope.says}")
        return
    told = quoted(unit, scope.rests, desk.ledger)
    if told.fault:
        yield Refusal(place=unit.place, sentence=unit.text, words=unit.text, why=told.fault)
        return
    head = unit.head if unit.kind in ("cell", "drawn") else None
    found, borne, far, slot = scope.reads((told.rest, head, unit.links))
    if found is None:
        stopped = told.rest[far:] or told.rest
        yield Refusal(place=unit.place, sentence=unit.text, words=stopped[:80], why=_why(scope, slot))
        return
    own = Counter(name for phrase, _ in found for name in phrase[1::2])
    yield from _sum_faults(unit, own, scope, (telling.filled, desk.filled(unit.part)))
    telling.filled.update(own)
    telling.add(found)
    for name in unit.names:
        if name not in scope.names:
            why = f"the place “{name}” is not that of {scope.says}"
            yield Refusal(place=unit.place, sentence=unit.text, words=name, why=why)
    for span in unit.links:
        why = "" if span in borne else link_fault(unit, span, scope, desk)
        if why:
            yield Refusal(place=unit.place, sentence=unit.text, words=unit.text[span.start : span.end], why=why)


def _sum_faults(
    unit: Unit, found: Counter[str], scope: Scope, told: tuple[Counter[str], Counter[str]]
) -> Iterator[Refusal]:
    """Whether what counts the rest of a list adds up with the items `told` before it, in the same group or apart."""
    for slot in scope.sums.keys() & found.keys():
        wanted = scope.sums[slot]
        if told[wanted.apart][wanted.item] + int("".join(filter(str.isdigit, unit.text))) != wanted.many:
            why = f"with those before it there are {wanted.many:,} by {scope.says}"
            yield Refusal(place=unit.place, sentence=unit.text, words=unit.text, why=why)


def _why(scope: Scope, slot: str) -> str:
    told = slot.lstrip("?").replace("_", " ")
    return f"{scope.says} does not say so" + (f" (it was read as its {told})" if told else "")


def _notes_left(desk: Desk) -> Iterator[Refusal]:
    """Notes that no line leads to."""
    for unit in desk.idle_notes():
        yield Refusal(place=unit.place, sentence=unit.text, words=unit.text[:80], why="no figure is noted so")


def read_page(text: str) -> Sheet:
    """An HTML page as pieces."""
    from whosays.verify.proof_html import read_html

    return read_html(text)
