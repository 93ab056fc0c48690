"""Quotations of a finished report: verbatim at their place in the document, or refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.model.document import Evidence
from whosays.verify.proof_ledger import Ledger, Rests
from whosays.verify.proof_units import Span, Unit, flat

_PLACE = re.compile(
    r"(?P<open>\(?)(?P<name>[^“”]+?), characters (?P<start>\d+)–(?P<end>\d+)"
    r"(?:, (?P<where>(?:page|table|row)[^)]*))?\)?$"
)
SIGN, LONGEST = ", characters ", 400
AROUND = 600
"""So many characters of a document either side of a figure are looked at; a report quotes fewer."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What is left of a line without its quotation, and what that rests on; or why it must be refused."""

    rest: str
    rests: Rests | None = None
    fault: str = ""


def place_of(line: str) -> re.Match[str] | None:
    """The place that stands at the end of a line: a file, and from which character to which."""
    return _PLACE.search(line, max(0, line.rfind(SIGN) - LONGEST)) if SIGN in line else None


def told_place(evidence: Evidence, ledger: Ledger) -> str:
    """The place of words as a report tells it: the file, from which character to which, and where in a table."""
    where = f", {flat(evidence.place)}" if evidence.place else ""
    return f"{ledger.name(evidence.document)}, characters {evidence.start}–{evidence.end}{where}"


def quoted(unit: Unit, known: Sequence[Rests], ledger: Ledger) -> Quoted:
    """`unit` without the quotation at its end, which must be that of one of `known`."""
    found = place_of(unit.text)
    if found is None:
        return _told_behind(unit, known, ledger)
    at = found.start("name")
    close = unit.text.rfind("”", 0, at)
    named = unit.text[close + 1 : at].strip(" (") if close >= 0 else ""
    name = f"{named}{found['name']}" if named else found["name"]
    for rests in known:
        evidence = rests.evidence
        if (evidence.start, evidence.end) != (int(found["start"]), int(found["end"])):
            continue
        told = ledger.name(evidence.document)
        if not name.endswith(told) or (found["where"] or "") != flat(evidence.place):
            continue
        return _verbatim(unit, rests, (close, found.end("name") - len(told)), ledger)
    return Quoted(unit.text, fault="no record that this line is about has words at this place")


def _told_behind(unit: Unit, known: Sequence[Rests], ledger: Ledger) -> Quoted:
    """A quotation at the head of a line, with its place in brackets, and more behind it: "“…” (…): why"."""
    head, joint, rest = unit.text.partition("): ")
    if not joint or place_of(f"{head})") is None:
        return Quoted(unit.text)
    told = quoted(replace(unit, text=f"{head})"), known, ledger)
    return told if told.fault else Quoted(f"{told.rest} {rest}".strip(), told.rests)


def _verbatim(unit: Unit, rests: Rests, ends: tuple[int, int], ledger: Ledger) -> Quoted:
    """`ends` are where the quotation closes and where the name of the file begins."""
    close, place = ends
    bold = next((span for span in reversed(unit.bold) if span.end <= close + 1), None)
    if bold is None or close < 0:
        return Quoted(unit.text[:place].rstrip(" ("), rests)
    if unit.text[close + 1 : place].strip(" ("):
        return Quoted(unit.text, fault="there are words between the quotation and its place")
    if unit.text[bold.start : bold.end] != flat(rests.evidence.exact):
        return Quoted(unit.text, fault=f"the document has “{flat(rests.evidence.exact)}” there")
    opened = _opened(unit.text, bold, close, rests, ledger)
    if opened is None:
        return Quoted(unit.text, fault="the words around the figure are not those of the document")
    return Quoted(unit.text[:opened].rstrip(), rests)


def _opened(text: str, bold: Span, close: int, rests: Rests, ledger: Ledger) -> int | None:
    """Where the quotation opens: the words between there and the figure are the document's, and those behind it."""
    if not _follows(text[bold.end : close], rests, ledger):
        return None
    at = text.rfind("“", 0, bold.start)
    while at >= 0:
        if _leads(text[at + 1 : bold.start], rests, ledger):
            return at
        at = text.rfind("“", 0, at)
    return None


def _leads(told: str, rests: Rests, ledger: Ledger) -> bool:
    evidence, sentence = rests.evidence, rests.sentence
    document = ledger.document(evidence.document)
    if told.strip().startswith("…") and document:
        own = flat(document.text[max(0, evidence.start - AROUND) : evidence.start])
        return _tight(own).endswith(_tight(told.strip()[1:])) and bool(told.strip(" …"))
    inside = sentence.start <= evidence.start and evidence.end <= sentence.end
    return _tight(told) == _tight(sentence.exact[: evidence.start - sentence.start] if inside else evidence.before)


def _follows(told: str, rests: Rests, ledger: Ledger) -> bool:
    evidence, sentence = rests.evidence, rests.sentence
    document = ledger.document(evidence.document)
    if told.strip().endswith("…") and document:
        own = flat(document.text[evidence.end : evidence.end + AROUND])
        return _tight(own).startswith(_tight(told.strip()[:-1])) and bool(told.strip(" …"))
    inside = sentence.start <= evidence.start and evidence.end <= sentence.end
    return _tight(told) == _tight(sentence.exact[evidence.end - sentence.start :] if inside else evidence.after)


def _tight(text: str) -> str:
    """`text` without its spaces: what joins a figure and the words beside it is no word."""
    return flat(text).replace(" ", "")
