"""The quotations of a draft: word for word in the source that it names, in another, or nowhere; and what is nearest.

What always holds: a quotation stands in a document only if its words do, in their order, whatever kind of quotation
marks, dashes and spaces there are. What an ellipsis or square brackets take out may be missing, nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.lexicon.language import ENGLISH, language
from whosays.model.document import BlockKind
from whosays.model.verification import Judgement, Standing, Subject, Witness
from whosays.verify import nearness, wording
from whosays.verify.phrases import sentence
from whosays.verify.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.model.document import Document, Evidence
    from whosays.verify.record import Record

FEWEST: Final = 3
"""Words of a quotation; fewer in quotation marks are a term."""
LONGEST: Final = 3_000
"""Characters of a quotation, at most: a mark that is never closed quotes nothing."""
_MARKED: Final = re.compile(
    r"“([^”“]{1,3000})”|„([^“”]{1,3000})[“”]|«([^»«]{1,3000})»|(?<![\w\"])\"([^\"\n]{1,3000})\"(?!\w)|(?<!\w)‘([^‘’]{1,3000}(?:’\w[^‘’]{0,3000}){0,9})’(?!\w)"
)
_LEFT_OUT: Final = re.compile(r"\s*(?:\[[^\]]{0,200}\]|\.\s?\.\s?\.|…)\s*")
_LETTER: Final = re.compile(r"\[(\w)\]")
"""A letter that was made large or small: "[T]he"."""
_ENDS: Final = " .,;:!?-'\""
_AROUND: Final = 300
"""Characters about a passage in which whoever speaks there is named."""
_NAME: Final = re.compile(r"[A-Z][\w’'-]+")
_SENTENCE: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_STEM: Final = 5
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a draft: its place without the marks, and the sentence that it stands in."""

    start: int
    end: int
    around: tuple[int, int]


def quotations(document: Document, claims: Sequence[Claim], record: Record) -> Iterator[Judgement]:
    """The verdict on each quotation of `document`; `claims` are its figures, whose speakers may speak here."""
    for quoted in _quoted(document):
        yield _judged(document, quoted, claims, record)


def _quoted(document: Document) -> Iterator[Quoted]:
    """The quotations by marks, and whole blocks that the file marks as quoted."""
    taken: list[tuple[int, int]] = []
    for match in _MARKED.finditer(document.text):
        start, end = match.span(match.lastindex or 0)
        if len(document.text[start:end].split()) >= FEWEST:
            taken.append((start, end))
            yield Quoted(start, end, _sentence(document.text, match.start(), match.end()))
    for block in document.blocks:
        if block.kind is BlockKind.QUOTE and not any(block.start <= start < block.end for start, _ in taken):
            before = document.text.rfind("\n", 0, max(0, block.start - 2)) + 1
            yield Quoted(block.start, block.end, (before, block.end))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence about a quotation, as far as its line goes."""
    after = _SENTENCE.search(text, max(start, end - 2))
    return _begins(text, start), after.start() + 1 if after else len(text)


def _begins(text: str, at: int) -> int:
    """Where the sentence begins in which the character at `at` stands, a mark that opens a quotation with it."""
    before = [match.end() for match in _SENTENCE.finditer(text, max(0, at - LONGEST), at + 1)]
    return before[-1] if before else max(0, at - LONGEST)


def _judged(document: Document, quoted: Quoted, claims: Sequence[Claim], record: Record) -> Judgement:
    words = document.text[quoted.start : quoted.end]
    evidence = document.quote(quoted.start, quoted.end)
    around = document.quote(*quoted.around)
    names = _names(document, quoted)
    held = list(_standing(words, record))
    cited = [each for each in held if not names or names & _named_there(each, record)]
    standing, told, witnesses = _verdict(words, held, cited, record)
    if standing is Standing.ELSEWHERE:
        told = sentence("elsewhere", where=wording.where(held[0], record), said=_said(document, quoted, claims))
    return Judgement(
        subject=Subject.QUOTATION,
        evidence=evidence,
        sentence=around,
        standing=standing,
        words=told,
        witnesses=witnesses,
    )


def _verdict(
    words: str, held: Sequence[Evidence], cited: Sequence[Evidence], record: Record
) -> tuple[Standing, str, tuple[Witness, ...]]:
    if cited:
        told = sentence("verbatim", where=wording.where(cited[0], record))
        return Standing.VERBATIM, told, tuple(record.passage(each) for each in cited)
    if held:
        return Standing.ELSEWHERE, "", tuple(record.passage(each) for each in held)
    near = nearness.nearest(words, record)
    if near is None:
        return Standing.NOWHERE, sentence("nowhere"), ()
    told = sentence(
        "nowhere_near",
        theirs=wording.shown(near.evidence.exact),
        where=wording.where(near.evidence, record),
        difference=near.difference,
    )
    return Standing.NOWHERE, told, (record.passage(near.evidence),)


def pieces(words: str) -> tuple[str, ...]:
    """The words of a quotation made plain, without what stands at its ends, apart where something is left out."""
    parts = (plain(part).text.strip(_ENDS) for part in _LEFT_OUT.split(_LETTER.sub(r"\1", words)))
    return tuple(part for part in parts if part)


def _standing(words: str, record: Record) -> Iterator[Evidence]:
    """Where a quotation stands word for word, once a document."""
    sought = pieces(words)
    if sought:
        for source, text in record.texts():
            found = text.find(sought)
            if found is not None:
                yield source.quote(*found)


def _names(document: Document, quoted: Quoted) -> frozenset[str]:
    """The stems of the names beside a quotation."""
    return frozenset(_stem(name) for name in _beside(document, quoted))


def _beside(document: Document, quoted: Quoted) -> tuple[str, ...]:
    """The names in the sentence of a quotation, its own words left out; where it has none, in the one before in its
    paragraph, which may tell who speaks."""
    text, (first, last) = document.text, quoted.around
    own = _named(f"{text[first : quoted.start]} {text[quoted.end : last]}")
    before = text[_begins(text, max(0, first - 2)) : first]
    return own or (() if "\n" in before else _named(before))


def _named(text: str) -> tuple[str, ...]:
    """The words of a text that may be names: with a capital, and none of those that any sentence may begin with."""
    stops = language(ENGLISH).nouns.stops
    return tuple(word for word in _NAME.findall(text) if len(word) >= _SHORTEST and word.lower() not in stops)


def _stem(name: str) -> str:
    return name.lower()[:_STEM]


def _named_there(evidence: Evidence, record: Record) -> frozenset[str]:
    """The stems of the names about a passage, and of whoever printed the document."""
    source = record.sources[evidence.document]
    text = source.document.text
    told = [text[max(0, evidence.start - _AROUND) : evidence.start], text[evidence.end : evidence.end + _AROUND]]
    told += [
        each
        for capture in (*source.captures, source.document.found)
        for each in (capture.publisher, capture.title)
        if each
    ]
    told += [text[:_AROUND]]
    return frozenset(_stem(name) for name in _named(" ".join(told)))


def _said(document: Document, quoted: Quoted, claims: Sequence[Claim]) -> str:
    """Whom a draft names for a quotation, as far as its figures tell; else the names in its sentence."""
    first, last = quoted.around
    said = (s.label for c in claims if first <= c.evidence.start < last for s in c.speakers)
    named = next(said, None)
    if named is not None:
        return named
    return " ".join(_beside(document, quoted)[:3])
