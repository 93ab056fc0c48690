"""What texts say about rules without an amount: that nobody knows, that the same is taken to hold for others, and that
there are further layers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.derive.schemes.people import nationalities
from whosays.derive.schemes.wording import AxisWords, Meaning
from whosays.lexicon.schemes import scheme_words
from whosays.model.scheme import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.lexicon.packs import AxisEntry
    from whosays.model.document import Document

LONGEST = 600
"""Characters of a sentence that is cited as a remark: a longer one is a table or a list."""
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\d{0,3}\s+(?=[\"“‘(]?[A-ZÀ-ÞА-Я])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about rules: the nationalities that it names, and the values of axes that its words tell."""

    cited: Cited
    nationalities: tuple[str, ...]
    values: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """The remarks of a case: that something is unknown, that a rule holds for others too, and of layers by key."""

    unknown: tuple[Remark, ...]
    alike: tuple[Remark, ...]
    layers: Mapping[str, tuple[Remark, ...]]


def remarks(documents: Iterable[Document], axes: Mapping[str, AxisEntry]) -> Remarks:
    """The remarks that `documents` make about payments."""
    words, values = scheme_words(), AxisWords(axes)
    about, unknown, alike = Meaning(words.about.words), Meaning(words.unknown.words), Meaning(words.alike.words)
    layers = {key: Meaning(layer.words) for key, layer in words.layer.items()}
    found: dict[str, list[Remark]] = {"unknown": [], "alike": [], **{key: [] for key in layers}}
    for document in documents:
        for start, end in sentences(document):
            text = document.text[start:end]
            kinds = [name for name, told in (("unknown", unknown), ("alike", alike)) if told.spans(text)]
            kinds += [key for key, told in layers.items() if told.spans(text)]
            if kinds and about.spans(text):
                made = _remark(document, start, end, values)
                for kind in kinds:
                    found[kind].append(made)
    return Remarks(
        unknown=tuple(found.pop("unknown")),
        alike=tuple(found.pop("alike")),
        layers={key: tuple(some) for key, some in found.items() if some},
    )


def _remark(document: Document, start: int, end: int, values: AxisWords) -> Remark:
    text = document.text[start:end]
    return Remark(
        cited=Cited(document=document.id, start=start, end=end, exact=text, text_version=document.text_version),
        nationalities=nationalities(text),
        values=frozenset((heard.axis, heard.value) for heard in values.heard(text)),
    )


def sentences(document: Document) -> Iterator[tuple[int, int]]:
    """Sentences of a document that are short enough to be cited, by their places; lines end them too."""
    for block in document.blocks:
        start = block.start
        while start < block.end:
            stop = document.text.find("\n", start, block.end)
            stop = block.end if stop < 0 else stop
            at = start
            for match in _END.finditer(document.text, start, stop):
                yield from _whole(document.text, at, match.start() + len(match[0].rstrip()))
                at = match.end()
            yield from _whole(document.text, at, stop)
            start = stop + 1


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    if start < end <= start + LONGEST:
        yield start, end
